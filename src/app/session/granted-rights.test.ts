import { describe, expect, it } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import { accessOf } from '#session/access.ts'
import { DEFAULT_POLICY } from '#session/session-policy.ts'
import { NO_TOKENS } from '#sources/token-provider.ts'
import { dataOf, FETCHED_AT, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { grantedRights } from './granted-rights.ts'
import { permittedNetwork } from './permitted-network.ts'

const TODAY = '2026-11-21' as JstDate
const LINK = fakePerson('p1').links[1]
const EVER = { from: undefined, until: undefined }
const { signal } = new AbortController()
const [A, B] = ['a', 'b'] as unknown as readonly [FacilityId, FacilityId]

/** The token of B has these scopes; of the other servers' tokens nothing is known. */
function networkWith(scopes: string, everywhere = false) {
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
    imageServers: new Map([
      [A, {}],
      [B, {}],
    ]) as never,
  }
  const bases = everywhere ? [...fileServers.values()].map((server) => server.base.href) : ['https://b.example/fhir/']
  const rights = grantedRights(network, new Map(bases.map((each) => [each, scopes.split(' ')])))
  const access = accessOf('physician', DEFAULT_POLICY, rights.closed)
  const permitted = permittedNetwork(network, access, () => TODAY, rights)
  return { asked, rights, access, permitted, hospital: permitted.sources[1] }
}

const records = async (
  { hospital }: ReturnType<typeof networkWith>,
  kind: 'laboratory' | 'diagnosis' | 'prescription',
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
    expect(permitted.sources[0]?.facility.closedKinds?.size).toBe(0)
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

  it('B1: pictures go with the right to imaging studies, hospital by hospital', () => {
    expect([...(networkWith('user/Observation.rs').permitted.imageServers?.keys() ?? [])]).toEqual([A])
    expect([...(networkWith('user/ImagingStudy.rs').permitted.imageServers?.keys() ?? [])]).toEqual([A, B])
  })

  it('B1: a kind that no token lets the user read is closed for the whole screen, by the sign-in and not the profession', () => {
    const { access } = networkWith('user/Observation.read user/Patient.read', true)
    expect(access.mayRead('diagnosis')).toBe(false)
    expect(access.closedByGrant.has('diagnosis')).toBe(true)
    expect(access.mayRead('laboratory')).toBe(true)
    expect(access.mayRead('contact')).toBe(true)
  })
})
