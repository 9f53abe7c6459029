/**
 * Old and variant forms of kanji that stand in names, each before the form to which it is folded. For matching only:
 * the display keeps what the sender wrote (ACC-8).
 */
const VARIANTS =
  '髙高 﨑崎 碕崎 嵜崎 邊辺 邉辺 齋斎 齊斉 澤沢 濵浜 濱浜 櫻桜 廣広 惠恵 眞真 國国 嶌島 嶋島 德徳 栁柳 槇槙 龍竜 瀧滝 榮栄 ' +
  '壽寿 學学 實実 淨浄 𠮷吉 圓円 條条 晄晃 橫横 淸清 穗穂 緖緒 賴頼 郞郎 靑青 靜静 顯顕 黑黒 增増 寬寛 冨富 峯峰 彌弥 敎教 ' +
  '檜桧 曻昇 湻淳 淵渕 舘館 萠萌 藏蔵 讓譲 豐豊 鐵鉄 關関 隱隠 鷄鶏 薰薫 佛仏 來来 兒児 豫予 亞亜 傳伝 勳勲 嚴厳 奧奥 孃嬢 ' +
  '將将 專専 尙尚 巖巌 帶帯 應応 拂払 攝摂 數数 晉晋 曉暁 溪渓 爲為 獨独 盡尽 祿禄 禮礼 稻稲 與与 蘆芦 螢蛍 邨村 釋釈'

const FORM_OF_VARIANT = pairs(VARIANTS)

/** Small kana are written large by older systems: キヨウコ is キョウコ. */
const LARGE_KANA = pairs('ァア ィイ ゥウ ェエ ォオ ッツ ャヤ ュユ ョヨ ヮワ ヵカ ヶケ')

/** Pairs of letters, apart by a space: the first is folded to the second. */
function pairs(text: string): ReadonlyMap<string, string> {
  const folded = new Map<string, string>()
  for (const pair of text.split(' ')) {
    const [from, to] = [...pair]
    if (from !== undefined && to !== undefined) folded.set(from, to)
  }
  return folded
}

const VARIATION_SELECTORS = /[︀-️]|[\u{E0100}-\u{E01EF}]/gu
const HIRAGANA = /[ぁ-ゖ]/g
const SPACES_AND_DASHES = /[\s　・･\-‐‑–—−ー]/g

/**
 * A name as it is compared in a search: half and full width, ひらがな and カタカナ, small and large kana, capitals, old and
 * new forms of kanji, spaces and length marks are one. `ﾐﾎﾝ ﾀﾛｳ` and `みほんたろう` fold to `ミホンタロウ`.
 */
export function foldForSearch(text: string): string {
  const katakana = text
    .replace(VARIATION_SELECTORS, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(SPACES_AND_DASHES, '')
    .replace(HIRAGANA, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0x60))
  return Array.from(katakana, (letter) => LARGE_KANA.get(letter) ?? FORM_OF_VARIANT.get(letter) ?? letter).join('')
}
