import { describe, expect, it } from 'vitest'
import type { DicomJson } from '#standards/dicom/dicom-json.ts'
import { readPart10 } from '#standards/dicom/part10.ts'
import { describeWithSamples, readSample } from '#testing/public-samples.ts'
import type { Waveform } from './waveform.ts'
import { valueAt } from './waveform-channel.ts'
import { waveformOfDicom } from './waveform-of-dicom.ts'

function read(dataSet: DicomJson): Waveform {
  const result = waveformOfDicom(dataSet, undefined)
  if (!('groups' in result)) throw new Error(`${result.reason} ${result.detail}`)
  return result
}

describeWithSamples('the published ECG as a reader sees it', 'dicom-samples/pydicom/waveform_ecg.dcm', () => {
  const waveform = read(readPart10(readSample('dicom-samples/pydicom/waveform_ecg.dcm')).dataSet)

  it('twelve leads in millivolts, told by their codes', () => {
    expect(waveform.kind).toBe('ecg-12-lead')
    const [rhythm] = waveform.groups
    expect(rhythm?.channels.map(({ lead }) => lead)).toEqual('I II III aVR aVL aVF V1 V2 V3 V4 V5 V6'.split(' '))
    const [first] = rhythm?.channels ?? []
    expect(first?.unit).toBe('mV')
    // 80 steps of 1.25 µV.
    expect(first === undefined ? undefined : valueAt(first, 0)).toBeCloseTo(0.1, 9)
    expect(first?.filters).toEqual(['HPF=0.05', 'LPF=300'])
  })

  it('measurements and statements of the device, marks of single beats apart', () => {
    const shown = waveform.measurements.map(({ measure, text, unit }) => `${measure} ${text} ${unit}`)
    expect(shown).toEqual(
      expect.arrayContaining(['rr 982 ms', 'pr 161 ms', 'qrs-duration 75 ms', 'qrs-axis 52 °', 't-axis 57 °']),
    )
    expect(shown.some((text) => text.startsWith('qtc '))).toBe(true)
    expect(waveform.statements).toEqual(['RITMO SINUSALE', 'ECG NORMALE'])
    expect(waveform.events).toHaveLength(66)
    expect(waveform.events[5]).toMatchObject({ atMs: 827, text: 'T Offset' })
  })

  it('the patient, the time and the device of the header', () => {
    expect(waveform.patient).toMatchObject({ birthDate: { text: '1971-01-23' }, sex: 'female' })
    expect(waveform.recordedAt?.text).toBe('2013-01-25T10:59:19')
    expect(waveform.device).toEqual(['Mortara Instrument, Inc.', 'el250', '0.0.0'])
  })
})

const base64 = (...values: readonly number[]) =>
  btoa(String.fromCharCode(...new Uint8Array(Int16Array.from(values).buffer)))
const code = (scheme: string, value: string, meaning: string): DicomJson => ({
  '00080100': { vr: 'SH', Value: [value] },
  '00080102': { vr: 'SH', Value: [scheme] },
  '00080104': { vr: 'LO', Value: [meaning] },
})

function channel(source: DicomJson, unit: string | undefined, sensitivity = '1'): DicomJson {
  return {
    '003A0208': { vr: 'SQ', Value: [source] },
    ...(unit === undefined
      ? {}
      : {
          '003A0210': { vr: 'DS', Value: [sensitivity] },
          '003A0211': { vr: 'SQ', Value: [code('UCUM', unit, unit)] },
        }),
  }
}

function dataSet(channels: readonly DicomJson[], values: readonly number[], more: DicomJson = {}): DicomJson {
  return {
    '54000100': {
      vr: 'SQ',
      Value: [
        {
          '003A0005': { vr: 'US', Value: [channels.length] },
          '003A001A': { vr: 'DS', Value: ['250'] },
          '003A0200': { vr: 'SQ', Value: channels },
          '54001004': { vr: 'US', Value: [16] },
          '54001006': { vr: 'CS', Value: ['SS'] },
          '5400100A': { vr: 'OW', InlineBinary: base64(-32_768) },
          '54001010': { vr: 'OW', InlineBinary: base64(...values) },
        },
      ],
    },
    ...more,
  }
}

describe('a DICOM waveform of any kind', () => {
  it('leads by ISO/IEEE 11073 codes; pressure and other signals keep their own unit', () => {
    const waveform = read(
      dataSet(
        [
          channel(code('MDC', '2:62', 'Lead aVR'), 'mV', '0.005'),
          channel(code('MDC', '2:18949', 'Arterial'), 'mm[Hg]', '0.5'),
        ],
        [100, 240],
      ),
    )
    const [ecg, pressure] = waveform.groups[0]?.channels ?? []
    expect(ecg).toMatchObject({ lead: 'aVR', unit: 'mV', scale: 0.005 })
    expect(pressure).toMatchObject({ label: 'Arterial', lead: undefined, kind: 'pressure', unit: 'mmHg', scale: 0.5 })
  })

  it('padding is a gap, never a value', () => {
    const [first] = read(dataSet([channel(code('MDC', '2:1', 'Lead I'), 'uV')], [5, -32_768])).groups[0]?.channels ?? []
    expect(first === undefined ? [] : [valueAt(first, 0), valueAt(first, 1)]).toEqual([0.005, undefined])
  })

  it('NUM-2: a channel without a unit is counts, and the screen says so', () => {
    const waveform = read(dataSet([channel(code('MDC', '2:1', 'Lead I'), undefined)], [5]))
    expect(waveform.groups[0]?.channels[0]?.unit).toBe('')
    expect(waveform.notices).toEqual([{ what: 'uncalibrated', detail: 'Lead I' }])
  })

  it('VAL-5: a measurement that nobody knows keeps the name of the sender', () => {
    const annotation: DicomJson = {
      '0040A043': { vr: 'SQ', Value: [code('99X', 'Z1', 'Sokolow')] },
      '0040A30A': { vr: 'DS', Value: ['3.10'] },
      '004008EA': { vr: 'SQ', Value: [code('UCUM', 'mV', 'mV')] },
    }
    const waveform = read(
      dataSet([channel(code('MDC', '2:1', 'Lead I'), 'uV')], [5], { '0040B020': { vr: 'SQ', Value: [annotation] } }),
    )
    expect(waveform.measurements).toEqual([{ measure: 'other', name: 'Sokolow', text: '3.10', unit: 'mV' }])
  })

  it('E34: an object without waveforms, or with none that can be read, says which', () => {
    expect(waveformOfDicom({}, undefined)).toMatchObject({ reason: 'not-a-waveform' })
    const away = dataSet([channel(code('MDC', '2:1', 'Lead I'), 'uV')], [])
    const item = away['54000100']?.Value?.[0] as DicomJson
    const missing = { '54000100': { vr: 'SQ', Value: [{ ...item, '54001010': { vr: 'OW', BulkDataURI: 'x' } }] } }
    expect(waveformOfDicom(missing, undefined)).toMatchObject({ reason: 'no-samples', detail: '1: WaveformData' })
  })
})
