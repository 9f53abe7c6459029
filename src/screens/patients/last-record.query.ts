import { type QueryKey, queryOptions } from '@tanstack/react-query'
import type { FacilityId } from '#clinical/facility.ts'
import { addDays, jstDateAt } from '#clinical/jst-date.ts'
import type { Occurrence, Period } from '#clinical/occurrence.ts'
import type { FacilityLink, Person } from '#clinical/person.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import { now, STALE_AFTER_MS } from '#sources/freshness.ts'
import type { Arrived, Network, RecordSource } from '#sources/record-source.ts'
import { linkOf, unaskedAnswer } from '#sources/unasked.ts'
import { inPeriod } from '#sources/undated-records.ts'

/** What is asked for the column; its foot says so. */
const KINDS: readonly RecordKind[] = ['visit', 'stay', 'prescription', 'laboratory']

const LAST_RECORD = 'last-record'

/** Further back is the calendar's affair. */
const DAYS_BACK = 365

/** The newest record of the last year at any linked facility, and who could not be asked completely. */
export interface LastRecord {
  readonly newest: Occurrence | undefined
  readonly missing: readonly FacilityId[]
}

/** Asks every linked facility of one person, each on its own. The person comes first in the key (PID-4). */
export function lastRecordQuery(network: Network, person: Person) {
  return queryOptions({
    queryKey: [person.handle, LAST_RECORD] as const,
    queryFn: ({ signal }) => askLastRecord(network, person, signal),
    staleTime: STALE_AFTER_MS,
    refetchOnWindowFocus: false,
    retry: false,
  })
}

export function isLastRecordKey(key: QueryKey): boolean {
  return key[1] === LAST_RECORD
}

async function askLastRecord(network: Network, person: Person, signal: AbortSignal): Promise<LastRecord> {
  const today = jstDateAt(now(network))
  const period = { from: addDays(today, -DAYS_BACK), until: addDays(today, 1) }
  const questions = network.sources.flatMap((source) => {
    const link = linkOf(person, source.facility)
    return KINDS.flatMap((kind) =>
      link === undefined || unaskedAnswer(source.facility, link, kind) !== undefined ? [] : [{ source, link, kind }],
    )
  })
  const ask = (question: (each: (typeof questions)[number]) => Promise<Arrived<Occurrence>>) =>
    Promise.all(questions.map(async (each) => ({ facility: each.source.facility.id, answer: await question(each) })))
  const dated = await ask(({ source, link, kind }) => source.timeline(link, kind, period, signal))
  // 「1年以内なし」 must hold for what a search by date does not find, too (H-05).
  const isNothing = dated.every(({ answer }) => answer.state !== 'data')
  const undated = isNothing ? await ask((each) => undatedOf(each, period, signal)) : []
  const answers = [...dated, ...undated]
  const occurrences = answers.flatMap(({ answer }) => (answer.state === 'data' ? answer.rows : []))
  const past = occurrences.filter(
    ({ start, status }) => start !== undefined && start.text.slice(0, 10) <= today && status !== 'cancelled',
  )
  return {
    newest: past.reduce<Occurrence | undefined>((newest, each) => (isLater(each, newest) ? each : newest), undefined),
    missing: [...new Set(answers.flatMap(({ facility, answer }) => (isMissing(answer) ? [facility] : [])))],
  }
}

async function undatedOf(
  { source, link, kind }: { readonly source: RecordSource; readonly link: FacilityLink; readonly kind: RecordKind },
  period: Period,
  signal: AbortSignal,
): Promise<Arrived<Occurrence>> {
  const answer = await source.undated?.(link, kind, signal)
  if (answer?.state !== 'data') return answer ?? { state: 'notDisclosed' }
  const { occurrencesOfFacts } = await import('#clinical/occurrences-of-facts.ts')
  const within = inPeriod(answer, period)
  return within.state === 'data' ? { ...within, rows: occurrencesOfFacts(within.rows) } : within
}

function isLater(one: Occurrence, other: Occurrence | undefined): boolean {
  return other === undefined || (one.start?.text ?? '') > (other.start?.text ?? '')
}

function isMissing(answer: Arrived<Occurrence>): boolean {
  return answer.state === 'failed' || (answer.state === 'data' && answer.gaps.length > 0)
}
