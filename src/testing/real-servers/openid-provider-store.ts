type Payload = Readonly<Record<string, unknown>>

interface Stored {
  readonly model: string
  readonly id: string
  payload: Payload
  readonly expiresAt: number
}

/** What ends with a grant; the sign-in of another user, which is under way in its session, does not. */
const OF_GRANTS: ReadonlySet<string> = new Set(['AccessToken', 'AuthorizationCode', 'RefreshToken'])

/** What one provider keeps: sessions, codes, tokens, grants. In memory, and of this provider alone. */
export class OpenIdProviderStore {
  #stored = new Map<string, Stored>()

  clear(): void {
    this.#stored = new Map()
  }

  /** The class that the provider makes for each of its models. */
  adapter(): new (model: string) => object {
    const stored = () => this.#stored
    const alive = (each: Stored | undefined) => (each !== undefined && each.expiresAt > Date.now() ? each : undefined)
    return class {
      readonly #model: string

      constructor(model: string) {
        this.#model = model
      }

      async upsert(id: string, payload: Payload, expiresInS?: number): Promise<void> {
        const expiresAt = expiresInS === undefined ? Number.POSITIVE_INFINITY : Date.now() + expiresInS * 1000
        stored().set(this.#key(id), { model: this.#model, id, payload, expiresAt })
      }

      async find(id: string): Promise<Payload | undefined> {
        return alive(stored().get(this.#key(id)))?.payload
      }

      async findByUid(uid: string): Promise<Payload | undefined> {
        const found = [...stored().values()].find(({ model, payload }) => model === this.#model && payload.uid === uid)
        return alive(found)?.payload
      }

      async consume(id: string): Promise<void> {
        const found = stored().get(this.#key(id))
        if (found !== undefined) found.payload = { ...found.payload, consumed: Math.floor(Date.now() / 1000) }
      }

      async destroy(id: string): Promise<void> {
        stored().delete(this.#key(id))
      }

      async revokeByGrantId(grantId: string): Promise<void> {
        for (const [key, { model, payload }] of stored()) {
          if (OF_GRANTS.has(model) && payload.grantId === grantId) stored().delete(key)
        }
      }

      #key(id: string): string {
        return `${this.#model}:${id}`
      }
    }
  }
}
