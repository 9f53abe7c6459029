import type { Regimen } from '../courses/outpatient-course.ts'
import type { DrugLine } from '../writers/prescription.ts'

const line = (drug: DrugLine['drug'], dose: string, usage: DrugLine['usage']): DrugLine => ({ drug, dose, usage })

const norvasc = line('norvasc25', '1', 'morning')
const metformin = line('metformin250', '2', 'morningEvening')
const rosuvastatin = line('rosuvastatin25', '1', 'evening')
const linagliptin = line('linagliptin5', '1', 'morning')
const tape: DrugLine = {
  drug: 'loxoprofenTape',
  dose: '',
  usage: 'applyOnce',
  total: '14',
  site: { code: '8F0', text: '腰部' },
}

/** A: the family doctor; metformin goes as the kidney fails, a brand of amlodipine stays all the years. */
export const TARO_REGIMENS_A: readonly Regimen[] = [
  {
    from: '2016-01-01',
    lines: [
      norvasc,
      line('metformin250', '3', 'morningEvening'),
      line('glimepiride1', '0.5', 'morning'),
      line('atorvastatin10', '1', 'evening'),
    ],
  },
  { from: '2018-04-01', lines: [norvasc, metformin, linagliptin, rosuvastatin] },
  {
    from: '2019-06-01',
    lines: [
      norvasc,
      metformin,
      linagliptin,
      rosuvastatin,
      line('febuxostat20', '1', 'morning'),
      line('bisoprolol25', '1', 'morning'),
    ],
  },
  {
    from: '2025-12-01',
    lines: [
      norvasc,
      linagliptin,
      rosuvastatin,
      line('febuxostat20', '1', 'morning'),
      line('bisoprolol25', '1', 'morning'),
      tape,
    ],
  },
  {
    from: '2026-10-01',
    lines: [
      norvasc,
      linagliptin,
      rosuvastatin,
      line('febuxostat20', '1', 'morning'),
      line('bisoprolol25', '0.5', 'morning'),
      tape,
    ],
  },
]

export const TARO_REGIMENS_B: readonly Regimen[] = [
  { from: '2019-04-01', lines: [line('eliquis25', '1', 'morningEvening')] },
  { from: '2024-10-01', lines: [line('eliquis25', '1', 'morningEvening'), line('lansoprazoleOd15', '1', 'morning')] },
]

export const TARO_REGIMENS_C: readonly Regimen[] = [
  { from: '2017-02-01', lines: [line('ursodiol100', '2', 'threeMeals')] },
  { from: '2018-01-01', lines: [] },
  { from: '2021-06-01', lines: [line('azilva20', '0.5', 'morning')] },
  { from: '2023-06-01', lines: [line('azilva20', '1', 'morning'), line('empagliflozin10', '1', 'morning')] },
]
