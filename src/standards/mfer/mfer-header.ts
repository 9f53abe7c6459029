import type { MferItem } from './mfer-items.ts'
import { type MferBytes, partOf, signedOf, unsignedOf } from './mfer-numbers.ts'
import { ageOf, timeOf } from './mfer-people-and-times.ts'
import type { MferEvent, MferPatient, MferProblem, MferRecording, MferTime, MferValue } from './mfer-recording.ts'
import { TAG, tagName } from './mfer-tags.ts'
import { characterCodeOf, decodeMferText } from './mfer-text.ts'

/** A damaged file could otherwise make an object of every few bytes. */
const [MOST_NOTES, MOST_PROBLEMS, MOST_TEXT_BYTES, MOST_FILTERS] = [20_000, 200, 65_536, 16]

/** Everything that a file says besides how its samples lie: who, when, by what device, and what it noted. */
export class MferHeader {
  isLittleEndian = false
  startedAt: MferTime | undefined
  /** Position of the next frame. */
  pointer: number | undefined
  filters: readonly string[] = []
  readonly #channelFilters = new Map<number, readonly string[]>()
  #code = 'ascii'
  #preamble: string | undefined
  #version: string | undefined
  #manufacturer: readonly string[] = []
  #patient: MferPatient = { name: [], number: undefined, birth: undefined, ageYears: undefined, sex: undefined }
  #examinationNumbers: readonly string[] = []
  #uid: string | undefined
  readonly #comments: string[] = []
  readonly #messages: string[] = []
  readonly #events: MferEvent[] = []
  readonly #values: MferValue[] = []
  readonly #problems: MferProblem[] = []
  #notes = 0

  all(): Omit<MferRecording, 'segments'> {
    return {
      preamble: this.#preamble,
      version: this.#version,
      manufacturer: this.#manufacturer,
      patient: this.#patient,
      examinationNumbers: this.#examinationNumbers,
      uid: this.#uid,
      comments: this.#comments,
      messages: this.#messages,
      events: this.#events,
      values: this.#values,
      problems: this.#problems,
    }
  }

  problem(at: number, what: MferProblem['what'], detail: string): void {
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push({ at, what, detail })
  }

  filtersOf(channel: number): readonly string[] {
    return this.#channelFilters.get(channel) ?? []
  }

  forgetChannels(): void {
    this.#channelFilters.clear()
  }

  text(item: MferItem, bytes: Uint8Array): string {
    const { text, isSure } = decodeMferText(bytes.subarray(0, MOST_TEXT_BYTES), this.#code)
    if (!isSure) this.problem(item.at, 'text', tagName(item.tag))
    return text
  }

  /** Takes one item; `sampleSeconds` is the interval in force, in which events are placed. */
  take(tag: number, item: MferItem, channel: number | undefined, sampleSeconds: number | undefined): void {
    const value: MferBytes = { bytes: item.value, isLittleEndian: this.isLittleEndian }
    switch (tag) {
      case TAG.BLE:
        this.isLittleEndian = item.value[0] === 1
        if ((item.value[0] ?? 0) > 1) this.problem(item.at, 'out-of-range', `BLE ${item.value[0]}`)
        return
      case TAG.TXC:
        this.#setCode(item)
        return
      case TAG.PNT:
        this.pointer = unsignedOf(value)
        return
      case TAG.FLT:
        this.#filter(item, channel)
        return
      case TAG.TIM:
        this.startedAt = timeOf(value)
        if (this.startedAt === undefined && item.value.length > 0)
          this.problem(item.at, 'out-of-range', tagName(item.tag))
        return
      case TAG.EVT:
      case TAG.INF:
        if (this.#mayNote(item)) this.#event(item, value, sampleSeconds)
        return
      case TAG.VAL:
        if (this.#mayNote(item)) this.#value(item, value)
        return
      case TAG.NTE:
        if (this.#mayNote(item)) this.#comments.push(this.text(item, item.value))
        return
      case TAG.MSS:
        if (this.#mayNote(item)) this.#messages.push(this.text(item, item.value))
        return
      default:
        if (!this.#patientItem(tag, item, value)) this.#fileItem(tag, item)
    }
  }

  #patientItem(tag: number, item: MferItem, value: MferBytes): boolean {
    switch (tag) {
      case TAG.PNM:
        this.#patient = { ...this.#patient, name: partsOf(this.text(item, item.value)) }
        return true
      case TAG.PID: {
        const [number = '', ...others] = partsOf(this.text(item, item.value))
        this.#patient = { ...this.#patient, number: number === '' ? undefined : number }
        this.#examinationNumbers = others.filter((each) => each !== '')
        return true
      }
      case TAG.AGE: {
        const { years, birth } = ageOf(value)
        this.#patient = { ...this.#patient, ageYears: years, birth }
        return true
      }
      case TAG.SEX:
        this.#patient = { ...this.#patient, sex: (['unknown', 'male', 'female', 'other'] as const)[item.value[0] ?? 0] }
        return true
      default:
        return false
    }
  }

  #fileItem(tag: number, item: MferItem): void {
    switch (tag) {
      case TAG.PRE:
        this.#preamble = this.text(item, item.value).replace(/^MFR\s*/, '')
        return
      case TAG.VER:
        this.#version = [...item.value.subarray(0, 3)].join('.')
        return
      case TAG.MAN:
        this.#manufacturer = partsOf(this.text(item, item.value)).filter((part) => part !== '')
        return
      case TAG.UID:
        this.#uid = this.text(item, item.value)
        return
      case TAG.IPD:
        // Only a hint of how to draw.
        return
      case TAG.CND:
      case TAG.RPT:
      case TAG.SIG:
      case TAG.MAP:
        this.problem(item.at, 'unsupported', tagName(tag))
        return
      default:
        this.problem(item.at, 'unknown-tag', tagName(tag))
    }
  }

  #setCode(item: MferItem): void {
    if (item.value.length === 0) {
      this.#code = 'ascii'
      return
    }
    const name = decodeMferText(item.value.subarray(0, 64), 'ascii').text
    const code = characterCodeOf(name)
    if (code === undefined) this.problem(item.at, 'text', `TXC ${name}`)
    this.#code = code ?? 'ascii'
  }

  #filter(item: MferItem, channel: number | undefined): void {
    const text = this.text(item, item.value)
    const before = channel === undefined ? this.filters : this.filtersOf(channel)
    const isKept = before.includes(text) || before.length >= MOST_FILTERS
    const after = text === '' ? [] : isKept ? before : [...before, text]
    if (channel === undefined) this.filters = after
    else this.#channelFilters.set(channel, after)
  }

  #event(item: MferItem, value: MferBytes, sampleSeconds: number | undefined): void {
    const code = unsignedOf(partOf(value, 0, 2)) ?? 0
    const start = signedOf(partOf(value, 2, 6)) ?? 0
    const duration = Math.max(0, signedOf(partOf(value, 6, 10)) ?? 0)
    this.#events.push({ code, start, duration, sampleSeconds, text: this.text(item, item.value.subarray(10)) })
  }

  #value(item: MferItem, value: MferBytes): void {
    const code = unsignedOf(partOf(value, 0, 2)) ?? 0
    const point = signedOf(partOf(value, 2, 6)) ?? 0
    this.#values.push({ code, point, text: this.text(item, item.value.subarray(6)) })
  }

  #mayNote(item: MferItem): boolean {
    this.#notes += 1
    if (this.#notes === MOST_NOTES + 1) this.problem(item.at, 'limit', tagName(item.tag))
    return this.#notes <= MOST_NOTES
  }
}

function partsOf(text: string): readonly string[] {
  return text.split('^').map((part) => part.trim())
}
