import { day, stamp } from '../../day.ts'
import { type EcgSubject, ecgSignal, type RecordedLead } from '../../ecg-signal.ts'
import { type DataSet, TRANSFER_SYNTAX } from '../dicom/data-set.ts'
import type { SampleStudy } from '../sample-study.ts'

const TWELVE_LEAD_ECG = '1.2.840.10008.5.1.4.1.1.9.1.1'
const [SAMPLES_PER_SECOND, SECONDS] = [500, 10] as const
/** Microvolts a step, as the recorder of B writes them. */
const STEP_UV = 2.5

/** Lead numbers of ISO/IEEE 11073 (MDC), in the order in which recorders write them. */
const LEADS: readonly (readonly [name: string, code: string, of: (read: Read) => Int32Array])[] = [
  ['I', '2:1', (read) => read('I')],
  ['II', '2:2', (read) => read('II')],
  ['III', '2:61', (read) => sumOf(read('II'), 1, read('I'), -1)],
  ['aVR', '2:62', (read) => sumOf(read('I'), -0.5, read('II'), -0.5)],
  ['aVL', '2:63', (read) => sumOf(read('I'), 1, read('II'), -0.5)],
  ['aVF', '2:64', (read) => sumOf(read('II'), 1, read('I'), -0.5)],
  ['V1', '2:3', (read) => read('V1')],
  ['V2', '2:4', (read) => read('V2')],
  ['V3', '2:5', (read) => read('V3')],
  ['V4', '2:6', (read) => read('V4')],
  ['V5', '2:7', (read) => read('V5')],
  ['V6', '2:8', (read) => read('V6')],
]

type Read = (lead: RecordedLead) => Int32Array

function sumOf(one: Int32Array, ofOne: number, other: Int32Array, ofOther: number): Int32Array {
  return one.map((value, index) => Math.round(value * ofOne + (other[index] ?? 0) * ofOther))
}

interface DeviceReport {
  readonly statements: readonly string[]
  /** LOINC code, name, digits, UCUM unit. */
  readonly measurements: readonly (readonly [code: string, name: string, value: string, unit: string])[]
}

/** The two resting ECG of the stay for heart failure: what OMG-13 tells of them stands in `histories/taro-ward.ts`. */
export const ECG_STUDIES: readonly (() => Promise<SampleStudy>)[] = [
  async () =>
    ecgStudy(
      '2026-10-24',
      '15:10',
      {
        key: 'taro-admission',
        rhythm: 'fibrillation',
        rate: 118,
        axisTangent: -0.213,
        qrsMs: 104,
        qtMs: 330,
        hasStrain: true,
      },
      {
        statements: ['心房細動', 'ST-T変化 (V5, V6)'],
        measurements: [
          ['8867-4', 'Heart rate', '118', '/min'],
          ['8633-0', 'QRS duration', '104', 'ms'],
          ['8634-8', 'Q-T interval', '330', 'ms'],
          ['8636-3', 'Q-T interval corrected', '462', 'ms'],
          ['8632-2', 'QRS axis', '-12', 'deg'],
        ],
      },
    ),
  async () =>
    ecgStudy(
      '2026-11-06',
      '10:30',
      {
        key: 'taro-improved',
        rhythm: 'fibrillation',
        rate: 76,
        axisTangent: -0.141,
        qrsMs: 102,
        qtMs: 389,
        hasStrain: false,
      },
      {
        statements: ['心房細動'],
        measurements: [
          ['8867-4', 'Heart rate', '76', '/min'],
          ['8633-0', 'QRS duration', '102', 'ms'],
          ['8634-8', 'Q-T interval', '389', 'ms'],
          ['8636-3', 'Q-T interval corrected', '438', 'ms'],
          ['8632-2', 'QRS axis', '-8', 'deg'],
        ],
      },
    ),
]

function ecgStudy(on: string, time: string, subject: EcgSubject, report: DeviceReport): SampleStudy {
  const at = `${stamp(day(on))}${time.replace(':', '')}00`
  return {
    person: 'mihon-taro',
    facility: 'B',
    day: on,
    time,
    title: '12誘導心電図',
    series: [
      {
        number: 1,
        modality: 'ECG',
        description: '安静時',
        shared: {
          Manufacturer: 'SAMPLE MEDICAL',
          ManufacturerModelName: 'ECG-EXAMPLE 12',
          SoftwareVersions: '2.04',
          StationName: 'ECG02',
        },
        instances: [
          {
            transferSyntax: TRANSFER_SYNTAX.explicitLittleEndian,
            dataSet: {
              SOPClassUID: TWELVE_LEAD_ECG,
              AcquisitionDateTime: at,
              ContentDate: at.slice(0, 8),
              ContentTime: at.slice(8),
              AcquisitionContextSequence: [],
              WaveformAnnotationSequence: annotations(report),
              WaveformSequence: [rhythm(subject)],
            },
          },
        ],
      },
    ],
  }
}

function annotations({ statements, measurements }: DeviceReport): readonly DataSet[] {
  const whole = { ReferencedWaveformChannels: [1, 0] }
  return [
    ...statements.map((text): DataSet => ({ ...whole, AnnotationGroupNumber: 0, UnformattedTextValue: text })),
    ...measurements.map(
      ([code, name, value, unit]): DataSet => ({
        ...whole,
        AnnotationGroupNumber: 1,
        ConceptNameCodeSequence: [coded('LN', code, name)],
        NumericValue: value,
        MeasurementUnitsCodeSequence: [coded('UCUM', unit, unit)],
      }),
    ),
  ]
}

function rhythm(subject: EcgSubject): DataSet {
  const known = new Map<RecordedLead, Int32Array>()
  const read: Read = (lead) => {
    const signal = known.get(lead) ?? ecgSignal(subject, lead, SECONDS, SAMPLES_PER_SECOND)
    known.set(lead, signal)
    return signal
  }
  const signals = LEADS.map(([, , of]) => of(read))
  const count = SECONDS * SAMPLES_PER_SECOND
  const bytes = new Uint8Array(count * LEADS.length * 2)
  const view = new DataView(bytes.buffer)
  for (let sample = 0; sample < count; sample += 1) {
    for (const [channel, signal] of signals.entries()) {
      view.setInt16((sample * LEADS.length + channel) * 2, Math.round((signal[sample] ?? 0) / STEP_UV), true)
    }
  }
  return {
    WaveformOriginality: 'ORIGINAL',
    NumberOfWaveformChannels: LEADS.length,
    NumberOfWaveformSamples: count,
    SamplingFrequency: String(SAMPLES_PER_SECOND),
    MultiplexGroupLabel: 'RHYTHM',
    ChannelDefinitionSequence: LEADS.map(
      ([name, code]): DataSet => ({
        ChannelLabel: name,
        ChannelSourceSequence: [coded('MDC', code, `Lead ${name}`)],
        ChannelSensitivity: String(STEP_UV),
        ChannelSensitivityUnitsSequence: [coded('UCUM', 'uV', 'microvolt')],
        ChannelSensitivityCorrectionFactor: '1',
        ChannelBaseline: '0',
        ChannelTimeSkew: '0',
        WaveformBitsStored: 16,
        FilterLowFrequency: '0.05',
        FilterHighFrequency: '150',
      }),
    ),
    WaveformBitsAllocated: 16,
    WaveformSampleInterpretation: 'SS',
    WaveformData: bytes,
  }
}

function coded(scheme: string, code: string, meaning: string): DataSet {
  return { CodeValue: code, CodingSchemeDesignator: scheme, CodeMeaning: meaning }
}
