import type { DicomJson } from '#standards/dicom/dicom-json.ts'
import type { Code, SrItem, SrValue } from '#standards/dicom/sr-content.ts'
import { distance } from './geometry.ts'
import { isRegion, type MeasuredImage, type Measurement, type Point } from './measurement.ts'
import type { MeasuredValue, MeasurementResult } from './measurement-result.ts'
import { observerName } from './observer-name.ts'
import { basisCode, CONCEPT, conceptOf, JAPANESE, unitCode } from './report-codes.ts'
import { imageReference, type ReportAbout, reportDocument } from './report-document.ts'
import type { Scale } from './scale.ts'

const COMPREHENSIVE_SR = '1.2.840.10008.5.1.4.1.1.88.33'
/** Begins the Tracking Identifier of what was measured here; the kind follows. */
export const TRACKING_PREFIX = 'renkei-viewer:'

/** What is written down of one measurement: its geometry, and the numbers as the reader saw them. */
export interface MeasuredItem {
  readonly measurement: Measurement
  readonly scale: Scale
  readonly result: MeasurementResult
}

/**
 * A Comprehensive SR of measurements on images of one study (TID 1500; TID 1501 for lines, TID 1410 for regions). Every
 * number is the text that stood on the screen.
 */
export function measurementReport(about: ReportAbout, items: readonly MeasuredItem[]): DicomJson {
  const images = items.map(({ measurement }) => measurement.image)
  const content: SrItem = {
    relationship: undefined,
    concept: CONCEPT.report,
    value: { type: 'CONTAINER', continuity: 'SEPARATE', template: '1500' },
    items: [
      item('HAS CONCEPT MOD', CONCEPT.language, { type: 'CODE', code: JAPANESE }),
      item('HAS OBS CONTEXT', CONCEPT.observerType, { type: 'CODE', code: CONCEPT.person }),
      item('HAS OBS CONTEXT', CONCEPT.observerName, { type: 'PNAME', name: observerName(about.author.name) }),
      item('HAS OBS CONTEXT', CONCEPT.observerOrganization, { type: 'TEXT', text: about.author.facility }),
      item('HAS CONCEPT MOD', CONCEPT.procedure, { type: 'CODE', code: CONCEPT.imagingProcedure }),
      container(CONCEPT.imageLibrary, [container(CONCEPT.imageLibraryGroup, once(images).map(libraryEntry))], '1600'),
      container(CONCEPT.measurements, items.map(groupOf)),
    ],
  }
  return reportDocument(
    about,
    { sopClassUid: COMPREHENSIVE_SR, modality: 'SR', description: '計測（連携ビューア）' },
    content,
    images,
  )
}

function item(relationship: string, concept: Code | undefined, value: SrValue, items: readonly SrItem[] = []): SrItem {
  return { relationship, concept, value, items }
}

function container(concept: Code, items: readonly SrItem[], template?: string): SrItem {
  return item('CONTAINS', concept, { type: 'CONTAINER', continuity: 'SEPARATE', template }, items)
}

/** One entry for each instance, however many frames of it were measured. */
function once(images: readonly MeasuredImage[]): readonly MeasuredImage[] {
  return [...new Map(images.map((image) => [image.sopInstanceUid, image])).values()]
}

function libraryEntry(image: MeasuredImage): SrItem {
  const reference = { ...imageReference(image), frames: [] }
  return item('CONTAINS', undefined, { type: 'IMAGE', references: [reference] })
}

function groupOf({ measurement, scale, result }: MeasuredItem): SrItem {
  const { kind, uid, text } = measurement
  const lines = shapesOf(measurement)
  // A line from which no number could be had (an angle without sides) is kept like a region.
  const ofGroup = isRegion(kind) || result.values.length === 0
  return container(
    CONCEPT.group,
    [
      item('HAS OBS CONTEXT', CONCEPT.trackingIdentifier, { type: 'TEXT', text: `${TRACKING_PREFIX}${kind}` }),
      item('HAS OBS CONTEXT', CONCEPT.trackingUid, { type: 'UIDREF', text: uid }),
      ...(result.basis === undefined
        ? []
        : [item('CONTAINS', CONCEPT.spacingBasis, { type: 'CODE', code: basisCode(result.basis) })]),
      ...(text === '' ? [] : [item('CONTAINS', CONCEPT.comment, { type: 'TEXT', text })]),
      ...(ofGroup ? lines.map((line) => region(line, measurement.image)) : []),
      ...result.values.map((value) => number(value, ofGroup ? [] : linesOf(value, lines, scale), measurement.image)),
    ],
    ofGroup ? '1410' : '1501',
  )
}

function number({ quantity, text, unit }: MeasuredValue, lines: readonly Shape[], image: MeasuredImage): SrItem {
  const { name, derivation } = conceptOf(quantity, unit)
  return item('CONTAINS', name, { type: 'NUM', text, unit: unitCode(unit), qualifier: undefined }, [
    ...(derivation === undefined
      ? []
      : [item('HAS CONCEPT MOD', CONCEPT.derivation, { type: 'CODE', code: derivation })]),
    ...lines.map((line) => item('INFERRED FROM', undefined, coordinates(line), [selectedFrom(image)])),
  ])
}

function region(line: Shape, image: MeasuredImage): SrItem {
  return item('CONTAINS', CONCEPT.imageRegion, coordinates(line), [selectedFrom(image)])
}

function selectedFrom(image: MeasuredImage): SrItem {
  return item('SELECTED FROM', undefined, { type: 'IMAGE', references: [imageReference(image)] })
}

interface Shape {
  readonly graphic: 'POINT' | 'POLYLINE' | 'CIRCLE' | 'ELLIPSE'
  readonly points: readonly Point[]
}

function coordinates({ graphic, points }: Shape): SrValue {
  return { type: 'SCOORD', graphic, data: points.flat() }
}

/** The shapes of a measurement, in the order in which they are read back. */
function shapesOf({ kind, points }: Measurement): readonly Shape[] {
  const [first] = points
  switch (kind) {
    case 'probe':
      return [{ graphic: 'POINT', points }]
    case 'circle':
      return [{ graphic: 'CIRCLE', points }]
    case 'ellipse':
      return [{ graphic: 'ELLIPSE', points: longerFirst(points) }]
    case 'rectangle':
    case 'freehand':
      // Closed: the last point is the first again (PS3.3 C.18.6.1.2).
      return first === undefined ? [] : [{ graphic: 'POLYLINE', points: [...points, first] }]
    case 'cobb':
    case 'bidirectional':
    case 'heart-ratio':
      return [
        { graphic: 'POLYLINE', points: points.slice(0, 2) },
        { graphic: 'POLYLINE', points: points.slice(2) },
      ]
    default:
      return [{ graphic: 'POLYLINE', points }]
  }
}

/** The longer axis stands first, whichever the reader has pulled longer. */
function longerFirst(points: readonly Point[]): readonly Point[] {
  const [a, b, c, d] = points
  if (a === undefined || b === undefined || c === undefined || d === undefined) return points
  const isLonger = Math.hypot(b[0] - a[0], b[1] - a[1]) >= Math.hypot(d[0] - c[0], d[1] - c[1])
  return isLonger ? points : [c, d, a, b]
}

/** From which of the lines a number was had: an axis from its own, an angle and a ratio from both. */
function linesOf({ quantity }: MeasuredValue, lines: readonly Shape[], { size }: Scale): readonly Shape[] {
  const [first, second] = lines
  if (first === undefined || second === undefined) return lines
  const lengthOf = ({ points: [a, b] }: Shape) => distance(a, b, size)
  const [longer, shorter] = lengthOf(first) >= lengthOf(second) ? [first, second] : [second, first]
  switch (quantity) {
    case 'long-axis':
      return [longer]
    case 'short-axis':
      return [shorter]
    case 'heart-width':
      return [first]
    case 'thorax-width':
      return [second]
    default:
      return lines
  }
}
