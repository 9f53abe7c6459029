import { day } from '../day.ts'
import type { FacilityLetter } from '../facilities.ts'
import type { ExaminationKey } from '../tables/examinations.ts'
import type { Occasion } from '../writers/header-segments.ts'
import { writeImaging } from '../writers/imaging.ts'
import type { Charts } from './person-history.ts'

interface Pictured {
  readonly at: FacilityLetter
  readonly day: string
  readonly time: string
  readonly department: Occasion['department']
  readonly exam: ExaminationKey
  readonly bed?: Occasion['bed']
  readonly orderedOn?: string
}

const WARD = { ward: '5E', room: '512', bed: '3' }

/**
 * Further examinations of which there are pictures (`imaging/sample-studies.ts`). Written after everything else of a
 * person, so that the numbers of the other orders stay as they are. Two orders of one minute are one study.
 */
const PICTURED: Readonly<Record<string, readonly Pictured[]>> = {
  'mihon-taro': [
    { at: 'B', day: '2026-10-24', time: '16:02', department: '08', exam: 'chestCt', bed: WARD },
    { at: 'B', day: '2026-10-26', time: '21:40', department: '08', exam: 'headCt', bed: WARD },
    { at: 'B', day: '2026-11-02', time: '10:05', department: '08', exam: 'chestXrayLateral', bed: WARD },
    { at: 'B', day: '2026-11-06', time: '14:30', department: '08', exam: 'heartUltrasound', bed: WARD },
    { at: 'C', day: '2025-06-11', time: '09:55', department: '10', exam: 'chestCt', orderedOn: '2025-03-12' },
    { at: 'C', day: '2024-07-03', time: '14:20', department: '48', exam: 'headMri', orderedOn: '2024-06-12' },
    { at: 'A', day: '2026-05-13', time: '10:20', department: '01', exam: 'neckUltrasound' },
  ],
  'kowareta-natsu': [
    { at: 'B', day: '2026-06-03', time: '10:20', department: '23', exam: 'chestCt' },
    { at: 'B', day: '2026-06-17', time: '10:20', department: '23', exam: 'chestCt' },
    { at: 'B', day: '2026-07-01', time: '10:20', department: '23', exam: 'chestCt' },
  ],
  'tanaka-sample': [{ at: 'B', day: '2026-05-20', time: '10:20', department: '11', exam: 'chestCt' }],
  'yoshi-gaiji': [{ at: 'B', day: '2026-05-27', time: '10:20', department: '06', exam: 'chestCt' }],
  'kojosen-yuki': [{ at: 'H', day: '2026-04-08', time: '10:40', department: '01', exam: 'neckUltrasound' }],
}

/** Writes the orders of a person's pictured examinations. @param key of the person's row */
export function writePictured(key: string, charts: Charts): void {
  for (const { at, day: date, time, department, exam, bed, orderedOn } of PICTURED[key] ?? []) {
    const setting = bed === undefined ? 'O' : 'I'
    const occasion: Occasion = { day: day(date), time, department, setting, ...(bed && { bed }) }
    writeImaging(charts.at(at), occasion, exam, orderedOn === undefined ? {} : { orderedOn: day(orderedOn) })
  }
}
