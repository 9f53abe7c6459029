import { day } from '../day.ts'
import { PANELS } from '../tables/lab-items.ts'
import { lifeCourse } from './life-course.ts'
import type { History } from './person-history.ts'
import { ADMISSION, dx, fever, from, HYPERTENSION, MORNING, rx, TUMOUR_FOLLOW_UP } from './presets.ts'

/** Tumours that were operated on, and one that is watched. */
export const OPERATED_TUMOURS: Readonly<Record<string, History>> = {
  'idai-noboru': lifeCourse({
    facts: { heightCm: '164.8', weightKg: '52.3' },
    diagnoses: {
      C: [dx('胃癌', 'C163', '2026-01-14', '10', { isMain: true, keyNumber: '20054178' })],
      A: [dx('高血圧症', 'I10', '2009', '01')],
    },
    stays: [
      {
        at: 'C',
        department: '10',
        from: '2026-02-09',
        until: '2026-02-24',
        plannedOn: '2026-01-21',
        bed: { ward: '7S', room: '709', bed: '4' },
        moves: [
          { day: day('2026-02-10'), time: '15:10', bed: { ward: 'ICU', room: '03', bed: '1' } },
          { day: day('2026-02-11'), time: '10:30', bed: { ward: '7S', room: '709', bed: '4' } },
        ],
        labEvery: 2,
        admissionPanel: [...ADMISSION, 'CEA', 'CA199'],
        panel: MORNING,
        trends: {
          ...fever('2026-02-10', 11),
          Hb: [
            ['2026-01-14', 10.8],
            ['2026-02-11', 9.6],
            ['2026-11-20', 11.4],
          ],
        },
        hasVitals: true,
        diet: ['021', '術後流動食'],
      },
    ],
    outpatient: [
      {
        at: 'C',
        ...TUMOUR_FOLLOW_UP,
        everyDays: 21,
        from: '2026-03-25',
        trends: {
          WBC: from(4.6, 3.8),
          Hb: from(10.6, 11.4),
          CEA: [
            ['2026-01-14', 12.4],
            ['2026-04-01', 2.8],
            ['2026-11-20', 2.4],
          ],
        },
        regimens: [
          {
            from: '2020-01-01',
            lines: [
              rx('s1T20', '2', 'morningEvening', { days: 14, remark: '２週間内服、１週間休薬' }),
              rx('lansoprazoleOd15', '1', 'morning'),
            ],
          },
        ],
      },
      {
        at: 'A',
        ...HYPERTENSION,
        from: '2023-03-15',
        pauses: [['2026-01-20', '2026-03-10']],
        regimens: [{ from: '2020-01-01', lines: [rx('olmesartan20', '1', 'morning')] }],
      },
    ],
    endoscopies: [
      {
        when: ['C', '2026-01-14', '13:00', '06'],
        which: 'upperBiopsy',
        findings: { reason: '心窩部痛、貧血', diagnosis: '胃体部癌の疑い' },
      },
    ],
    reports: [
      {
        when: ['C', '2026-02-10', '14:30', '10', 'I'],
        kind: 'operationRecord',
        title: '手術記録',
        lines: ['術式：腹腔鏡下幽門側胃切除術（Ｄ２郭清、B-I 再建）', '手術時間 ４時間１２分、出血量 ４５ｍＬ'],
      },
    ],
    dispensedFrom: '2026-03-01',
  }),
  'zenritsu-yutaka': lifeCourse({
    diagnoses: {
      D: [dx('前立腺癌', 'C61', '2022-11-14', '20', { isMain: true })],
      A: [dx('脂質異常症', 'E785', '2011', '01')],
    },
    outpatient: [
      {
        at: 'D',
        department: '20',
        everyDays: 91,
        from: '2022-11-14',
        labEvery: 1,
        panel: ['PSA', ...PANELS.cbc, 'ALP', 'Cre', 'eGFR'],
        trends: {
          PSA: [
            ['2022-11-14', 24.6],
            ['2023-05-15', 0.8],
            ['2025-01-01', 0.05],
            ['2026-11-20', 0.31],
          ],
        },
        regimens: [{ from: '2020-01-01', lines: [rx('solifenacin5', '1', 'evening')] }],
      },
    ],
    images: [
      { when: ['D', '2022-11-28', '10:30', '20'], exam: 'boneScintigraphy' },
      { when: ['D', '2026-08-31', '10:30', '20'], exam: 'boneScintigraphy' },
    ],
  }),
  mihongaoka: lifeCourse({
    diagnoses: {
      A: [dx('慢性胃炎', 'K295', '2016-04', '01')],
      B: [dx('腹部大動脈瘤', 'I714', '2023-09-06', '08', { isMain: true })],
      C: [dx('胃癌', 'C169', '2020-02-12', '10', { isMain: true, keyNumber: '20054178', suffix: '術後' })],
    },
    outpatient: [
      {
        at: 'A',
        ...HYPERTENSION,
        from: '2022-03-09',
        regimens: [
          {
            from: '2020-01-01',
            lines: [rx('lansoprazoleOd15', '1', 'morning'), rx('rebamipide100', '1', 'threeMeals')],
          },
        ],
      },
      {
        at: 'C',
        ...TUMOUR_FOLLOW_UP,
        everyDays: 182,
        from: '2020-05-13',
        trends: { Hb: from(11.8, 12.6), CEA: from(3, 2.2) },
        regimens: [{ from: '2020-01-01', lines: [rx('ferrous50', '2', 'evening')] }],
      },
    ],
    images: [
      { when: ['B', '2024-03-06', '10:20', '08'], exam: 'abdomenCtContrast' },
      { when: ['B', '2025-03-05', '10:20', '08'], exam: 'abdomenCtContrast' },
      { when: ['B', '2026-03-04', '10:20', '08'], exam: 'abdomenCtContrast' },
      { when: ['C', '2026-11-11', '14:15', '10'], exam: 'chestCtContrast' },
    ],
    endoscopies: [
      {
        when: ['C', '2025-11-12', '13:20', '06'],
        which: 'upper',
        findings: { reason: '術後の経過観察', diagnosis: '残胃炎' },
      },
    ],
  }),
}
