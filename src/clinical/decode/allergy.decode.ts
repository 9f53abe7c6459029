import type { AllergyIntolerance } from '#standards/fhir/r4.ts'
import type { Allergy, AllergyCategory } from '../condition-facts.ts'
import type { Concept } from '../fact-base.ts'
import { type DecodeScope, factBase } from './decode-scope.ts'
import { conceptOf, hasCode, nonEmpty, textOf } from './elements.ts'
import { timeWords } from './time-words.ts'

/** アレルギー (fhir-jp.md §4 H). Negations are told apart, so that they are never counted (HDR-2, H-17). */
export function decodeAllergy(allergy: AllergyIntolerance, scope: DecodeScope): Allergy {
  const cause = conceptOf(allergy.code) ?? substanceOf(allergy)
  if (cause === undefined) throw new TypeError('no cause is named')
  const { verificationStatus, clinicalStatus } = allergy
  const onset =
    scope.time(allergy.onsetDateTime, allergy, 'onsetDateTime') ??
    scope.time(allergy.onsetPeriod?.start, allergy, 'onsetPeriod.start')
  const recordedAt = scope.time(allergy.recordedDate, allergy, 'recordedDate')
  const isInError = hasCode(verificationStatus, 'entered-in-error')
  const isRefuted = hasCode(verificationStatus, 'refuted')
  const base = factBase(scope, allergy, {
    at: recordedAt ?? onset,
    recordedAt,
    status: isInError ? 'entered-in-error' : 'final',
    author: scope.nameOf(allergy.asserter, allergy) ?? scope.nameOf(allergy.recorder, allergy),
  })
  return {
    ...base,
    notes: [...timeWords('発症', allergy.onsetString, allergy.onsetAge, allergy.onsetRange), ...base.notes],
    kind: 'allergy',
    cause,
    category: categoryOf(allergy),
    isNegation: isNegation(cause, categoryOf(allergy)),
    isRefuted,
    verification: hasCode(verificationStatus, 'confirmed')
      ? 'confirmed'
      : hasCode(verificationStatus, 'unconfirmed', 'presumed')
        ? 'unconfirmed'
        : undefined,
    // Without a status an allergy counts: unknown is not "over" (H-17).
    isActive: !isInError && !isRefuted && !hasCode(clinicalStatus, 'inactive', 'resolved'),
    criticality: allergy.criticality,
    reactions: (allergy.reaction ?? []).flatMap((reaction) => {
      const manifestations = (reaction.manifestation ?? []).flatMap((each) => textOf(each) ?? [])
      const text = nonEmpty(manifestations.join('、')) ?? nonEmpty(reaction.description)
      return text === undefined ? [] : [{ text, severity: nonEmpty(reaction.severity) }]
    }),
    onset,
    lastOccurrence: scope.time(allergy.lastOccurrence, allergy, 'lastOccurrence'),
  }
}

function substanceOf({ reaction }: AllergyIntolerance): Concept | undefined {
  return (reaction ?? []).map(({ substance }) => conceptOf(substance)).find((each) => each !== undefined)
}

function categoryOf({ category }: AllergyIntolerance): AllergyCategory {
  if (category?.includes('medication')) return 'medication'
  return category?.[0] ?? 'unknown'
}

/** "No known allergy" of SNOMED CT and the like; no Japanese code exists (fhir-jp.md §4 H). */
const NEGATION_CODES: ReadonlySet<string> = new Set([
  '716186003',
  '409137002',
  '429625007',
  '428607008',
  'nka',
  'nkda',
  'no-known',
])

const NEGATION =
  /^(?:既知の|特記すべき|特に)?(?:.{0,8}(?:アレルギー|副作用|過敏症|禁忌))?(?:の?(?:既往|既往歴|登録|情報|歴))?(?:は|:|について)?(?:特に)?(?:なし|無し|無|ない|ありません|認めず|認めない|否定|\(-\)|-)$/

/** 「そば以外アレルギーなし」, "No known allergies except shellfish": there is one. */
const EXCEPTION = /以外|を除|\b(?:except|excepting|excluding|besides|other than|(?:apart|aside) from|but)\b/i

/** 「エビ、他アレルギーなし」, 「卵(+)、アレルギー(-)」: something is named beside what is denied; 「ありません」 names nothing. */
const NAMED_BESIDE = /他|ほか|\+|陽性|あり(?!ません)|有り/

/**
 * True for a record that says there is none (「アレルギーなし」). A cause with a national code is an allergy whatever its
 * text; so is 「ナシ」 (the fruit) in katakana, and a bare 「なし」 of a food, which may be the fruit (H-17).
 */
function isNegation(cause: Concept, category: AllergyCategory): boolean {
  if (EXCEPTION.test(cause.text)) return false
  if (cause.codings.some(({ code }) => NEGATION_CODES.has(code.toLowerCase()))) return true
  if (cause.codings.some(({ system, code }) => /Jfagy/.test(system) && !/0{9}$/.test(code))) return false
  const text = cause.text
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll(/[−‐–—]/g, '-')
    .replace(/[。.]$/, '')
  if ((category === 'food' && text === 'なし') || NAMED_BESIDE.test(text)) return false
  return NEGATION.test(text) || /^(?:特記事項|該当)なし$/.test(text) || /^no known\b/i.test(cause.text.trim())
}
