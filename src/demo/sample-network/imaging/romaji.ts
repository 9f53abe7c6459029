const SYLLABLES: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'ア a イ i ウ u エ e オ o カ ka キ ki ク ku ケ ke コ ko サ sa シ shi ス su セ se ソ so タ ta チ chi ツ tsu テ te ト to ' +
    'ナ na ニ ni ヌ nu ネ ne ノ no ハ ha ヒ hi フ fu ヘ he ホ ho マ ma ミ mi ム mu メ me モ mo ヤ ya ユ yu ヨ yo ' +
    'ラ ra リ ri ル ru レ re ロ ro ワ wa ヲ o ン n ガ ga ギ gi グ gu ゲ ge ゴ go ザ za ジ ji ズ zu ゼ ze ゾ zo ' +
    'ダ da ヂ ji ヅ zu デ de ド do バ ba ビ bi ブ bu ベ be ボ bo パ pa ピ pi プ pu ペ pe ポ po'
  )
    .split(' ')
    .reduce<[string, string][]>((pairs, part, index, parts) => {
      if (index % 2 === 0) pairs.push([part, parts[index + 1] ?? ''])
      return pairs
    }, []),
)
const SMALL: Readonly<Record<string, string>> = { ャ: 'ya', ュ: 'yu', ョ: 'yo' }

/** A name in katakana as devices write it in Latin letters: Hepburn without long vowels (`タロウ` → `Taro`). */
export function romajiOf(kana: string): string {
  let text = ''
  let isDoubled = false
  for (const character of kana) {
    if (character === 'ッ') {
      isDoubled = true
      continue
    }
    const small = SMALL[character]
    if (small !== undefined) {
      // キ + ャ = kya, シ + ャ = sha.
      text = text.slice(0, -1) + (/(?:sh|ch|j)i$/.test(text) ? small.slice(1) : small)
      continue
    }
    const syllable = SYLLABLES[character] ?? ''
    const isLong = (syllable === 'u' && /[ou]$/.test(text)) || character === 'ー'
    if (!isLong) text += isDoubled ? syllable.slice(0, 1) + syllable : syllable
    isDoubled = false
  }
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

export function hiraganaOf(katakana: string): string {
  return katakana.replace(/[ァ-ヶ]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0x60))
}
