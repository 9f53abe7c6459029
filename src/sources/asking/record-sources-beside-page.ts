import type { Facility, FacilityId } from '#clinical/facility.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import type { Instant } from '#clinical/jst-date.ts'
import type { Occurrence, Period } from '#clinical/occurrence.ts'
import type { FacilityLink } from '#clinical/person.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import type { RecordVersion } from '#clinical/record-version.ts'
import type { FhirRecordSource } from '../fhir-record-source.ts'
import type { RecordServers } from '../fhir-record-sources.ts'
import { idleHere } from '../foreground.ts'
import type { Arrived, RecordSource, VersionedRecord } from '../record-source.ts'
import type { TokenProvider } from '../token-provider.ts'
import { unaskedAnswer } from '../unasked.ts'
import type { ClockReading, FromAsking, GivenToken, PackedAnswer, Question, ToAsking } from './asking-messages.ts'
import { unpacked } from './packed-rows.ts'

/** The part of a Worker that is used here. */
export type AskingPort = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>

/** What the worker cannot have, or know, by itself. */
interface Page {
  readonly tokens: TokenProvider
  readonly now: () => Instant
  /** How far `now` is from the clock of the device where a demonstration fixes it; undefined = the servers correct it. */
  readonly fixedAheadMs: number | undefined
  /** A server has told its time. */
  readonly clockRead: (reading: ClockReading) => void
  /** The same sources on this thread, for when there is no worker. */
  readonly here: () => Promise<ReadonlyMap<FacilityId, FhirRecordSource>>
}

/** Nothing of the page's can end what the worker wants to know; it says when nobody wants it any more. */
const NEVER = new AbortController().signal

/**
 * The sources of a network, asked in one worker for all. Where there is no worker, or it breaks, or fails at a question,
 * that is asked on this thread: slower, and never less. `start` gives the worker; undefined or a throw = there is none.
 */
export function recordSourcesBesidePage(
  servers: RecordServers,
  start: () => AskingPort | undefined,
  page: Page,
): ReadonlyMap<FacilityId, RecordSource> {
  const desk = new Desk(servers, start, page)
  return new Map(
    servers.facilities.map(({ facility, base }) => [facility.id, new SourceBesidePage(facility, base, desk, page)]),
  )
}

class SourceBesidePage implements RecordSource {
  readonly facility: Facility
  readonly #base: string
  readonly #desk: Desk
  readonly #page: Page

  constructor(facility: Facility, base: string, desk: Desk, page: Page) {
    this.facility = facility
    this.#base = base
    this.#desk = desk
    this.#page = page
  }

  async meet(link: FacilityLink, signal: AbortSignal): Promise<void> {
    await this.#ask(link, { of: 'meeting' }, signal, async (here) => {
      await here.meet(link, signal)
      return undefined
    })
  }

  askAnyway(): void {
    this.#desk.order('askAnyway', this.facility.id)
  }

  readOn(): void {
    this.#desk.order('readOn', this.facility.id)
  }

  forget(): void {
    this.#desk.order('forget', this.facility.id)
  }

  timeline(link: FacilityLink, kind: RecordKind, period: Period, signal: AbortSignal): Promise<Arrived<Occurrence>> {
    return this.#answer(link, { of: 'timeline', kind, period }, signal, (here) =>
      here.timeline(link, kind, period, signal),
    )
  }

  records(link: FacilityLink, kind: RecordKind, period: Period, signal: AbortSignal, isBehind = false) {
    return this.#answer<ClinicalFact>(link, { of: 'records', kind, period, isBehind }, signal, (here) =>
      here.records(link, kind, period, signal, isBehind),
    )
  }

  undated(link: FacilityLink, kind: RecordKind, signal: AbortSignal) {
    return this.#answer<ClinicalFact>(link, { of: 'undated', kind }, signal, (here) => here.undated(link, kind, signal))
  }

  versions(link: FacilityLink, { key, kind, refs }: VersionedRecord, signal: AbortSignal) {
    const record = { key, kind, refs }
    return this.#answer<RecordVersion>(link, { of: 'versions', record }, signal, (here) =>
      here.versions(link, record, signal),
    )
  }

  async #answer<T>(
    link: FacilityLink,
    question: Question,
    signal: AbortSignal,
    here: (source: FhirRecordSource) => Promise<Arrived<T>>,
  ): Promise<Arrived<T>> {
    const answer = await this.#ask(link, question, signal, here)
    // Never "none": who asks says that it failed (H-05).
    if (answer === undefined) throw new Error('a question about records without an answer')
    return answer
  }

  async #ask<T>(
    link: FacilityLink,
    question: Question,
    signal: AbortSignal,
    here: (source: FhirRecordSource) => Promise<Arrived<T> | undefined>,
  ): Promise<Arrived<T> | undefined> {
    const unasked = 'kind' in question ? unaskedAnswer(this.facility, link, question.kind) : undefined
    if (unasked !== undefined) return unasked
    signal.throwIfAborted()
    const token = await given(() => this.#page.tokens.token(this.#base, signal))
    signal.throwIfAborted()
    const answer = await this.#desk.ask(this.facility.id, link, question, token, signal)
    signal.throwIfAborted()
    if (answer === 'unasked') {
      const source = await this.#here()
      return source === undefined ? unreachable(this.#page.now()) : here(source)
    }
    if (answer?.state !== 'data') return answer
    const rows = await unpacked<T>(answer.rows)
    signal.throwIfAborted()
    return { ...answer, rows }
  }

  async #here(): Promise<FhirRecordSource | undefined> {
    try {
      return (await this.#desk.here()).get(this.facility.id)
    } catch {
      return undefined
    }
  }
}

/** Code that cannot be had is a failure that may be tried again, never "none" (E28). */
function unreachable(at: Instant): Arrived<never> {
  return { state: 'failed', why: { reason: 'unreachable', isRetryable: true }, at }
}

type Answered = PackedAnswer | undefined | 'unasked'

/** Questions to the worker and their answers. */
class Desk {
  readonly #start: () => AskingPort | undefined
  readonly #servers: RecordServers
  readonly #page: Page
  readonly #waiting = new Map<number, (answer: Answered) => void>()
  #port: AskingPort | 'none' | undefined
  #isHereUsed = false
  #last = 0

  constructor(servers: RecordServers, start: () => AskingPort | undefined, page: Page) {
    this.#servers = servers
    this.#start = start
    this.#page = page
    // It takes as long to start as the first answers to come.
    this.#running()
  }

  /** `unasked` when the worker failed at it, or there is none. Rejects with the reason of `signal` when aborted. */
  async ask(facility: FacilityId, link: FacilityLink, question: Question, token: GivenToken, signal: AbortSignal) {
    const port = this.#running()
    if (port === undefined) return 'unasked'
    this.#last += 1
    const id = this.#last
    const deviceNow = Date.now()
    let left: (() => void) | undefined
    try {
      return await new Promise<Answered>((resolve, reject) => {
        left = () => {
          port.postMessage({ tell: 'left', id } satisfies ToAsking)
          reject(signal.reason)
        }
        signal.addEventListener('abort', left, { once: true })
        this.#waiting.set(id, resolve)
        port.postMessage({ tell: 'question', id, facility, link, question, token, deviceNow } satisfies ToAsking)
      })
    } finally {
      this.#waiting.delete(id)
      if (left !== undefined) signal.removeEventListener('abort', left)
    }
  }

  /** The sources on this thread, in the place of the worker. */
  here(): Promise<ReadonlyMap<FacilityId, FhirRecordSource>> {
    this.#isHereUsed = true
    return this.#page.here()
  }

  /** To the worker, and to whatever has stood in for it. */
  order(tell: 'askAnyway' | 'readOn' | 'forget', facility: FacilityId): void {
    this.#running()?.postMessage({ tell, facility } satisfies ToAsking)
    if (!this.#isHereUsed) return
    // Code that cannot be had has kept nothing.
    this.#page.here().then(
      (sources) => sources.get(facility)?.[tell](),
      () => undefined,
    )
  }

  #running(): AskingPort | undefined {
    this.#port ??= this.#started()
    return this.#port === 'none' ? undefined : this.#port
  }

  #started(): AskingPort | 'none' {
    try {
      const port = this.#start()
      port?.addEventListener('message', ({ data }: MessageEvent<FromAsking>) => this.#take(data, port))
      for (const event of ['error', 'messageerror'] as const) port?.addEventListener(event, () => this.#giveUp(port))
      port?.postMessage({
        tell: 'servers',
        servers: this.#servers,
        fixedAheadMs: this.#page.fixedAheadMs,
      } satisfies ToAsking)
      return port ?? 'none'
    } catch {
      return 'none'
    }
  }

  #take(message: FromAsking, port: AskingPort): void {
    switch (message.tell) {
      case 'answer':
        for (const reading of message.clocks) this.#page.clockRead(reading)
        this.#waiting.get(message.id)?.(message.answer)
        break
      case 'fault':
        this.#waiting.get(message.id)?.('unasked')
        break
      case 'wantToken':
        void this.#token(message).then((token) =>
          port.postMessage({ tell: 'token', id: message.id, token } satisfies ToAsking),
        )
        break
      case 'whenIdle':
        void idleHere(message.mostMs).then(() => port.postMessage({ tell: 'idle', id: message.id } satisfies ToAsking))
        break
    }
  }

  #token({ base, refused }: Extract<FromAsking, { tell: 'wantToken' }>): Promise<GivenToken> {
    const { tokens } = this.#page
    if (refused === undefined) return given(() => tokens.token(base, NEVER))
    return given(() => tokens.renew(base, NEVER, refused === 'refused' ? undefined : refused.token))
  }

  #giveUp(port: AskingPort): void {
    this.#port = 'none'
    port.terminate()
    for (const resolve of this.#waiting.values()) resolve('unasked')
    this.#waiting.clear()
  }
}

async function given(ask: () => Promise<string | undefined>): Promise<GivenToken> {
  try {
    return { token: await ask() }
  } catch {
    return 'refused'
  }
}
