import type { Allergy } from '../condition-facts.ts'

/** A subject before アレルギー narrows what is denied: 「薬物アレルギー：なし」 says nothing of food. */
const NARROWED =
  /(?:薬|食|造影|花粉|金属|ラテックス|卵|ペニシリン|抗生|抗菌|drug|medication|food|latex).{0,8}(?:アレルギー|副作用|過敏|禁忌|allerg)/i

/** True for a record that denies every allergy, not only those to drugs or to food. */
export function isWholeNegation({ cause }: Allergy): boolean {
  return !NARROWED.test(cause.text.normalize('NFKC')) && !NARROWED_CODES.some((code) => hasCode(cause, code))
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
