/** What an MFER file says, in its own terms: nothing is scaled, translated or judged here (ISO 22077-1). */
export interface MferRecording {
  /** Label of the preamble after `MFR `; it may contradict the waveform class, which decides. */
  readonly preamble: string | undefined
  readonly version: string | undefined
  /** Maker, model, version, serial number, as far as told. */
  readonly manufacturer: readonly string[]
  readonly patient: MferPatient
  /** Examination and temporary numbers after the patient's own in PID. */
  readonly examinationNumbers: readonly string[]
  readonly uid: string | undefined
  readonly comments: readonly string[]
  readonly messages: readonly string[]
  readonly events: readonly MferEvent[]
  readonly values: readonly MferValue[]
  readonly segments: readonly MferSegment[]
  readonly problems: readonly MferProblem[]
}

export interface MferPatient {
  /** The parts between `^`: 姓, セイ, 名, メイ, …; a plain name is one part. */
  readonly name: readonly string[]
  readonly number: string | undefined
  readonly birth: MferDate | undefined
  readonly ageYears: number | undefined
  readonly sex: 'unknown' | 'male' | 'female' | 'other' | undefined
}

/** A date with as many parts as were recorded. */
export interface MferDate {
  readonly year: number
  readonly month: number | undefined
  readonly day: number | undefined
}

/** Wall clock of the recorder, which names no zone. */
export interface MferTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly microsecond: number
}

/** Samples recorded under one set of definitions, from one start without a pause. */
export interface MferSegment {
  readonly startedAt: MferTime | undefined
  /** PNT: samples of the first channel since the start; undefined where the frame tells no place. */
  readonly pointer: number | undefined
  readonly waveformClass: number | undefined
  readonly classText: string
  readonly filters: readonly string[]
  readonly channels: readonly MferChannel[]
}

export interface MferChannel {
  readonly lead: number | undefined
  /** The maker's own words for it. */
  readonly leadText: string
  readonly dataType: number
  readonly interval: MferInterval
  /** undefined = no resolution was told: counts without a unit. */
  readonly resolution: MferQuantity | undefined
  /** Added to a sample before it is scaled. */
  readonly offset: number
  /** The sample that stands for none. */
  readonly nullValue: number | undefined
  readonly skewNs: number
  readonly filters: readonly string[]
  readonly samples: MferSamples
}

export type MferSamples =
  | Int8Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>
  | Int16Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Float32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>

/** value = mantissa × 10^exponent, in the unit of the code. */
export interface MferQuantity {
  readonly unit: number
  readonly exponent: number
  readonly mantissa: number
}

export type MferInterval =
  | { readonly axis: 'time'; readonly seconds: number }
  | { readonly axis: 'distance'; readonly metres: number }

export interface MferEvent {
  readonly code: number
  /** In samples of the interval in force where it stands. */
  readonly start: number
  readonly duration: number
  /** Seconds of one such sample; undefined where the axis is no time. */
  readonly sampleSeconds: number | undefined
  readonly text: string
}

export interface MferValue {
  readonly code: number
  readonly point: number
  readonly text: string
}

/** One thing that was not understood, or contradicts another; `at` is the offset of the item in the file. */
export interface MferProblem {
  readonly at: number
  readonly what:
    | 'cut-off'
    | 'broken-item'
    | 'unknown-tag'
    | 'unsupported'
    | 'inconsistent'
    | 'limit'
    | 'text'
    | 'out-of-range'
  readonly detail: string
}
