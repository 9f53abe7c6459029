// One file, though long: every test needs the same provider, the same tabs and the person before them.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import type { Instant } from '#clinical/jst-date.ts'
import type { Profession } from '#clinical/profession.ts'
import { ACR, type OpenIdProvider, ROLE_SYSTEM, startOpenIdProvider } from '#testing/real-servers/openid-provider.ts'
import { ProviderUser } from '#testing/real-servers/openid-provider-user.ts'
import { ANSWER_CHANNEL, ANSWER_KEY, FRESH_KEY, OPEN_KEY, PLACE_KEY } from './kept-in-tab.ts'
import { OpenIdSignIn } from './openid-sign-in.ts'
import { ProviderClient } from './provider-client.ts'
import type { SignInPage } from './sign-in-page.ts'
import type { SignInSettings } from './sign-in-settings.ts'

const VIEWER = 'http://127.0.0.1:9/viewer/'
const HUB = 'http://127.0.0.1:9/hub/fhir/'
const A = 'http://127.0.0.1:9/a/fhir/'
const B = 'http://127.0.0.1:9/b/fhir/'
const PICTURES = 'http://127.0.0.1:9/a/dicom-web/'
const SIGNAL = new AbortController().signal
const PHYSICIAN = { id: 'u-reiji-ichiro', name: '例示 一郎', profession: 'physician', facility: 'reiji-chuo' }

let provider: OpenIdProvider
let all: Storage
const open: { close(): void }[] = []

beforeEach(async () => {
  provider = await startOpenIdProvider({ viewers: [VIEWER], fault: (_, response) => fault(response) })
  all = new MemoryStorage()
  fault = () => false
})
afterEach(async () => {
  for (const each of open.splice(0)) each.close()
  await provider.close()
})

let fault: (response: import('node:http').ServerResponse) => boolean

function settings(more: Partial<SignInSettings> = {}): SignInSettings {
  return {
    issuer: provider.issuer,
    clientId: 'renkei-viewer',
    scope: 'openid profile fhirUser online_access user/*.rs',
    acrValues: [ACR.twoFactor],
    audience: undefined,
    maxSessionMs: 8 * 3_600_000,
    professions: {
      system: ROLE_SYSTEM,
      codes: new Map<string, Profession>([
        ['physician', 'physician'],
        ['nurse', 'nurse'],
        ['pharmacist', 'pharmacist'],
      ]),
    },
    launchIssuers: [A],
    servers: [
      { base: HUB, audience: HUB },
      { base: A, audience: A },
      { base: PICTURES, audience: A },
      { base: B, audience: B },
    ],
    hub: HUB,
    facilities: [
      { id: 'reiji-chuo' as FacilityId, institution: '1319900011' },
      { id: 'mihon-yakkyoku' as FacilityId, institution: '1349900068' },
    ],
    viewer: VIEWER,
    ...more,
  }
}

/** A tab of the viewer, and somebody before it. Its storage outlives the pages that it shows. */
class Tab {
  readonly storage = new MemoryStorage()
  readonly person: ProviderUser
  readonly #settings: SignInSettings
  /** How far its clock is from that of the provider. */
  aheadMs = 0
  /** What the person does before the provider's page in a window; undefined: the browser blocks windows. */
  inWindow: ((address: string) => Promise<string>) | undefined
  left: string | undefined
  signIn: OpenIdSignIn

  constructor(of: SignInSettings = settings(), person = new ProviderUser('u-reiji-ichiro')) {
    this.#settings = of
    this.person = person
    this.signIn = this.#page()
  }

  /** A page opened in this tab: after the way to the provider and back, or by a reload. */
  async opened(answer?: string): Promise<OpenIdSignIn> {
    this.signIn.close()
    if (answer !== undefined) this.storage.setItem(ANSWER_KEY, new URL(answer).search)
    this.signIn = this.#page()
    await this.signIn.start()
    return this.signIn
  }

  /** Leaves for the provider, signs in and comes back. */
  async signedIn(how: { isWeak?: boolean; isCancelled?: boolean; isFresh?: boolean } = {}): Promise<OpenIdSignIn> {
    await this.signIn.begin(how)
    return this.opened(await this.person.answer(this.left ?? '', how))
  }

  #page(): OpenIdSignIn {
    const page: SignInPage = {
      tab: this.storage,
      all,
      locks: navigator.locks,
      channel: (name) => new BroadcastChannel(name),
      now: () => (Date.now() + this.aheadMs) as Instant,
      leave: (address) => {
        this.left = address
      },
      window: () => {
        const { inWindow } = this
        if (inWindow === undefined) return undefined
        return { go: (address) => void inWindow(address).then(calledBack), close: () => {} }
      },
      frame: (address) => {
        void this.person.answer(address).then(calledBack)
        return () => {}
      },
    }
    const client = new ProviderClient(this.#settings, this.storage)
    const signIn = new OpenIdSignIn({ settings: this.#settings, page, provider: async () => client })
    open.push(signIn)
    return signIn
  }
}

/** What `silent.html` does in a frame or a window. */
function calledBack(address: string): void {
  const channel = new BroadcastChannel(ANSWER_CHANNEL)
  channel.postMessage(new URL(address).search)
  setTimeout(() => channel.close(), 50)
}

class MemoryStorage implements Storage {
  readonly #items = new Map<string, string>()
  get length(): number {
    return this.#items.size
  }
  clear(): void {
    this.#items.clear()
  }
  getItem(key: string): string | null {
    return this.#items.get(key) ?? null
  }
  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null
  }
  removeItem(key: string): void {
    this.#items.delete(key)
  }
  setItem(key: string, value: string): void {
    this.#items.set(key, value)
  }
  everything(): string {
    return JSON.stringify([...this.#items])
  }
}

const refreshes = () => provider.grants.filter(({ type }) => type === 'refresh_token')
const kindOf = (signIn: OpenIdSignIn) => signIn.getState().kind

describe('signing in at the provider', () => {
  it('tells who is there, as what and where, from the claims of the provider', async () => {
    const tab = new Tab()
    const signIn = await tab.signedIn()
    expect(signIn.getState()).toMatchObject({ kind: 'signed-in', user: PHYSICIAN })
    expect(signIn.getState()).toMatchObject({
      scopes: new Set(['openid', 'profile', 'fhirUser', 'online_access', 'user/*.rs']),
    })
  })

  it('A1: refuses whoever signed in with a password alone, and asks for a password the next time', async () => {
    const tab = new Tab()
    const signIn = await tab.signedIn({ isWeak: true })
    expect(signIn.getState()).toMatchObject({ kind: 'signed-out', why: 'weak' })
    expect(await signIn.token(HUB, SIGNAL)).toBeUndefined()
    await signIn.begin()
    expect(new URL(tab.left ?? '').searchParams.get('prompt')).toBe('login')
  })

  it('A1: asks for the two factors as essential', async () => {
    const tab = new Tab()
    await tab.signIn.begin()
    const { searchParams } = new URL(tab.left ?? '')
    expect(JSON.parse(searchParams.get('claims') ?? '')).toMatchObject({
      id_token: { acr: { essential: true, values: [ACR.twoFactor] } },
    })
  })

  it('says that the user gave up, and in whose words it failed', async () => {
    expect((await new Tab().signedIn({ isCancelled: true })).getState()).toMatchObject({
      kind: 'signed-out',
      why: 'cancelled',
      detail: expect.stringContaining('access_denied'),
    })
  })

  it('lets nobody in whose profession or facility this network does not know', async () => {
    const clerk = new Tab(settings(), new ProviderUser('u-reiji-fumi'))
    expect((await clerk.signedIn()).getState()).toMatchObject({ why: 'no-profession' })
    const elsewhere = new Tab(settings(), new ProviderUser('u-zurei-midori'))
    expect((await elsewhere.signedIn()).getState()).toMatchObject({ why: 'no-facility' })
  })

  it('says so when the provider cannot be reached', async () => {
    await provider.close()
    const tab = new Tab()
    await tab.signIn.begin()
    expect(tab.signIn.getState()).toMatchObject({ kind: 'signed-out', why: 'failed' })
  })

  it('comes back to the place in the viewer from which one left, and to no other site', async () => {
    const tab = new Tab()
    await tab.signIn.begin({ place: '/p/x7/labs?from=2026-01-01' })
    expect(tab.storage.getItem(PLACE_KEY)).toBe('/viewer/p/x7/labs?from=2026-01-01')
    await tab.signIn.begin({ place: '//evil.example/' })
    expect(tab.storage.getItem(PLACE_KEY)).toBe('/viewer//evil.example/')
  })
})

describe('A2: an answer that is not the provider’s to this tab', () => {
  async function answered(change: (address: URL) => void): Promise<OpenIdSignIn> {
    const tab = new Tab()
    await tab.signIn.begin()
    const address = new URL(await tab.person.answer(tab.left ?? ''))
    change(address)
    return tab.opened(address.href)
  }
  const asRefused = { kind: 'signed-out', why: 'failed' }

  it('A2: is refused when the state is another', async () => {
    expect((await answered(({ searchParams }) => searchParams.set('state', 'other'))).getState()).toMatchObject(
      asRefused,
    )
  })

  it('A2: is refused when the issuer is another, or not named', async () => {
    for (const change of [
      ({ searchParams }: URL) => searchParams.set('iss', 'https://evil.example'),
      ({ searchParams }: URL) => searchParams.delete('iss'),
    ]) {
      expect((await answered(change)).getState()).toMatchObject(asRefused)
    }
    expect(provider.grants).toEqual([])
  })

  it('A2: is refused when the code is another', async () => {
    expect((await answered(({ searchParams }) => searchParams.set('code', 'other'))).getState()).toMatchObject(
      asRefused,
    )
  })

  it('A2: is refused when an old address is opened again, and in another tab', async () => {
    const tab = new Tab()
    await tab.signIn.begin()
    const answer = await tab.person.answer(tab.left ?? '')
    expect((await new Tab().opened(answer)).getState()).toMatchObject(asRefused)
    expect(kindOf(await tab.opened(answer))).toBe('signed-in')
    expect((await tab.opened(answer)).getState()).toMatchObject(asRefused)
  })

  it('A2: is refused when the nonce of the ID token is another', async () => {
    const tab = new Tab()
    await tab.signIn.begin()
    const address = new URL(tab.left ?? '')
    address.searchParams.set('nonce', 'of-another-sign-in')
    const signIn = await tab.opened(await tab.person.answer(address.href))
    expect(signIn.getState()).toMatchObject({ ...asRefused, detail: expect.stringContaining('nonce') })
  })

  it('A2: is refused when the metadata are those of another issuer', async () => {
    const tab = new Tab(settings({ issuer: provider.issuer.replace('127.0.0.1', 'localhost') }))
    await tab.signIn.begin()
    expect(tab.signIn.getState()).toMatchObject({ ...asRefused, detail: expect.stringContaining('issuer') })
  })

  it('E31: is taken although the clock of this machine is a day ahead, and the shift ends by that clock', async () => {
    const tab = new Tab()
    tab.aheadMs = 86_400_000
    const state = (await tab.signedIn()).getState()
    expect(state).toMatchObject({ kind: 'signed-in' })
    const { authenticatedAt } = { authenticatedAt: 0, ...state }
    expect(Math.abs(authenticatedAt - (Date.now() + tab.aheadMs))).toBeLessThan(10_000)
  })
})

describe('tokens', () => {
  it('C9: are of one audience each, and go to its servers alone', async () => {
    const signIn = await new Tab().signedIn()
    const tokens = await Promise.all([HUB, A, PICTURES, B].map((base) => signIn.token(base, SIGNAL)))
    const audiences = [HUB, A, A, B]
    for (const [i, token] of tokens.entries()) {
      expect(await provider.claimsOf(`Bearer ${token}`, audiences[i] ?? '')).toMatchObject({ aud: audiences[i] })
    }
    expect(tokens[1]).toBe(tokens[2])
  })

  it('C8: go to no server that is not of the configuration, nor to another path of one that is', async () => {
    const signIn = await new Tab().signedIn()
    for (const base of ['https://evil.example/fhir/', 'http://127.0.0.1:9/', `${A}Patient/`, A.slice(0, -1)]) {
      expect(await signIn.token(base, SIGNAL)).toBeUndefined()
    }
  })

  it('are one for all servers where the configuration names one audience', async () => {
    const shared = settings({
      audience: 'urn:network',
      servers: [HUB, A, B].map((base) => ({ base, audience: undefined })),
    })
    const signIn = await new Tab(shared).signedIn()
    const [hub, b] = [await signIn.token(HUB, SIGNAL), await signIn.token(B, SIGNAL)]
    expect(hub).toBe(b)
    expect(await provider.claimsOf(`Bearer ${b}`, 'urn:network')).toBeDefined()
    expect(refreshes()).toEqual([])
  })

  it('A3: stand in no storage of the browser, nor does a code or a name', async () => {
    const tab = new Tab()
    const signIn = await tab.signedIn()
    const token = (await signIn.token(A, SIGNAL)) ?? ''
    const stored = tab.storage.everything() + (all as MemoryStorage).everything()
    for (const secret of [token.slice(0, 12), 'eyJ', 'code', '例示', 'u-reiji-ichiro'])
      expect(stored).not.toContain(secret)
    expect(tab.storage.getItem(OPEN_KEY)).toBe('open')
    expect(tab.storage).toHaveLength(1)
  })

  it('E16: N refusals at a time cause one refresh', async () => {
    const signIn = await new Tab().signedIn()
    const refused = await signIn.token(HUB, SIGNAL)
    const renewed = await Promise.all(Array.from({ length: 8 }, () => signIn.renew(HUB, SIGNAL, refused)))
    expect(new Set(renewed).size).toBe(1)
    expect(renewed[0]).not.toBe(refused)
    expect(refreshes()).toHaveLength(1)
  })

  it('E18: a server that refuses the new token as well is not the cause of a storm, and of no other server’s trouble', async () => {
    const signIn = await new Tab().signedIn()
    const first = await signIn.token(B, SIGNAL)
    const second = await signIn.renew(B, SIGNAL, first)
    expect(second).toBeDefined()
    const before = refreshes().length
    for (let i = 0; i < 5; i++) expect(await signIn.renew(B, SIGNAL, second)).toBeUndefined()
    expect(refreshes()).toHaveLength(before)
    expect(kindOf(signIn)).toBe('signed-in')
    expect(await signIn.token(A, SIGNAL)).toBeDefined()
  })

  it('E20: for what must not be cut short a token with enough life left is fetched', async () => {
    provider.accessTokenSeconds = 40
    const signIn = await new Tab().signedIn()
    const reading = await signIn.token(HUB, SIGNAL)
    expect(await signIn.token(HUB, SIGNAL)).toBe(reading)
    provider.accessTokenSeconds = 300
    const writing = await signIn.token(HUB, SIGNAL, 60_000)
    expect(writing).not.toBe(reading)
    expect(await signIn.token(HUB, SIGNAL, 60_000)).toBe(writing)
  })

  it('A4: are renewed before they end, and a provider that is away for a moment ends nothing', async () => {
    provider.accessTokenSeconds = 10
    const tab = new Tab()
    const signIn = await tab.signedIn()
    const first = await signIn.token(HUB, SIGNAL)
    tab.aheadMs = 9_000
    fault = (response) => {
      response.socket?.destroy()
      return true
    }
    expect(await signIn.token(HUB, SIGNAL)).toBeUndefined()
    expect(kindOf(signIn)).toBe('signed-in')
    fault = () => false
    expect(await signIn.token(HUB, SIGNAL)).not.toBe(first)
  })

  it('are got in a frame where the provider gives no refresh tokens', async () => {
    const signIn = await new Tab(settings({ scope: 'openid profile user/*.rs' })).signedIn()
    const token = await signIn.token(B, SIGNAL)
    expect(await provider.claimsOf(`Bearer ${token}`, B)).toMatchObject({ sub: 'u-reiji-ichiro' })
    expect(refreshes()).toEqual([])
  })
})

describe('two tabs', () => {
  it('a second tab is signed in by the first, without asking the provider', async () => {
    await new Tab().signedIn()
    const asked = provider.seen.length
    const second = await new Tab().opened()
    expect(second.getState()).toMatchObject({ kind: 'signed-in', user: PHYSICIAN })
    expect(provider.seen).toHaveLength(asked)
  })

  it('A4: two tabs whose tokens end at once refresh once between them, and nobody is logged out', async () => {
    provider.accessTokenSeconds = 10
    const [one, other] = [new Tab(), new Tab()]
    const first = await one.signedIn()
    const second = await other.opened()
    provider.accessTokenSeconds = 300
    one.aheadMs = 9_500
    other.aheadMs = 9_500
    const tokens = await Promise.all([first, second, first, second].map((each) => each.token(HUB, SIGNAL)))
    expect(new Set(tokens).size).toBe(1)
    expect(refreshes()).toHaveLength(1)
    expect(await Promise.all([first.token(A, SIGNAL), second.token(B, SIGNAL)])).not.toContain(undefined)
    expect(refreshes().every(({ isGranted }) => isGranted)).toBe(true)
    expect([kindOf(first), kindOf(second)]).toEqual(['signed-in', 'signed-in'])
  })

  it('A4, E17: when the provider takes the tokens back, both tabs are locked and keep their place', async () => {
    const first = await new Tab().signedIn()
    const second = await new Tab().opened()
    provider.revokeEverything()
    expect(await second.renew(HUB, SIGNAL, await second.token(HUB, SIGNAL))).toBeUndefined()
    expect(second.getState()).toMatchObject({ kind: 'locked', why: 'session-ended', user: PHYSICIAN })
    await vi.waitFor(() => expect(first.getState()).toMatchObject({ kind: 'locked', why: 'elsewhere' }))
  })

  it('A5: what one tab locks is locked in the other within a second, and no token is left in either', async () => {
    const first = await new Tab().signedIn()
    const second = await new Tab().opened()
    first.lock('idle')
    expect(first.getState()).toMatchObject({ kind: 'locked', why: 'idle' })
    await vi.waitFor(() => expect(kindOf(second)).toBe('locked'), { timeout: 1000 })
    expect([await first.token(HUB, SIGNAL), await second.token(HUB, SIGNAL)]).toEqual([undefined, undefined])
    await vi.waitFor(() => expect(provider.seen.filter(({ url }) => url === '/token/revocation')).toHaveLength(1))
  })

  it('A7: what one tab logs out is logged out in the other', async () => {
    const first = await new Tab().signedIn()
    const second = await new Tab().opened()
    await first.logOut()
    await vi.waitFor(() => expect(second.getState()).toMatchObject({ kind: 'signed-out', why: 'logged-out' }))
  })

  it('E38: another user who signs in elsewhere ends this session; the same user unlocks every tab', async () => {
    const one = new Tab()
    const first = await one.signedIn()
    const second = await new Tab().opened()
    first.lock('asked')
    await vi.waitFor(() => expect(kindOf(second)).toBe('locked'))
    one.inWindow = (address) => one.person.answer(address)
    expect(await first.unlock('/')).toBe('same-user')
    await vi.waitFor(() => expect(kindOf(second)).toBe('signed-in'))
    one.inWindow = (address) => new ProviderUser('u-reiji-yuri').answer(address)
    expect(await first.reauthenticate('/')).toBe('other-user')
    await vi.waitFor(() => expect(second.getState()).toMatchObject({ kind: 'signed-out', why: 'elsewhere' }))
    expect(first.getState()).toMatchObject({ user: { name: '例示 百合' } })
  })
})

describe('two tabs, and messages that come late', () => {
  it('A6, E38: what a busy tab still tells of a session that was locked opens no tab again', async () => {
    const channel = () => {
      const made = new BroadcastChannel(`renkei-viewer.session ${new URL(VIEWER).pathname}`)
      open.push(made)
      return made
    }
    const [busy, witness] = [channel(), channel()]
    const told: unknown[] = []
    witness.addEventListener('message', ({ data }) => told.push(data))
    const signIn = await new Tab().signedIn()
    await vi.waitFor(() => expect(told).toHaveLength(1))
    signIn.lock('idle')
    await vi.waitFor(() => expect(told).toHaveLength(2))
    busy.postMessage(told[0])
    await vi.waitFor(() => expect(told).toHaveLength(3))
    await new Promise(setImmediate)
    expect(signIn.getState()).toMatchObject({ kind: 'locked', why: 'idle' })
    expect(await signIn.token(HUB, SIGNAL)).toBeUndefined()
  })

  it('A4, A10: who proves in one tab who they are goes on in the other, too', async () => {
    const [one, other] = [new Tab(), new Tab()]
    const first = await one.signedIn()
    const second = await other.opened()
    one.aheadMs = 10_000
    other.aheadMs = 10_000
    one.inWindow = (address) => one.person.answer(address)
    expect(await first.reauthenticate('/')).toBe('same-user')
    await vi.waitFor(() => expect(authenticatedAt(second)).toBe(authenticatedAt(first)))
    expect(await second.renew(HUB, SIGNAL, await second.token(HUB, SIGNAL))).toBeDefined()
    expect([kindOf(first), kindOf(second)]).toEqual(['signed-in', 'signed-in'])
  })

  it('E2: while the provider is away, whoever waited behind a failed renewal fails with it', async () => {
    provider.accessTokenSeconds = 10
    const tab = new Tab()
    const signIn = await tab.signedIn()
    tab.aheadMs = 9_500
    let tries = 0
    fault = (response) => {
      tries += 1
      response.destroy()
      return true
    }
    const tokens = await Promise.all([1, 2, 3, 4].map(() => signIn.token(HUB, SIGNAL)))
    expect(tokens).toEqual([undefined, undefined, undefined, undefined])
    expect(tries).toBe(1)
  })
})

function authenticatedAt(signIn: OpenIdSignIn): number | undefined {
  const state = signIn.getState()
  return state.kind === 'signed-in' ? state.authenticatedAt : undefined
}

describe('locking', () => {
  it('A6: is undone by the same user in a window, with tokens that are new', async () => {
    const tab = new Tab()
    const signIn = await tab.signedIn()
    const before = await signIn.token(HUB, SIGNAL)
    signIn.lock('idle')
    tab.inWindow = (address) => tab.person.answer(address)
    expect(await signIn.unlock('/p/x7/labs')).toBe('same-user')
    expect(signIn.getState()).toMatchObject({ kind: 'signed-in', user: PHYSICIAN })
    expect(await signIn.token(HUB, SIGNAL)).not.toBe(before)
  })

  it('A6: stays when the user gives up, signs in with a password alone, or presses the button again', async () => {
    const tab = new Tab()
    const signIn = await tab.signedIn()
    signIn.lock('idle')
    tab.inWindow = (address) => tab.person.answer(address, { isCancelled: true })
    expect(await signIn.unlock('/')).toBe('cancelled')
    tab.inWindow = (address) => tab.person.answer(address, { isWeak: true })
    expect(await signIn.unlock('/')).toBe('cancelled')
    tab.inWindow = () => new Promise(() => {})
    const abandoned = signIn.unlock('/')
    await vi.waitFor(() => expect(provider.seen.length).toBeGreaterThan(0))
    tab.inWindow = (address) => tab.person.answer(address)
    const [first, second] = await Promise.all([abandoned, signIn.unlock('/')])
    expect([first, second]).toEqual(['cancelled', 'same-user'])
  })

  it('A6: leaves the page for the provider where the browser blocks windows, and comes back to the same place', async () => {
    const tab = new Tab()
    const signIn = await tab.signedIn()
    signIn.lock('idle')
    expect(await signIn.unlock('/p/x7/labs')).toBe('cancelled')
    expect(new URL(tab.left ?? '').searchParams.get('prompt')).toBe('login')
    expect(tab.storage.getItem(PLACE_KEY)).toBe('/viewer/p/x7/labs')
  })

  it('A6: is not undone by a reload, nor by a new tab, although the provider still knows the browser', async () => {
    const tab = new Tab()
    const signIn = await tab.signedIn()
    signIn.lock('idle')
    expect(kindOf(await tab.opened())).toBe('signed-out')
    const beside = new Tab(settings(), tab.person)
    expect(kindOf(await beside.opened())).toBe('signed-out')
    await beside.signIn.begin()
    expect(new URL(beside.left ?? '').searchParams.get('prompt')).toBe('login')
  })

  it('A4: comes by itself when the shift is over, whatever is done', async () => {
    const tab = new Tab(settings({ maxSessionMs: 3_600_000 }))
    const signIn = await tab.signedIn()
    tab.aheadMs = 3_600_001
    expect(await signIn.token(HUB, SIGNAL)).toBeUndefined()
    expect(signIn.getState()).toMatchObject({ kind: 'locked', why: 'session-ended' })
  })
})

describe('reload and logging out', () => {
  it('comes back without a question after a reload, in a frame', async () => {
    const tab = new Tab()
    await tab.signedIn()
    const signIn = await tab.opened()
    expect(signIn.getState()).toMatchObject({ kind: 'signed-in', user: PHYSICIAN })
    expect(await signIn.token(A, SIGNAL)).toBeDefined()
  })

  it('is signed out after a reload when the provider knows the browser no more', async () => {
    const tab = new Tab()
    await tab.signedIn()
    provider.revokeEverything()
    expect((await tab.opened()).getState()).toMatchObject({ kind: 'signed-out', why: 'expired' })
  })

  it('A7: wipes at once, then revokes, then leaves for the end of the session at the provider', async () => {
    const tab = new Tab()
    const signIn = await tab.signedIn()
    const leaving = signIn.logOut()
    expect(signIn.getState()).toMatchObject({ kind: 'signed-out', why: 'logged-out' })
    expect(await signIn.token(HUB, SIGNAL)).toBeUndefined()
    expect(tab.storage.getItem(OPEN_KEY)).toBeNull()
    await leaving
    expect(provider.seen.some(({ url }) => url === '/token/revocation')).toBe(true)
    expect(new URL(tab.left ?? '').pathname).toBe('/session/end')
    expect((await tab.opened()).getState()).toMatchObject({ kind: 'signed-out', why: 'logged-out' })
    expect(tab.storage).toHaveLength(0)
    expect(all.getItem(FRESH_KEY)).not.toBeNull()
  })

  it('A7: works without a way to the provider, and stays on the page', async () => {
    const tab = new Tab()
    const signIn = await tab.signedIn()
    tab.left = undefined
    await provider.close()
    await signIn.logOut()
    expect(signIn.getState()).toMatchObject({ kind: 'signed-out', why: 'logged-out' })
    expect(tab.left).toBeUndefined()
    expect(tab.storage).toHaveLength(0)
  })

  it('A8: another user is asked for a password at once, and whoever was there is gone before', async () => {
    const tab = new Tab()
    const signIn = await tab.signedIn()
    const leaving = signIn.begin({ isFresh: true })
    expect(kindOf(signIn)).toBe('signed-out')
    await leaving
    expect(new URL(tab.left ?? '').searchParams.get('prompt')).toBe('login')
  })
})

describe('SMART App Launch', () => {
  it('an EHR opens the viewer for its patient', async () => {
    provider.launches.set('of-ehr', { patient: 'pat-1', encounter: 'enc-1' })
    const tab = new Tab()
    await tab.signIn.start({ issuer: A.slice(0, -1), launch: 'of-ehr' })
    expect(new URL(tab.left ?? '').searchParams.get('aud')).toBe(A)
    const signIn = await tab.opened(await tab.person.answer(tab.left ?? ''))
    expect(signIn.getState()).toMatchObject({ launch: { patient: { server: A, id: 'pat-1' } } })
  })

  it('a user picks the patient at the provider where the viewer is launched by itself', async () => {
    provider.pickedPatient = 'pat-2'
    const standalone = settings({ scope: 'openid profile online_access launch/patient patient/*.rs' })
    const signIn = await new Tab(standalone).signedIn()
    expect(signIn.getState()).toMatchObject({ launch: { patient: { server: HUB, id: 'pat-2' } } })
  })

  it('C8: nobody else launches it: neither a stranger nor a server of the network that may not', async () => {
    for (const issuer of ['https://evil.example/fhir/', B]) {
      const tab = new Tab()
      await tab.signIn.start({ issuer, launch: 'of-ehr' })
      expect(tab.signIn.getState()).toMatchObject({ kind: 'signed-out', why: 'failed' })
      expect(tab.left).toBeUndefined()
    }
  })
})

describe('C10: what other pages say', () => {
  it('C10: is passed over when it is not in the form of a tab of the viewer', async () => {
    const signIn = await new Tab().signedIn()
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
