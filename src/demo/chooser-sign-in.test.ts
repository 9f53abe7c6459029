import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import type { Instant } from '#clinical/jst-date.ts'
import type { SessionUser } from '#session/session-user.ts'
import { ChooserSignIn, type SessionChannel } from './chooser-sign-in.ts'

const PHYSICIAN: SessionUser = { id: 'u-1', name: '例示 一郎', profession: 'physician', facility: 'a' as FacilityId }
const NURSE: SessionUser = { id: 'u-2', name: '見本 看子', profession: 'nurse', facility: 'a' as FacilityId }

/** Tabs of one browser: each hears the others and not itself. */
function tabs(count: number) {
  const ears: ((event: MessageEvent) => void)[][] = Array.from({ length: count }, () => [])
  return ears.map((_, own) => {
    const channel: SessionChannel = {
      postMessage: (data: unknown) =>
        ears.forEach((each, at) => {
          if (at !== own) for (const hear of each) hear(new MessageEvent('message', { data }))
        }),
      addEventListener: (_type: string, hear: unknown) => {
        if (typeof hear === 'function') ears[own]?.push((event) => void hear(event))
      },
    }
    return new ChooserSignIn({ users: [PHYSICIAN, NURSE], now: () => 0 as Instant, channel })
  }) as [ChooserSignIn, ...ChooserSignIn[]]
}

const kindOf = (tab: ChooserSignIn | undefined) => tab?.getState().kind

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
  return () => vi.unstubAllGlobals()
})

describe('the chooser of the demonstration', () => {
  it('A6, E38: a lock hides every tab, and the same user opens them all', async () => {
    const [one, other] = tabs(2)
    for (const tab of [one, other]) tab?.chooser.choose(PHYSICIAN.id)
    one.lock('asked')
    expect(one.getState()).toMatchObject({ kind: 'locked', why: 'asked' })
    expect(other?.getState()).toMatchObject({ kind: 'locked', why: 'elsewhere' })
    await expect(one.unlock()).resolves.toBe('same-user')
    expect(kindOf(other)).toBe('signed-in')
  })

  it('E38: another user in one tab ends the session in the others', () => {
    const [one, other] = tabs(2)
    for (const tab of [one, other]) tab?.chooser.choose(PHYSICIAN.id)
    other?.chooser.choose(NURSE.id)
    expect(one.getState()).toEqual({ kind: 'signed-out', why: 'elsewhere' })
    expect(other?.getState()).toMatchObject({ kind: 'signed-in', user: NURSE })
  })

  it('A7: to sign out in one tab ends them all, and a reload finds nobody', async () => {
    const [one, other] = tabs(2)
    for (const tab of [one, other]) tab?.chooser.choose(PHYSICIAN.id)
    await one.logOut()
    expect(one.getState()).toEqual({ kind: 'signed-out', why: 'logged-out' })
    expect(other?.getState()).toEqual({ kind: 'signed-out', why: 'elsewhere' })
    expect(kindOf(tabs(1)[0])).toBe('signed-out')
  })

  it('A6: a reload of a locked screen opens nothing', () => {
    const [one] = tabs(1)
    one.chooser.choose(PHYSICIAN.id)
    one.lock('idle')
    expect(kindOf(tabs(1)[0])).toBe('signed-out')
  })
})
