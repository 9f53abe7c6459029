import { PANELS } from '../tables/lab-items.ts'
import { lifeCourse } from './life-course.ts'
import type { History } from './person-history.ts'
import { dx, HYPERTENSION, LIVER, rx } from './presets.ts'

/** People who are easily taken for each other, or whose names no character set holds. */
export const LOOK_ALIKES: Readonly<Record<string, History>> = {
  'reiji-hanako-2': lifeCourse({
    diagnoses: {
      A: [dx('片頭痛', 'G439', '2020-02', '01', { isMain: true })],
      D: [dx('鉄欠乏性貧血', 'D509', '2025-10-06', '01', { isMain: true })],
    },
    outpatient: [
      {
        at: 'A',
        ...HYPERTENSION,
        everyDays: 84,
        from: '2024-06-12',
        regimens: [
          {
            from: '2020-01-01',
            lines: [
              rx('loxoprofen60', '1', 'painAsNeeded', {
                total: '10',
                occasions: 10,
                remark: '１日２回まで、６時間以上あけて',
              }),
            ],
          },
        ],
      },
      {
        at: 'D',
        department: '01',
        everyDays: 42,
        from: '2025-10-06',
        labEvery: 1,
        panel: [...PANELS.cbc, ...PANELS.iron],
        trends: {
          Hb: [
            ['2025-10-01', 8.4],
            ['2026-11-20', 12.3],
          ],
          FER: [
            ['2025-10-01', 3],
            ['2026-11-20', 38],
          ],
        },
        regimens: [{ from: '2020-01-01', lines: [rx('ferrous50', '2', 'evening')] }],
      },
    ],
  }),
  'tehon-kumiko': lifeCourse({
    diagnoses: {
      A: [dx('更年期障害', 'N951', '2018', '01', { isMain: true })],
      B: [dx('甲状腺腫瘍', 'D440', '2025-02-12', '10', { isSuspected: true, isMain: true })],
    },
    outpatient: [
      {
        at: 'B',
        department: '10',
        everyDays: 182,
        from: '2025-02-12',
        labEvery: 1,
        panel: [...PANELS.thyroid, ...PANELS.cbc],
        regimens: [{ from: '2020-01-01', lines: [] }],
      },
    ],
  }),
  'tehon-kuniko': lifeCourse({
    diagnoses: { B: [dx('脂質異常症', 'E785', '2020', '01', { isMain: true })] },
    outpatient: [
      {
        at: 'B',
        ...HYPERTENSION,
        everyDays: 91,
        from: '2023-09-06',
        regimens: [{ from: '2020-01-01', lines: [rx('atorvastatin10', '1', 'evening')] }],
      },
    ],
  }),
  'yoshi-gaiji': lifeCourse({
    diagnoses: {
      B: [dx('胆石症', 'K802', '2025-06-11', '06', { isMain: true })],
      H: [dx('高血圧症', 'I10', '2017', '01', { isMain: true })],
    },
    outpatient: [
      {
        at: 'H',
        ...HYPERTENSION,
        from: '2023-04-12',
        regimens: [{ from: '2020-01-01', lines: [rx('candesartan8', '1', 'morning')] }],
      },
      {
        at: 'B',
        ...LIVER,
        everyDays: 182,
        from: '2025-06-11',
        regimens: [{ from: '2020-01-01', lines: [rx('ursodiol100', '1', 'threeMeals')] }],
      },
    ],
  }),
  'no-kana': lifeCourse({
    diagnoses: {
      A: [dx('健康診断', 'Z000', '2026-04-08', '01')],
      C: [dx('肝血管腫', 'D180', '2026-05-20', '06', { isMain: true })],
    },
    outpatient: [
      { at: 'C', ...LIVER, everyDays: 91, from: '2026-05-20', regimens: [{ from: '2020-01-01', lines: [] }] },
    ],
    images: [{ when: ['C', '2026-05-27', '11:00', '06'], exam: 'abdomenCtContrast' }],
  }),
  'mogi-sakura': lifeCourse({
    diagnoses: {
      A: [dx('鉄欠乏性貧血', 'D509', '2025-12-10', '01', { isMain: true })],
      H: [dx('アレルギー性鼻炎', 'J304', '2020', '01')],
    },
    outpatient: [
      {
        at: 'A',
        ...HYPERTENSION,
        everyDays: 42,
        labEvery: 1,
        panel: [...PANELS.cbc, 'FER'],
        from: '2025-12-10',
        trends: {
          Hb: [
            ['2025-12-10', 9.6],
            ['2026-11-20', 12.6],
          ],
          FER: [
            ['2025-12-10', 5],
            ['2026-11-20', 31],
          ],
        },
        regimens: [{ from: '2020-01-01', lines: [rx('ferrous50', '2', 'evening')] }],
      },
      {
        at: 'H',
        department: '01',
        everyDays: 60,
        days: ['2025-03-05', '2026-03-04'],
        from: '2025-03-05',
        regimens: [{ from: '2020-01-01', lines: [rx('montelukast10', '1', 'bedtime', { days: 28 })] }],
      },
    ],
  }),
  'hyohon-yoshie': lifeCourse({
    diagnoses: {
      A: [dx('高血圧症', 'I10', '1999', '01', { isMain: true })],
      B: [dx('狭心症', 'I209', '2023-07-05', '08', { isMain: true, keyNumber: '20058911', isSuspected: true })],
    },
    outpatient: [
      {
        at: 'A',
        ...HYPERTENSION,
        everyDays: 35,
        from: '2023-02-15',
        regimens: [{ from: '2020-01-01', lines: [rx('norvasc25', '1', 'morning'), rx('enalapril25', '1', 'morning')] }],
      },
      {
        at: 'B',
        department: '08',
        everyDays: 182,
        from: '2023-07-05',
        labEvery: 1,
        panel: PANELS.heart,
        regimens: [{ from: '2020-01-01', lines: [rx('nicorandil5', '1', 'threeMeals')] }],
      },
    ],
  }),
}
