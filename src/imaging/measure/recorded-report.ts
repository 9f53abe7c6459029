import type { ClinicalTime } from '#clinical/clinical-time.ts'
import { type DicomJson, itemsOf, textOf } from '#standards/dicom/dicom-json.ts'
import { isCode, readSrContent, type SopReference, type SrItem, sopReferenceOf } from '#standards/dicom/sr-content.ts'
import { isWhole } from './drawing.ts'
import { MEASUREMENT_KINDS, type MeasuredImage, type Measurement, type Point } from './measurement.ts'
import { TRACKING_PREFIX } from './measurement-report.ts'
import type { Quantity } from './measurement-result.ts'
import { basisOf, CONCEPT, quantityOf, unitText } from './report-codes.ts'
import type { SpacingBasis } from './scale.ts'

/** A structured report as it was found, of this viewer or of any other system. */
export interface RecordedReport {
  readonly sopInstanceUid: string
  readonly studyUid: string
  readonly title: string | undefined
  /** Content Date and Time. */
  readonly at: ClinicalTime | undefined
  readonly author: string | undefined
  readonly isVerified: boolean
  readonly groups: readonly RecordedGroup[]
  /** All of it, for the readable tree: what is no measurement is found there and nowhere dropped. */
  readonly content: SrItem
}

/** What belongs together: the numbers of one measurement, where they were had, what was written beside them. */
export interface RecordedGroup {
  /** Within the report. */
  readonly key: string
  /** As the other system calls it; undefined for what was measured here. */
  readonly label: string | undefined
  /** What was measured in this viewer, so that it is drawn just as it was. */
  readonly measurement: Measurement | undefined
  readonly shapes: readonly RecordedShape[]
  /** Coordinates that are not drawn: of the patient (3D), of time, or malformed. */
  readonly undrawn: number
  readonly numbers: readonly RecordedNumber[]
  readonly basis: SpacingBasis | undefined
  /** Texts and codes, with their names. */
  readonly remarks: readonly { readonly name: string; readonly text: string }[]
}

export interface RecordedShape {
  readonly graphic: 'POINT' | 'MULTIPOINT' | 'POLYLINE' | 'CIRCLE' | 'ELLIPSE'
  readonly points: readonly Point[]
  readonly image: SopReference
}

export interface RecordedNumber {
  /** Undefined for what this viewer does not measure; its name is then shown as it stands. */
  readonly quantity: Quantity | undefined
  readonly name: string
  /** As recorded; undefined where the report gives none. */
  readonly text: string | undefined
  readonly unit: string
}

/** Reads a structured report of any template. Never throws; what is not understood stays in `content`. */
export function readRecordedReport(dataSet: DicomJson): RecordedReport {
  const content = readSrContent(dataSet)
  const images = evidenceOf(dataSet)
  return {
    sopInstanceUid: textOf(dataSet, '00080018') ?? '',
    studyUid: textOf(dataSet, '0020000D') ?? '',
    title: content.concept?.meaning,
    at: contentTime(dataSet),
    author: authorOf(content),
    isVerified: textOf(dataSet, '0040A493') === 'VERIFIED',
    groups: groupsOf(content, content).map((group, index) => recordedGroup(group, content, images, String(index + 1))),
    content,
  }
}

/** Content Date and Time (or those of the series) as a clinical time of Japan. */
export function contentTime(dataSet: DicomJson): ClinicalTime | undefined {
  const date = /^(\d{4})(\d{2})(\d{2})$/.exec(textOf(dataSet, '00080023') ?? '')
  if (date === null) return undefined
  const time = /^(\d{2})(\d{2})/.exec(textOf(dataSet, '00080033') ?? '')
  const day = `${date[1]}-${date[2]}-${date[3]}`
  return time === null ? { text: day, precision: 'day' } : { text: `${day}T${time[1]}:${time[2]}`, precision: 'minute' }
}

/** Person Observer Name of a report. */
export function authorOf(content: SrItem): string | undefined {
  for (const { concept, value } of content.items) {
    if (value.type !== 'PNAME' || !isCode(concept, CONCEPT.observerName)) continue
    const name = value.name.Ideographic ?? value.name.Alphabetic ?? value.name.Phonetic
    return name?.replaceAll('^', ' ').trim()
  }
  return undefined
}

/** Series and class of each instance that the report gives as its evidence. */
function evidenceOf(dataSet: DicomJson): ReadonlyMap<string, Pick<MeasuredImage, 'studyUid' | 'seriesUid'>> {
  const found = new Map<string, Pick<MeasuredImage, 'studyUid' | 'seriesUid'>>()
  for (const tag of ['0040A375', '0040A385']) {
    for (const study of itemsOf(dataSet, tag)) {
      for (const series of itemsOf(study, '00081115')) {
        const place = { studyUid: textOf(study, '0020000D') ?? '', seriesUid: textOf(series, '0020000E') ?? '' }
        for (const { sopInstanceUid } of itemsOf(series, '00081199').flatMap(sopReferenceOf))
          found.set(sopInstanceUid, place)
      }
    }
  }
  return found
}

/** Measurement groups wherever they stand, and numbers outside of any that were had from coordinates. */
function groupsOf(item: SrItem, root: SrItem): readonly SrItem[] {
  if (isCode(item.concept, CONCEPT.group) && item.value.type === 'CONTAINER') return [item]
  if (item.value.type === 'NUM' && belowOf(item, root).some(({ value }) => isCoordinates(value.type))) return [item]
  return item.items.flatMap((each) => groupsOf(each, root))
}

function isCoordinates(type: string): boolean {
  return type === 'SCOORD' || type === 'SCOORD3D'
}

/** An item and all below it, references followed once. */
function belowOf(item: SrItem, root: SrItem): readonly SrItem[] {
  return [item, ...item.items.flatMap((each) => belowOf(resolved(each, root), root))]
}

/** What a reference points at (paths count from 1 and begin with the root); itself where it points at nothing. */
function resolved(item: SrItem, root: SrItem): SrItem {
  if (item.value.type !== 'reference') return item
  const found = item.value.path.slice(1).reduce<SrItem | undefined>((at, step) => at?.items[step - 1], root)
  // A reference to what stands above would never end: of what is pointed at, only the item itself counts.
  return found === undefined ? item : { ...found, items: found.items.filter(({ value }) => value.type === 'IMAGE') }
}

function recordedGroup(group: SrItem, root: SrItem, images: ReturnType<typeof evidenceOf>, key: string): RecordedGroup {
  const all = belowOf(group, root)
  const coordinates = all.filter(({ value }) => isCoordinates(value.type) || value.type === 'unread')
  const shapes = distinct(coordinates.flatMap((each) => shapeOf(each, all)))
  const tracking = all.flatMap(({ concept, value }) =>
    value.type === 'TEXT' && isCode(concept, CONCEPT.trackingIdentifier) ? value.text : [],
  )[0]
  const uid = all.flatMap(({ concept, value }) =>
    value.type === 'UIDREF' && isCode(concept, CONCEPT.trackingUid) ? value.text : [],
  )[0]
  const remarks = remarksOf(group)
  const comment = group.items.flatMap(({ concept, value }) =>
    value.type === 'TEXT' && isCode(concept, CONCEPT.comment) ? value.text : [],
  )[0]
  const measurement = measurementOf(tracking, uid ?? key, comment ?? '', shapes, images)
  return {
    key: uid ?? key,
    label: measurement === undefined ? (tracking ?? group.concept?.meaning) : undefined,
    measurement,
    shapes,
    undrawn: coordinates.filter((each) => shapeOf(each, all).length === 0).length,
    numbers: all.flatMap(numberOf),
    basis: group.items.flatMap(({ concept, value }) =>
      value.type === 'CODE' && isCode(concept, CONCEPT.spacingBasis) ? (basisOf(value.code) ?? []) : [],
    )[0],
    remarks: measurement === undefined ? remarks : remarks.filter(({ text }) => text === measurement.text),
  }
}

function numberOf({ concept, value, items }: SrItem): readonly RecordedNumber[] {
  if (value.type !== 'NUM') return []
  const derivation = items.flatMap(({ concept: name, value: how }) =>
    how.type === 'CODE' && isCode(name, CONCEPT.derivation) ? how.code : [],
  )[0]
  const name = [concept?.meaning, derivation?.meaning].filter((each) => each !== undefined).join(' ')
  return [{ quantity: quantityOf(concept, derivation), name, text: value.text, unit: unitText(value.unit) }]
}

/** Texts and codes directly in the group, without those that only identify it. */
function remarksOf(group: SrItem): RecordedGroup['remarks'] {
  return group.items.flatMap(({ concept, value }) => {
    if (isCode(concept, CONCEPT.trackingIdentifier) || isCode(concept, CONCEPT.spacingBasis)) return []
    const name = concept?.meaning ?? ''
    if (value.type === 'TEXT') return { name, text: value.text }
    return value.type === 'CODE' ? { name, text: value.code.meaning } : []
  })
}

const FEWEST_POINTS: Readonly<Record<RecordedShape['graphic'], number>> = {
  POINT: 1,
  MULTIPOINT: 1,
  POLYLINE: 2,
  CIRCLE: 2,
  ELLIPSE: 4,
}

/** A shape on an image; empty for coordinates that lie elsewhere or are not whole. */
function shapeOf(item: SrItem, group: readonly SrItem[]): readonly RecordedShape[] {
  const { value } = item
  if (value.type !== 'SCOORD' || value.data.length % 2 !== 0) return []
  const graphic = GRAPHICS.find((each) => each === value.graphic)
  const points = Array.from(
    { length: value.data.length / 2 },
    (_, index): Point => [value.data[index * 2] ?? 0, value.data[index * 2 + 1] ?? 0],
  )
  const image = imageOf(item) ?? group.map(imageOf).find((each) => each !== undefined)
  if (graphic === undefined || image === undefined || points.length < FEWEST_POINTS[graphic]) return []
  return [{ graphic, points, image }]
}

const GRAPHICS: readonly RecordedShape['graphic'][] = ['POINT', 'MULTIPOINT', 'POLYLINE', 'CIRCLE', 'ELLIPSE']

function imageOf(item: SrItem): SopReference | undefined {
  return item.items.flatMap(({ value }) => (value.type === 'IMAGE' ? value.references : []))[0]
}

/** Several numbers are had from one line: it is drawn once. */
function distinct(shapes: readonly RecordedShape[]): readonly RecordedShape[] {
  return [...new Map(shapes.map((shape) => [JSON.stringify(shape), shape])).values()]
}

/** What was measured here, as it was; undefined for the groups of other systems and for what does not fit its kind. */
function measurementOf(
  tracking: string | undefined,
  uid: string,
  text: string,
  shapes: readonly RecordedShape[],
  images: ReturnType<typeof evidenceOf>,
): Measurement | undefined {
  if (tracking?.startsWith(TRACKING_PREFIX) !== true) return undefined
  const kind = MEASUREMENT_KINDS.find((each) => each === tracking.slice(TRACKING_PREFIX.length))
  const [first] = shapes
  const place = first === undefined ? undefined : images.get(first.image.sopInstanceUid)
  if (kind === undefined || first === undefined || place === undefined) return undefined
  const drawn = shapes.flatMap(({ points }) => points)
  const points = kind === 'rectangle' || kind === 'freehand' ? drawn.slice(0, -1) : drawn
  if (!isWhole(kind, points)) return undefined
  const { sopClassUid, sopInstanceUid, frames } = first.image
  const image = { ...place, sopClassUid, sopInstanceUid, frame: frames[0] ?? 1, isMultiFrame: frames.length > 0 }
  return { uid, kind, image, points, text }
}
