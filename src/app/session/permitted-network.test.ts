import { describe, expect, it, vi } from 'vitest'
import type { ClinicalFact } from '#clinical/facts.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import type { Period } from '#clinical/occurrence.ts'
import type { RecordVersion } from '#clinical/record-version.ts'
import { accessOf } from '#session/access.ts'
import { DEFAULT_POLICY } from '#session/session-policy.ts'
import type { Arrived } from '#sources/record-source.ts'
import { dataOf, FETCHED_AT, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { sampleResult } from '#testing/sample-facts.ts'
import type { GrantedRights } from './granted-rights.ts'
import { permittedNetwork } from './permitted-network.ts'

const LINK = fakePerson('p1').links[1]
const EVER = { from: undefined, until: undefined }
const { signal } = new AbortController()

function networkFor(profession: 'physician' | 'nurse' | 'clerk') {
  const asked: Period[] = []
  const note = (period: Period) => {
    asked.push(period)
    return dataOf<never>([])
  }
  const base = fakeNetwork({
    answers: { b: { records: { laboratory: note, allergy: note }, timeline: { laboratory: note } } },
  })
  const readOn = vi.fn()
  const versions = vi.fn(async () => dataOf<RecordVersion>([]))
  const undated = vi.fn(async (): Promise<Arrived<ClinicalFact>> => dataOf([]))
  const network = {
    ...base,
    sources: base.sources.map((source) =>
      source.facility.letter === 'B' ? { ...source, readOn, versions, undated } : source,
    ),
    now: () => FETCHED_AT,
  }
  const professions = {
    nurse: { kinds: undefined, months: 6 },
    clerk: { kinds: new Set(['visit'] as const), months: undefined },
  }
  const access = accessOf(profession, { ...DEFAULT_POLICY, professions })
  const permitted = permittedNetwork(network, access, undefined, async () => undefined)
  return { asked, readOn, versions, undated, network, permitted, hospital: permitted.sources[1] }
}

describe('the network as far as a profession may read it', () => {
  it('B1: is the whole network for whom nothing is closed', async () => {
    const { asked, network, permitted, hospital } = networkFor('physician')
    if (hospital === undefined || LINK === undefined) throw new Error('no hospital')
    expect(permitted.facilities).toEqual(network.facilities)
    await expect(hospital.records(LINK, 'laboratory', EVER, signal)).resolves.toEqual(dataOf([]))
    expect(asked).toEqual([EVER])
  })

  it('E9, SRC-6: さらに読み込む reaches the hospital for whom rights are limited, too', () => {
    const { hospital, readOn } = networkFor('nurse')
    hospital?.readOn?.()
    expect(readOn).toHaveBeenCalledOnce()
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

  it('B1, H-05: of what lacks its date only what is known to be recent enough is shown, also of 全期間 that a right bounds', async () => {
    const [recent, old, never] = ['2026-11-01', '2019-11-01', undefined].map((day) => {
      const { at, ...result } = sampleResult('b', day ?? '2026-11-01', ['K', '6.9', 'mmol/L'])
      return { ...result, key: `b/Observation/${day}`, at: day === undefined ? undefined : at }
    })
    if (recent === undefined || old === undefined || never === undefined || LINK === undefined) throw new Error('none')
    for (const [profession, own] of [
      ['physician', dataOf([recent, old, never])],
      ['nurse', dataOf([recent])],
      ['clerk', { state: 'notPermitted' }],
    ] as const) {
      const { hospital, undated } = networkFor(profession)
      undated.mockResolvedValue(dataOf([recent, old, never]))
      expect(await hospital?.undated?.(LINK, 'laboratory', signal)).toEqual(own)
      expect(undated).toHaveBeenCalledTimes(profession === 'clerk' ? 0 : 1)
      const whole = await hospital?.records(LINK, 'laboratory', EVER, signal, true)
      expect(whole?.state === 'data' ? whole.rows : []).toEqual(profession === 'nurse' ? [recent] : [])
      const history = await hospital?.timeline(LINK, 'laboratory', EVER, signal)
      expect(history?.state === 'data' ? history.rows.map(({ start }) => start?.text) : []).toEqual(
        profession === 'nurse' ? ['2026-11-01'] : [],
      )
    }
    expect(networkFor('nurse').permitted.sources[0]).not.toHaveProperty('undated')
  })

  it('E14, B1: what a record said before is asked for whom the record is open, and without a question refused to others', async () => {
    const record = { key: 'b/Observation/1', kind: 'laboratory', refs: [] } as const
    const answers = { physician: dataOf([]), clerk: { state: 'notPermitted' } } as const
    for (const profession of ['physician', 'clerk'] as const) {
      const { hospital, versions } = networkFor(profession)
      if (LINK === undefined) throw new Error('no link')
      await expect(hospital?.versions?.(LINK, record, signal)).resolves.toEqual(answers[profession])
      expect(versions).toHaveBeenCalledTimes(profession === 'physician' ? 1 : 0)
    }
  })

  it('E14: a hospital that gives out no former versions says so under limited rights, too: it is no 「なし」', async () => {
    const permitted = permittedNetwork(
      fakeNetwork(),
      accessOf('physician', DEFAULT_POLICY),
      undefined,
      async () => undefined,
    )
    if (LINK === undefined) throw new Error('no link')
    const record = { key: 'b/Observation/1', kind: 'laboratory', refs: [] } as const
    await expect(permitted.sources[1]?.versions?.(LINK, record, signal)).resolves.toMatchObject({ state: 'failed' })
  })

  it('B1: no pictures for whom images are closed', () => {
    const network = { ...fakeNetwork(), imageServers: new Map(), imageDisplays: new Map() }
    const closed = {
      ...DEFAULT_POLICY,
      professions: { clerk: { kinds: new Set(['visit'] as const), months: undefined } },
    }
    const permitted = permittedNetwork(network, accessOf('clerk', closed), undefined, async () => undefined)
    expect(permitted.imageServers).toBeUndefined()
    expect(permitted.imageDisplays).toBeUndefined()
  })
})

describe('a token whose scopes are first heard while its question is on its way', () => {
  const rights = (reach: 'part' | 'none'): GrantedRights => ({
    reach: (facility, kind) => (facility === LINK?.facility && kind !== 'contact' ? reach : 'all'),
    closed: new Set(),
    mayReadPictures: () => true,
  })

  /** The question starts when nothing is known; the hospital answers 「なし」 after its token has come. */
  async function answerUnder(reach: 'part' | 'none', kind: 'laboratory' | 'contact' = 'laboratory') {
    let heard: GrantedRights | undefined
    const reply = async () => {
      heard = rights(reach)
      return { state: 'none', fetchedAt: FETCHED_AT } as const
    }
    const network = fakeNetwork({ answers: { b: { records: { [kind]: reply }, timeline: { [kind]: reply } } } })
    const access = accessOf('physician', DEFAULT_POLICY)
    const hospital = permittedNetwork(network, access, undefined, async () => heard).sources[1]
    if (hospital === undefined || LINK === undefined) throw new Error('no hospital')
    const answers = [await hospital.records(LINK, kind, EVER, signal)]
    heard = undefined
    return [...answers, await hospital.timeline(LINK, kind, EVER, signal)]
  }

  it('H-05, C9: what the server keeps to itself is said of that first answer, too: it is no 「なし」', async () => {
    const gaps = [{ kind: 'page-missing', why: { reason: 'not-permitted', isRetryable: false } }]
    const said = { state: 'data', rows: [], gaps, fetchedAt: FETCHED_AT }
    expect(await answerUnder('part')).toEqual([said, said])
  })

  it('B1, C9: what may not be read at all is 閲覧権限なし, not the 「なし」 of a server that is silent about it', async () => {
    expect(await answerUnder('none')).toEqual([{ state: 'notPermitted' }, { state: 'notPermitted' }])
  })

  it('B1: telephone numbers come with the patient and stay as they are', async () => {
    const none = { state: 'none', fetchedAt: FETCHED_AT }
    expect(await answerUnder('none', 'contact')).toEqual([none, none])
  })
})
