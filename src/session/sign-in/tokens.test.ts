import { describe, expect, it, vi } from 'vitest'
import { A, B, eachTestAtDesk, HUB, PICTURES, SIGNAL } from '#testing/real-servers/sign-in-desk.ts'
import { OPEN_KEY } from './kept-in-tab.ts'
import type { OpenIdSignIn } from './openid-sign-in.ts'

const desk = eachTestAtDesk()

const kindOf = (signIn: OpenIdSignIn) => signIn.getState().kind

describe('tokens', () => {
  it('C9: are of one audience each, and go to its servers alone', async () => {
    const signIn = await desk().tab().signedIn()
    const tokens = await Promise.all([HUB, A, PICTURES, B].map((base) => signIn.token(base, SIGNAL)))
    const audiences = [HUB, A, A, B]
    for (const [i, token] of tokens.entries()) {
      expect(await desk().provider.claimsOf(`Bearer ${token}`, audiences[i] ?? '')).toMatchObject({ aud: audiences[i] })
    }
    expect(tokens[1]).toBe(tokens[2])
  })

  it('C8: go to no server that is not of the configuration, nor to another path of one that is', async () => {
    const signIn = await desk().tab().signedIn()
    for (const base of ['https://evil.example/fhir/', 'http://127.0.0.1:9/', `${A}Patient/`, A.slice(0, -1)]) {
      expect(await signIn.token(base, SIGNAL)).toBeUndefined()
    }
  })

  it('B1: tell which servers let the user read less than everything, as soon as they are known', async () => {
    const told: unknown[] = []
    // What the user may do at B is B's own matter.
    const allowed = 'openid user/*.rs user/Patient.rs user/Observation.rs'
    desk().provider.scopesAt.set(B, allowed.replace('user/*.rs ', ''))
    desk().provider.scopesAt.set(A, allowed)
    const scope = 'openid profile online_access user/*.rs user/Patient.rs user/Observation.rs'
    const signIn = await desk().tab({ scope }).signedIn()
    const narrowed = () => ({ narrowed: undefined, ...signIn.getState() }).narrowed
    signIn.subscribe(() => told.push(narrowed()))
    expect(narrowed()).toEqual(new Map())
    await signIn.token(A, SIGNAL)
    expect(told).toEqual([])
    await signIn.token(B, SIGNAL)
    expect(told).toHaveLength(1)
    expect([...(narrowed() ?? [])]).toEqual([[B, expect.arrayContaining(['user/Patient.rs', 'user/Observation.rs'])]])
    // Known from the beginning in a tab that comes later.
    expect((await desk().tab().opened()).getState()).toMatchObject({ narrowed: narrowed() })
    await signIn.renew(B, SIGNAL, await signIn.token(B, SIGNAL))
    expect(told).toHaveLength(1)
  })

  it('B1: tell it at the sign-in where they are for all servers', async () => {
    const servers = [HUB, A, B].map((base) => ({ base, audience: undefined }))
    const scope = 'openid profile online_access user/Patient.rs user/Observation.rs'
    const signIn = await desk().tab({ audience: 'urn:network', servers, scope }).signedIn()
    const { narrowed } = { narrowed: undefined, ...signIn.getState() }
    expect([...(narrowed ?? [])].map(([base]) => base)).toEqual([HUB, A, B])
  })

  it('are one for all servers where the configuration names one audience', async () => {
    const shared = {
      audience: 'urn:network',
      servers: [HUB, A, B].map((base) => ({ base, audience: undefined })),
    }
    const signIn = await desk().tab(shared).signedIn()
    const [hub, b] = [await signIn.token(HUB, SIGNAL), await signIn.token(B, SIGNAL)]
    expect(hub).toBe(b)
    expect(await desk().provider.claimsOf(`Bearer ${b}`, 'urn:network')).toBeDefined()
    expect(desk().refreshes()).toEqual([])
  })

  it('A3: stand in no storage of the browser, nor does a code or a name', async () => {
    const tab = desk().tab()
    const signIn = await tab.signedIn()
    const token = (await signIn.token(A, SIGNAL)) ?? ''
    const stored = tab.storage.everything() + desk().all.everything()
    for (const secret of [token.slice(0, 12), 'eyJ', 'code', '例示', 'u-reiji-ichiro'])
      expect(stored).not.toContain(secret)
    expect(tab.storage.getItem(OPEN_KEY)).toBe('open')
    expect(tab.storage).toHaveLength(1)
  })

  it('E16: N refusals at a time cause one refresh', async () => {
    const signIn = await desk().tab().signedIn()
    const refused = await signIn.token(HUB, SIGNAL)
    const renewed = await Promise.all(Array.from({ length: 8 }, () => signIn.renew(HUB, SIGNAL, refused)))
    expect(new Set(renewed).size).toBe(1)
    expect(renewed[0]).not.toBe(refused)
    expect(desk().refreshes()).toHaveLength(1)
  })

  it('E18: a server that refuses the new token as well is not the cause of a storm, and of no other server’s trouble', async () => {
    const signIn = await desk().tab().signedIn()
    const first = await signIn.token(B, SIGNAL)
    const second = await signIn.renew(B, SIGNAL, first)
    expect(second).toBeDefined()
    const before = desk().refreshes().length
    for (let i = 0; i < 5; i++) expect(await signIn.renew(B, SIGNAL, second)).toBeUndefined()
    expect(desk().refreshes()).toHaveLength(before)
    expect(kindOf(signIn)).toBe('signed-in')
    expect(await signIn.token(A, SIGNAL)).toBeDefined()
  })

  it('E20: for what must not be cut short a token with enough life left is fetched', async () => {
    desk().provider.accessTokenSeconds = 40
    const signIn = await desk().tab().signedIn()
    const reading = await signIn.token(HUB, SIGNAL)
    expect(await signIn.token(HUB, SIGNAL)).toBe(reading)
    desk().provider.accessTokenSeconds = 300
    const writing = await signIn.token(HUB, SIGNAL, 60_000)
    expect(writing).not.toBe(reading)
    expect(await signIn.token(HUB, SIGNAL, 60_000)).toBe(writing)
  })

  it('A4: are renewed before they end, and a provider that is away for a moment ends nothing', async () => {
    desk().provider.accessTokenSeconds = 10
    const tab = desk().tab()
    const signIn = await tab.signedIn()
    const first = await signIn.token(HUB, SIGNAL)
    tab.aheadMs = 9_000
    desk().fault = (response) => {
      response.socket?.destroy()
      return true
    }
    await expect(signIn.token(HUB, SIGNAL)).rejects.toThrow('no access token')
    expect(kindOf(signIn)).toBe('signed-in')
    desk().fault = () => false
    // It is asked again after a few seconds, not by everybody at once.
    tab.aheadMs = 15_000
    expect(await signIn.token(HUB, SIGNAL)).not.toBe(first)
  })

  it('A4: an answer that is lost on its way is no theft: the spent refresh token is not used again, and the session goes on', async () => {
    desk().provider.accessTokenSeconds = 10
    const tab = desk().tab()
    const signIn = await tab.signedIn()
    const first = await signIn.token(HUB, SIGNAL)
    desk().fault = (response) => {
      if (response.req.url === '/token') response.end = () => response.destroy()
      return false
    }
    tab.aheadMs = 9_000
    await expect(signIn.token(HUB, SIGNAL)).rejects.toThrow('no access token')
    expect(desk().refreshes()).toMatchObject([{ isGranted: true }])
    desk().fault = () => false
    // The same user has given the password once more at the provider, for another site.
    const second = () => Math.floor(Date.now() / 1000)
    const before = second()
    await vi.waitFor(() => expect(second()).toBeGreaterThan(before), { timeout: 10_000 })
    await tab.person.answer(`${tab.left}&prompt=login`)
    tab.aheadMs = 15_000
    expect(await signIn.token(HUB, SIGNAL)).not.toBe(first)
    expect(desk().refreshes()).toHaveLength(1)
    // From now on with the refresh token that came instead.
    tab.aheadMs = 30_000
    expect(await signIn.token(HUB, SIGNAL)).toBeDefined()
    expect(desk().refreshes()).toMatchObject([{ isGranted: true }, { isGranted: true }])
    expect(kindOf(signIn)).toBe('signed-in')
  })

  it('A4: a refresh token of which nobody knows whether it is spent is the last resort, where the provider remembers no one', async () => {
    desk().provider.accessTokenSeconds = 10
    const tab = desk().tab()
    const signIn = await tab.signedIn()
    await signIn.token(HUB, SIGNAL)
    desk().fault = (response) => {
      response.socket?.destroy()
      return true
    }
    tab.aheadMs = 9_000
    await expect(signIn.token(HUB, SIGNAL)).rejects.toThrow('no access token')
    desk().fault = () => false
    tab.person.forget()
    tab.aheadMs = 15_000
    expect(await signIn.token(HUB, SIGNAL)).toBeDefined()
    expect(desk().refreshes()).toMatchObject([{ isGranted: true }])
    expect(kindOf(signIn)).toBe('signed-in')
  })

  it('are got in a frame where the provider gives no refresh tokens', async () => {
    const signIn = await desk().tab({ scope: 'openid profile user/*.rs' }).signedIn()
    const token = await signIn.token(B, SIGNAL)
    expect(await desk().provider.claimsOf(`Bearer ${token}`, B)).toMatchObject({ sub: 'u-reiji-ichiro' })
    expect(desk().refreshes()).toEqual([])
  })
})
