/**
 * Kana and Latin letters brought to one spelling, so that `MIHON^TARO`, `Mihon^Tarou` and ミホン タロウ are one. Only for
 * comparing: Hepburn, Kunrei and passport spellings fall together, and so do long and short vowels.
 */
export function romanOf(name: string): string {
  const text = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ぁ-ゖ]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0x60))
    .replace(/[\s　・^',.-]/g, '')
  const romaji = text
    .replace(/([キギシジチヂニヒビピミリ])([ャュョァィゥェォ])/g, (_, large: string, small: string) => {
      const stem = (SYLLABLES.get(large) ?? '').slice(0, -1)
      return `${stem}y${SMALL.get(small) ?? ''}`
    })
    .replace(
      /[フヴ]([ァィェォ])/g,
      (both: string, small: string) => `${both.startsWith('フ') ? 'h' : 'v'}${SMALL.get(small)}`,
    )
    .replace(/ッ/g, '')
    .replace(/[ァ-ヴ]/g, (letter) => SYLLABLES.get(letter) ?? SMALL.get(letter) ?? letter)
  return spelling(romaji)
}

const ROWS =
  'アイウエオ カキクケコ サシスセソ タチツテト ナニヌネノ ハヒフヘホ マミムメモ ラリルレロ ガギグゲゴ ザジズゼゾ ダヂヅデド バビブベボ パピプペポ'
const STEMS = ['', 'k', 's', 't', 'n', 'h', 'm', 'r', 'g', 'z', 'z', 'b', 'p']

const SYLLABLES: ReadonlyMap<string, string> = new Map([
  ...ROWS.split(' ').flatMap((row, at) =>
    [...row].map((kana, vowel) => [kana, `${STEMS[at] ?? ''}${'aiueo'[vowel] ?? ''}`] as const),
  ),
  ...Object.entries({
    ダ: 'da',
    デ: 'de',
    ド: 'do',
    ヤ: 'ya',
    ユ: 'yu',
    ヨ: 'yo',
    ワ: 'wa',
    ヰ: 'i',
    ヱ: 'e',
    ヲ: 'o',
    ン: 'n',
    ヴ: 'bu',
  }),
])

const SMALL: ReadonlyMap<string, string> = new Map(
  Object.entries({ ァ: 'a', ィ: 'i', ゥ: 'u', ェ: 'e', ォ: 'o', ャ: 'a', ュ: 'u', ョ: 'o', ッ: '' }),
)

/** Latin spellings brought to Kunrei without length: shi → si, cha → tya, tsu → tu, fu → hu, ji → zi, m before b → n. */
function spelling(romaji: string): string {
  return romaji
    .replace(/ー/g, '')
    .replace(/[āâ]/g, 'a')
    .replace(/[ūû]/g, 'u')
    .replace(/[ōô]/g, 'o')
    .replace(/tch/g, 'ch')
    .replace(/shi?(?=[auoe])|sh(?=[auoe])/g, 'sy')
    .replace(/shi/g, 'si')
    .replace(/chi?(?=[auoe])|ch(?=[auoe])/g, 'ty')
    .replace(/chi/g, 'ti')
    .replace(/tsu/g, 'tu')
    .replace(/ji?(?=[auoe])/g, 'zy')
    .replace(/ji/g, 'zi')
    .replace(/dz/g, 'z')
    .replace(/f/g, 'h')
    .replace(/m(?=[bmp])/g, 'n')
    .replace(/([bcdfghkprstz])\1/g, '$1')
    .replace(/oh(?![aiueo])/g, 'o')
    .replace(/ou|oo/g, 'o')
    .replace(/uu/g, 'u')
    .replace(/v/g, 'b')
    .replace(/l/g, 'r')
}
