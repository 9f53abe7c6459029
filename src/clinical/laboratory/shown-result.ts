import { isCurrentFact } from '../facts.ts'
import type { LabCell } from './lab-row.ts'

/**
 * False for 取消 and 誤入力, which grids and graphs leave out and count (VAL-4). What could not be had stands with its reason
 * (採取不可, 検体量不足) although its status is 取消: it never was a value (VAL-6).
 */
export function isShownResult({ fact, measurement }: Pick<LabCell, 'fact' | 'measurement'>): boolean {
  if (isCurrentFact(fact)) return true
  return fact.status === 'cancelled' && measurement.value === undefined && measurement.absentReason !== undefined
}
