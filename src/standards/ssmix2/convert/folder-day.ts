import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import type { MessageScope } from './scope.ts'
import { readTimestamp } from './timestamp.ts'

/**
 * The 診療日 of the folder for a record whose own field gives no day, with a word about it: the folder is for retrieval
 * and only the second choice (ss-mix2.md §1.4).
 */
export function dayOfFolder(scope: MessageScope, segment: Hl7Segment, field: number): string | undefined {
  const day = readTimestamp(scope.file.date ?? '').dateTime
  if (day !== undefined) scope.problem(`${segment.id}-${field} gives no day: the folder's is used`, segment, field)
  return day
}
