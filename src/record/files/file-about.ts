import type { AttachedFile } from '#clinical/event-facts.ts'
import type { FileContent } from '#sources/files/file-answer.ts'

/** A file that has come, and what its bytes say it is. */
export interface FileAbout {
  readonly file: AttachedFile
  readonly content: FileContent
  /** `PDF`, `ZIP / Office` …; empty for what is not known. */
  readonly found: string
  readonly isDisguised: boolean
}

const UNITS = ['B', 'KB', 'MB', 'GB'] as const

/** `12 KB`: size of a file for a reader. */
export function sizeText(bytes: number): string {
  let [size, unit] = [bytes, 0]
  while (size >= 1000 && unit < UNITS.length - 1) {
    size /= 1024
    unit += 1
  }
  return `${size < 10 && unit > 0 ? size.toFixed(1) : Math.round(size)} ${UNITS[unit] ?? 'B'}`
}
