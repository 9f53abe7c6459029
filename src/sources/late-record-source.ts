import type { Facility } from '#clinical/facility.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import type { Instant } from '#clinical/jst-date.ts'
import type { Occurrence, Period } from '#clinical/occurrence.ts'
import type { FacilityLink } from '#clinical/person.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import type { RecordVersion } from '#clinical/record-version.ts'
import { noVersions } from './no-versions.ts'
import type { Arrived, RecordSource, VersionedRecord } from './record-source.ts'
import { unaskedAnswer } from './unasked.ts'

/**
 * A source whose code comes after the list of patients: nothing of it is needed to draw that. Code that cannot be had is a
 * failure of this facility, which may be asked for again (E28).
 */
export class LateRecordSource implements RecordSource {
  readonly facility: Facility
  readonly #load: () => Promise<RecordSource>
  readonly #now: () => Instant
  #source: RecordSource | undefined

  constructor(facility: Facility, load: () => Promise<RecordSource>, now: () => Instant) {
    this.facility = facility
    this.#load = load
    this.#now = now
  }

  prepare(): void {
    this.#loaded().catch(() => undefined)
  }

  async meet(link: FacilityLink, signal: AbortSignal): Promise<void> {
    // Code that cannot be had is told by the questions that follow.
    const source = await this.#loaded().catch(() => undefined)
    await source?.meet?.(link, signal)
  }

  askAnyway(): void {
    this.#source?.askAnyway?.()
  }

  readOn(): void {
    this.#source?.readOn?.()
  }

  forget(): void {
    this.#source?.forget?.()
  }

  timeline(link: FacilityLink, kind: RecordKind, period: Period, signal: AbortSignal): Promise<Arrived<Occurrence>> {
    return this.#ask(link, kind, (source) => source.timeline(link, kind, period, signal))
  }

  records(link: FacilityLink, kind: RecordKind, period: Period, signal: AbortSignal, isBehind?: boolean) {
    return this.#ask(link, kind, (source) => source.records(link, kind, period, signal, isBehind))
  }

  undated(link: FacilityLink, kind: RecordKind, signal: AbortSignal): Promise<Arrived<ClinicalFact>> {
    return this.#ask(
      link,
      kind,
      async (source) => source.undated?.(link, kind, signal) ?? { state: 'none', fetchedAt: this.#now() },
    )
  }

  versions(link: FacilityLink, record: VersionedRecord, signal: AbortSignal): Promise<Arrived<RecordVersion>> {
    return this.#ask(
      link,
      record.kind,
      async (source) => source.versions?.(link, record, signal) ?? noVersions(this.#now()),
    )
  }

  async #ask<T>(
    link: FacilityLink,
    kind: RecordKind,
    ask: (source: RecordSource) => Promise<Arrived<T>>,
  ): Promise<Arrived<T>> {
    const unasked = unaskedAnswer(this.facility, link, kind)
    if (unasked !== undefined) return unasked
    let source: RecordSource
    try {
      source = await this.#loaded()
    } catch {
      return { state: 'failed', why: { reason: 'unreachable', isRetryable: true }, at: this.#now() }
    }
    return ask(source)
  }

  async #loaded(): Promise<RecordSource> {
    this.#source ??= await this.#load()
    return this.#source
  }
}
