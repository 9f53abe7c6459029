import type { Instant } from '#clinical/jst-date.ts'
import type { FacilityLink } from '#clinical/person.ts'
import { ClockWatch } from '../clock-watch.ts'
import { FhirClient } from '../fhir-client.ts'
import type { FhirRecordSource } from '../fhir-record-source.ts'
import { fhirRecordSources, type RecordServers } from '../fhir-record-sources.ts'
import type { Arrived } from '../record-source.ts'
import type { TokenProvider } from '../token-provider.ts'
import type { ClockReading, FromAsking, GivenToken, PackedAnswer, Question, ToAsking } from './asking-messages.ts'
import { packed } from './packed-rows.ts'

type Post = (message: FromAsking, transfer: ArrayBuffer[]) => void

/**
 * The worker's side of `recordSourcesBesidePage`: asks the hospitals and reads what they answer, so that neither waits for
 * what the page draws, nor the page for them (SPD-1).
 */
export class AskingDesk {
  readonly #post: Post
  readonly #fetch: typeof fetch | undefined
  readonly #underWay = new Map<number, AbortController>()
  readonly #wanting = new Map<number, (token: GivenToken) => void>()
  readonly #waitingForIdle = new Map<number, () => void>()
  /** By the base of the server: the last that the page has brought. */
  readonly #tokens = new Map<string, GivenToken>()
  #readings: ClockReading[] = []
  #pageAheadMs = 0
  #lastId = 0
  #sources: ReadonlyMap<string, FhirRecordSource> = new Map()
  #baseOf: ReadonlyMap<string, string> = new Map()

  /** @param fetchInstead - of the global one. */
  constructor(post: Post, fetchInstead?: typeof fetch) {
    this.#post = post
    this.#fetch = fetchInstead
  }

  take(message: ToAsking): void {
    switch (message.tell) {
      case 'servers':
        this.#open(message.servers, message.fixedAheadMs)
        break
      case 'question':
        this.#pageAheadMs = message.deviceNow - Date.now()
        this.#tokens.set(this.#baseOf.get(message.facility) ?? '', message.token)
        void this.#settle(message)
        break
      case 'left':
        this.#underWay.get(message.id)?.abort()
        this.#underWay.delete(message.id)
        break
      case 'askAnyway':
      case 'readOn':
      case 'forget':
        if (message.tell === 'forget') this.#tokens.clear()
        this.#sources.get(message.facility)?.[message.tell]()
        break
      case 'token':
        this.#wanting.get(message.id)?.(message.token)
        this.#wanting.delete(message.id)
        break
      case 'idle':
        this.#waitingForIdle.get(message.id)?.()
        this.#waitingForIdle.delete(message.id)
        break
    }
  }

  #open(servers: RecordServers, fixedAheadMs: number | undefined): void {
    const clients = new Map<string, FhirClient>()
    // As the page has one: an answer is of the time that its own `Date` has just told (E31).
    const clocks = new ClockWatch(new Set(servers.facilities.map(({ base }) => base)).size)
    const now = () => (Date.now() + this.#pageAheadMs + (fixedAheadMs ?? clocks.correctionMs())) as Instant
    const clientOf = (base: string): FhirClient => {
      const client = clients.get(base) ?? this.#client(base, servers.firstByteMs, now, clocks)
      clients.set(base, client)
      return client
    }
    this.#baseOf = new Map(servers.facilities.map(({ facility, base }) => [facility.id, base]))
    this.#sources = fhirRecordSources(servers, clientOf, (mostMs) => this.#idle(mostMs))
  }

  #client(base: string, firstByteMs: number, now: () => Instant, clocks: ClockWatch): FhirClient {
    const watchClock = () => {
      const sentAt = Date.now()
      return (date: string | null) => {
        const timed = { sentAt, gotAt: Date.now(), date }
        clocks.told(base, [], timed)
        this.#readings.push({ base, ...timed })
      }
    }
    const http = this.#fetch === undefined ? {} : { fetch: this.#fetch }
    return new FhirClient({ ...http, base: new URL(base), tokens: this.#provider(), firstByteMs, now, watchClock })
  }

  /** What the page's provider has given, and will give: nothing is sent with a token that it would not give (C9). */
  #provider(): TokenProvider {
    return {
      token: async (base) => tokenOf(this.#tokens.get(base) ?? (await this.#wanted(base, undefined))),
      renew: async (base, _signal, refused) => tokenOf(await this.#wanted(base, { token: refused })),
    }
  }

  async #wanted(base: string, refused: GivenToken | undefined): Promise<GivenToken> {
    this.#lastId += 1
    const id = this.#lastId
    const given = new Promise<GivenToken>((resolve) => this.#wanting.set(id, resolve))
    this.#post({ tell: 'wantToken', id, base, refused }, [])
    const token = await given
    // Without a fresh one the next request asks again, as the provider would be asked.
    if (token === 'refused' || (refused !== undefined && token.token === undefined)) this.#tokens.delete(base)
    else this.#tokens.set(base, token)
    return token
  }

  async #idle(mostMs: number): Promise<void> {
    this.#lastId += 1
    const id = this.#lastId
    await new Promise<void>((resolve) => {
      this.#waitingForIdle.set(id, resolve)
      this.#post({ tell: 'whenIdle', id, mostMs }, [])
    })
  }

  async #settle({ id, facility, link, question }: Extract<ToAsking, { tell: 'question' }>): Promise<void> {
    const leaving = new AbortController()
    this.#underWay.set(id, leaving)
    try {
      const source = this.#sources.get(facility)
      if (source === undefined) throw new Error('a question to a facility without a server')
      const answer = await answered(source, link, question, leaving.signal)
      const sent = answer === undefined ? undefined : await packedAnswer(answer)
      // Who has left would not know it.
      if (leaving.signal.aborted) return
      const clocks = this.#readings
      this.#readings = []
      this.#post({ tell: 'answer', id, answer: sent, clocks }, bytesOf(sent))
    } catch (error) {
      if (!leaving.signal.aborted) this.#post({ tell: 'fault', id, why: String(error) }, [])
    } finally {
      this.#underWay.delete(id)
    }
  }
}

function tokenOf(given: GivenToken): string | undefined {
  if (given === 'refused') throw new Error('there is no token to be had')
  return given.token
}

/** undefined = the person has been met, and nothing was asked. */
async function answered(
  source: FhirRecordSource,
  link: FacilityLink,
  question: Question,
  signal: AbortSignal,
): Promise<Arrived<unknown> | undefined> {
  switch (question.of) {
    case 'meeting':
      await source.meet(link, signal)
      return undefined
    case 'timeline':
      return source.timeline(link, question.kind, question.period, signal)
    case 'records':
      return source.records(link, question.kind, question.period, signal, question.isBehind)
    case 'undated':
      return source.undated(link, question.kind, signal)
    case 'versions':
      return source.versions(link, question.record, signal)
  }
}

async function packedAnswer(answer: Arrived<unknown>): Promise<PackedAnswer> {
  return answer.state === 'data' ? { ...answer, rows: await packed(answer.rows) } : answer
}

function bytesOf(answer: PackedAnswer | undefined): ArrayBuffer[] {
  return answer?.state === 'data' ? answer.rows.map(({ buffer }) => buffer) : []
}
