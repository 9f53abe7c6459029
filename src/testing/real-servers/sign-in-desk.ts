import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import type { Instant } from '#clinical/jst-date.ts'
import type { Profession } from '#clinical/profession.ts'
import { ANSWER_CHANNEL, ANSWER_KEY } from '#session/sign-in/kept-in-tab.ts'
import { OpenIdSignIn } from '#session/sign-in/openid-sign-in.ts'
import { ProviderClient } from '#session/sign-in/provider-client.ts'
import type { SignInPage } from '#session/sign-in/sign-in-page.ts'
import type { SignInSettings } from '#session/sign-in/sign-in-settings.ts'
import {
  ACR,
  type OpenIdProvider,
  type OpenIdProviderOptions,
  ROLE_SYSTEM,
  startOpenIdProvider,
} from './openid-provider.ts'
import { ProviderUser } from './openid-provider-user.ts'

export const VIEWER = 'http://127.0.0.1:9/viewer/'
export const HUB = 'http://127.0.0.1:9/hub/fhir/'
export const A = 'http://127.0.0.1:9/a/fhir/'
export const B = 'http://127.0.0.1:9/b/fhir/'
export const PICTURES = 'http://127.0.0.1:9/a/dicom-web/'
export const SIGNAL = new AbortController().signal
export const PHYSICIAN = {
  id: 'u-reiji-ichiro',
  name: '例示 一郎',
  profession: 'physician',
  facility: 'reiji-chuo',
} as const

/** A real provider, a browser with its storages, and the tabs of the viewer in it: new for each test. */
export class SignInDesk {
  provider: OpenIdProvider
  /** Storage of all tabs. */
  readonly all = new MemoryStorage()
  /** Takes over an answer of the provider by giving true. */
  fault: (response: ServerResponse) => boolean = () => false
  readonly #open: { close(): void }[] = []

  private constructor(provider: OpenIdProvider) {
    this.provider = provider
  }

  static async open(options: Partial<OpenIdProviderOptions>): Promise<SignInDesk> {
    const fault = { of: (_: ServerResponse): boolean => false }
    const provider = await startOpenIdProvider({
      viewers: [VIEWER],
      fault: (_, response) => fault.of(response),
      ...options,
    })
    const desk = new SignInDesk(provider)
    fault.of = (response) => desk.fault(response)
    return desk
  }

  settings(more: Partial<SignInSettings> = {}): SignInSettings {
    return {
      issuer: this.provider.issuer,
      clientId: 'renkei-viewer',
      scope: 'openid profile fhirUser online_access user/*.rs',
      acrValues: [ACR.twoFactor],
      audience: undefined,
      maxSessionMs: 8 * 3_600_000,
      idleMs: 600_000,
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

  tab(of: Partial<SignInSettings> = {}, person = new ProviderUser(PHYSICIAN.id)): Tab {
    return new Tab(this.settings(of), person, this.all, this.#open)
  }

  /** Another page's end of a channel. */
  channel(name: string): BroadcastChannel {
    const channel = new BroadcastChannel(name)
    this.#open.push(channel)
    return channel
  }

  refreshes(): OpenIdProvider['grants'] {
    return this.provider.grants.filter(({ type }) => type === 'refresh_token')
  }

  async close(): Promise<void> {
    for (const each of this.#open.splice(0)) each.close()
    await this.provider.close()
  }
}

/** Opens a desk before each test of the file, and closes it after. */
export function eachTestAtDesk(options: Partial<OpenIdProviderOptions> = {}): () => SignInDesk {
  let desk: SignInDesk | undefined
  beforeEach(async () => {
    desk = await SignInDesk.open(options)
  })
  afterEach(() => desk?.close())
  return () => {
    if (desk === undefined) throw new Error('no test is running')
    return desk
  }
}

/** A tab of the viewer, and somebody before it. Its storage outlives the pages that it shows. */
export class Tab {
  readonly storage = new MemoryStorage()
  readonly person: ProviderUser
  readonly #settings: SignInSettings
  readonly #all: Storage
  readonly #open: { close(): void }[]
  /** How far its clock is from that of the provider. */
  aheadMs = 0
  /** What the person does before the provider's page in a window; undefined: the browser blocks windows. */
  inWindow: ((address: string) => Promise<string>) | undefined
  left: string | undefined
  signIn: OpenIdSignIn

  constructor(settings: SignInSettings, person: ProviderUser, all: Storage, open: { close(): void }[]) {
    this.#settings = settings
    this.#all = all
    this.#open = open
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

  /** The parameters of the address for which the tab left. */
  get asked(): URLSearchParams {
    return new URL(this.left ?? '').searchParams
  }

  #page(): OpenIdSignIn {
    const page: SignInPage = {
      tab: this.storage,
      all: this.#all,
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
    this.#open.push(signIn)
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
