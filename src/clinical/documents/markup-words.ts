/** The entities of XHTML that may stand within a word or part it; everything beyond them is sent as a character. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  shy: '\u00ad',
  zwj: '\u200d',
  zwnj: '\u200c',
}

/**
 * The letters of a piece of XHTML in their order, as somebody reads them: without tags, comments and readings in small
 * letters, entities resolved. `胃<b>癌</b>`, `胃&#x764C;` and `<ruby>胃<rt>い</rt>癌</ruby>` are all 胃癌.
 */
export function wordsOfMarkup(markup: string): string {
  return markup
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<r[tp]\b[^>]*>[\s\S]*?<\/r[tp]\s*>/gi, '')
    .replace(/<\/?[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>/gi, '')
    .replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole
    })
}
