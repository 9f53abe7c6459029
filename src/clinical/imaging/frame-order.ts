import { type DicomJson, numberOf, textOf } from '#standards/dicom/dicom-json.ts'
import { frameDataSet } from '#standards/dicom/functional-groups.ts'
import { TAG } from '#standards/dicom/tags.ts'
import { dot, frameGeometry } from './frame-geometry.ts'
import type { ImageFrame, ImageInstance, ImageStack, StackTrait, Vector3 } from './image-study.ts'
import { canReformat } from './reformat.ts'

/** Frames within about 0.8° of each other are of one orientation: scanners round direction cosines. */
const SAME_DIRECTION = 0.9999

/** Every frame of an instance, in its order; empty for objects without pixels. */
export function framesOf(instance: ImageInstance): readonly ImageFrame[] {
  return Array.from({ length: instance.frames }, (_, at) => {
    const frame = at + 1
    const dataSet = frameDataSet(instance.dataSet, frame)
    return {
      id: `${instance.sopInstanceUid}#${frame}`,
      instance,
      frame,
      rows: numberOf(dataSet, TAG.Rows) ?? 0,
      columns: numberOf(dataSet, TAG.Columns) ?? 0,
      geometry: frameGeometry(dataSet),
    }
  })
}

/**
 * The images of a series as they are paged through: apart where size, stack, orientation, echo, time or b-value differ,
 * and in each group ordered by the position along the slice normal, never by Instance Number where a position is known
 * (H-18; PS3.3 C.7.6.2.1.1). Transverse images go from head to feet, coronal from front to back, sagittal from right to
 * left, whichever way they were acquired, so that a study and its prior run alike. Every frame is in exactly one stack,
 * and the result does not depend on the order of `instances`.
 */
export function stacksOf(instances: readonly ImageInstance[]): readonly ImageStack[] {
  const frames = instances.flatMap(framesOf).sort(byNumber)
  let groups: readonly Group[] = frames.length === 0 ? [] : [{ frames, label: [] }]
  for (const trait of TRAITS) groups = groups.flatMap((group) => split(group, trait))
  return groups.flatMap(({ frames: members, label }) => stackOf(members, label) ?? [])
}

interface Group {
  readonly frames: readonly ImageFrame[]
  readonly label: readonly StackTrait[]
}

type Trait = StackTrait['trait']

const TRAITS: readonly Trait[] = ['size', 'stack-id', 'orientation', 'echo', 'temporal-position', 'b-value']

/**
 * A group apart by one trait; whole where it does not differ. It also stays whole where it would fall into single images
 * (rotating projections, one slice over time): those are paged through together.
 */
function split(group: Group, trait: Trait): readonly Group[] {
  const parts = new Map<string, ImageFrame[]>()
  const nameOf = trait === 'orientation' ? orientationIn() : (frame: ImageFrame) => traitOf(frame, trait)
  for (const frame of group.frames) {
    const value = nameOf(frame)
    const part = parts.get(value)
    if (part === undefined) parts.set(value, [frame])
    else part.push(frame)
  }
  if (parts.size === 1) return [group]
  if (trait !== 'size' && parts.size * 2 > group.frames.length) return [group]
  return [...parts].map(([value, frames]) => ({ frames, label: [...group.label, { trait, value }] }))
}

function traitOf({ instance, frame, rows, columns }: ImageFrame, trait: Exclude<Trait, 'orientation'>): string {
  const dataSet = frameDataSet(instance.dataSet, frame)
  switch (trait) {
    case 'size':
      return `${columns}×${rows}`
    case 'stack-id':
      return textOf(dataSet, TAG.StackID) ?? ''
    case 'echo':
      return numericText(dataSet, TAG.EffectiveEchoTime) ?? numericText(dataSet, TAG.EchoTime) ?? ''
    case 'temporal-position':
      return (
        numericText(dataSet, TAG.TemporalPositionIndex) ?? numericText(dataSet, TAG.TemporalPositionIdentifier) ?? ''
      )
    case 'b-value':
      return numericText(dataSet, TAG.DiffusionBValue) ?? ''
  }
}

function numericText(dataSet: DicomJson, tag: string): string | undefined {
  const number = numberOf(dataSet, tag)
  return number === undefined ? undefined : String(number)
}

/** Names the plane of each frame, alike for frames of one orientation whatever the last digits of their cosines. */
function orientationIn(): (frame: ImageFrame) => string {
  const known: { readonly row: Vector3; readonly column: Vector3; readonly name: string }[] = []
  return ({ geometry }) => {
    if (geometry === undefined) return 'unknown'
    const { rowDirection, columnDirection } = geometry
    const same = known.find(
      ({ row, column }) => dot(row, rowDirection) > SAME_DIRECTION && dot(column, columnDirection) > SAME_DIRECTION,
    )
    if (same !== undefined) return same.name
    const plane = planeOf(geometry.normal)
    const alike = known.filter(({ name }) => name.startsWith(plane)).length
    const name = alike === 0 ? plane : `${plane} ${alike + 1}`
    known.push({ row: rowDirection, column: columnDirection, name })
    return name
  }
}

type Plane = 'transverse' | 'coronal' | 'sagittal'

/** The plane that is nearest to a slice with this normal. */
function planeOf([x, y, z]: Vector3): Plane {
  const [ax, ay, az] = [Math.abs(x), Math.abs(y), Math.abs(z)]
  if (az >= ax && az >= ay) return 'transverse'
  return ay >= ax ? 'coronal' : 'sagittal'
}

function stackOf(members: readonly ImageFrame[], label: readonly StackTrait[]): ImageStack | undefined {
  const name = orientationIn()
  const isOneOrientation = new Set(members.map(name)).size === 1
  const isPlaced = isOneOrientation && members.every(({ geometry }) => geometry !== undefined)
  const ordered = isPlaced ? [...members].sort(byPosition) : members
  const [first, ...rest] = ordered
  if (first === undefined) return undefined
  return {
    key: [first.id, ...label.map(({ trait, value }) => `${trait}=${value}`)].join(' '),
    frames: [first, ...rest],
    order: isPlaced ? 'position' : 'instance-number',
    label,
    canReformat: canReformat(ordered),
  }
}

function byPosition(one: ImageFrame, other: ImageFrame): number {
  const [a, b] = [one.geometry, other.geometry]
  if (a === undefined || b === undefined) return byNumber(one, other)
  return readingSign(a.normal) * (a.alongNormal - b.alongNormal) || byNumber(one, other)
}

/** LPS: the third axis grows towards the head, the second towards the back, the first towards the left hand. */
function readingSign([x, y, z]: Vector3): 1 | -1 {
  switch (planeOf([x, y, z])) {
    case 'transverse':
      return z > 0 ? -1 : 1
    case 'coronal':
      return y > 0 ? 1 : -1
    case 'sagittal':
      return x > 0 ? 1 : -1
  }
}

function byNumber(one: ImageFrame, other: ImageFrame): number {
  const a = one.instance.instanceNumber ?? Number.MAX_SAFE_INTEGER
  const b = other.instance.instanceNumber ?? Number.MAX_SAFE_INTEGER
  if (a !== b) return a - b
  if (one.instance.sopInstanceUid !== other.instance.sopInstanceUid) {
    return one.instance.sopInstanceUid < other.instance.sopInstanceUid ? -1 : 1
  }
  return one.frame - other.frame
}
