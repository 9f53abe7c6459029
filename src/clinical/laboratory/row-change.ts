import type { Measurement } from '../observation-facts.ts'
import { changeFromPrevious } from './graph/change-from-previous.ts'
import { shownFlag } from './lab-flag.ts'
import type { LabCell } from './lab-row.ts'

/** Half of the width of the result's own range, and a tenth of the value: less is the spread of healthy days. */
const OF_RANGE = 0.5
const OF_VALUE = 0.1
/** Without a range. */
const OF_VALUE_ALONE = 0.2

/**
 * 変化あり: whether the newest result of a row differs from the one before it in a way worth a look. Another flag, another
 * text or another missing reason always does; numbers do by half of their own reference range and a tenth of the value,
 * without a range by a fifth. Only results of one row are compared, by the one function of LAB-8.
 * @param cells of one row, oldest first.
 */
export function hasChanged(cells: readonly LabCell[]): boolean {
  const newest = cells.at(-1)?.measurement
  const previous = cells.at(-2)?.measurement
  if (newest === undefined || previous === undefined) return false
  if (shownFlag(newest)?.flag.text !== shownFlag(previous)?.flag.text) return true
  const change = changeFromPrevious(newest.value, previous.value)
  switch (change.direction) {
    case 'same':
      return false
    case 'unknown':
      return textOf(newest) !== textOf(previous)
    case 'up':
    case 'down':
      return isNotable(newest, previous)
  }
}

function isNotable(newest: Measurement, previous: Measurement): boolean {
  const [now, before] = [newest.value?.magnitude ?? 0, previous.value?.magnitude ?? 0]
  const moved = Math.abs(now - before)
  const width = widthOfRange(newest)
  if (width === undefined) return moved >= Math.abs(before) * OF_VALUE_ALONE
  return moved >= width * OF_RANGE && moved >= Math.abs(before) * OF_VALUE
}

function widthOfRange({ ranges: [range] }: Measurement): number | undefined {
  if (range?.high?.magnitude === undefined) return undefined
  return range.high.magnitude - (range.low?.magnitude ?? 0)
}

function textOf({ value, absentReason }: Measurement): string {
  return (value?.text ?? absentReason ?? '').normalize('NFKC')
}
