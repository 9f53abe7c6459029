import { describe, expect, it, vi } from 'vitest'
import { A, B, eachTestAtDesk, HUB, PHYSICIAN, SIGNAL } from '#testing/real-servers/sign-in-desk.ts'
import { FRESH_KEY, OPEN_KEY, PLACE_KEY } from './kept-in-tab.ts'
import type { OpenIdSignIn } from './openid-sign-in.ts'

const desk = eachTestAtDesk()

const kindOf = (signIn: OpenIdSignIn) => signIn.getState().kind

describe('locking', () => {
  it('A6: is undone by the same user in a window, with tokens that are new', async () => {
    const tab = desk().tab()
    const signIn = await tab.signedIn()
    const before = await signIn.token(HUB, SIGNAL)
    signIn.lock('idle')
    tab.inWindow = (address) => tab.person.answer(address)
    expect(await signIn.unlock('/p/x7/labs')).toBe('same-user')
    expect(signIn.getState()).toMatchObject({ kind: 'signed-in', user: PHYSICIAN })
    expect(await signIn.token(HUB, SIGNAL)).not.toBe(before)
  })

  it('A6: stays when the user gives up, signs in with a password alone, or presses the button again', async () => {
    const tab = desk().tab()
    const signIn = await tab.signedIn()
    signIn.lock('idle')
    tab.inWindow = (address) => tab.person.answer(address, { isCancelled: true })
    expect(await signIn.unlock('/')).toBe('cancelled')
    tab.inWindow = (address) => tab.person.answer(address, { isWeak: true })
    expect(await signIn.unlock('/')).toBe('cancelled')
    tab.inWindow = () => new Promise(() => {})
    const abandoned = signIn.unlock('/')
    await vi.waitFor(() => expect(desk().provider.seen.length).toBeGreaterThan(0), { timeout: 10_000 })
    tab.inWindow = (address) => tab.person.answer(address)
    const [first, second] = await Promise.all([abandoned, signIn.unlock('/')])
    expect([first, second]).toEqual(['cancelled', 'same-user'])
  })

  it('A6: leaves the page for the provider where the browser blocks windows, and comes back to the same place', async () => {
    const tab = desk().tab()
    const signIn = await tab.signedIn()
    signIn.lock('idle')
    expect(await signIn.unlock('/p/x7/labs')).toBe('cancelled')
    expect(new URL(tab.left ?? '').searchParams.get('prompt')).toBe('login')
    expect(tab.storage.getItem(PLACE_KEY)).toBe('/viewer/p/x7/labs')
  })

  it('A6: is not undone by a reload, nor by a new tab, although the provider still knows the browser', async () => {
    const tab = desk().tab()
    const signIn = await tab.signedIn()
    signIn.lock('idle')
    expect(kindOf(await tab.opened())).toBe('signed-out')
    const beside = desk().tab({}, tab.person)
    expect(kindOf(await beside.opened())).toBe('signed-out')
    await beside.signIn.begin()
    expect(new URL(beside.left ?? '').searchParams.get('prompt')).toBe('login')
  })

  it('A6, A7: is not undone by a tab that was on its way to the provider, which still knows the browser', async () => {
    const tab = desk().tab()
    await tab.signedIn()
    const beside = desk().tab({}, tab.person)
    await beside.signIn.begin()
    const answer = await tab.person.answer(beside.left ?? '')
    tab.signIn.lock('idle')
    const signIn = await beside.opened(answer)
    expect(signIn.getState()).toEqual({ kind: 'signed-out', why: 'elsewhere' })
    await expect(signIn.token(HUB, SIGNAL)).rejects.toThrow('no access token')
    expect(desk().all.getItem(FRESH_KEY)).not.toBeNull()
    await signIn.begin()
    expect(beside.asked.get('prompt')).toBe('login')
  })

  it('A6: is not undone by a reload that was asking the provider at that moment', async () => {
    const tab = desk().tab()
    await tab.signedIn()
    const { answer } = tab.person
    tab.person.answer = async (address) => {
      // Another tab locks while the frame is at the provider.
      desk().all.setItem(FRESH_KEY, 'ended')
      return answer.call(tab.person, address)
    }
    expect((await tab.opened()).getState()).toEqual({ kind: 'signed-out', why: 'elsewhere' })
    expect(desk().all.getItem(FRESH_KEY)).not.toBeNull()
  })

  it('A10, A4: a proof in between takes no token back; with the lock all of them are', async () => {
    const tab = desk().tab()
    const signIn = await tab.signedIn()
    const revoked = () => desk().provider.seen.filter(({ url }) => url === '/token/revocation').length
    tab.inWindow = (address) => tab.person.answer(address)
    expect(await signIn.reauthenticate('/')).toBe('same-user')
    expect(await signIn.token(A, SIGNAL)).toBeDefined()
    expect(revoked()).toBe(0)
    signIn.lock('asked')
    await vi.waitFor(() => expect(revoked()).toBe(2), { timeout: 10_000 })
  })

  it('A6: is undone only when the provider has taken the former tokens back', async () => {
    const tab = desk().tab()
    const signIn = await tab.signedIn()
    tab.inWindow = (address) => tab.person.answer(address)
    signIn.lock('asked')
    expect(await signIn.unlock('/')).toBe('same-user')
    const asked = desk().provider.seen.map(({ url }) => url.split('?')[0])
    expect(asked.indexOf('/token/revocation')).toBeGreaterThan(-1)
    expect(asked.indexOf('/token/revocation')).toBeLessThan(asked.lastIndexOf('/auth'))
  })

  it('A4: a token that comes after it is not kept, and the provider takes it back', async () => {
    const tab = desk().tab()
    const signIn = await tab.signedIn()
    desk().fault = (response) => {
      if (response.req.url === '/token') response.on('finish', () => signIn.lock('asked'))
      return false
    }
    await expect(signIn.token(B, SIGNAL)).rejects.toThrow('no access token')
    expect(signIn.getState().kind).toBe('locked')
    const revoked = () => desk().provider.seen.filter(({ url }) => url === '/token/revocation')
    // Of the one that was spent, and of the one that came.
    await vi.waitFor(() => expect(revoked()).toHaveLength(2), { timeout: 10_000 })
  })

  it('A4: comes by itself when the shift is over, whatever is done', async () => {
    const tab = desk().tab({ maxSessionMs: 3_600_000 })
    const signIn = await tab.signedIn()
    tab.aheadMs = 3_600_001
    await expect(signIn.token(HUB, SIGNAL)).rejects.toThrow('no access token')
    expect(signIn.getState()).toMatchObject({ kind: 'locked', why: 'session-ended' })
  })
})

describe('reload and logging out', () => {
  it('comes back without a question after a reload, in a frame', async () => {
    const tab = desk().tab()
    await tab.signedIn()
    const signIn = await tab.opened()
    expect(signIn.getState()).toMatchObject({ kind: 'signed-in', user: PHYSICIAN })
    expect(await signIn.token(A, SIGNAL)).toBeDefined()
  })

  it('A7: asks nobody for a password after a reload at which the provider was away', async () => {
    const tab = desk().tab()
    await tab.signedIn()
    desk().fault = (response) => {
      response.socket?.destroy()
      return true
    }
    expect((await tab.opened()).getState()).toMatchObject({ kind: 'signed-out', why: 'failed' })
    expect(desk().all.getItem(FRESH_KEY)).toBeNull()
  })

  it('is signed out after a reload when the provider knows the browser no more', async () => {
    const tab = desk().tab()
    await tab.signedIn()
    desk().provider.revokeEverything()
    expect((await tab.opened()).getState()).toMatchObject({ kind: 'signed-out', why: 'expired' })
  })

  it('A7: wipes at once, then revokes, then leaves for the end of the session at the provider', async () => {
    const tab = desk().tab()
    const signIn = await tab.signedIn()
    const leaving = signIn.logOut()
    expect(signIn.getState()).toMatchObject({ kind: 'signed-out', why: 'logged-out' })
    await expect(signIn.token(HUB, SIGNAL)).rejects.toThrow('no access token')
    expect(tab.storage.getItem(OPEN_KEY)).toBeNull()
    await leaving
    expect(desk().provider.seen.some(({ url }) => url === '/token/revocation')).toBe(true)
    expect(new URL(tab.left ?? '').pathname).toBe('/session/end')
    expect((await tab.opened()).getState()).toMatchObject({ kind: 'signed-out', why: 'logged-out' })
    expect(tab.storage).toHaveLength(0)
    expect(desk().all.getItem(FRESH_KEY)).not.toBeNull()
  })

  it('A7: works without a way to the provider, and stays on the page', async () => {
    const tab = desk().tab()
    const signIn = await tab.signedIn()
    tab.left = undefined
    await desk().provider.close()
    await signIn.logOut()
    expect(signIn.getState()).toMatchObject({ kind: 'signed-out', why: 'logged-out' })
    expect(tab.left).toBeUndefined()
    expect(tab.storage).toHaveLength(0)
  })

  it('A6: a way to the provider that was given up leaves nothing that a window could take for its own', async () => {
    const [tab, beside] = [desk().tab(), desk().tab()]
    await tab.signIn.begin({ place: '/p/x7/labs' })
    expect(tab.storage.getItem(PLACE_KEY)).not.toBeNull()
    // The provider’s page never came; another tab signs in meanwhile.
    await beside.signedIn()
    await tab.opened()
    expect(kindOf(tab.signIn)).toBe('signed-in')
    expect(tab.storage.everything()).toBe(JSON.stringify([[OPEN_KEY, 'open']]))
  })

  it('A8: another user is asked for a password at once, and whoever was there is gone before', async () => {
    const tab = desk().tab()
    const signIn = await tab.signedIn()
    const leaving = signIn.begin({ isFresh: true })
    expect(kindOf(signIn)).toBe('signed-out')
    await leaving
    expect(new URL(tab.left ?? '').searchParams.get('prompt')).toBe('login')
  })
})
