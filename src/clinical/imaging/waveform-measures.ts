import { lookupTable } from '#standards/lookup-table.ts'
import type { MeasureKind } from './waveform.ts'

interface KnownMeasure {
  readonly measure: MeasureKind
  readonly name: string
  readonly unit: string
}

/** Value codes of MFER, as HL7 messages name them with 99MFR (mfer-cda-hpki.md §1.9). */
const MFER_CODES = lookupTable<KnownMeasure>({
  32769: { measure: 'heart-rate', name: 'HR', unit: '/min' },
  32770: { measure: 'pr', name: 'PQ', unit: 'ms' },
  57472: { measure: 'p-duration', name: 'P', unit: 'ms' },
  58240: { measure: 'qrs-duration', name: 'QRS', unit: 'ms' },
  56008: { measure: 'qt', name: 'QT', unit: 'ms' },
  59136: { measure: 'qtc', name: 'QTc', unit: 'ms' },
  32772: { measure: 'p-axis', name: 'P', unit: 'deg' },
  32774: { measure: 'qrs-axis', name: 'QRS', unit: 'deg' },
  32776: { measure: 't-axis', name: 'T', unit: 'deg' },
})

export function measureOfMferCode(code: number): KnownMeasure | undefined {
  return MFER_CODES[code]
}

/**
 * Global measurements of an ECG in DICOM annotations (PS3.3 C.10.10): LOINC, SCP-ECG and ISO/IEEE 11073 codes that devices
 * use. Of a code that is not here the name decides, and what neither tells keeps the sender's own name.
 */
const DICOM_CODES = lookupTable<MeasureKind>({
  'LN|8867-4': 'heart-rate',
  'LN|76282-3': 'heart-rate',
  'LN|8625-6': 'pr',
  'LN|8633-0': 'qrs-duration',
  'LN|8634-8': 'qt',
  'LN|8636-3': 'qtc',
  'LN|8626-4': 'p-axis',
  'LN|8632-2': 'qrs-axis',
  'SCPECG|5.10.2.1-3': 'rr',
  'SCPECG|5.10.2.1-5': 'pp',
  'SCPECG|5.13.5-7': 'pr',
  'SCPECG|5.13.5-9': 'qrs-duration',
  'SCPECG|5.13.5-11': 'qt',
  'SCPECG|5.10.2.5-5': 'qtc',
  'SCPECG|5.10.3-11': 'p-axis',
  'SCPECG|5.10.3-13': 'qrs-axis',
  'SCPECG|5.10.3-15': 't-axis',
  'MDC|2:16770': 'heart-rate',
})

const NAMES: readonly (readonly [RegExp, MeasureKind])[] = [
  [/^(?:ventricular|atrial|heart|mean)[ -]*(?:heart)?[ -]*rate$|^心拍数$/i, 'heart-rate'],
  [/^r-?r[ -]*interval(?: global)?$/i, 'rr'],
  [/^p-?p[ -]*interval(?: global)?$/i, 'pp'],
  [/^p-?[rq][ -]*interval(?: global)?$/i, 'pr'],
  [/^p[ -]*duration(?: global)?$/i, 'p-duration'],
  [/^qrs[ -]*duration(?: global)?$/i, 'qrs-duration'],
  [/^q-?t[ -]*interval(?: global)?$/i, 'qt'],
  [/^q-?tc(?:[ -]*interval)?(?: global)?$|^q-?t[ -]*interval corrected/i, 'qtc'],
  [/^p[ -]*axis$/i, 'p-axis'],
  [/^qrs[ -]*axis$/i, 'qrs-axis'],
  [/^t[ -]*axis$/i, 't-axis'],
]

export function measureOfDicomCode(scheme: string, code: string, meaning: string): MeasureKind {
  return DICOM_CODES[`${scheme}|${code}`] ?? NAMES.find(([name]) => name.test(meaning.trim()))?.[1] ?? 'other'
}

/** Units as they are written on an ECG, from UCUM and the words that devices use. */
const UNITS = lookupTable<string>({
  '{beats}/min': '/min',
  '{H.B.}/min': '/min',
  bpm: '/min',
  '/min': '/min',
  deg: '°',
  degrees: '°',
  uV: 'µV',
  'mm[Hg]': 'mmHg',
  'cm[H2O]': 'cmH₂O',
  Cel: '°C',
  Ohm: 'Ω',
  msec: 'ms',
})

export function unitWord(unit: string): string {
  return UNITS[unit] ?? unit
}
