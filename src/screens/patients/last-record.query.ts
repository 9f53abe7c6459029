import { type QueryKey, queryOptions } from '@tanstack/react-query'
import type { FacilityId } from '#clinical/facility.ts'
import { addDays, jstDateAt } from '#clinical/jst-date.ts'
import type { Occurrence } from '#clinical/occurrence.ts'
import type { Person } from '#clinical/person.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import { now, STALE_AFTER_MS } from '#sources/freshness.ts'
import type { Arrived, Network } from '#sources/record-source.ts'
import { linkOf, unaskedAnswer } from '#sources/unasked.ts'

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
  const answers = await Promise.all(
    network.sources.flatMap((source) => {
      const link = linkOf(person, source.facility)
      return KINDS.flatMap((kind) =>
        link === undefined || unaskedAnswer(source.facility, link, kind) !== undefined
          ? []
          : [source.timeline(link, kind, period, signal).then((answer) => ({ facility: source.facility.id, answer }))],
      )
    }),
  )
  const occurrences = answers.flatMap(({ answer }) => (answer.state === 'data' ? answer.rows : []))
  const past = occurrences.filter(
    ({ start, status }) => start !== undefined && start.text.slice(0, 10) <= today && status !== 'cancelled',
  )
  return {
    newest: past.reduce<Occurrence | undefined>((newest, each) => (isLater(each, newest) ? each : newest), undefined),
    missing: [...new Set(answers.flatMap(({ facility, answer }) => (isMissing(answer) ? [facility] : [])))],
  }
}

function isLater(one: Occurrence, other: Occurrence | undefined): boolean {
  return other === undefined || (one.start?.text ?? '') > (other.start?.text ?? '')
}

function isMissing(answer: Arrived<Occurrence>): boolean {
  return answer.state === 'failed' || (answer.state === 'data' && answer.gaps.length > 0)
}
