import type { Chart } from '../chart.ts'
import { day } from '../day.ts'
import type { Occasion } from '../writers/header-segments.ts'
import { writeImaging } from '../writers/imaging.ts'
import { taroWard } from './taro-ward.ts'

/**
 * Further examinations of which 見本 太郎 has pictures (`imaging/sample-studies.ts`). Written after everything else, so that
 * the numbers of the other orders stay as they are.
 */
export function taroImages(b: Chart, c: Chart): void {
  writeImaging(b, taroWard('2026-10-24', '16:02'), 'chestCt')
  writeImaging(c, outpatient('2025-06-11', '09:55', '10'), 'chestCt', { orderedOn: day('2025-03-12') })
}

function outpatient(date: string, time: string, department: Occasion['department']): Occasion {
  return { day: day(date), time, department, setting: 'O' }
}
