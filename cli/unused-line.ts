import type { Unused } from './storage-folders.ts'

/** What is told of something in a storage that gives no record. */
export function unusedLine({ unused, severity, why }: Unused): string {
  return JSON.stringify({ file: unused, severity, what: why })
}
