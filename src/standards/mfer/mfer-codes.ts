import { lookupTable } from '#standards/lookup-table.ts'

/**
 * Lead numbers of SCP-ECG, which MFER (LDN), ISO/IEEE 11073 and DICOM waveforms share, and the signals that MFER adds
 * (mfer-cda-hpki.md §1.6).
 */
const SIGNALS = lookupTable<string>({
  1: 'I',
  2: 'II',
  3: 'V1',
  4: 'V2',
  5: 'V3',
  6: 'V4',
  7: 'V5',
  8: 'V6',
  9: 'V7',
  11: 'V3R',
  12: 'V4R',
  13: 'V5R',
  14: 'V6R',
  15: 'V7R',
  16: 'X',
  17: 'Y',
  18: 'Z',
  19: 'CC5',
  20: 'CM5',
  31: 'NASA',
  32: 'CB4',
  33: 'CB5',
  34: 'CB6',
  61: 'III',
  62: 'aVR',
  63: 'aVL',
  64: 'aVF',
  65: '-aVR',
  66: 'V8',
  67: 'V9',
  68: 'V8R',
  69: 'V9R',
  70: 'D',
  71: 'A',
  72: 'J',
  143: 'BP',
  160: 'Resp',
  175: 'SpO₂',
  4160: 'Status',
  4161: 'Position',
  4162: 'Motion',
  4163: 'Resp',
  4166: 'ECG 1',
  4167: 'ECG 2',
  4168: 'ECG 3',
  4169: 'ECG 4',
})

/** The name of a lead or signal; undefined for numbers that nobody defines, and for private ones (from 0xC000). */
export function signalName(code: number): string | undefined {
  return SIGNALS[code]
}

/** The number of an ECG lead in all three standards. */
export function isEcgLead(code: number): boolean {
  return (code >= 1 && code <= 72 && SIGNALS[code] !== undefined) || (code >= 4166 && code <= 4169)
}

/** Units of SEN by their number (mfer-cda-hpki.md §1.4). */
const UNITS: readonly string[] = [
  'V',
  'mmHg',
  'Pa',
  'cmH₂O',
  'mmHg/s',
  'dyn',
  'N',
  '%',
  '°C',
  '/min',
  '/s',
  'Ω',
  'A',
  'rpm',
  'W',
  'dB',
  'kg',
  'J',
  'dyn·s·m⁻²·cm⁻⁵',
  'L',
  'L/s',
  'L/min',
  'cd',
]

export function mferUnit(code: number): string | undefined {
  return UNITS[code]
}
