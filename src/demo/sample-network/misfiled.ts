import { type Chart, openChart, type StoredFile } from './chart.ts'
import type { SamplePerson } from './sample-person.ts'

/**
 * Writes a record of somebody else into a person's folder: names and folders are this person's, PID-3 is the other's.
 * Real storages hold such files (ss-mix2.md §1.4); a reader must say so loudly and never show the content.
 */
export function misfile(chart: Chart, other: SamplePerson, otherId: string, write: (wrong: Chart) => void): void {
  const wrong = openChart(other, chart.facility, otherId)
  write(wrong)
  for (const file of wrong.files) chart.files.push({ ...file, path: pathOf(chart.patientId, otherId, file.path) })
}

function pathOf(id: string, otherId: string, path: string): string {
  const [, , , ...rest] = path.split('/')
  return [id.slice(0, 3), id.slice(3, 6), id, ...rest.map((part) => part.replace(otherId, id))].join('/')
}

/** Renames the last file that was written, as a broken export leaves it. */
export function damageName(chart: Chart, rename: (path: string) => string): void {
  replaceLast(chart, (file) => ({ ...file, path: rename(file.path) }))
}

/** Changes the bytes of the last file that was written. */
export function damageBytes(chart: Chart, change: (bytes: Uint8Array) => Uint8Array): void {
  replaceLast(chart, (file) => ({ ...file, bytes: change(file.bytes) }))
}

function replaceLast(chart: Chart, change: (file: StoredFile) => StoredFile): void {
  const last = chart.files.pop()
  if (last === undefined) throw new RangeError('nothing was written yet')
  chart.files.push(change(last))
}

/** Two escape sequences back to back, an empty run that some decoders answer with U+FFFD (ss-mix2.md §2). */
export function withEmptyRuns(bytes: Uint8Array): Uint8Array {
  const out: number[] = []
  for (let i = 0; i < bytes.length; i++) {
    const isEscape = bytes[i] === 0x1b && bytes[i + 1] === 0x24 && bytes[i + 2] === 0x42
    if (isEscape) out.push(0x1b, 0x24, 0x42, 0x1b, 0x28, 0x42)
    out.push(bytes[i] ?? 0)
  }
  return Uint8Array.from(out)
}
