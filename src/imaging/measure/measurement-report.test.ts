import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Instant } from '#clinical/jst-date.ts'
import { type DicomJson, itemsOf, personNameOf, textOf } from '#standards/dicom/dicom-json.ts'
import { writePart10 } from '#standards/dicom/part10-writer.ts'
import { shapeOf } from './drawing.ts'
import { keyObjectDocument, readKeyObjects } from './key-objects.ts'
import { MEASUREMENT_KINDS, type Measurement } from './measurement.ts'
import { measurementReport } from './measurement-report.ts'
import { resultOf } from './measurement-result.ts'
import { type RecordedReport, readRecordedReport } from './recorded-report.ts'
import { scaleAt } from './scale.ts'
import {
  anyMeasurement,
  SAMPLE_DATA_SET,
  SAMPLE_IMAGE,
  sampleFrame,
  sampleMeasurement,
} from './testing/sample-measurements.ts'

const ABOUT = {
  sopInstanceUid: '2.25.77',
  seriesUid: '2.25.78',
  at: (Date.UTC(2026, 10, 21, 14, 5) - 9 * 3_600_000) as Instant,
  author: { name: '例示 一郎', facility: '例示中央クリニック' },
  source: SAMPLE_DATA_SET,
}

const FRAME = sampleFrame()
const PIXELS = { rows: 8, columns: 8, samplesPerPixel: 1, values: new Int16Array(64).fill(40) } as const

function itemOf(measurement: Measurement) {
  const scale = scaleAt(FRAME, measurement.points)
  const unit = { text: 'HU', code: "[hnsf'U]", meaning: 'Hounsfield unit' }
  return { measurement, scale, result: resultOf(measurement, scale, { pixels: PIXELS, unit }) }
}

/** One of each kind. */
const ALL = MEASUREMENT_KINDS.map((kind) => {
  const anchors = [
    [1, 1],
    [6.5, 2],
    [1, 6],
    [7, 7],
  ] as const
  const used = {
    length: 2,
    angle: 3,
    bidirectional: 2,
    probe: 1,
    ellipse: 2,
    circle: 2,
    rectangle: 2,
    arrow: 2,
  } as const
  const count = kind in used ? used[kind as keyof typeof used] : 4
  const found = sampleMeasurement(kind, shapeOf(kind, anchors.slice(0, count)), kind === 'arrow' ? '結節' : '')
  return { ...found, uid: `2.25.${MEASUREMENT_KINDS.indexOf(kind) + 1}` }
})

describe('a measurement report', () => {
  it('holds every kind, and reads back as it was drawn', () => {
    const { groups, author, at, isVerified } = readRecordedReport(measurementReport(ABOUT, ALL.map(itemOf)))
    expect(groups.map(({ measurement }) => measurement)).toEqual(ALL)
    expect({ author, at, isVerified }).toEqual({
      author: '例示 一郎',
      at: { text: '2026-11-21T14:05', precision: 'minute' },
      isVerified: false,
    })
  })

  it('reads back whatever anybody drew, with the numbers as they stood on the screen', () => {
    fc.assert(
      fc.property(fc.array(anyMeasurement, { minLength: 1, maxLength: 4 }), (measurements) => {
        const items = measurements.map(itemOf)
        const { groups } = readRecordedReport(measurementReport(ABOUT, items))
        expect(groups.map(({ measurement }) => measurement).map(sorted)).toEqual(measurements.map(sorted))
        expect(groups.map(({ numbers }) => numbers.map(({ text, unit }) => `${text} ${unit}`))).toEqual(
          items.map(({ result }) => result.values.map(({ text, unit }) => `${text} ${unit.text.replace('px²', 'px')}`)),
        )
        expect(groups.map(({ basis }) => basis)).toEqual(items.map(({ result }) => result.basis))
      }),
    )
  })

  it('H-22: is of the patient and study of its image, with the name in all its groups', () => {
    const report = measurementReport(ABOUT, ALL.map(itemOf))
    expect(personNameOf(report, '00100010')).toEqual({
      Alphabetic: 'MIHON^TARO',
      Ideographic: '見本^太郎',
      Phonetic: 'ミホン^タロウ',
    })
    expect(['00100020', '00100030', '0020000D'].map((tag) => textOf(report, tag))).toEqual([
      '44710092',
      '19480412',
      SAMPLE_IMAGE.studyUid,
    ])
    const [study] = itemsOf(report, '0040A375')
    expect(itemsOf(study ?? {}, '00081115')).toHaveLength(1)
  })

  it('IMG-3: says on what its lengths are based', () => {
    const bare = sampleFrame({ '00280030': undefined })
    const length = sampleMeasurement('length', [
      [0, 0],
      [3, 4],
    ])
    const scale = scaleAt(bare, length.points)
    const item = { measurement: length, scale, result: resultOf(length, scale, undefined) }
    const [group] = readRecordedReport(measurementReport(ABOUT, [item])).groups
    expect(group).toMatchObject({ basis: 'pixels', numbers: [{ quantity: 'length', text: '5.0', unit: 'px' }] })
  })
})

/** The two lines of a bidirectional measurement come back with the longer one first. */
function sorted(measurement: Measurement | undefined) {
  if (measurement?.kind !== 'bidirectional' && measurement?.kind !== 'ellipse') return measurement
  const { points } = measurement
  return { ...measurement, points: [points.slice(0, 2), points.slice(2)].map((each) => JSON.stringify(each)).sort() }
}

describe('reports of other systems', () => {
  it('a group of another system keeps its name, its numbers and its lines', () => {
    const report = foreign([
      contains('TEXT', {
        '0040A043': code('112039', 'DCM', 'Tracking Identifier'),
        '0040A160': text('UT', 'Lesion 1'),
      }),
      contains('CODE', {
        '0040A043': code('121071', 'DCM', 'Finding'),
        '0040A168': code('4147007', 'SCT', 'Mass'),
      }),
      number('103339001', 'SCT', 'Long Axis', '12.4', [scoord('POLYLINE', [1, 2, 3, 4], true)]),
      number('118565006', 'SCT', 'Volume', '512', []),
    ])
    const [group] = report.groups
    expect(group).toMatchObject({
      label: 'Lesion 1',
      measurement: undefined,
      undrawn: 0,
      shapes: [
        {
          graphic: 'POLYLINE',
          points: [
            [1, 2],
            [3, 4],
          ],
          image: { sopInstanceUid: '1.2.3.4.1.7' },
        },
      ],
      remarks: [{ name: 'Finding', text: 'Mass' }],
    })
    expect(group?.numbers).toEqual([
      { quantity: 'long-axis', name: 'Long Axis', text: '12.4', unit: 'mm' },
      { quantity: undefined, name: 'Volume', text: '512', unit: 'mm' },
    ])
  })

  it('what cannot be drawn is counted, not dropped: 3D coordinates, unknown graphics, no image, half a point', () => {
    const report = foreign([
      number('410668003', 'SCT', 'Length', '5', [
        { ...scoord('POLYLINE', [1, 2, 3, 4, 5, 6], false), '0040A040': text('CS', 'SCOORD3D') },
        scoord('SPLINE', [1, 2, 3, 4], true),
        scoord('POLYLINE', [1, 2, 3], true),
      ]),
    ])
    expect(report.groups[0]).toMatchObject({ shapes: [], undrawn: 3, numbers: [{ text: '5' }] })
  })

  it('coordinates that another item points at are found by their path', () => {
    const line = { ...scoord('POLYLINE', [1, 2, 3, 4], true), '0040A010': text('CS', 'CONTAINS') }
    const pointing = number('410668003', 'SCT', 'Length', '5', [
      { '0040A010': text('CS', 'INFERRED FROM'), '0040DB73': { vr: 'UL', Value: [1, 1] } },
    ])
    const report = readRecordedReport({ ...ROOT, '0040A730': { vr: 'SQ', Value: [line, pointing] } })
    expect(report.groups[0]?.shapes).toHaveLength(1)
  })

  it('a reference to what stands above it ends', () => {
    const circle = number('410668003', 'SCT', 'Length', '5', [
      { '0040A010': text('CS', 'INFERRED FROM'), '0040DB73': { vr: 'UL', Value: [1] } },
    ])
    expect(readRecordedReport({ ...ROOT, '0040A730': { vr: 'SQ', Value: [circle] } }).groups).toEqual([])
  })

  it('a number that calls itself ours but does not fit its kind is shown as one of elsewhere', () => {
    const report = foreign([
      contains('TEXT', {
        '0040A043': code('112039', 'DCM', 'Tracking Identifier'),
        '0040A160': text('UT', 'renkei-viewer:cobb'),
      }),
      number('410668003', 'SCT', 'Length', '5', [scoord('POLYLINE', [1, 2, 3, 4], true)]),
    ])
    expect(report.groups[0]).toMatchObject({ label: 'renkei-viewer:cobb', measurement: undefined })
    expect(report.groups[0]?.shapes).toHaveLength(1)
  })
})

describe('key objects', () => {
  it('reads back the images that were marked, with their frames and the description', () => {
    const images = [SAMPLE_IMAGE, { ...SAMPLE_IMAGE, sopInstanceUid: '1.2.3.4.1.8', isMultiFrame: true, frame: 12 }]
    expect(readKeyObjects(keyObjectDocument(ABOUT, images, '右上葉の結節'))).toMatchObject({
      sopInstanceUid: '2.25.77',
      title: 'Of Interest',
      description: '右上葉の結節',
      author: '例示 一郎',
      images: [
        { sopInstanceUid: '1.2.3.4.1.7', frames: [] },
        { sopInstanceUid: '1.2.3.4.1.8', frames: [12] },
      ],
    })
  })
})

/** Of dcmtk; it reads what was written here without any code of ours. */
const DSRDUMP = 'dsrdump'

const HAS_DCMTK = (() => {
  try {
    execFileSync(DSRDUMP, ['--version'], { stdio: 'pipe' })
    return true
  } catch {
    process.stderr.write('dcmtk is not installed: reports are not checked with dsrdump\n')
    return false
  }
})()

describe.skipIf(!HAS_DCMTK)('read by dcmtk', () => {
  it('dsrdump accepts a report of every kind, with its codes, units and Japanese text', () => {
    const dumped = dump(DSRDUMP, measurementReport(ABOUT, ALL.map(itemOf)))
    expect(dumped).toContain('Comprehensive SR Document')
    expect(dumped).toContain('見本^太郎')
    expect(dumped).toContain('例示^一郎')
    expect(dumped).toMatch(/NUM:\(,,"Length"\)="\d+\.\d" \(mm,UCUM,"mm"\)/)
    expect(dumped).toContain('"Attenuation Coefficient")="40.0" ([hnsf\'U],UCUM')
    expect(dumped.match(/"Measurement Group"/g)).toHaveLength(ALL.length)
  })

  it('dsrdump accepts key objects', () => {
    const dumped = dump(DSRDUMP, keyObjectDocument(ABOUT, [SAMPLE_IMAGE], '右上葉の結節'))
    expect(dumped).toContain('Key Object Selection Document')
    expect(dumped).toContain('右上葉の結節')
  })
})

function dump(tool: string, dataSet: DicomJson): string {
  const folder = mkdtempSync(join(tmpdir(), 'report-'))
  try {
    const file = join(folder, 'report.dcm')
    writeFileSync(file, writePart10(dataSet))
    return execFileSync(tool, ['+Pl', '+U8', file], {
      encoding: 'utf8',
      // dcmtk warns that its checker of VRs knows no UTF-8.
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function text(vr: string, value: string) {
  return { vr, Value: [value] }
}

function code(value: string, scheme: string, meaning: string) {
  const item = { '00080100': text('SH', value), '00080102': text('SH', scheme), '00080104': text('LO', meaning) }
  return { vr: 'SQ', Value: [item] }
}

function contains(type: string, content: DicomJson): DicomJson {
  return { '0040A010': text('CS', 'CONTAINS'), '0040A040': text('CS', type), ...content }
}

function number(value: string, scheme: string, meaning: string, told: string, items: readonly DicomJson[]): DicomJson {
  const measured = { '0040A30A': text('DS', told), '004008EA': code('mm', 'UCUM', 'millimeter') }
  return contains('NUM', {
    '0040A043': code(value, scheme, meaning),
    '0040A300': { vr: 'SQ', Value: [measured] },
    '0040A730': { vr: 'SQ', Value: items },
  })
}

function scoord(graphic: string, data: readonly number[], hasImage: boolean): DicomJson {
  const reference = {
    '00081150': text('UI', SAMPLE_IMAGE.sopClassUid),
    '00081155': text('UI', SAMPLE_IMAGE.sopInstanceUid),
  }
  const image = { '0040A010': text('CS', 'SELECTED FROM'), '0040A040': text('CS', 'IMAGE') }
  return {
    '0040A010': text('CS', 'INFERRED FROM'),
    '0040A040': text('CS', 'SCOORD'),
    '00700022': { vr: 'FL', Value: data },
    '00700023': text('CS', graphic),
    ...(hasImage
      ? { '0040A730': { vr: 'SQ', Value: [{ ...image, '00081199': { vr: 'SQ', Value: [reference] } }] } }
      : {}),
  }
}

const ROOT: DicomJson = {
  '0040A040': text('CS', 'CONTAINER'),
  '0040A043': code('126000', 'DCM', 'Imaging Measurement Report'),
}

function foreign(items: readonly DicomJson[]): RecordedReport {
  const group = contains('CONTAINER', {
    '0040A043': code('125007', 'DCM', 'Measurement Group'),
    '0040A730': { vr: 'SQ', Value: items },
  })
  return readRecordedReport({ ...ROOT, '0040A730': { vr: 'SQ', Value: [group] } })
}
