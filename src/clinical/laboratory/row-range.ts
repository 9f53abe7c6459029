import type { LabCell } from './lab-row.ts'

/** What the heading of a row may say of its reference range (LAB-3). */
export type RowRange =
  | { readonly kind: 'none' }
  | { readonly kind: 'shared'; readonly text: string }
  /** 施設・時期により異なる: each result has its own in its detail. */
  | { readonly kind: 'varying' }

/** The range of a row, only where every result shown has the very same one; results without a value have none to share. */
export function rowRange(cells: readonly LabCell[]): RowRange {
  const texts = new Set<string>()
  for (const { measurement } of cells) {
    if (measurement.value === undefined) continue
    if (measurement.ranges.length > 1) return { kind: 'varying' }
    texts.add(measurement.ranges[0]?.text ?? '')
    if (texts.size > 1) return { kind: 'varying' }
  }
  const [text] = texts
  return text === undefined || text === '' ? { kind: 'none' } : { kind: 'shared', text }
}
