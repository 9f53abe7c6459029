import { describe, expect, it } from 'vitest'
import type { JstDate } from '#clinical/jst-date.ts'
import type { Period } from '#clinical/occurrence.ts'
import { accessOf } from '#session/access.ts'
import { DEFAULT_POLICY } from '#session/session-policy.ts'
import { dataOf, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { permittedNetwork } from './permitted-network.ts'

const TODAY = '2026-11-21' as JstDate
const LINK = fakePerson('p1').links[1]
const { signal } = new AbortController()

function networkFor(profession: 'physician' | 'nurse' | 'clerk') {
  const asked: Period[] = []
  const note = (period: Period) => {
    asked.push(period)
    return dataOf<never>([])
  }
  const network = fakeNetwork({
    answers: { b: { records: { laboratory: note, allergy: note }, timeline: { laboratory: note } } },
  })
  const professions = {
    nurse: { kinds: undefined, months: 6 },
    clerk: { kinds: new Set(['visit'] as const), months: undefined },
  }
  const permitted = permittedNetwork(network, accessOf(profession, { ...DEFAULT_POLICY, professions }), () => TODAY)
  return { asked, network, permitted, hospital: permitted.sources[1] }
}

describe('the network as far as a profession may read it', () => {
  it('B1: is the whole network for whom nothing is closed', () => {
    const { network, permitted } = networkFor('physician')
    expect(permitted).toBe(network)
  })

  it('B1: a closed kind is refused without a question to the hospital, whoever asks', async () => {
    const { asked, hospital } = networkFor('clerk')
    if (hospital === undefined || LINK === undefined) throw new Error('no hospital')
    const period = { from: undefined, until: undefined }
    await expect(hospital.records(LINK, 'laboratory', period, signal)).resolves.toEqual({ state: 'notPermitted' })
    await expect(hospital.timeline(LINK, 'laboratory', period, signal)).resolves.toEqual({ state: 'notPermitted' })
    expect(asked).toEqual([])
    expect(hospital.facility.closedKinds?.has('laboratory')).toBe(true)
  })

  it('B1: no question reaches further back than the months allowed, and a shorter one stays as it is', async () => {
    const { asked, hospital } = networkFor('nurse')
    if (hospital === undefined || LINK === undefined) throw new Error('no hospital')
    await hospital.records(LINK, 'laboratory', { from: undefined, until: undefined }, signal)
    await hospital.timeline(LINK, 'laboratory', { from: '2020-01-01' as JstDate, until: undefined }, signal)
    await hospital.records(LINK, 'laboratory', { from: '2026-11-01' as JstDate, until: undefined }, signal)
    await hospital.records(LINK, 'allergy', { from: undefined, until: undefined }, signal)
    expect(asked.map(({ from }) => from)).toEqual(['2026-05-21', '2026-05-21', '2026-11-01', undefined])
  })

  it('B1: no pictures for whom images are closed', () => {
    const network = { ...fakeNetwork(), imageServers: new Map(), imageDisplays: new Map() }
    const closed = {
      ...DEFAULT_POLICY,
      professions: { clerk: { kinds: new Set(['visit'] as const), months: undefined } },
    }
    const permitted = permittedNetwork(network, accessOf('clerk', closed), () => TODAY)
    expect(permitted.imageServers).toBeUndefined()
    expect(permitted.imageDisplays).toBeUndefined()
  })
})
