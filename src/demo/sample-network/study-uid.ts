import { type Day, stamp } from './day.ts'
import type { FacilityLetter } from './facilities.ts'
import { randomOf } from './random.ts'

/** A UID below 2.25, which needs no registration (PS3.5 §B.2); the same key gives the same one. */
export function uidOf(key: string): string {
  const random = randomOf(key)
  return `2.25.${random.int(1, 2)}${Array.from({ length: 36 }, () => random.int(0, 9)).join('')}`
}

/** Study Instance UID of what was done at one moment: in the order's IPC-3 and in the pictures. */
export function studyUidOf(facility: FacilityLetter, patientId: string, at: { day: Day; time: string }): string {
  return uidOf(`study:${facility}:${patientId}:${stamp(at.day, at.time)}`)
}

/** Accession number of what was done at one moment: IPC-1 and (0008,0050). */
export function accessionOf(at: { day: Day; time: string }): string {
  return `A${stamp(at.day, at.time)}`
}
