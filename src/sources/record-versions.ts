import type { Gap } from '#clinical/answer.ts'
import { type DecodeContext, decodeRecords } from '#clinical/decode/decode-records.ts'
import { clinicalTime } from '#clinical/decode/time.ts'
import type { RecordVersion } from '#clinical/record-version.ts'
import { stringifyExact } from '#standards/fhir/exact-json.ts'
import type { CapabilityStatement, Resource } from '#standards/fhir/r4.ts'
import type { FhirClient } from './fhir-client.ts'
import { noVersions } from './no-versions.ts'
import type { Arrived, VersionedRecord } from './record-source.ts'

/**
 * The versions of one record on one server (`_history`), each read by itself, because all have the same id. A version of
 * somebody else, or one that cannot be read, is told as a gap, as in any other answer (E10, E13).
 */
export async function recordVersions(
  client: FhirClient,
  context: DecodeContext,
  { key, refs }: VersionedRecord,
  signal: AbortSignal,
): Promise<Arrived<RecordVersion>> {
  const [ref] = refs
  const statement = await client.capabilities(signal)
  if (ref === undefined || !isHistoryOffered(statement, ref.resourceType)) return noVersions(client.now())
  const outcome = await client.history(ref.resourceType, ref.id, signal)
  switch (outcome.kind) {
    case 'not-permitted':
      return { state: 'notPermitted' }
    case 'out-of-consent':
      return { state: 'outOfConsent' }
    case 'unsupported':
      return noVersions(client.now())
    case 'failed':
      return { state: 'failed', why: outcome.why, at: client.now() }
    case 'found': {
      const gaps: Gap[] = [...outcome.gaps]
      const rows = outcome.entries.flatMap((entry): readonly RecordVersion[] => {
        const read = decodeRecords([{ ...entry, isMatch: true }], context)
        const fact = read.facts.find((each) => each.key === key)
        if (fact !== undefined) return [{ fact, storedAt: clinicalTime(entry.resource.meta?.lastUpdated ?? '') }]
        gaps.push(...(read.gaps.length > 0 ? read.gaps : [unread(entry.resource)]))
        return []
      })
      const fetchedAt = client.now()
      if (rows.length === 0 && gaps.length === 0) return { state: 'none', fetchedAt }
      return { state: 'data', rows: newestFirst(rows), gaps, fetchedAt }
    }
  }
}

/** A version of which no fact and no gap came: it is told, too (VAL-5). */
function unread(resource: Resource): Gap {
  const what = `${resource.resourceType}/${resource.id ?? ''}`
  return { kind: 'unreadable', what, why: 'a version without this record', raw: stringifyExact(resource) }
}

/** A list of interactions that lacks the history means that there is none to ask for; no list means: try (DESIGN.md §8.15). */
function isHistoryOffered(statement: CapabilityStatement | undefined, type: string): boolean {
  const types = statement?.rest?.find(({ mode }) => mode === 'server')?.resource ?? []
  const interactions = types.find((each) => each.type === type)?.interaction ?? []
  return interactions.length === 0 || interactions.some(({ code }) => code === 'history-instance')
}

/** As servers send them, which is the newest first; by their own times where each says one. */
function newestFirst(versions: readonly RecordVersion[]): readonly RecordVersion[] {
  if (versions.some(({ storedAt }) => storedAt === undefined)) return versions
  return versions.toSorted((one, other) => compareText(other.storedAt?.text ?? '', one.storedAt?.text ?? ''))
}

function compareText(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1
}
