import { type DicomJson, numbersOf, textOf } from '#standards/dicom/dicom-json.ts'
import { TAG } from '#standards/dicom/tags.ts'
import type { FrameGeometry, Vector3 } from './image-study.ts'

/** How far direction cosines may be from unit length and from a right angle before they are taken for damage. */
const COSINE_TOLERANCE = 0.01

function cross([ax, ay, az]: Vector3, [bx, by, bz]: Vector3): Vector3 {
  return [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx]
}

export function dot([ax, ay, az]: Vector3, [bx, by, bz]: Vector3): number {
  return ax * bx + ay * by + az * bz
}

export function minus([ax, ay, az]: Vector3, [bx, by, bz]: Vector3): Vector3 {
  return [ax - bx, ay - by, az - bz]
}

/**
 * Where a frame lies, from Image Position and Image Orientation (Patient) only (PS3.3 C.7.6.2.1.1; H-18). undefined when
 * one is missing, not finite, or the directions are not perpendicular unit vectors. `dataSet` is that of the frame
 * (`frameDataSet`).
 */
export function frameGeometry(dataSet: DicomJson): FrameGeometry | undefined {
  const [px, py, pz] = numbersOf(dataSet, TAG.ImagePositionPatient)
  const [rx, ry, rz, cx, cy, cz] = numbersOf(dataSet, TAG.ImageOrientationPatient)
  if (px === undefined || py === undefined || pz === undefined) return undefined
  if (rx === undefined || ry === undefined || rz === undefined) return undefined
  if (cx === undefined || cy === undefined || cz === undefined) return undefined
  const row: Vector3 = [rx, ry, rz]
  const column: Vector3 = [cx, cy, cz]
  const isUnit = [row, column].every((each) => Math.abs(dot(each, each) - 1) <= 2 * COSINE_TOLERANCE)
  if (!isUnit || Math.abs(dot(row, column)) > COSINE_TOLERANCE) return undefined
  const position: Vector3 = [px, py, pz]
  const normal = cross(row, column)
  return {
    position,
    rowDirection: row,
    columnDirection: column,
    normal,
    alongNormal: dot(position, normal),
    frameOfReferenceUid: textOf(dataSet, TAG.FrameOfReferenceUID),
  }
}
