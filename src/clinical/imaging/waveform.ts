import type { ClinicalTime } from '../clinical-time.ts'
import type { ImagePatient } from './image-study.ts'

/** One recording of signals, whatever it was kept in (DICOM PS3.3 C.10.9, MFER ISO 22077-1). */
export interface Waveform {
  readonly format: 'DICOM' | 'MFER'
  readonly kind: WaveformKind
  /** Title, label or remark as the sender wrote it. */
  readonly title: string | undefined
  /** As the recording itself says; undefined when it names nobody (PID-6). */
  readonly patient: ImagePatient | undefined
  readonly recordedAt: ClinicalTime | undefined
  /** Maker, model, version: one text each, as sent. */
  readonly device: readonly string[]
  readonly institution: string | undefined
  /** Channels that were recorded together; several for pauses, changed settings, or an averaged beat beside the rhythm. */
  readonly groups: readonly WaveformGroup[]
  readonly measurements: readonly WaveformMeasurement[]
  /** What the device says about the recording: never confirmed by anybody unless the text itself says so. */
  readonly statements: readonly string[]
  readonly events: readonly WaveformEvent[]
  /** Filters that apply to every channel, in the sender's words. */
  readonly filters: readonly string[]
  readonly remarks: readonly string[]
  /** What could not be read, or was read with a doubt. Nothing is left out without one. */
  readonly notices: readonly WaveformNotice[]
}

export type WaveformKind =
  | 'ecg-12-lead'
  | 'ecg-ambulatory'
  | 'ecg'
  | 'eeg'
  | 'hemodynamic'
  | 'respiratory'
  | 'pulse'
  | 'sound'
  | 'monitor'
  | 'other'

export interface WaveformGroup {
  readonly label: string | undefined
  /** From the first sample of the recording, ms. */
  readonly startMs: number
  /** The longest of its channels, ms. */
  readonly durationMs: number
  /** An averaged or derived beat: not a stretch of time. */
  readonly isDerived: boolean
  readonly channels: readonly WaveformChannel[]
}

type WaveformSamples =
  | Int8Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>
  | Int16Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Float32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>

export interface WaveformChannel {
  /** As a reader knows it: `II`, `V1`, `SpO₂`, or the sender's own words. */
  readonly label: string
  /** The lead of a standard ECG; undefined for anything else. */
  readonly lead: EcgLead | undefined
  readonly kind: ChannelKind
  /** Unit of the scaled values: `mV` for every ECG; empty where the sender named none. */
  readonly unit: string
  readonly samplesPerSecond: number
  /** Of its first sample, ms from the start of the group (skew). */
  readonly startMs: number
  /** As recorded. value = raw × scale + offset, in `unit`. */
  readonly samples: WaveformSamples
  readonly scale: number
  readonly offset: number
  /** The raw value that says "no sample" (MFER NUL, Waveform Padding Value): a gap, never a line. */
  readonly missing: number | undefined
  readonly filters: readonly string[]
  /** Computed from other leads by this viewer (III, aVR, aVL, aVF of I and II). */
  readonly isDerived: boolean
}

export const TWELVE_LEADS = ['I', 'II', 'III', 'aVR', 'aVL', 'aVF', 'V1', 'V2', 'V3', 'V4', 'V5', 'V6'] as const

export type EcgLead = (typeof TWELVE_LEADS)[number]

export type ChannelKind = 'ecg' | 'eeg' | 'pressure' | 'respiration' | 'pulse' | 'status' | 'other'

export interface WaveformMeasurement {
  readonly measure: MeasureKind
  /** The sender's name of it. */
  readonly name: string
  /** As recorded (VAL-2). */
  readonly text: string
  readonly unit: string
}

export type MeasureKind =
  | 'heart-rate'
  | 'rr'
  | 'pp'
  | 'pr'
  | 'p-duration'
  | 'qrs-duration'
  | 'qt'
  | 'qtc'
  | 'p-axis'
  | 'qrs-axis'
  | 't-axis'
  | 'other'

export interface WaveformEvent {
  /** From the first sample of the recording, ms; undefined where its place cannot be computed. */
  readonly atMs: number | undefined
  readonly durationMs: number
  readonly text: string
}

/** Something to tell beside the waveform; `detail` is technical and verbatim (a tag, a code, an offset). */
export interface WaveformNotice {
  readonly what: NoticeKind
  readonly detail: string
}

export type NoticeKind =
  /** The file ends in the middle: what came is shown. */
  | 'cut-off'
  /** An item, type or compression that is not decoded; its samples are not shown. */
  | 'unsupported'
  /** Items with numbers that nobody defines: passed over. */
  | 'unknown-items'
  /** Numbers that contradict each other; read as told here. */
  | 'inconsistent'
  /** A limit of ours was reached. */
  | 'limit'
  /** Text in a character code that could not be read. */
  | 'text'
  /** A unit or scale is missing: values are counts, not measurements. */
  | 'uncalibrated'

/** What came instead of a waveform. */
export interface WaveformFailure {
  readonly reason: 'not-a-waveform' | 'no-samples' | 'broken' | 'unsupported' | 'too-slow'
  readonly detail: string
}
