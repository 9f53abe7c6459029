/** An element of an XML text: its name without prefix, its attributes by name, its child elements. */
export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** The element as it stood in the text, with its own tags. */
  readonly source: string
}

const DEEPEST = 200
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const TAG =
  /<(?:!--[\s\S]*?-->|!\[CDATA\[[\s\S]*?\]\]>|\?[\s\S]*?\?>|(\/?)([^\s<>/!?="']+)((?:[^<>"']|"[^"<]*"|'[^'<]*')*?)(\/?)>)/y
const ATTRIBUTE = /\s*([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')\s*/gy

interface Open {
  readonly name: string
  readonly tag: string
  readonly attributes: ReadonlyMap<string, string>
  readonly start: number
  readonly children: XmlElement[]
}

/**
 * The root element of an XML text. Elements and attributes only: words between elements stay in `source`. There is no
 * document type, so no entity is ever expanded (security-safety.md D2). Throws SyntaxError for a text that is not
 * well-formed, that has a document type, or that is nested more than 200 deep.
 */
export function parseXml(text: string): XmlElement {
  const open: Open[] = []
  let at = text.indexOf('<')
  while (at >= 0) {
    TAG.lastIndex = at
    const match = TAG.exec(text)
    if (match === null) throw new SyntaxError('not well-formed, or with a document type')
    const end = TAG.lastIndex
    const [, closes, tag, attributes = '', isEmpty] = match
    if (tag !== undefined) {
      if (closes !== '/') {
        if (open.length >= DEEPEST) throw new SyntaxError('nested too deep')
        open.push({ name: localName(tag), tag, attributes: attributesOf(attributes), start: at, children: [] })
      }
      if (closes === '/' || isEmpty === '/') {
        const closed = open.pop()
        if (closed === undefined || closed.tag !== tag) throw new SyntaxError(`unexpected end of ${tag}`)
        const { name, attributes: own, start, children } = closed
        const element: XmlElement = { name, attributes: own, children, source: text.slice(start, end) }
        const parent = open.at(-1)
        if (parent === undefined) return element
        parent.children.push(element)
      }
    }
    at = text.indexOf('<', end)
  }
  throw new SyntaxError('no whole element')
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const matches = [...text.matchAll(ATTRIBUTE)]
  const read = matches.reduce((length, [whole]) => length + whole.length, 0)
  if (text.slice(read).trim() !== '') throw new SyntaxError('an attribute is not well-formed')
  return new Map(matches.map(([, name = '', double, single]) => [name, unescaped(double ?? single ?? '')]))
}

function unescaped(value: string): string {
  return value.replace(/&([^;\s]*);?/g, (whole, entity: string) => {
    const number = /^#(?:x([0-9a-fA-F]+)|(\d+))$/.exec(entity)
    if (number !== null) return String.fromCodePoint(Number.parseInt(number[1] ?? number[2] ?? '', number[1] ? 16 : 10))
    const named = NAMED[entity]
    if (named === undefined) throw new SyntaxError(`unknown entity ${whole}`)
    return named
  })
}

function localName(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1)
}
