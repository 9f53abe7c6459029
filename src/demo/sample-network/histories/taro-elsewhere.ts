import type { Chart } from '../chart.ts'
import { followNursing } from '../courses/nursing-course.ts'
import { day } from '../day.ts'
import { jpegOf } from '../documents/jpeg.ts'
import { labGroups } from '../lab-values.ts'
import { PANELS } from '../tables/lab-items.ts'
import { writeContent, writePdfReport } from '../writers/document.ts'
import type { Occasion } from '../writers/header-segments.ts'
import { writeImaging } from '../writers/imaging.ts'
import { writeResults } from '../writers/laboratory.ts'
import { writePrescription } from '../writers/prescription.ts'
import { writeVisit } from '../writers/visit.ts'
import { TARO_TRENDS } from './taro-trends.ts'

/** D, 2024: a broken wrist, treated with a cast. */
export function taroFracture(d: Chart): void {
  const emergency: Occasion = { day: day('2024-02-11'), time: '19:40', department: '39', setting: 'O' }
  writeVisit(d, emergency)
  writeImaging(d, { ...emergency, time: '20:05' }, 'wristXray')
  writeResults(
    d,
    { ...emergency, time: '20:10' },
    labGroups(d, emergency.day, [...PANELS.cbc, ...PANELS.small, 'PTINR', 'CRP'], TARO_TRENDS),
  )
  writePrescription(
    d,
    { ...emergency, time: '20:40' },
    [
      { drug: 'acetaminophen500', dose: '1', usage: 'threeMeals', days: 5 },
      { drug: 'rebamipide100', dose: '1', usage: 'threeMeals', days: 5 },
    ],
    { isDispensedOutside: false },
  )
  for (const date of ['2024-02-14', '2024-02-21', '2024-03-06', '2024-03-27', '2024-04-17', '2024-05-20']) {
    const visit: Occasion = { day: day(date), time: '10:30', department: '11', setting: 'O' }
    writeVisit(d, visit)
    writeImaging(d, { ...visit, time: '10:50' }, 'wristXray')
  }
}

/** G, since the discharge of November 2026. */
export function taroHomeNursing(g: Chart): void {
  followNursing(g, {
    from: '2026-11-09',
    everyDays: 3,
    weight: [
      ['2026-11-09', 62.3],
      ['2026-11-20', 62.8],
    ],
    systolic: [
      ['2026-11-09', 126],
      ['2026-11-20', 130],
    ],
    pulse: 76,
    notes: [
      '内服カレンダーの飲み残しなし。夜間の息切れなし。',
      '下腿浮腫は軽度。塩分の多い惣菜が続いているとのことで、配食への切り替えを家族と相談した。',
      '入浴介助。体重測定の記録を本人と確認した。',
    ],
  })
  const visit: Occasion = { day: day('2026-11-13'), time: '11:10', department: '01', setting: 'O' }
  writePdfReport(g, visit, 'rehabilitationPlan', '訪問看護計画書', [
    '目標：体重を毎日測り、64 kg を超えたら連絡できる。',
    '頻度：週２〜３回。緊急時訪問あり。',
  ])
  writeContent(g, { ...visit, day: day('2026-11-19'), time: '17:30' }, 'photograph', {
    '下腿_20261119.jpg': jpegOf(96, 64, (x, y) => 200 - y * 0.9 - Math.abs(x - 48) * 0.7),
  })
}
