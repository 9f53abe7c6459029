import type { AllergyIntolerance } from '#standards/fhir/r4.ts'
import { denialOf } from '../allergy-denial.ts'
import type { Allergy, AllergyCategory } from '../condition-facts.ts'
import type { Concept } from '../fact-base.ts'
import { type DecodeScope, factBase } from './decode-scope.ts'
import { conceptOf, hasCode } from './elements.ts'
import { remarks } from './own-words.ts'
import { otherSubstances, reactionNotes, reactionsOf, reactionWords } from './reactions.ts'
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
  const category = categoryOf(allergy)
  const base = factBase(scope, allergy, {
    at: recordedAt ?? onset,
    recordedAt,
    status: isInError ? 'entered-in-error' : 'final',
    author: scope.nameOf(allergy.asserter, allergy) ?? scope.nameOf(allergy.recorder, allergy),
  })
  const onsetWords = { text: allergy.onsetString, age: allergy.onsetAge, range: allergy.onsetRange }
  const reactions = reactionsOf(allergy, cause, 'ja')
  const ofReactions = reactionNotes(allergy, scope)
  const told = remarks(base.notes, (language) => [
    ...timeWords('onset', onsetWords, language),
    ...ofReactions(language),
  ])
  return {
    ...base,
    ...told,
    ...(reactions.length === 0
      ? {}
      : { inEnglish: { ...told.inEnglish, reactions: reactionsOf(allergy, cause, 'en') } }),
    kind: 'allergy',
    cause,
    category,
    isNegation: isNegation(cause, category, reactionWords(allergy, cause)),
    isRefuted,
    verification: hasCode(verificationStatus, 'confirmed')
      ? 'confirmed'
      : hasCode(verificationStatus, 'unconfirmed', 'presumed')
        ? 'unconfirmed'
        : undefined,
    // Without a status an allergy counts: unknown is not "over" (H-17).
    isActive: !isInError && !isRefuted && !hasCode(clinicalStatus, 'inactive', 'resolved'),
    criticality: allergy.criticality,
    reactions,
    substances: otherSubstances(allergy, cause),
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

/**
 * True for a record that says there is none (「アレルギーなし」). Words that name anything beside it are an allergy whatever the
 * code; so are a cause with a national code, 「ナシ」 (the fruit) in katakana, a bare 「なし」 of a food, which may be the fruit, and
 * a denial that tells of a reaction (H-03, H-17).
 */
function isNegation(cause: Concept, category: AllergyCategory, reactions: readonly string[]): boolean {
  if (reactions.some((text) => denialOf(text) === undefined)) return false
  const denial = denialOf(cause.text)
  const asCoded = cause.codings.find(({ code }) => NEGATION_CODES.has(code.toLowerCase()))
  // Without words the code speaks.
  if (asCoded !== undefined) return denial !== undefined || cause.text === asCoded.code
  if (cause.codings.some(({ system, code }) => /Jfagy/.test(system) && !/0{9}$/.test(code))) return false
  return denial !== undefined && !(category === 'food' && cause.text.trim() === 'なし')
}
