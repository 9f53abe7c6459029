/**
 * What the words of an allergy record deny. `whole`: every allergy (「アレルギーなし」) · `bare`: 「なし」 without a word of what,
 * which is for the 区分 of the record to say · `part`: one kind, one thing, or that anything is registered (「薬物アレルギーなし」,
 * 「アレルギー登録なし」).
 */
export type Denial = 'whole' | 'bare' | 'part'

/**
 * Reads a denial, or undefined where the words name anything beside it: 「エビ、アレルギーなし」 may list what there is, and is an
 * allergy to be shown as it was written. A sign or a blank parts what is named; a denial must be the whole of its part (H-03, H-17).
 *
 * @example denialOf('薬物・食物アレルギー（－）') // 'part'
 */
export function denialOf(text: string): Denial | undefined {
  const words = text
    .normalize('NFKC')
    .replaceAll(/[−‐–—]/g, '-')
    .replaceAll('(ー)', '(-)')
    .trim()
  if (EXCEPTION.test(words)) return undefined
  const one = ofClause(words.replace(/[。.]$/, ''))
  if (one !== undefined) return one
  const clauses = words.split(CLAUSE_END).flatMap((clause) => (clause.trim() === '' ? [] : [clause.trim()]))
  return together(clauses.flatMap((clause) => (ofClause(clause) === undefined ? clause.split(/\s+/) : [clause])))
}

/** 「そば以外アレルギーなし」, "No known allergies except shellfish": there is one. */
const EXCEPTION =
  /以外|を除|ただし|但し|\b(?:except|excepting|excluding|besides|other than|(?:apart|aside) from|but|however)\b/i

const CLAUSE_END = /[、,;。・/|\n\r\t]|\.(?=\s|$)/

const KIND = '(?:薬|薬物|薬剤|医薬品|くすり|食|食物|食品|食べ物|環境|吸入|接触|その他|他)'
const TERM = '(?:アレルギー|過敏症|副作用|禁忌)'
const HISTORY = '(?:の?(?:既往歴?|歴))?'
const REGISTRY = 'の?(?:登録|情報|記録|記載)'
const NONE =
  '(?:は|:|について|については)?(?:特に)?(?:なし|無し|無い|無|ない|ありません|認めず|認めない|認めません|否定|\\(-\\)|-)'
const QUALIFIED = '(?:(?:既知|特記すべき|特筆すべき|特別|特|明らか|登録|現在)(?:の|な|に)?)?'

const WHOLE = new RegExp(`^${QUALIFIED}アレルギー(?:[・/、,]?(?:過敏症|副作用))?${HISTORY}${NONE}$`)
const BARE = /^(?:特に|特記事項|該当)?(?:なし|無し|無い|無|\(-\)|-)$/
const OF_KINDS = new RegExp(
  `^${QUALIFIED}(?:${KIND}(?:[・/、,と]${KIND})*の?${TERM}?|${TERM})${HISTORY}(?:${REGISTRY})?${NONE}$`,
)
const OF_REGISTRY = new RegExp(`^${QUALIFIED}アレルギー${HISTORY}${REGISTRY}${NONE}$`)
/** One thing, whatever it is: its name has no blank and no sign in it. */
const OF_ONE_THING = new RegExp(
  `^([^\\s、,;。・/|:()]{1,20}?)の?:?${TERM}\\s*${HISTORY}\\s*(?:${REGISTRY})?\\s*${NONE}$`,
)
/** Words in front of 「アレルギーなし」 that tell of something that there is: 「エビで発疹アレルギーなし」. */
const TELLS_OF_ONE =
  /アレルギー|過敏|副作用|他|ほか|のみ|だけ|しか|\+|陽性|あり|有(?!機)|疑|注意|不可|ショック|疹|不良|[痒腫痛吐嘔痢]|かゆ|呼吸|で|を|から|より/

const WHOLE_ENGLISH = /^(?:nka|no (?:known |history of )?allerg(?:y|ies))(?: \((?:situation|finding)\))?$/i
const BARE_ENGLISH = /^(?:none|nil)(?: known)?$/i
const PART_ENGLISH =
  /^(?:nkda|nkfa|no (?:known |history of )?(?:(?!allerg)[a-z]+[ /-]){1,4}(?:allerg(?:y|ies)|intolerances?|hypersensitivity)|no (?:known )?allerg(?:y|ies) to [a-z]+(?: (?:or|and) [a-z]+)?)(?: \((?:situation|finding)\))?$/i

function ofClause(clause: string): Denial | undefined {
  const text = clause.replaceAll(/\s/g, '')
  if (WHOLE.test(text) || WHOLE_ENGLISH.test(clause)) return 'whole'
  if (BARE.test(text) || BARE_ENGLISH.test(clause)) return 'bare'
  if (OF_KINDS.test(text) || OF_REGISTRY.test(text) || PART_ENGLISH.test(clause)) return 'part'
  const [, thing] = OF_ONE_THING.exec(clause) ?? []
  return thing === undefined || TELLS_OF_ONE.test(thing) ? undefined : 'part'
}

const ONLY_KIND = new RegExp(`^${KIND}$`)

/** Several parts: denials all of them, the last one surely; a kind in front of one (「食物、アレルギーなし」) narrows it. */
function together(parts: readonly string[]): Denial | undefined {
  const read = parts.map((part) => (ONLY_KIND.test(part) ? 'kind' : ofClause(part)))
  if (read.length === 0 || read.includes(undefined) || read.at(-1) === 'kind') return undefined
  return read.includes('whole') && !read.includes('kind') ? 'whole' : 'part'
}
