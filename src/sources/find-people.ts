import type { Gap } from '#clinical/answer.ts'
import type { ClinicalTime } from '#clinical/clinical-time.ts'
import type { Facility, FacilityId } from '#clinical/facility.ts'
import type { FhirClient, SearchOutcome, SearchParameters } from './fhir-client.ts'
import type { FoundResource } from './search-pages.ts'
import { searchOffer } from './search-plan.ts'

/** By what somebody is looked for. */
export type PatientCriterion =
  | { readonly by: 'birth-date'; readonly date: ClinicalTime }
  | { readonly by: 'patient-number'; readonly facility: FacilityId; readonly number: string }
  | { readonly by: 'name'; readonly name: string }

/**
 * Patients whom any of the criteria may mean, by IHE PDQm [ITI-78]. Servers compare names from the beginning and know no
 * kana of another form, so that kanji, ひらがな and カタカナ are asked for each (fhir-jp.md §7.1; real-servers.md §5).
 */
export async function findPeople(
  hub: FhirClient,
  criteria: readonly PatientCriterion[],
  facilities: readonly Facility[],
  signal: AbortSignal,
): Promise<SearchOutcome> {
  const offer = searchOffer(await hub.capabilities(signal), 'Patient')
  signal.throwIfAborted()
  const searches = criteria
    .flatMap((criterion) => demographicSearches(criterion, facilities))
    .filter((parameters) => parameters.every(([name]) => offer?.isOffered(name) === true))
  if (searches.length === 0) return { kind: 'unsupported', isTypeKept: true }
  return together(await Promise.all(searches.map((each) => hub.search('Patient', each, signal))))
}

/** Nobody is left out because one of several searches failed without its being told. */
function together(outcomes: readonly SearchOutcome[]): SearchOutcome {
  const refused = outcomes.filter((each) => each.kind !== 'found')
  const found = outcomes.filter((each) => each.kind === 'found')
  const [refusal] = refused
  if (refusal !== undefined && found.length === 0) return refusal
  const entries = new Map<string, FoundResource>()
  for (const entry of found.flatMap((each) => each.entries)) {
    entries.set(`${entry.resource.resourceType}/${entry.resource.id ?? entries.size}`, entry)
  }
  const gaps = refused.map((each): Gap => {
    if (each.kind === 'failed') return { kind: 'page-missing', why: each.why }
    if (each.kind === 'unsupported') return { kind: 'unsupported-search', what: 'Patient' }
    return { kind: 'page-missing', why: { reason: each.kind, isRetryable: false } }
  })
  return { kind: 'found', entries: [...entries.values()], gaps: [...found.flatMap((each) => each.gaps), ...gaps] }
}

function demographicSearches(
  criterion: PatientCriterion,
  facilities: readonly Facility[],
): readonly SearchParameters[] {
  switch (criterion.by) {
    case 'birth-date':
      return [birthDates(criterion.date)]
    case 'patient-number': {
      const system = facilities.find(({ id }) => id === criterion.facility)?.patientIdSystem
      const number = criterion.number.normalize('NFKC').trim()
      return system === undefined ? [] : [[['identifier', `${system}|${number}`]]]
    }
    case 'name': {
      const name = criterion.name.normalize('NFKC').trim()
      return [...new Set([name, inKatakana(name)])].flatMap(nameSearches)
    }
  }
}

/** A date that is known by its month or year only is a span: servers disagree on incomplete dates (real-servers.md §5). */
function birthDates({ text }: ClinicalTime): SearchParameters {
  const [year = '', month, day] = text.split('-')
  if (month !== undefined && day !== undefined) return [['birthdate', text]]
  const next = month === undefined ? `${Number(year) + 1}-01-01` : firstOfNext(Number(year), Number(month))
  return [
    ['birthdate', `ge${year}-${month ?? '01'}-01`],
    ['birthdate', `lt${next}`],
  ]
}

function firstOfNext(year: number, month: number): string {
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
}

/** 姓 and 名 apart, as PDQm has them; and any part of the name, for names that are registered as one text. */
function nameSearches(name: string): readonly SearchParameters[] {
  const [family = '', ...given] = name.split(/\s+/)
  return [
    [['family', family], ...given.map((each) => ['given', each] as const)],
    [family, ...given].map((each) => ['name', each] as const),
  ]
}

function inKatakana(text: string): string {
  return text.replace(/[ぁ-ゖ]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0x60))
}
