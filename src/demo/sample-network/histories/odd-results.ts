import type { Chart } from '../chart.ts'
import { day } from '../day.ts'
import { urinalysisGroups } from '../lab-qualitative.ts'
import type { Occasion } from '../writers/header-segments.ts'
import { type ResultRow, writeResults } from '../writers/laboratory.ts'
import { EVERY_OTHER_DAY } from '../writers/prescription.ts'
import { lifeCourse } from './life-course.ts'
import type { History } from './person-history.ts'
import { DIABETES, dx, LIVER, rx } from './presets.ts'

const SERUM = ['023', '血清'] as const
const CHEMISTRY = { code: 'E002', name: '生化学的検査' } as const

function at(date: string, time: string): Occasion {
  return { day: day(date), time, department: '06', setting: 'O' }
}

/** 試験 次郎: every spelling of a result that the laboratory grid must survive, in one patient at C and A. */
export const shikenJiro: History = lifeCourse({
  facts: { heightCm: '171.0', weightKg: '66.5', bloodGroup: { abo: 'AB', rh: '-' } },
  diagnoses: {
    A: [dx('２型糖尿病', 'E119', '2015-10', '01', { isMain: true })],
    C: [dx('自己免疫性肝炎', 'K754', '2023-04-19', '06', { isMain: true })],
  },
  outpatient: [
    {
      at: 'A',
      ...DIABETES,
      everyDays: 56,
      from: '2023-01-25',
      regimens: [
        { from: '2020-01-01', lines: [rx('linagliptin5', '1', 'morning'), rx('metformin250', '1', 'threeMeals')] },
      ],
    },
    {
      at: 'C',
      ...LIVER,
      from: '2023-04-19',
      trends: {
        AST: [
          ['2023-04-19', 312],
          ['2023-09-01', 48],
          ['2026-11-20', 29],
        ],
        ALT: [
          ['2023-04-19', 405],
          ['2023-09-01', 52],
          ['2026-11-20', 31],
        ],
        TBIL: [
          ['2023-04-19', 4.2],
          ['2023-09-01', 1.1],
        ],
      },
      regimens: [
        {
          from: '2023-04-01',
          lines: [
            rx('prednisolone5', '1', 'threeMeals', { uneven: ['4', '2', '1'] }),
            rx('ursodiol100', '2', 'threeMeals'),
          ],
        },
        {
          from: '2024-04-01',
          lines: [
            rx('prednisolone5', '1', 'morning', { supplement: EVERY_OTHER_DAY }),
            rx('ursodiol100', '2', 'threeMeals'),
          ],
        },
      ],
    },
  ],
  more: (charts) => {
    oddValues(charts.at('C'))
    corrections(charts.at('C'))
    const a = charts.at('A')
    writeResults(
      a,
      at('2026-11-10', '09:00'),
      urinalysisGroups(a, { protein: '-', glucose: '1+', blood: '-', specificGravity: '1.012', ph: '6.5' }),
    )
  },
})

function row(name: string, value: string, more: Partial<ResultRow> = {}): ResultRow {
  return {
    name,
    localCode: `C9${[...name].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 9973, 7)}`,
    type: 'ST',
    value,
    ...more,
  }
}

function oddValues(c: Chart): void {
  writeResults(c, at('2026-11-05', '09:30'), [
    {
      specimen: SERUM,
      heading: CHEMISTRY,
      rows: [
        row('ＣＲＰ', '<0.05', { jlac10: '5C070000002306201', unit: 'mg/dL', range: '<0.30' }),
        row('フェリチン', '>1000', { jlac10: '5C095000002305101', unit: 'ng/mL', range: '39.9-465.0', flag: 'H' }),
        row('カリウム', '溶血', { jlac10: '3H015000002326101', unit: 'mmol/L', range: '3.6-4.8' }),
        row('ＩｇＧ４', '検査中', { unit: 'mg/dL', status: 'I' }),
        row('抗核抗体', '160', { type: 'NM', range: '40倍未満', flag: 'A', comment: 'Homogeneous型' }),
        row('ＨＢｓ抗原', '(−)', { range: '(−)' }),
        row('抗平滑筋抗体', '1+', { flag: 'A' }),
        row('Ａ／Ｇ比', '1.4', { type: 'NM' }),
        row('血清浸透圧', '289', { type: 'NM', unit: 'mOsm/kg', range: '275～290' }),
        row('アンモニア', '48', { type: 'NM', unit: 'ug/dL', range: '<66' }),
        row('ビタミンＢ１２', '検体量不足', { unit: 'pg/mL', status: 'X' }),
        row('ＫＬ－６', '250未満', { unit: 'U/mL', range: '500未満' }),
        row('ベースエクセス', '-1.8', { type: 'NM', unit: 'mmol/L', range: '-2.2-1.2' }),
      ],
    },
  ])
  // Two collections with one and the same minute, from two orders, whose values differ.
  for (const value of ['34', '37']) {
    writeResults(c, at('2026-11-12', '10:15'), [
      {
        specimen: SERUM,
        heading: CHEMISTRY,
        rows: [
          {
            name: 'ＡＬＴ',
            jlac10: '3B045000002327201',
            localCode: 'CALT',
            type: 'NM',
            value,
            unit: 'U/L',
            range: '10-42',
          },
        ],
      },
    ])
  }
}

/** Corrected, deleted, wrong patient, cancelled: what stays out of sight and what stays with a mark. */
function corrections(c: Chart): void {
  const ast = (value: string, more: Partial<ResultRow> = {}) =>
    row('ＡＳＴ', value, {
      jlac10: '3B035000002327201',
      localCode: 'CAST',
      type: 'NM',
      unit: 'U/L',
      range: '13-30',
      ...more,
    })
  const group = (rows: readonly ResultRow[]) => [{ specimen: SERUM, heading: CHEMISTRY, rows }]
  const occasion = at('2026-10-08', '09:40')
  const key = writeResults(c, occasion, group([ast('92', { flag: 'H' })]), {
    flag: c.facility.habits.supersededFlag,
    reported: { day: occasion.day, time: '11:00' },
  })
  writeResults(c, occasion, group([ast('29', { status: 'C', comment: '検体取り違えのため訂正' })]), {
    key,
    reported: { day: occasion.day, time: '15:20' },
  })
  writeResults(
    c,
    at('2026-09-03', '09:35'),
    group([
      ast('27'),
      row('ＣＫ', '4210', { jlac10: '3B010000002327201', type: 'NM', unit: 'U/L', status: 'D' }),
      row('ＰＳＡ', '88.100', { jlac10: '5D305000002305101', type: 'NM', unit: 'ng/mL', status: 'W' }),
    ]),
  )
  writeResults(c, at('2026-08-06', '09:30'), group([ast('31', { flag: 'H' })]), { flag: '0' })
}
