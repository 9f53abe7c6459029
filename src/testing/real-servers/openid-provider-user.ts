import { ONE_TIME_CODE, PASSWORD } from './openid-provider.ts'

interface Answer {
  /** Whether the second factor is given: without it the sign-in is weak. */
  readonly isWeak?: boolean
  /** Presses 取消. */
  readonly isCancelled?: boolean
}

/**
 * Somebody before the provider's page, without a browser: follows an authorization address, fills the form in and gives
 * the address to which the provider sends the browser back. Cookies are kept, so that a second sign-in finds the session.
 */
export class ProviderUser {
  readonly #cookies = new Map<string, string>()
  readonly #id: string

  constructor(id: string) {
    this.#id = id
  }

  /** Loses the cookies, as a browser that keeps none of a frame: the provider knows nobody any more. */
  forget(): void {
    this.#cookies.clear()
  }

  /** Throws Error when the provider shows something else than its form or a way back. */
  async answer(authorization: string, { isWeak = false, isCancelled = false }: Answer = {}): Promise<string> {
    const { origin } = new URL(authorization)
    let next = authorization
    for (let steps = 0; steps < 10; steps++) {
      if (new URL(next).origin !== origin) return next
      const response = await this.#send(next)
      const location = response.headers.get('location')
      if (location !== null) {
        next = new URL(location, next).href
        continue
      }
      const page = await response.text()
      if (!page.includes('name="password"')) throw new Error(`${response.status} ${page.slice(0, 300)}`)
      const form = new URLSearchParams({
        user: this.#id,
        password: PASSWORD,
        code: isWeak ? '' : ONE_TIME_CODE,
        ...(isCancelled ? { cancel: '1' } : {}),
      })
      const answered = await this.#send(next, form)
      next = new URL(answered.headers.get('location') ?? '', next).href
    }
    throw new Error('the provider does not come to an end')
  }

  async #send(address: string, form?: URLSearchParams): Promise<Response> {
    const response = await fetch(address, {
      method: form === undefined ? 'GET' : 'POST',
      ...(form === undefined ? {} : { body: form }),
      headers: { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      redirect: 'manual',
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (value === '') this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
    return response
  }
}
