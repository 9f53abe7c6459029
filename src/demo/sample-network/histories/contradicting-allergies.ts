import { day } from '../day.ts'
import type { Allergy } from '../writers/problems.ts'
import { lifeCourse } from './life-course.ts'
import type { History } from './person-history.ts'
import { ADMISSION, DIABETES, dx, fever, from, HYPERTENSION, MORNING, rx } from './presets.ts'

/** 「アレルギーなし」 as four exporters write it. */
function noAllergy(name: string, reported: string, more: Partial<Allergy> = {}): readonly [string, readonly Allergy[]] {
  return [reported, [{ type: 'DA', name, reported: day(reported), ...more }]]
}

/** 「アレルギーなし」 as four exporters write it, and three facilities of three opinions. */
export const CONTRADICTING_ALLERGIES: Readonly<Record<string, History>> = {
  'tanaka-sample': lifeCourse({
    facts: { heightCm: '152.4', weightKg: '50.1' },
    diagnoses: {
      A: [dx('骨粗鬆症', 'M8199', '2019-03', '01', { isMain: true })],
      B: [dx('変形性膝関節症', 'M179', '2022-05-18', '11', { prefix: '両側' })],
      E: [dx('変形性膝関節症', 'M179', '2024-09-02', '36', { prefix: '右', suffix: '術後' })],
      H: [dx('花粉症', 'J301', '2015', '01')],
    },
    allergies: {
      A: noAllergy('アレルギーなし', '2025-04-09'),
      B: ['2024-08-19', []],
      E: noAllergy('なし', '2024-09-02', { type: 'MA' }),
      H: noAllergy('薬物アレルギー：特になし', '2023-02-14'),
    },
    outpatient: [
      {
        at: 'A',
        ...HYPERTENSION,
        everyDays: 84,
        from: '2023-03-08',
        regimens: [
          {
            from: '2020-01-01',
            lines: [
              rx('alendronate35', '1', 'morning', { supplement: { code: 'W0100000', text: '月曜日' } }),
              rx('eldecalcitol075', '1', 'morning'),
            ],
          },
        ],
      },
      {
        at: 'H',
        department: '01',
        days: ['2024-02-14', '2025-02-12', '2026-02-11'],
        from: '2024-02-14',
        everyDays: 60,
        regimens: [{ from: '2020-01-01', lines: [rx('montelukast10', '1', 'bedtime')] }],
      },
    ],
    stays: [
      {
        at: 'B',
        department: '11',
        from: '2024-08-19',
        until: '2024-09-02',
        plannedOn: '2024-07-10',
        disposition: '05',
        bed: { ward: '4N', room: '411', bed: '1' },
        labEvery: 4,
        admissionPanel: ADMISSION,
        panel: MORNING,
        trends: fever('2024-08-20', 9),
        ward: [rx('celecoxib100', '1', 'morningEvening')],
      },
      {
        at: 'E',
        department: '36',
        from: '2024-09-02',
        until: '2024-10-26',
        bed: { ward: 'R2', room: '205', bed: '4' },
        labEvery: 14,
        admissionPanel: MORNING,
        panel: MORNING,
        trends: {},
        ward: [rx('celecoxib100', '1', 'morningEvening')],
        leaves: [{ from: { day: day('2024-10-12'), time: '10:00' }, until: { day: day('2024-10-14'), time: '16:00' } }],
      },
    ],
    images: [{ when: ['B', '2024-08-19', '13:30', '11', 'I'], exam: 'hipXray' }],
    reports: [
      {
        when: ['E', '2024-09-03', '15:00', '36', 'I'],
        kind: 'rehabilitationPlan',
        title: 'リハビリテーション実施計画書',
        lines: ['目標：Ｔ字杖で屋外 300 m 歩行。', '期間：８週間。'],
      },
    ],
  }),
  'nayose-kazumi': lifeCourse({
    diagnoses: {
      A: [dx('２型糖尿病', 'E119', '2013', '01', { isMain: true })],
      B: [dx('白内障', 'H269', '2025-01-22', '26', { prefix: '両' })],
      C: [dx('糖尿病網膜症', 'H360', '2024-03-13', '26', { isMain: true })],
    },
    // Three facilities, three opinions: confirmed, denied, and entered by mistake and taken back.
    allergies: {
      A: [
        '2024-01-10',
        [
          {
            type: 'DA',
            name: 'ペニシリン系',
            severity: 'MO',
            reaction: '発疹',
            status: 'C',
            onset: '1998',
            reported: day('2024-01-10'),
          },
        ],
      ],
      B: noAllergy('アレルギーなし', '2025-01-22', { status: 'C' }),
      C: [
        '2024-03-20',
        [
          { type: 'DA', name: 'ペニシリン系', reaction: '発疹', status: 'U', reported: day('2024-03-13') },
          { type: 'DA', name: 'セフェム系', action: 'D', reason: '入力誤り', reported: day('2024-03-20') },
        ],
      ],
    },
    outpatient: [
      {
        at: 'A',
        ...DIABETES,
        from: '2023-01-18',
        trends: { A1C: from(8.2, 7.1), GLU: from(190, 150) },
        regimens: [
          {
            from: '2020-01-01',
            lines: [
              rx('metformin250', '2', 'morningEvening'),
              rx('glimepiride1', '1', 'morning'),
              rx('empagliflozin10', '1', 'morning'),
            ],
          },
          {
            from: '2025-06-01',
            lines: [
              rx('metformin250', '2', 'morningEvening'),
              rx('glimepiride1', '1', 'morning', { isStopped: true }),
              rx('empagliflozin10', '1', 'morning'),
            ],
          },
        ],
      },
      {
        at: 'C',
        department: '26',
        everyDays: 112,
        from: '2024-03-13',
        regimens: [
          {
            from: '2020-01-01',
            lines: [rx('latanoprost', '', 'eyeOnce', { total: '2', site: { code: '260', text: '両眼' } })],
          },
        ],
      },
    ],
    stays: [
      {
        at: 'B',
        department: '26',
        from: '2025-12-29',
        until: '2026-01-05',
        plannedOn: '2025-11-26',
        bed: { ward: '3E', room: '302', bed: '2' },
        labEvery: 5,
        admissionPanel: ADMISSION,
        panel: MORNING,
        trends: { GLU: from(170, 150) },
        diet: ['012', '糖尿病食　１４４０ｋｃａｌ'],
      },
    ],
  }),
}
