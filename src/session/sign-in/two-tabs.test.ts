import { describe, expect, it, vi } from 'vitest'
import { ProviderUser } from '#testing/real-servers/openid-provider-user.ts'
import { A, B, eachTestAtDesk, HUB, PHYSICIAN, SIGNAL, VIEWER } from '#testing/real-servers/sign-in-desk.ts'
import type { OpenIdSignIn } from './openid-sign-in.ts'

const desk = eachTestAtDesk()

const kindOf = (signIn: OpenIdSignIn) => signIn.getState().kind
const comes = (check: () => void) => vi.waitFor(check, { timeout: 10_000 })

describe('two tabs', () => {
  it('a second tab is signed in by the first, without asking the provider', async () => {
    await desk().tab().signedIn()
    const asked = desk().provider.seen.length
    const second = await desk().tab().opened()
    expect(second.getState()).toMatchObject({ kind: 'signed-in', user: PHYSICIAN })
    expect(desk().provider.seen).toHaveLength(asked)
  })

  it('A4: two tabs whose tokens end at once refresh once between them, and nobody is logged out', async () => {
    desk().provider.accessTokenSeconds = 10
    const [one, other] = [desk().tab(), desk().tab()]
    const first = await one.signedIn()
    const second = await other.opened()
    desk().provider.accessTokenSeconds = 300
    one.aheadMs = 9_500
    other.aheadMs = 9_500
    const tokens = await Promise.all([first, second, first, second].map((each) => each.token(HUB, SIGNAL)))
    expect(new Set(tokens).size).toBe(1)
    expect(desk().refreshes()).toHaveLength(1)
    expect(await Promise.all([first.token(A, SIGNAL), second.token(B, SIGNAL)])).not.toContain(undefined)
    expect(
      desk()
        .refreshes()
        .every(({ isGranted }) => isGranted),
    ).toBe(true)
    expect([kindOf(first), kindOf(second)]).toEqual(['signed-in', 'signed-in'])
  })

  it('A4, E17: when the provider takes the tokens back, both tabs are locked and keep their place', async () => {
    const first = await desk().tab().signedIn()
    const second = await desk().tab().opened()
    desk().provider.revokeEverything()
    expect(await second.renew(HUB, SIGNAL, await second.token(HUB, SIGNAL))).toBeUndefined()
    expect(second.getState()).toMatchObject({ kind: 'locked', why: 'session-ended', user: PHYSICIAN })
    await comes(() => expect(first.getState()).toMatchObject({ kind: 'locked', why: 'elsewhere' }))
  })

  it('A5: what one tab locks is locked in the other within a second, and no token is left in either', async () => {
    const first = await desk().tab().signedIn()
    const second = await desk().tab().opened()
    first.lock('idle')
    expect(first.getState()).toMatchObject({ kind: 'locked', why: 'idle' })
    // A second in turns of the loop: one in which a busy machine stands still counts as one.
    for (let turn = 0; turn < 100 && kindOf(second) !== 'locked'; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    expect(kindOf(second)).toBe('locked')
    for (const each of [first, second]) await expect(each.token(HUB, SIGNAL)).rejects.toThrow('no access token')
    await comes(() => expect(desk().provider.seen.filter(({ url }) => url === '/token/revocation')).toHaveLength(1))
  })

  it('A7: what one tab logs out is logged out in the other', async () => {
    const first = await desk().tab().signedIn()
    const second = await desk().tab().opened()
    await first.logOut()
    await comes(() => expect(second.getState()).toMatchObject({ kind: 'signed-out', why: 'logged-out' }))
  })

  it('E38: another user who signs in elsewhere ends this session; the same user unlocks every tab', async () => {
    const one = desk().tab()
    const first = await one.signedIn()
    const second = await desk().tab().opened()
    first.lock('asked')
    await comes(() => expect(kindOf(second)).toBe('locked'))
    one.inWindow = (address) => one.person.answer(address)
    expect(await first.unlock('/')).toBe('same-user')
    await comes(() => expect(kindOf(second)).toBe('signed-in'))
    one.inWindow = (address) => new ProviderUser('u-reiji-yuri').answer(address)
    expect(await first.reauthenticate('/')).toBe('other-user')
    await comes(() => expect(second.getState()).toMatchObject({ kind: 'signed-out', why: 'elsewhere' }))
    expect(first.getState()).toMatchObject({ user: { name: '例示 百合' } })
  })
})

describe('two tabs, and messages that come late', () => {
  it('A6, E38: what a busy tab still tells of a session that was locked opens no tab again', async () => {
    const name = `renkei-viewer.session ${new URL(VIEWER).pathname}`
    const [busy, witness] = [desk().channel(name), desk().channel(name)]
    const told: unknown[] = []
    witness.addEventListener('message', ({ data }) => told.push(data))
    const signIn = await desk().tab().signedIn()
    await comes(() => expect(told).toHaveLength(1))
    signIn.lock('idle')
    await comes(() => expect(told).toHaveLength(2))
    busy.postMessage(told[0])
    await comes(() => expect(told).toHaveLength(3))
    await new Promise(setImmediate)
    expect(signIn.getState()).toMatchObject({ kind: 'locked', why: 'idle' })
    await expect(signIn.token(HUB, SIGNAL)).rejects.toThrow('no access token')
  })

  it('A4, A10: who proves in one tab who they are goes on in the other, too', async () => {
    const [one, other] = [desk().tab(), desk().tab()]
    const first = await one.signedIn()
    const second = await other.opened()
    one.aheadMs = 10_000
    other.aheadMs = 10_000
    one.inWindow = (address) => one.person.answer(address)
    expect(await first.reauthenticate('/')).toBe('same-user')
    await comes(() => expect(authenticatedAt(second)).toBe(authenticatedAt(first)))
    expect(await second.renew(HUB, SIGNAL, await second.token(HUB, SIGNAL))).toBeDefined()
    expect([kindOf(first), kindOf(second)]).toEqual(['signed-in', 'signed-in'])
  })

  it('E2: while the provider is away, whoever waited behind a failed renewal fails with it', async () => {
    desk().provider.accessTokenSeconds = 10
    const tab = desk().tab()
    const signIn = await tab.signedIn()
    tab.aheadMs = 9_500
    let tries = 0
    desk().fault = (response) => {
      tries += 1
      response.destroy()
      return true
    }
    const tokens = await Promise.allSettled([1, 2, 3, 4].map(() => signIn.token(HUB, SIGNAL)))
    expect(tokens.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'rejected'])
    expect(tries).toBe(1)
  })
})

describe('C10: what other pages say', () => {
  it('C10: is passed over when it is not in the form of a tab of the viewer', async () => {
    const signIn = await desk().tab().signedIn()
    const channel = new BroadcastChannel('renkei-viewer.session /viewer/')
    for (const message of ['locked', { kind: 'unlock' }, { kind: 'session', session: { id: 'x' } }, null, 7]) {
      channel.postMessage(message)
    }
    channel.postMessage({ kind: 'ask' })
    await new Promise((resolve) => channel.addEventListener('message', resolve, { once: true }))
    channel.close()
    expect(signIn.getState()).toMatchObject({ kind: 'signed-in', user: PHYSICIAN })
  })
})

function authenticatedAt(signIn: OpenIdSignIn): number | undefined {
  const state = signIn.getState()
  return state.kind === 'signed-in' ? state.authenticatedAt : undefined
}
