import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Instant } from '#clinical/jst-date.ts'
import { HUB_NOW, openTestHub, type TestHub } from '#testing/hub-server.ts'
import {
  EMPTY_STATE,
  mergedStates,
  settingsOf,
  type UserState,
  withLook,
  withRead,
  withSettings,
} from './user-state.ts'
import { UserStateKeeper } from './user-state-keeper.ts'
import { userStateOf, userStateResource } from './user-state-resource.ts'

const PATIENT = 'tiny-mihon'
const at = (ms: number) => ms as Instant

let hub: TestHub

function keeperOf(userId = 'u-1', now = () => HUB_NOW): UserStateKeeper {
  const keeper = new UserStateKeeper({ hub: hub.storeOf(userId), userId, now, debounceMs: 1000, retryMs: 30_000 })
  keeper.start()
  return keeper
}

async function settle(ms = 1500): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms)
  // The engine of the hub answers in promises of its own.
  for (let turn = 0; turn < 5; turn += 1) await vi.advanceTimersByTimeAsync(1)
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  hub = await openTestHub()
})

afterEach(() => {
  vi.useRealTimers()
})

describe('the state of a user at the hub (DESIGN.md §8.7)', () => {
  it('GRID-4: a setting is there at the next visit, at another terminal', async () => {
    const keeper = keeperOf()
    await settle()
    keeper.change((before) => withSettings(before, { density: 'relaxed', pinnedLabItems: ['K'] }, HUB_NOW))
    expect(settingsOf(keeper.kept().state).density).toBe('relaxed')
    await settle()
    const other = keeperOf()
    expect(other.kept().isLoaded).toBe(false)
    await settle()
    expect(settingsOf(other.kept().state)).toMatchObject({ density: 'relaxed', pinnedLabItems: ['K'] })
    expect(other.kept()).toMatchObject({ isLoaded: true, isKept: true })
  })

  it('is one Basic for each user, and no other user sees it', async () => {
    const [one, other] = [keeperOf('u-1'), keeperOf('u-2')]
    await settle()
    one.change((before) => withRead(before, PATIENT, 'b/DocumentReference/1', HUB_NOW))
    other.change((before) => withSettings(before, { singleKeys: false }, HUB_NOW))
    await settle()
    one.change((before) => withLook(before, PATIENT, 'note', { at: HUB_NOW, seen: [] }))
    await settle()
    expect(await hub.all('Basic', 'u-1')).toHaveLength(1)
    expect(await hub.all('Basic', 'u-2')).toHaveLength(1)
    expect(hub.arrived.filter((each) => each === 'POST Basic')).toHaveLength(2)
  })

  it('E23: two tabs that write at once lose nothing of each other', async () => {
    const [one, other] = [keeperOf(), keeperOf()]
    await settle()
    one.change((before) => withSettings(before, { density: 'relaxed' }, HUB_NOW))
    other.change((before) => withRead(before, PATIENT, 'b/DocumentReference/1', HUB_NOW))
    await settle(3000)
    one.change((before) => withLook(before, PATIENT, 'laboratory', { at: HUB_NOW, seen: ['x'] }))
    other.change((before) => withSettings(before, { singleKeys: false }, HUB_NOW))
    await settle(5000)
    const third = keeperOf()
    await settle()
    const { state } = third.kept()
    expect(settingsOf(state)).toMatchObject({ density: 'relaxed', singleKeys: false })
    expect(state.people.get(PATIENT)?.read.has('b/DocumentReference/1')).toBe(true)
    expect(state.people.get(PATIENT)?.looked.get('laboratory')?.seen).toEqual(['x'])
    expect(await hub.all('Basic', 'u-1')).toHaveLength(1)
  })

  it('says that nothing is kept while the hub fails, and writes it when the hub is back', async () => {
    const keeper = keeperOf()
    await settle()
    hub.fateOf = () => 'request-lost'
    keeper.change((before) => withSettings(before, { density: 'relaxed' }, HUB_NOW))
    await settle()
    expect(keeper.kept().isKept).toBe(false)
    expect(settingsOf(keeper.kept().state).density).toBe('relaxed')
    hub.fateOf = () => 'answered'
    await settle(31_000)
    expect(keeper.kept().isKept).toBe(true)
    expect(await hub.all('Basic', 'u-1')).toHaveLength(1)
  })

  it('E22: a lost answer does not make a second one', async () => {
    const keeper = keeperOf()
    await settle()
    hub.fateOf = ({ isWrite }) => (isWrite ? 'answer-lost' : 'answered')
    keeper.change((before) => withSettings(before, { density: 'relaxed' }, HUB_NOW))
    await settle(3000)
    expect(await hub.all('Basic', 'u-1')).toHaveLength(1)
    expect(keeper.kept().isKept).toBe(true)
  })

  it('A6: after a lock nothing is written any more, whoever has the next token', async () => {
    const keeper = keeperOf()
    await settle()
    keeper.change((before) => withSettings(before, { density: 'relaxed' }, HUB_NOW))
    keeper.stop()
    await settle(60_000)
    expect(await hub.all('Basic', 'u-1')).toHaveLength(0)
  })

  it('without a hub it lasts for the session, and says so', () => {
    const keeper = new UserStateKeeper({ hub: undefined, userId: 'u-1', now: () => HUB_NOW })
    keeper.start()
    keeper.change((before) => withRead(before, PATIENT, 'x', HUB_NOW))
    expect(keeper.kept()).toMatchObject({ isLoaded: true, isKept: false })
    expect(keeper.kept().state.people.get(PATIENT)?.read.has('x')).toBe(true)
  })
})

const instants = fc.integer({ min: 0, max: 3 }).map((day) => at(HUB_NOW + day * 86_400_000))
const names = fc.constantFrom('a', 'b', 'c')
const changes = fc.array(
  fc.oneof(
    fc.tuple(instants, names).map(
      ([when, name]) =>
        (state: UserState) =>
          withSettings(state, { pinnedLabItems: [name] }, when),
    ),
    fc.tuple(instants, names, names).map(
      ([when, patient, key]) =>
        (state: UserState) =>
          withRead(state, patient, key, when),
    ),
    fc.tuple(instants, names, names).map(
      ([when, patient, key]) =>
        (state: UserState) =>
          withLook(state, patient, key, { at: when, seen: [`${key}-seen`] }),
    ),
  ),
)
const states = changes.map((all) => all.reduce((state, change) => change(state), EMPTY_STATE))

describe('merging two states', () => {
  it('does not depend on their order, and a second time changes nothing', () => {
    fc.assert(
      fc.property(states, states, (one, other) => {
        const merged = mergedStates(one, other)
        expect(mergedStates(other, one)).toEqual(merged)
        expect(mergedStates(merged, one)).toEqual(merged)
      }),
    )
  })

  it('survives its way through FHIR', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(userStateOf(userStateResource('u-1', state, undefined))).toEqual(state)
      }),
    )
  })

  it('keeps what a newer viewer wrote and this one does not know', () => {
    const newer: UserState = { ...EMPTY_STATE, settings: new Map([['fontSize', { value: 18, changed: HUB_NOW }]]) }
    const resource = userStateResource('u-1', newer, undefined)
    const back = userStateOf(userStateResource('u-1', userStateOf(resource), resource))
    expect(back.settings.get('fontSize')?.value).toBe(18)
  })
})
