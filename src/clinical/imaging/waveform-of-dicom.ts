import { type DicomJson, textOf } from '#standards/dicom/dicom-json.ts'
import { TAG } from '#standards/dicom/tags.ts'
import {
  type DicomAnnotation,
  type DicomCode,
  type DicomWaveformChannel,
  type DicomWaveformGroup,
  readDicomWaveform,
} from '#standards/dicom/waveform.ts'
import { isEcgLead, signalName } from '#standards/mfer/mfer-codes.ts'
import type { Facility } from '../facility.ts'
import { dicomDateTime, dicomTime } from './dicom-time.ts'
import { imagePatientOf } from './image-patient.ts'
import type {
  Waveform,
  WaveformChannel,
  WaveformEvent,
  WaveformFailure,
  WaveformGroup,
  WaveformKind,
  WaveformMeasurement,
  WaveformNotice,
} from './waveform.ts'
import { durationOf, kindOfUnit, leadOfName, withDerivedLeads } from './waveform-channel.ts'
import { measureOfDicomCode, unitWord } from './waveform-measures.ts'

/**
 * Reads a DICOM waveform object (PS3.3 C.10.9, C.10.10) as a waveform. `facility` gave it out: a patient number without an
 * issuer is of its own. `bulk` gives the values that stand elsewhere.
 */
export function waveformOfDicom(
  dataSet: DicomJson,
  facility: Facility | undefined,
  bulk?: (uri: string) => Uint8Array | undefined,
): Waveform | WaveformFailure {
  const { groups: multiplexed, annotations, problems } = readDicomWaveform(dataSet, bulk)
  const groups = multiplexed.map(groupOf)
  if (groups.length === 0) {
    const detail = problems.map((problem) => problem.detail).join(', ')
    const isUnsupported = problems.some(({ what }) => what === 'unsupported')
    if (problems.length === 0) return { reason: 'not-a-waveform', detail }
    return { reason: isUnsupported ? 'unsupported' : 'no-samples', detail }
  }
  return {
    format: 'DICOM',
    kind: kindOf(textOf(dataSet, TAG.SOPClassUID), groups),
    title: textOf(dataSet, TAG.SeriesDescription) ?? textOf(dataSet, TAG.StudyDescription),
    patient: imagePatientOf(dataSet, facility),
    recordedAt:
      dicomDateTime(textOf(dataSet, TAG.AcquisitionDateTime)) ??
      dicomTime(dataSet, TAG.AcquisitionDate, TAG.AcquisitionTime) ??
      dicomTime(dataSet, TAG.ContentDate, TAG.ContentTime) ??
      dicomTime(dataSet, TAG.StudyDate, TAG.StudyTime),
    device: [MANUFACTURER, MODEL, SOFTWARE].flatMap((tag) => textOf(dataSet, tag) ?? []),
    institution: textOf(dataSet, TAG.InstitutionName),
    groups,
    measurements: annotations.flatMap(measurementOf),
    statements: annotations.flatMap(statementOf),
    events: annotations.flatMap((annotation) => eventOf(annotation, multiplexed)),
    filters: [],
    remarks: [],
    notices: [...noticesOf(problems), ...statusNotices(multiplexed), ...uncalibrated(multiplexed)],
  }
}

const [MANUFACTURER, MODEL, SOFTWARE] = ['00080070', '00081090', '00181020'] as const

function groupOf(group: DicomWaveformGroup): WaveformGroup {
  const channels = group.channels.map((channel, index) => channelOf(channel, index, group.samplesPerSecond))
  return withDerivedLeads({
    label: group.label,
    startMs: group.timeOffsetMs,
    durationMs: durationOf(channels),
    isDerived: group.isDerived,
    channels,
  })
}

function channelOf(channel: DicomWaveformChannel, index: number, samplesPerSecond: number): WaveformChannel {
  const { source, sensitivity, baseline } = channel
  const number = source === undefined ? undefined : leadNumber(source)
  const name = (number === undefined ? undefined : signalName(number)) ?? source?.meaning
  const lead = leadOfName(name ?? '') ?? leadOfName(channel.label ?? '')
  const told = unitOf(channel.unit)
  const toMillivolts = sensitivity === undefined ? undefined : MILLIVOLTS[told]
  const factor = toMillivolts ?? 1
  const unit = sensitivity === undefined ? '' : toMillivolts === undefined ? unitWord(told) : 'mV'
  const isEcg = lead !== undefined || (number !== undefined && isEcgLead(number))
  return {
    label: lead ?? channel.label ?? (name === undefined || name === '' ? `CH${index + 1}` : name),
    lead,
    kind: isEcg ? 'ecg' : unit === 'mV' ? 'other' : kindOfUnit(unit),
    unit,
    samplesPerSecond,
    startMs: channel.skewMs,
    samples: channel.samples,
    scale: (sensitivity ?? 1) * factor,
    offset: baseline * factor,
    missing: channel.padding,
    filters: filtersOf(channel),
    isDerived: false,
  }
}

const MILLIVOLTS: Readonly<Record<string, number | undefined>> = { V: 1000, mV: 1, uV: 0.001, µV: 0.001, nV: 1e-6 }

/** SCP-ECG (5.6.3-9-N) and ISO/IEEE 11073 (2:N) name leads by the same numbers. */
function leadNumber({ scheme, code }: DicomCode): number | undefined {
  const match = (scheme === 'SCPECG' ? /^5\.6\.3-9-(\d{1,4})$/ : scheme === 'MDC' ? /^2:(\d{1,4})$/ : null)?.exec(code)
  return match?.[1] === undefined ? undefined : Number(match[1])
}

function unitOf(unit: DicomCode | undefined): string {
  return unit === undefined ? '' : unit.code === '' ? unit.meaning : unit.code
}

/** As they are written on an ECG: the pass band, and the notch where there is one. */
function filtersOf({ lowHz, highHz, notchHz }: DicomWaveformChannel): readonly string[] {
  const shown = (text: string | undefined) => (text === undefined || Number(text) === 0 ? undefined : plainNumber(text))
  const [low, high, notch] = [shown(lowHz), shown(highHz), shown(notchHz)]
  return [
    ...(low === undefined ? [] : [`HPF=${low}`]),
    ...(high === undefined ? [] : [`LPF=${high}`]),
    ...(notch === undefined ? [] : [`BEF=${notch}`]),
  ]
}

/** `0.050` as `0.05`: a setting, not a measurement. */
function plainNumber(text: string): string {
  const number = Number(text)
  return Number.isFinite(number) ? String(number) : text
}

const TWELVE_LEAD_ECG = '1.2.840.10008.5.1.4.1.1.9.1.1'
const GENERAL_ECG = '1.2.840.10008.5.1.4.1.1.9.1.2'
const AMBULATORY_ECG = '1.2.840.10008.5.1.4.1.1.9.1.3'

const KIND_OF_CLASS: Readonly<Record<string, WaveformKind>> = {
  [TWELVE_LEAD_ECG]: 'ecg-12-lead',
  [GENERAL_ECG]: 'ecg',
  [AMBULATORY_ECG]: 'ecg-ambulatory',
  '1.2.840.10008.5.1.4.1.1.9.1.4': 'ecg',
  '1.2.840.10008.5.1.4.1.1.9.2.1': 'hemodynamic',
  '1.2.840.10008.5.1.4.1.1.9.3.1': 'ecg',
  '1.2.840.10008.5.1.4.1.1.9.4.1': 'sound',
  '1.2.840.10008.5.1.4.1.1.9.4.2': 'sound',
  '1.2.840.10008.5.1.4.1.1.9.5.1': 'pulse',
  '1.2.840.10008.5.1.4.1.1.9.6.1': 'respiratory',
  '1.2.840.10008.5.1.4.1.1.9.6.2': 'respiratory',
  '1.2.840.10008.5.1.4.1.1.9.7.1': 'eeg',
  '1.2.840.10008.5.1.4.1.1.9.7.4': 'eeg',
}

function kindOf(sopClass: string | undefined, groups: readonly WaveformGroup[]): WaveformKind {
  const known = sopClass === undefined ? undefined : KIND_OF_CLASS[sopClass]
  const leads = new Set(groups.flatMap(({ channels }) => channels.map(({ lead }) => lead)))
  const isWhole = leads.has('I') && leads.has('V1') && leads.has('V6')
  if (known === undefined || known === 'ecg') return isWhole ? 'ecg-12-lead' : (known ?? 'other')
  return known
}

function measurementOf(annotation: DicomAnnotation): readonly WaveformMeasurement[] {
  const { concept, number, unit } = annotation
  if (concept === undefined || number === undefined || isOfOneBeat(annotation)) return []
  const measure = measureOfDicomCode(concept.scheme, concept.code, concept.meaning)
  return [{ measure, name: concept.meaning, text: number, unit: unitWord(unitOf(unit)) }]
}

/** Text, and codes that say something as a whole; what is tied to a place in time is an event. */
function statementOf(annotation: DicomAnnotation): readonly string[] {
  if (annotation.number !== undefined || isOfOneBeat(annotation)) return []
  const { text, concept, value } = annotation
  if (text !== undefined) return [text]
  if (value === undefined) return []
  const said = value.meaning === '' ? value.code : value.meaning
  return [concept === undefined || concept.meaning === '' ? said : `${concept.meaning}: ${said}`]
}

function eventOf(annotation: DicomAnnotation, groups: readonly DicomWaveformGroup[]): readonly WaveformEvent[] {
  if (!isOfOneBeat(annotation)) return []
  const { positions, offsetsMs, channels, concept, text, value, isRange } = annotation
  const group = groups.find(({ number }) => number === (channels[0] ?? 1))
  const times =
    offsetsMs.length > 0
      ? offsetsMs
      : group === undefined
        ? []
        : positions.map((position) => ((position - 1) * 1000) / group.samplesPerSecond)
  const words = [concept?.meaning, value?.meaning, text].filter((each) => each !== undefined && each !== '').join(' ')
  const start = (group?.timeOffsetMs ?? 0) + (times[0] ?? 0)
  const isDerived = group?.isDerived === true
  return [
    {
      // A place in an averaged beat is no time of the recording.
      atMs: times.length === 0 || isDerived ? undefined : start,
      durationMs: isRange && times[1] !== undefined && times[0] !== undefined ? Math.max(0, times[1] - times[0]) : 0,
      text: words,
    },
  ]
}

function isOfOneBeat({ positions, offsetsMs }: DicomAnnotation): boolean {
  return positions.length > 0 || offsetsMs.length > 0
}

function noticesOf(problems: readonly { readonly what: string; readonly detail: string }[]): readonly WaveformNotice[] {
  return problems.map(({ what, detail }) => ({
    what: what === 'cut-off' ? 'cut-off' : what === 'inconsistent' ? 'inconsistent' : 'unsupported',
    detail,
  }))
}

/** Channel Status (PS3.3 C.10.9.1.4.2): TEST DATA, DISCONNECTED, QUESTIONABLE, INVALID … */
function statusNotices(groups: readonly DicomWaveformGroup[]): readonly WaveformNotice[] {
  const told = groups.flatMap(({ channels }) =>
    channels.flatMap(({ status, source, label }) =>
      status === undefined || status === 'OK' ? [] : [`${label ?? source?.meaning ?? ''} ${status}`.trim()],
    ),
  )
  return told.length === 0 ? [] : [{ what: 'inconsistent', detail: [...new Set(told)].join(', ') }]
}

function uncalibrated(groups: readonly DicomWaveformGroup[]): readonly WaveformNotice[] {
  const labels = groups.flatMap(({ channels }) =>
    channels
      .filter(({ sensitivity }) => sensitivity === undefined)
      .map(({ label, source }, index) => label ?? source?.meaning ?? `CH${index + 1}`),
  )
  return labels.length === 0 ? [] : [{ what: 'uncalibrated', detail: [...new Set(labels)].join(', ') }]
}
