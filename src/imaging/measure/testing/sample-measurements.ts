import fc from 'fast-check'
import type { ImageFrame } from '#clinical/imaging/image-study.ts'
import type { DicomJson } from '#standards/dicom/dicom-json.ts'
import { FEWEST_CORNERS, isWhole, shapeOf } from '../drawing.ts'
import {
  MEASUREMENT_KINDS,
  type MeasuredImage,
  type Measurement,
  type MeasurementKind,
  type Point,
} from '../measurement.ts'

export const SAMPLE_IMAGE: MeasuredImage = {
  studyUid: '1.2.3.4',
  seriesUid: '1.2.3.4.1',
  sopClassUid: '1.2.840.10008.5.1.4.1.1.2',
  sopInstanceUid: '1.2.3.4.1.7',
  frame: 1,
  isMultiFrame: false,
}

/** A CT image of 見本 太郎 with pixels of 0.5 mm (rows) by 0.25 mm (columns). */
export const SAMPLE_DATA_SET: DicomJson = {
  '00080005': { vr: 'CS', Value: ['ISO_IR 192'] },
  '00080016': { vr: 'UI', Value: [SAMPLE_IMAGE.sopClassUid] },
  '00080018': { vr: 'UI', Value: [SAMPLE_IMAGE.sopInstanceUid] },
  '00080020': { vr: 'DA', Value: ['20261107'] },
  '00080030': { vr: 'TM', Value: ['094100'] },
  '00080050': { vr: 'SH', Value: ['A0001'] },
  '00080060': { vr: 'CS', Value: ['CT'] },
  '00100010': {
    vr: 'PN',
    Value: [{ Alphabetic: 'MIHON^TARO', Ideographic: '見本^太郎', Phonetic: 'ミホン^タロウ' }],
  },
  '00100020': { vr: 'LO', Value: ['44710092'] },
  '00100030': { vr: 'DA', Value: ['19480412'] },
  '00100040': { vr: 'CS', Value: ['M'] },
  '0020000D': { vr: 'UI', Value: [SAMPLE_IMAGE.studyUid] },
  '0020000E': { vr: 'UI', Value: [SAMPLE_IMAGE.seriesUid] },
  '00200010': { vr: 'SH', Value: ['1'] },
  '00280010': { vr: 'US', Value: [8] },
  '00280011': { vr: 'US', Value: [8] },
  '00280030': { vr: 'DS', Value: [0.5, 0.25] },
  '00281052': { vr: 'DS', Value: [-1024] },
  '00281053': { vr: 'DS', Value: [1] },
}

/** A frame with more or other attributes than {@link SAMPLE_DATA_SET}; `undefined` takes one away. */
export function sampleFrame(changes: Readonly<Record<string, DicomJson[string] | undefined>> = {}): ImageFrame {
  const kept = Object.entries({ ...SAMPLE_DATA_SET, ...changes }).flatMap(([tag, element]) =>
    element === undefined ? [] : [[tag, element] as const],
  )
  return {
    id: `${SAMPLE_IMAGE.sopInstanceUid}#1`,
    instance: {
      sopInstanceUid: SAMPLE_IMAGE.sopInstanceUid,
      sopClassUid: SAMPLE_IMAGE.sopClassUid,
      instanceNumber: 1,
      frames: 1,
      dataSet: Object.fromEntries(kept),
      transferSyntaxUid: undefined,
    },
    frame: 1,
    rows: 8,
    columns: 8,
    geometry: undefined,
  }
}

export function sampleMeasurement(kind: MeasurementKind, points: readonly Point[], text = ''): Measurement {
  return { uid: '2.25.1', kind, image: SAMPLE_IMAGE, points, text }
}

/** Coordinates that single precision holds exactly, as a report stores them. */
const coordinate = fc.integer({ min: -640, max: 128_000 }).map((value) => value / 32)
const place = fc.tuple(coordinate, coordinate)

/** Any measurement that somebody could have drawn. */
export const anyMeasurement: fc.Arbitrary<Measurement> = fc
  .record({
    kind: fc.constantFrom(...MEASUREMENT_KINDS),
    anchors: fc.uniqueArray(place, { minLength: 4, maxLength: 8, selector: (point) => point.join() }),
    number: fc.bigInt({ min: 1n, max: 2n ** 120n }),
    text: fc.constantFrom('', '結節', 'follow up', '見本\n二行目'),
    frame: fc.integer({ min: 1, max: 300 }),
    isMultiFrame: fc.boolean(),
  })
  .map(({ kind, anchors, number, text, frame, isMultiFrame }): Measurement => {
    const shown = kind === 'freehand' ? anchors.slice(0, Math.max(FEWEST_CORNERS, anchors.length)) : anchors
    const count = { length: 2, angle: 3, cobb: 4, 'heart-ratio': 4, probe: 1 } as const
    const used = kind === 'freehand' ? shown : shown.slice(0, kind in count ? count[kind as keyof typeof count] : 2)
    const points = shapeOf(kind, used).map(([x, y]): Point => [Math.fround(x), Math.fround(y)])
    const image = { ...SAMPLE_IMAGE, isMultiFrame, frame: isMultiFrame ? frame : 1 }
    return { uid: `2.25.${number}`, kind, image, points, text }
  })
  .filter(
    ({ kind, points }) => isWhole(kind, points) && new Set(points.map((each) => each.join())).size === points.length,
  )
