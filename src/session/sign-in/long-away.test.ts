import { afterEach, describe, expect, it, vi } from 'vitest'
import { eachTestAtDesk, PHYSICIAN } from '#testing/real-servers/sign-in-desk.ts'
import { FRESH_KEY, HAND_KEY } from './kept-in-tab.ts'
import type { OpenIdSignIn } from './openid-sign-in.ts'

const MINUTE = 60_000

const desk = eachTestAtDesk()
afterEach(() => vi.useRealTimers())

const kindOf = (signIn: OpenIdSignIn) => signIn.getState().kind

/** The clocks of the provider and of the browser go on; what runs is not touched. */
function pass(minutes: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * MINUTE })
}

/** Somebody has used the viewer, and its page has gone without a word: closed, crashed, or put to sleep by the browser. */
async function usedBefore(minutes: number) {
  const tab = desk().tab()
  const signIn = await tab.signedIn()
  pass(2)
  signIn.touched()
  signIn.close()
  pass(minutes)
  return tab
}

describe('a page that went without being locked', () => {
  it('A5, E30: is not brought back by a reload hours later, although the provider still knows the browser', async () => {
    const tab = await usedBefore(180)
    expect((await tab.opened()).getState()).toMatchObject({ kind: 'signed-out', why: 'expired' })
  })

  it('A5: comes back without a question within the idle time', async () => {
    const tab = await usedBefore(9)
    expect(kindOf(await tab.opened())).toBe('signed-in')
  })

  it('A5, H-11: the next to sign in in a new tab is asked who they are', async () => {
    const before = await usedBefore(30)
    const tab = desk().tab({}, before.person)
    await tab.opened()
    await tab.signIn.begin()
    expect(tab.asked.get('prompt')).toBeNull()
    expect(Number(tab.asked.get('max_age'))).toBe(29 * 60)
    const signIn = await tab.opened(await tab.person.answer(tab.left ?? ''))
    expect(signIn.getState()).toMatchObject({ user: PHYSICIAN, authenticatedAt: expect.closeTo(Date.now(), -4) })
  })

  it('A5: who has signed in at the provider since then, for another program, is not asked again', async () => {
    const before = await usedBefore(30)
    const tab = desk().tab({}, before.person)
    await tab.signIn.begin({ isFresh: true })
    await tab.person.answer(tab.left ?? '')
    pass(3)
    await tab.signIn.begin()
    const silent = new URL(tab.left ?? '')
    silent.searchParams.set('prompt', 'none')
    const signIn = await tab.opened(await tab.person.answer(silent.href))
    expect(signIn.getState()).toMatchObject({
      user: PHYSICIAN,
      authenticatedAt: expect.closeTo(Date.now() - 3 * MINUTE, -4),
    })
  })

  it('A5: a provider that lets an older sign-in pass is not believed', async () => {
    const before = await usedBefore(30)
    const tab = desk().tab({}, before.person)
    await tab.signIn.begin()
    const careless = new URL(tab.left ?? '')
    careless.searchParams.delete('max_age')
    expect((await tab.opened(await tab.person.answer(careless.href))).getState()).toMatchObject({
      kind: 'signed-out',
      why: 'expired',
    })
    expect(desk().all.getItem(FRESH_KEY)).not.toBeNull()
  })

  it('A5: nothing is remembered of a session that was locked or ended properly', async () => {
    const signIn = await desk().tab().signedIn()
    expect(desk().all.getItem(HAND_KEY)).not.toBeNull()
    signIn.lock('asked')
    expect(desk().all.getItem(HAND_KEY)).toBeNull()
  })
})
