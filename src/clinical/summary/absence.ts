import type { Allergy } from '../condition-facts.ts'

/** 「なし」 and what may stand beside it that names no substance: 「特記すべきアレルギーの既往は特になし」. */
const WHOLE =
  /^(?:(?:既知|特記すべき|特筆すべき|特別|特|明らか|登録|現在)(?:の|な|に)?)?アレルギー(?:[・/、]?(?:過敏症|副作用))?(?:の?(?:既往|既往歴|登録|情報|歴))?(?:は|:|について)?(?:特に)?(?:なし|無し|無|ない|ありません|認めず|認めない|否定|\(-\)|-)$/
const WHOLE_ENGLISH = /^(?:nka|no (?:known )?allerg(?:y|ies))(?: \(situation\))?$/i
/** Says 「なし」 without naming of what: that is for the 区分 of the record to say. */
const BARE = /^(?:特に|特記事項|該当)?(?:なし|無し|無|\(-\)|-)$/

/**
 * True for a record that denies every allergy. Whatever else stands in its words (薬物, 食物, ヨード, a drug) narrows what is
 * denied, known to this program or not: 「ヨードアレルギーなし」 says nothing of penicillin (H-03, H-17).
 */
export function isWholeNegation({ cause, category }: Allergy): boolean {
  if (NARROWED_CODES.some((code) => hasCode(cause, code))) return false
  const words = cause.text
    .normalize('NFKC')
    .replaceAll(/[−‐–—]/g, '-')
    .trim()
    .replace(/[。.]$/, '')
  if (WHOLE_ENGLISH.test(words)) return true
  const text = words.replaceAll(/\s/g, '')
  return WHOLE.test(text) || (BARE.test(text) && category === 'unknown')
}

/** SNOMED CT: no known drug, food, environmental allergy. */
const NARROWED_CODES = ['409137002', '429625007', '428607008', 'nkda']

function hasCode({ codings }: Allergy['cause'], wanted: string): boolean {
  return codings.some(({ code }) => code.toLowerCase() === wanted)
}

/**
 * What a block of allergies may say when no active one is listed. 「なし」 needs a record that denies all of them *and*
 * the whole answer of everybody who may be asked (HDR-2, H-03); a record alone is shown as what it is, a record.
 */
export type Absence =
  /** なし（date hospital 確認）. */
  | { readonly kind: 'confirmed'; readonly by: Allergy }
  /** Everybody has answered, and nobody has written anything: 記録なし（未確認）. */
  | { readonly kind: 'not-recorded' }
  /** Somebody writes なし, but not everybody has answered, or only a part is denied. */
  | { readonly kind: 'denied-by-some' }
  /** Not everybody has answered: the state of the sources says why. */
  | { readonly kind: 'unknown' }

/** `negations` newest first; `isComplete`: every permitted source has answered wholly. */
export function absenceOf(negations: readonly Allergy[], isComplete: boolean): Absence {
  const by = negations.find(isWholeNegation)
  if (isComplete && by !== undefined) return { kind: 'confirmed', by }
  if (negations.length > 0) return { kind: 'denied-by-some' }
  return isComplete ? { kind: 'not-recorded' } : { kind: 'unknown' }
}
