import { Refusal } from './identity.ts'
import { ANSWER_CHANNEL, answerIn, forgetWay, PLACE_KEY } from './kept-in-tab.ts'
import type { AuthorizationRequest, Granted, ProviderClient } from './provider-client.ts'
import type { SignInPage } from './sign-in-page.ts'
import type { SignInSettings } from './sign-in-settings.ts'

/** How long the provider may take in a frame that shows nothing. */
const FRAME_MS = 10_000
/** How long anybody waits for a provider that is only to be told something. */
const TELLING_MS = 3_000

type OpenedWindow = NonNullable<ReturnType<SignInPage['window']>>

/** The ways of a page to the provider and back: by leaving it, in a window, in a hidden frame, and without anything to see. */
export class WayToProvider {
  readonly #settings: SignInSettings
  readonly #page: SignInPage
  readonly #provider: () => Promise<ProviderClient>
  readonly #answers: BroadcastChannel

  constructor(settings: SignInSettings, page: SignInPage, provider: () => Promise<ProviderClient>) {
    this.#settings = settings
    this.#page = page
    this.#provider = provider
    this.#answers = page.channel(ANSWER_CHANNEL)
  }

  close(): void {
    this.#answers.close()
  }

  /** Leaves the page; comes back to a place within the viewer. Throws where the provider cannot be reached. */
  async leave(request: AuthorizationRequest, place: string): Promise<void> {
    // Another way before, from which nobody came back.
    forgetWay(this.#page.tab)
    const { url } = await (await this.#provider()).authorization(request)
    const { pathname, search, hash } = new URL(`.${place}`, this.#settings.viewer)
    this.#page.tab.setItem(PLACE_KEY, `${pathname}${search}${hash}`)
    this.#page.leave(url)
  }

  /** Without a word to the user. Throws Refusal where the provider wants to see them, any other error where it is away. */
  async inFrame(request: AuthorizationRequest): Promise<Granted> {
    const provider = await this.#provider()
    const { url, state } = await provider.authorization(request)
    const answer = this.#answerTo(state)
    const takeAway = this.#page.frame(url)
    const timer = setTimeout(answer.cancel, FRAME_MS)
    const query = await answer.promise
    clearTimeout(timer)
    takeAway()
    if (query === undefined) {
      // One that is there and says nothing lets nobody put it into a frame.
      if (await provider.isReached()) throw new Refusal('expired', 'silent.html: no answer in the frame')
      throw new Error('silent.html: no answer in the frame, and the provider cannot be reached')
    }
    return provider.redeem(query, 'page')
  }

  /** In a window in which the user proves to be there; undefined when they gave up first. Throws Refusal. */
  async inWindow(opened: OpenedWindow, givenUp: Promise<undefined>): Promise<Granted | undefined> {
    const provider = await this.#provider()
    const { url, state } = await provider.authorization({ from: 'page', prompt: 'login' })
    const answer = this.#answerTo(state)
    opened.go(url)
    const query = await Promise.race([answer.promise, givenUp])
    answer.cancel()
    return query === undefined ? undefined : provider.redeem(query, 'page')
  }

  /** Tells the provider something; undefined when it cannot be reached, or not in time. */
  async tell<T>(say: (provider: ProviderClient) => Promise<T>): Promise<T | undefined> {
    const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), TELLING_MS))
    const told = this.#provider().then(say)
    return Promise.race([told, late]).catch(() => undefined)
  }

  /** Takes refresh tokens back, as well as it can be done. */
  async revoke(tokens: readonly string[]): Promise<void> {
    await Promise.all(tokens.map((token) => this.tell((provider) => provider.revoke(token))))
  }

  /** What the provider answers to a request, passed on by the page to which it sends windows and frames. */
  #answerTo(state: string): { readonly promise: Promise<string | undefined>; readonly cancel: () => void } {
    const { promise, resolve } = Promise.withResolvers<string | undefined>()
    const heard = ({ data }: MessageEvent<unknown>) => {
      const query = answerIn(data)
      if (query !== undefined && new URLSearchParams(query).get('state') === state) resolve(query)
    }
    this.#answers.addEventListener('message', heard)
    void promise.then(() => this.#answers.removeEventListener('message', heard))
    return { promise, cancel: () => resolve(undefined) }
  }
}
