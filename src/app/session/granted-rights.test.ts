import { describe, expect, it } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import { accessOf } from '#session/access.ts'
import { DEFAULT_POLICY } from '#session/session-policy.ts'
import { ImageServer } from '#sources/images/image-server.ts'
import { NO_TOKENS } from '#sources/token-provider.ts'
import { dataOf, FETCHED_AT, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { grantedRights } from './granted-rights.ts'
import { permittedNetwork } from './permitted-network.ts'

const LINK = fakePerson('p1').links[1]
const EVER = { from: undefined, until: undefined }
const { signal } = new AbortController()
const [A, B] = ['a', 'b'] as unknown as readonly [FacilityId, FacilityId]

/** The token of B has these scopes; of the other servers' tokens nothing is known. */
function networkWith(
  scopes: string,
  { everywhere = false, pictures }: { everywhere?: boolean; pictures?: string } = {},
) {
  const asked: string[] = []
  const note =
    (what: string, answer: ReturnType<typeof dataOf<never>> = dataOf<never>([])) =>
    () => {
      asked.push(what)
      return answer
    }
  const base = fakeNetwork({
    answers: {
      b: {
        records: {
          laboratory: note('laboratory', { state: 'none', fetchedAt: FETCHED_AT }),
          diagnosis: note('diagnosis'),
          prescription: note('prescription'),
          imaging: note('imaging'),
        },
        timeline: { laboratory: note('laboratory') },
      },
    },
  })
  const fileServers = new Map(
    [...base.sources, base.hub].map(({ facility: { id } }) => [
      id,
      { base: new URL(`https://${id}.example/fhir/`), tokens: NO_TOKENS },
    ]),
  )
  const network = {
    ...base,
    fileServers,
    imageServers: new Map(
      [A, B].map((facility) => [
        facility,
        new ImageServer({ facility, base: new URL(`https://${facility}.example/dicom-web/`), tokens: NO_TOKENS }),
      ]),
    ),
  }
  const bases = everywhere ? [...fileServers.values()].map((server) => server.base.href) : ['https://b.example/fhir/']
  const rights = grantedRights(
    network,
    new Map([
      ...bases.map((each) => [each, scopes.split(' ')] as const),
      ...(pictures === undefined ? [] : [['https://b.example/dicom-web/', pictures.split(' ')] as const]),
    ]),
  )
  const access = accessOf('physician', DEFAULT_POLICY, rights.closed)
  const permitted = permittedNetwork(network, access, rights, async () => rights)
  return { asked, rights, access, permitted, hospital: permitted.sources[1] }
}

const records = async (
  { hospital }: ReturnType<typeof networkWith>,
  kind: 'laboratory' | 'diagnosis' | 'prescription' | 'imaging' | 'contact',
) => (hospital === undefined || LINK === undefined ? undefined : hospital.records(LINK, kind, EVER, signal))

describe('what the scopes of a token let somebody read', () => {
  it('B1: a kind whose resources are not among them is 閲覧権限なし at that hospital, which is not asked', async () => {
    const network = networkWith('user/Observation.rs user/DiagnosticReport.rs user/Patient.rs')
    expect(await records(network, 'diagnosis')).toEqual({ state: 'notPermitted' })
    expect(network.hospital?.facility.closedKinds?.has('diagnosis')).toBe(true)
    expect(network.asked).toEqual([])
    expect(await records(network, 'laboratory')).toMatchObject({ state: 'none' })
  })

  it('B1: at a hospital of whose token nothing is known the server decides', () => {
    const { permitted, access } = networkWith('user/Patient.rs')
    expect(permitted.sources[0]?.facility.closedKinds).toBeUndefined()
    expect(access.closed).toEqual([])
  })

  it('H-05: what the server keeps to itself under a narrower scope is said, and an empty answer is no 「なし」', async () => {
    const gaps = [{ kind: 'page-missing', why: { reason: 'not-permitted', isRetryable: false } }]
    const some = networkWith('user/Observation.rs?category=laboratory user/DiagnosticReport.rs')
    expect(await records(some, 'laboratory')).toEqual({ state: 'data', rows: [], gaps, fetchedAt: FETCHED_AT })
    if (LINK === undefined) throw new Error('no link')
    expect(await some.hospital?.timeline(LINK, 'laboratory', EVER, signal)).toMatchObject({ state: 'data', gaps })
    // Orders without what was dispensed or given.
    const orders = networkWith('user/MedicationRequest.rs')
    expect(await records(orders, 'prescription')).toMatchObject({ state: 'data', gaps })
  })

  it('B1: what only adds to a kind does not open it', () => {
    const { rights } = networkWith('user/DiagnosticReport.rs')
    expect([rights.reach(B, 'laboratory'), rights.reach(B, 'report')]).toEqual(['none', 'part'])
  })

  it('B1: pictures go with the right to imaging studies of the token of their own server, hospital by hospital', () => {
    const shown = (pictures: string) => [
      ...(networkWith('user/Observation.rs', { pictures }).permitted.imageServers?.keys() ?? []),
    ]
    expect(shown('user/Observation.rs')).toEqual([A])
    expect(shown('user/ImagingStudy.rs')).toEqual([A, B])
  })

  it('B1, C9: a token of the records closes no picture server that has its own; what the records lack is said', async () => {
    const network = networkWith('user/Observation.rs user/Patient.rs')
    expect([...(network.permitted.imageServers?.keys() ?? [])]).toEqual([A, B])
    // Its list of studies is asked for where the kind is open.
    expect(network.hospital?.facility.closedKinds?.has('imaging')).toBe(false)
    const gaps = [{ kind: 'page-missing', why: { reason: 'not-permitted', isRetryable: false } }]
    expect(await records(network, 'imaging')).toMatchObject({ state: 'data', rows: [], gaps })
    expect(network.asked).toEqual([])
    const closed = networkWith('user/Observation.rs', { pictures: 'user/Observation.rs' })
    expect(await records(closed, 'imaging')).toEqual({ state: 'notPermitted' })
  })

  it('B1: telephone numbers come with the patient: no scope closes them', async () => {
    const network = networkWith('user/Observation.rs')
    expect(network.rights.reach(B, 'contact')).toBe('all')
    expect(await records(network, 'contact')).toMatchObject({ state: 'none' })
  })

  it('B1: a kind that no token lets the user read is closed for the whole screen, by the sign-in and not the profession', () => {
    const { access } = networkWith('user/Observation.read user/Patient.read', { everywhere: true })
    expect(access.mayRead('diagnosis')).toBe(false)
    expect(access.closedByGrant.has('diagnosis')).toBe(true)
    expect(access.mayRead('laboratory')).toBe(true)
    expect(access.mayRead('contact')).toBe(true)
  })
})
