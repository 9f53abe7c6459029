import type { Failure, FailureReason } from '#clinical/answer.ts'
import type { Facility, FacilityId, FacilityType } from '#clinical/facility.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import type { Instant } from '#clinical/jst-date.ts'
import type { Occurrence, Period } from '#clinical/occurrence.ts'
import type { FacilityLink, LinkState, Person, PersonHandle } from '#clinical/person.ts'
import { RECORD_KINDS, type RecordKind } from '#clinical/record-kind.ts'
import type { RecordVersion } from '#clinical/record-version.ts'
import type { Arrived, Network, PatientDirectory, RecordSource } from '#sources/record-source.ts'

/** What a fake source says when it is asked: at once, later, or by what it was asked. */
type Reply<T> =
  | Arrived<T>
  | Promise<Arrived<T>>
  | ((period: Period, signal: AbortSignal) => Arrived<T> | Promise<Arrived<T>>)

/** Replies of one facility by kind. A kind without a reply answers `none`, or `notDisclosed` where it is not disclosed. */
export interface FakeReplies {
  readonly timeline?: Partial<Record<RecordKind, Reply<Occurrence>>>
  readonly records?: Partial<Record<RecordKind, Reply<ClinicalFact>>>
  /** What every record said before, by its key; without it the facility gives out no former versions. */
  readonly versions?: (key: string) => Arrived<RecordVersion> | Promise<Arrived<RecordVersion>>
}

interface FakeNetworkOptions {
  readonly facilities?: readonly Facility[]
  readonly people?: readonly Person[]
  /** By facility id; `hub` for the notes and memos of the network. */
  readonly answers?: Readonly<Record<string, FakeReplies>>
  /** Instead of answering with `people`. */
  readonly directory?: Partial<PatientDirectory>
}

/** The instant at which every fake answer was fetched: 2026/11/21 09:31 in Japan. */
export const FETCHED_AT = (Date.UTC(2026, 10, 21, 9, 31) - 9 * 3_600_000) as Instant

/** A network of fake sources for the tests of screens: no HTTP, no FHIR, no demo. */
export function fakeNetwork({
  facilities = FACILITIES,
  people = [],
  answers = {},
  directory,
}: FakeNetworkOptions = {}): Network {
  const sourceOf = (facility: Facility) => fakeSource(facility, answers[facility.id] ?? {})
  return {
    name: { ja: '例示地域医療連携ネットワーク', en: 'Reiji Regional Network' },
    facilities,
    directory: {
      linkedPatients: async () => dataOf(people),
      // As lenient as a hub may be: whom the criteria mean, the screen finds out.
      search: async () => dataOf(people),
      person: async (handle) => {
        const person = people.find((candidate) => candidate.handle === handle)
        return person === undefined ? { state: 'none', fetchedAt: FETCHED_AT } : dataOf([person])
      },
      byNumber: async (facility, number) => {
        const rows = people.filter(({ links }) =>
          links.some((link) => link.facility === facility.id && link.patientNumber === number),
        )
        return rows.length === 0 ? { state: 'none', fetchedAt: FETCHED_AT } : dataOf(rows)
      },
      ...directory,
    },
    sources: facilities.map(sourceOf),
    hub: fakeSource(HUB, answers.hub ?? {}),
  }
}

function fakeSource(facility: Facility, replies: FakeReplies): RecordSource {
  const answer = <T>(
    link: FacilityLink,
    kind: RecordKind,
    reply: Reply<T> | undefined,
    period: Period,
    signal: AbortSignal,
  ) => {
    if (link.state !== 'linked' && link.state !== 'unknown') return Promise.resolve<Arrived<T>>({ state: 'notLinked' })
    if (kind !== 'contact' && !facility.disclosedKinds.has(kind))
      return Promise.resolve<Arrived<T>>({ state: 'notDisclosed' })
    if (reply === undefined) return Promise.resolve<Arrived<T>>({ state: 'none', fetchedAt: FETCHED_AT })
    return Promise.resolve(typeof reply === 'function' ? reply(period, signal) : reply)
  }
  const { versions } = replies
  return {
    facility,
    timeline: (link, kind, period, signal) => answer(link, kind, replies.timeline?.[kind], period, signal),
    records: (link, kind, period, signal) => answer(link, kind, replies.records?.[kind], period, signal),
    ...(versions === undefined ? {} : { versions: async (_link, { key }) => versions(key) }),
  }
}

/** An answer with rows and nothing missing. */
export function dataOf<T>(rows: readonly T[]): Arrived<T> {
  return { state: 'data', rows, gaps: [], fetchedAt: FETCHED_AT }
}

export function failedAnswer(reason: FailureReason = 'timed-out'): Arrived<never> {
  const why: Failure = { reason, isRetryable: true }
  return { state: 'failed', why, at: FETCHED_AT }
}

/** The reply of a source that never answers. */
export function neverAnswers<T>(): Promise<Arrived<T>> {
  return new Promise(() => {})
}

/** A facility that discloses every kind unless told otherwise. */
export function fakeFacility(
  id: string,
  letter: string,
  name: string,
  more: {
    readonly type?: FacilityType
    readonly disclosedKinds?: readonly RecordKind[]
    readonly isOwn?: boolean
  } = {},
): Facility {
  return {
    id: id as FacilityId,
    letter,
    type: more.type ?? 'hospital',
    name: { ja: name, en: `${name} (en)` },
    shortName: { ja: name.slice(0, 4), en: name.slice(0, 4) },
    patientIdSystem: `urn:oid:1.2.392.100495.20.3.51.1.${id}`,
    disclosedKinds: new Set(more.disclosedKinds ?? RECORD_KINDS),
    isOwn: more.isOwn ?? false,
  }
}

const HUB = fakeFacility('hub', '', '例示連携基盤', { disclosedKinds: ['note', 'contraindication'] })

/** A: the user's clinic · B, C, D: hospitals · F: a pharmacy. */
export const FACILITIES: readonly Facility[] = [
  fakeFacility('a', 'A', '例示中央クリニック', { type: 'clinic', isOwn: true }),
  fakeFacility('b', 'B', '見本総合病院'),
  fakeFacility('c', 'C', '架空大学病院'),
  fakeFacility('d', 'D', '試験市民病院'),
  fakeFacility('f', 'F', '見本薬局', { type: 'pharmacy', disclosedKinds: ['prescription', 'note'] }),
]

/** A person who is linked to the facilities named, each with a patient number; 見本 太郎 unless told otherwise. */
export function fakePerson(
  handle: string,
  more: Partial<Omit<Person, 'handle' | 'links'>> & {
    readonly links?: Readonly<Record<string, LinkState>>
    readonly numbers?: Readonly<Record<string, string>>
  } = {},
): Person {
  const { links = { a: 'linked', b: 'linked' }, numbers = {}, ...rest } = more
  return {
    handle: handle as PersonHandle,
    name: { ideographic: '見本 太郎', phonetic: 'ミホン タロウ', alphabetic: 'MIHON TARO' },
    birthDate: { text: '1948-04-12', precision: 'day' },
    sex: 'male',
    deceased: undefined,
    isMerged: false,
    ...rest,
    links: Object.entries(links).map(([facility, state]) => ({
      facility: facility as FacilityId,
      state,
      patientNumber: state === 'not-linked' ? undefined : (numbers[facility] ?? `${facility.toUpperCase()}-0001`),
      patientResourceId: state === 'linked' ? `${facility}-${handle}` : undefined,
      since: undefined,
    })),
  }
}
