import type { ClinicalTime } from '#clinical/clinical-time.ts'
import {
  type DicomJson,
  itemsOf,
  numberOf,
  numbersOf,
  personNameOf,
  textOf,
  textsOf,
} from '#standards/dicom/dicom-json.ts'
import { type SopReference, sopReferenceOf } from '#standards/dicom/sr-content.ts'
import { type DisplayShutter, displayShutter } from '../display/shutter.ts'
import type { Point } from './measurement.ts'
import type { RecordedShape } from './recorded-report.ts'

/** A softcopy presentation state (PS3.3 A.33): how somebody looked at images, and what they drew on them. */
export interface RecordedPresentation {
  readonly sopInstanceUid: string
  readonly studyUid: string
  /** Content Label, and Content Description where there is one. */
  readonly label: string
  readonly at: ClinicalTime | undefined
  readonly author: string | undefined
  readonly images: readonly SopReference[]
  readonly windows: readonly PresentationWindow[]
  /** Clockwise degrees, applied before the flip (PS3.3 C.10.6). */
  readonly rotation: number
  readonly isFlippedH: boolean
  readonly isInverted: boolean
  readonly displayedAreas: readonly DisplayedArea[]
  readonly graphics: readonly PresentationGraphic[]
  readonly texts: readonly PresentationText[]
  /** What of its images is to be seen; undefined = everything. It knows no image's size: `shutterOn` does. */
  readonly shutter: DisplayShutter | undefined
  /** What it also holds and this viewer does not apply, by its attribute. */
  readonly notApplied: readonly (
    | 'shutter'
    | 'overlay'
    | 'voi-lut'
    | 'sigmoid'
    | 'modality-lut'
    | 'mask'
    | 'displayed-space'
  )[]
}

interface PresentationWindow {
  readonly center: number
  readonly width: number
  readonly explanation: string | undefined
  /** Empty = of all images. */
  readonly images: readonly SopReference[]
}

/** The part of the image that was shown (PS3.3 C.10.4), as corners of an image with 0\0 at the first pixel's outer corner. */
interface DisplayedArea {
  readonly topLeft: Point
  readonly bottomRight: Point
  readonly images: readonly SopReference[]
}

interface PresentationGraphic {
  readonly graphic: RecordedShape['graphic']
  readonly points: readonly Point[]
  readonly isFilled: boolean
  readonly images: readonly SopReference[]
}

interface PresentationText {
  readonly text: string
  /** The point that it belongs to; else its own place. */
  readonly at: Point
  readonly images: readonly SopReference[]
}

const GRAPHICS: Readonly<Record<string, RecordedShape['graphic']>> = {
  POINT: 'POINT',
  POLYLINE: 'POLYLINE',
  // A smooth line through the points; drawn straight from point to point.
  INTERPOLATED: 'POLYLINE',
  CIRCLE: 'CIRCLE',
  ELLIPSE: 'ELLIPSE',
}

/** Reads a grayscale or colour softcopy presentation state. Never throws; what is not applied is named in `notApplied`. */
export function readPresentation(dataSet: DicomJson): RecordedPresentation {
  const images = itemsOf(dataSet, '00081115').flatMap((series) => referencesOf(series, '00081140'))
  const annotations = itemsOf(dataSet, '00700001')
  const spaced = annotations.flatMap((each) => graphicsOf(each))
  const shutter = displayShutter(dataSet, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY)
  const label = [textOf(dataSet, '00700080'), textOf(dataSet, '00700081')].filter((each) => each !== undefined)
  return {
    sopInstanceUid: textOf(dataSet, '00080018') ?? '',
    studyUid: textOf(dataSet, '0020000D') ?? '',
    label: label.join(' — '),
    at: createdAt(dataSet),
    author: nameText(dataSet),
    images,
    windows: itemsOf(dataSet, '00283110').flatMap(windowOf),
    rotation: numberOf(dataSet, '00700042') ?? 0,
    isFlippedH: textOf(dataSet, '00700041') === 'Y',
    isInverted: textOf(dataSet, '20500020') === 'INVERSE',
    displayedAreas: itemsOf(dataSet, '0070005A').flatMap(areaOf),
    graphics: spaced.filter((each) => each !== 'displayed-space'),
    texts: annotations.flatMap(textsIn),
    shutter,
    notApplied: [
      // A shape that cannot be read, or a bitmap: the others hold, and more is seen than was meant.
      ...(textsOf(dataSet, '00181600').length > (shutter?.shapes.length ?? 0) ? (['shutter'] as const) : []),
      ...(Object.keys(dataSet).some((tag) => /^60..3000$/.test(tag)) ? (['overlay'] as const) : []),
      ...(itemsOf(dataSet, '00283110').some((each) => itemsOf(each, '00283010').length > 0)
        ? (['voi-lut'] as const)
        : []),
      ...(itemsOf(dataSet, '00283110').some(isCurved) ? (['sigmoid'] as const) : []),
      ...(dataSet['00283000'] === undefined ? [] : (['modality-lut'] as const)),
      ...(dataSet['00286100'] === undefined ? [] : (['mask'] as const)),
      ...(spaced.includes('displayed-space') ? (['displayed-space'] as const) : []),
    ],
  }
}

/** Whether something with these references is about a frame: no reference means all images, no frame all frames. */
export function concerns(images: readonly SopReference[], sopInstanceUid: string, frame: number): boolean {
  if (images.length === 0) return true
  return images.some(
    (each) => each.sopInstanceUid === sopInstanceUid && (each.frames.length === 0 || each.frames.includes(frame)),
  )
}

function referencesOf(item: DicomJson, tag: string): readonly SopReference[] {
  return itemsOf(item, tag).flatMap(sopReferenceOf)
}

function windowOf(item: DicomJson): readonly PresentationWindow[] {
  const [center, width] = [numberOf(item, '00281050'), numberOf(item, '00281051')]
  if (center === undefined || width === undefined || width <= 0) return []
  // A curve is not applied as a straight line: it would show other greys than were meant (H-20).
  if (isCurved(item)) return []
  return [{ center, width, explanation: textOf(item, '00281055'), images: referencesOf(item, '00081140') }]
}

function isCurved(item: DicomJson): boolean {
  return textOf(item, '00281056') === 'SIGMOID'
}

function areaOf(item: DicomJson): readonly DisplayedArea[] {
  const [left, top] = numbersOf(item, '00700052')
  const [right, bottom] = numbersOf(item, '00700053')
  if (left === undefined || top === undefined || right === undefined || bottom === undefined) return []
  // Pixels are counted from 1 there, and the corners are pixels that are seen (PS3.3 C.10.4.1).
  return [{ topLeft: [left - 1, top - 1], bottomRight: [right, bottom], images: referencesOf(item, '00081140') }]
}

/** Graphics in pixels of the image; those that hang on the display cannot be placed on an image and are told apart. */
function graphicsOf(annotation: DicomJson): readonly (PresentationGraphic | 'displayed-space')[] {
  const images = referencesOf(annotation, '00081140')
  return itemsOf(annotation, '00700009').map((item) => {
    const graphic = GRAPHICS[textOf(item, '00700023') ?? '']
    if (graphic === undefined || textOf(item, '00700005') !== 'PIXEL') return 'displayed-space'
    return { graphic, points: pointsOf(item, '00700022'), isFilled: textOf(item, '00700024') === 'Y', images }
  })
}

function textsIn(annotation: DicomJson): readonly PresentationText[] {
  const images = referencesOf(annotation, '00081140')
  return itemsOf(annotation, '00700008').flatMap((item) => {
    const anchored = textOf(item, '00700004') === 'PIXEL' ? pointsOf(item, '00700014')[0] : undefined
    const boxed = textOf(item, '00700003') === 'PIXEL' ? pointsOf(item, '00700010')[0] : undefined
    const at = anchored ?? boxed
    const text = textsOf(item, '00700006').join('\n')
    return at === undefined || text === '' ? [] : [{ text, at, images }]
  })
}

/** Units PIXEL have their origin at the outer corner of the first pixel (PS3.3 C.10.5.1.2), as SCOORD has. */
function pointsOf(item: DicomJson, tag: string): readonly Point[] {
  const data = numbersOf(item, tag)
  return Array.from(
    { length: Math.floor(data.length / 2) },
    (_, index): Point => [data[index * 2] ?? 0, data[index * 2 + 1] ?? 0],
  )
}

function createdAt(dataSet: DicomJson): ClinicalTime | undefined {
  const date = /^(\d{4})(\d{2})(\d{2})$/.exec(textOf(dataSet, '00700082') ?? '')
  if (date === null) return undefined
  const time = /^(\d{2})(\d{2})/.exec(textOf(dataSet, '00700083') ?? '')
  const day = `${date[1]}-${date[2]}-${date[3]}`
  return time === null ? { text: day, precision: 'day' } : { text: `${day}T${time[1]}:${time[2]}`, precision: 'minute' }
}

function nameText(dataSet: DicomJson): string | undefined {
  const name = personNameOf(dataSet, '00700084')
  return (name?.Ideographic ?? name?.Alphabetic)?.replaceAll('^', ' ').trim()
}
