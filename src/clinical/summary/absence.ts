import { denialOf } from '../allergy-denial.ts'
import type { Allergy } from '../condition-facts.ts'

/**
 * True for a record that denies every allergy. Whatever else stands in its words (薬物, 食物, ヨード, a drug) narrows what is
 * denied, known to this program or not: 「ヨードアレルギーなし」 says nothing of penicillin (H-03, H-17).
 */
export function isWholeNegation({ cause, category, verification }: Allergy): boolean {
  // What its sender has not confirmed proves nothing (HDR-2).
  if (verification === 'unconfirmed') return false
  if (NARROWED_CODES.some((code) => hasCode(cause, code))) return false
  const denial = denialOf(cause.text)
  return denial === 'whole' || (denial === 'bare' && category === 'unknown')
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
