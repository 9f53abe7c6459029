import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FUZZ_RUNS, FUZZ_TIMEOUT_MS } from '#testing/fuzz.ts'
import { describeWithSamples, readSample } from '#testing/public-samples.ts'
import type { DicomJson } from './dicom-json.ts'
import { readPart10 } from './part10.ts'
import { readDicomWaveform } from './waveform.ts'

const base64 = (...bytes: readonly number[]) => btoa(String.fromCharCode(...bytes))

/** One multiplex group of two channels, `data` in little endian. */
function group(interpretation: string, bits: number, data: readonly number[], more: DicomJson = {}): DicomJson {
  return {
    '003A0004': { vr: 'CS', Value: ['ORIGINAL'] },
    '003A0005': { vr: 'US', Value: [2] },
    '003A001A': { vr: 'DS', Value: ['500'] },
    '003A0200': { vr: 'SQ', Value: [channel('I'), channel('II')] },
    '54001004': { vr: 'US', Value: [bits] },
    '54001006': { vr: 'CS', Value: [interpretation] },
    '54001010': { vr: 'OW', InlineBinary: base64(...data) },
    ...more,
  }
}

function channel(label: string, more: DicomJson = {}): DicomJson {
  return {
    '003A0203': { vr: 'SH', Value: [label] },
    '003A0210': { vr: 'DS', Value: ['2.5'] },
    '003A0212': { vr: 'DS', Value: ['2'] },
    '003A0213': { vr: 'DS', Value: ['-10'] },
    ...more,
  }
}

const waveform = (...groups: readonly DicomJson[]): DicomJson => ({ '54000100': { vr: 'SQ', Value: groups } })
const samples = (dataSet: DicomJson) =>
  readDicomWaveform(dataSet).groups.flatMap(({ channels }) => channels.map((each) => [...each.samples]))

describeWithSamples('the published ECG waveform_ecg.dcm', 'dicom-samples/pydicom/waveform_ecg.dcm', () => {
  it('has the samples that a straight-line reading of its bytes gives', () => {
    const { groups, problems } = readDicomWaveform(
      readPart10(readSample('dicom-samples/pydicom/waveform_ecg.dcm')).dataSet,
    )
    expect(problems).toEqual([])
    expect(groups.map(({ label, channels }) => [label, channels.length, channels[0]?.samples.length])).toEqual([
      ['RHYTHM', 12, 10_000],
      ['MEDIAN BEAT', 12, 1200],
    ])
    const [rhythm, median] = groups
    expect(rhythm).toMatchObject({ samplesPerSecond: 1000, isDerived: false, timeOffsetMs: 0 })
    expect(median?.isDerived).toBe(true)
    expect(summary(rhythm?.channels[0]?.samples)).toEqual([-50, 580, 741_291])
    expect(summary(rhythm?.channels[1]?.samples)).toEqual([-167, 910, 726_870])
    expect(summary(rhythm?.channels[11]?.samples)).toEqual([-130, 1155, 307_350])
    expect(summary(median?.channels[11]?.samples)).toEqual([-30, 1190, 105_620])
    expect([...(rhythm?.channels[0]?.samples.slice(0, 5) ?? [])]).toEqual([80, 65, 50, 35, 37])
    expect(rhythm?.channels[0]).toMatchObject({
      sensitivity: 1.25,
      baseline: 0,
      highHz: '300',
      source: { scheme: 'SCPECG', code: '5.6.3-9-1' },
      unit: { code: 'uV' },
    })
    expect(Number(rhythm?.channels[0]?.lowHz)).toBe(0.05)
  })
})

describe('samples of a DICOM waveform', () => {
  it.each<[string, number, readonly number[], readonly (readonly number[])[]]>([
    [
      'SS',
      16,
      [1, 0, 0xfe, 0xff, 0, 0x80, 0xff, 0x7f],
      [
        [1, -32_768],
        [-2, 32_767],
      ],
    ],
    [
      'US',
      16,
      [1, 0, 0xfe, 0xff, 0, 0x80, 0xff, 0x7f],
      [
        [1, 32_768],
        [65_534, 32_767],
      ],
    ],
    [
      'SB',
      8,
      [1, 0xff, 0x80, 0x7f],
      [
        [1, -128],
        [-1, 127],
      ],
    ],
    [
      'UB',
      8,
      [1, 0xff, 0x80, 0x7f],
      [
        [1, 128],
        [255, 127],
      ],
    ],
    ['SL', 32, [1, 0, 0, 0, 0xff, 0xff, 0xff, 0xff], [[1], [-1]]],
    ['UL', 32, [1, 0, 0, 0, 0xff, 0xff, 0xff, 0xff], [[1], [4_294_967_295]]],
    // ITU-T G.711, tables 1a and 2a: the ends of the range, and the smallest steps.
    [
      'MB',
      8,
      [0x80, 0x00, 0xff, 0x7f],
      [
        [32_124, 0],
        [-32_124, 0],
      ],
    ],
    [
      'AB',
      8,
      [0xaa, 0x2a, 0xd5, 0x55],
      [
        [32_256, 8],
        [-32_256, -8],
      ],
    ],
  ])('%s with %i bits are dealt to their channels', (interpretation, bits, data, expected) => {
    expect(samples(waveform(group(interpretation, bits, data))).map((each) => each.map((value) => value + 0))).toEqual(
      expected,
    )
  })

  it('the scale is sensitivity × correction factor, the baseline stands beside it; without one nothing is invented', () => {
    const [first] = readDicomWaveform(waveform(group('SS', 16, [1, 0, 2, 0]))).groups
    expect(first?.channels[0]).toMatchObject({ sensitivity: 5, baseline: -10 })
    const bare = { '003A0200': { vr: 'SQ', Value: [{}, {}] } }
    const [counts] = readDicomWaveform(waveform(group('SS', 16, [1, 0, 2, 0], bare))).groups
    expect(counts?.channels[0]?.sensitivity).toBeUndefined()
  })

  it('padding is one value in the form of the samples', () => {
    const padded = { '5400100A': { vr: 'OW', InlineBinary: base64(0, 0x80) } }
    const [first] = readDicomWaveform(waveform(group('SS', 16, [0, 0x80, 2, 0], padded))).groups
    expect(first?.channels[0]?.padding).toBe(-32_768)
  })

  it('time skew, sample skew and offset move a channel against the others', () => {
    const skewed = channel('II', {
      '003A0214': { vr: 'DS', Value: ['0.001'] },
      '003A0215': { vr: 'DS', Value: ['2'] },
      '003A0218': { vr: 'DS', Value: ['0.01'] },
    })
    const [first] = readDicomWaveform(
      waveform(group('SS', 16, [1, 0, 2, 0], { '003A0200': { vr: 'SQ', Value: [channel('I'), skewed] } })),
    ).groups
    expect(first?.channels.map(({ skewMs }) => skewMs)).toEqual([0, 15])
  })

  it('bytes that stand elsewhere are asked for by their address', () => {
    const away = { '54001010': { vr: 'OW', BulkDataURI: 'https://b.example/bulk' } }
    const dataSet = waveform(group('SS', 16, [], away))
    const asked = readDicomWaveform(dataSet, (uri) => (uri.endsWith('/bulk') ? Uint8Array.of(7, 0, 8, 0) : undefined))
    expect(asked.groups[0]?.channels.map((each) => [...each.samples])).toEqual([[7], [8]])
    expect(readDicomWaveform(dataSet).problems).toEqual([{ what: 'no-data', detail: '1: WaveformData' }])
  })

  it('E34: what is not supported is named by group, and the other groups are read', () => {
    const read = readDicomWaveform(
      waveform(group('XX', 16, [1, 0, 2, 0]), group('SS', 8, [1, 0]), group('SS', 16, [1, 0, 2, 0])),
    )
    expect(read.groups.map(({ number }) => number)).toEqual([3])
    expect(read.problems.map(({ what, detail }) => `${what} ${detail}`)).toEqual([
      'unsupported 1: XX 16',
      'unsupported 2: SS 8',
    ])
  })

  it('H-05: fewer samples than announced are shown, and told', () => {
    const announced = { '003A0010': { vr: 'UL', Value: [3] } }
    const read = readDicomWaveform(waveform(group('SS', 16, [1, 0, 2, 0, 3, 0], announced)))
    expect(read.groups[0]?.channels.map((each) => each.samples.length)).toEqual([1, 1])
    expect(read.problems).toEqual([{ what: 'cut-off', detail: '1: WaveformData 1 / 3' }])
  })

  it(
    'D8: any numbers in the header never throw and never give more samples than there are bytes',
    () => {
      const number = fc.oneof(fc.integer({ min: -5, max: 70_000 }), fc.constantFrom(Number.MAX_SAFE_INTEGER, 0.5))
      fc.assert(
        fc.property(number, number, number, fc.uint8Array({ maxLength: 40 }), (channels, count, rate, data) => {
          const more = {
            '003A0005': { vr: 'US', Value: [channels] },
            '003A0010': { vr: 'UL', Value: [count] },
            '003A001A': { vr: 'DS', Value: [rate] },
          }
          const read = readDicomWaveform(waveform(group('SB', 8, [...data], more)))
          const total = read.groups.flatMap((each) => each.channels).reduce((sum, each) => sum + each.samples.length, 0)
          expect(total).toBeLessThanOrEqual(data.length)
        }),
        { numRuns: FUZZ_RUNS },
      )
    },
    FUZZ_TIMEOUT_MS,
  )
})

function summary(values: ArrayLike<number> | undefined): readonly number[] {
  const list = Array.from(values ?? [])
  return [Math.min(...list), Math.max(...list), list.reduce((sum, value) => sum + value, 0)]
}
