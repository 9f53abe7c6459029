import { day } from '../day.ts'
import { PANELS } from '../tables/lab-items.ts'
import { lifeCourse } from './life-course.ts'
import type { History } from './person-history.ts'
import { DIABETES, dx, from, HYPERTENSION, rx, THYROID } from './presets.ts'

/** Everyday illness: thyroid, gout, sleep, check-ups, backs and eyes. */
export const CLINIC_PATIENTS: Readonly<Record<string, History>> = {
  'kojosen-yuki': lifeCourse({
    diagnoses: { H: [dx('慢性甲状腺炎', 'E063', '2019-04-10', '01', { isMain: true })] },
    outpatient: [
      {
        at: 'H',
        ...THYROID,
        from: '2022-04-13',
        trends: {
          TSH: [
            ['2022-04-01', 14.2],
            ['2022-10-01', 4.1],
            ['2026-11-20', 2.6],
          ],
          FT4: [
            ['2022-04-01', 0.7],
            ['2022-10-01', 1.1],
          ],
        },
        regimens: [
          { from: '2020-01-01', lines: [rx('levothyroxine50', '1', 'morning')] },
          { from: '2024-01-01', lines: [rx('levothyroxine50', '1.5', 'morning')] },
        ],
      },
    ],
  }),
  'utsu-kaori': lifeCourse({
    diagnoses: {
      H: [dx('うつ病', 'F329', '2025-01', '01', { isMain: true }), dx('不眠症', 'G470', '2025-01-20', '01')],
    },
    outpatient: [
      {
        at: 'H',
        department: '01',
        everyDays: 28,
        labEvery: 6,
        panel: PANELS.small,
        from: '2025-01-20',
        regimens: [
          {
            from: '2020-01-01',
            lines: [
              rx('escitalopram10', '1', 'evening'),
              rx('zolpidem5', '1', 'sleeplessAsNeeded', { total: '14', occasions: 14 }),
            ],
          },
          { from: '2026-03-01', lines: [rx('escitalopram10', '1', 'evening'), rx('lemborexant25', '1', 'bedtime')] },
        ],
      },
    ],
  }),
  'parkinson-sumio': lifeCourse({
    diagnoses: {
      A: [dx('便秘症', 'K590', '2018', '01')],
      C: [dx('パーキンソン病', 'G20', '2017-05-24', '14', { isMain: true })],
      E: [dx('パーキンソン病', 'G20', '2025-06-02', '36', { isMain: true })],
    },
    outpatient: [
      {
        at: 'C',
        department: '14',
        everyDays: 56,
        labEvery: 3,
        panel: [...PANELS.cbc, ...PANELS.small],
        from: '2022-02-09',
        regimens: [
          { from: '2020-01-01', lines: [rx('levodopa100', '1', 'threeMeals')] },
          { from: '2024-06-01', lines: [rx('longName', '1', 'threeMeals'), rx('magnesiumOxide330', '2', 'bedtime')] },
        ],
      },
      {
        at: 'E',
        department: '36',
        everyDays: 91,
        from: '2025-06-02',
        regimens: [{ from: '2020-01-01', lines: [rx('shakuyaku', '1', 'bedtime', { days: 28 })] }],
      },
    ],
    images: [{ when: ['C', '2024-06-05', '11:30', '14'], exam: 'headMri' }],
  }),
  'konnan-aki': lifeCourse({
    diagnoses: { H: [dx('鉄欠乏性貧血', 'D509', '2026-02-18', '01', { isMain: true })] },
    outpatient: [
      {
        at: 'H',
        department: '01',
        everyDays: 42,
        labEvery: 1,
        panel: [...PANELS.cbc, ...PANELS.iron],
        from: '2026-02-18',
        trends: {
          Hb: [
            ['2026-02-18', 7.9],
            ['2026-11-20', 12.4],
          ],
          FER: [
            ['2026-02-18', 3],
            ['2026-11-20', 34],
          ],
          Fe: [
            ['2026-02-18', 18],
            ['2026-11-20', 88],
          ],
        },
        regimens: [{ from: '2020-01-01', lines: [rx('ferrous50', '2', 'morningEvening')] }],
      },
    ],
  }),
  'tsufu-tetsuya': lifeCourse({
    diagnoses: {
      A: [dx('高尿酸血症', 'E790', '2021', '01', { isMain: true })],
      B: [
        dx('痛風性関節炎', 'M109', '2025-07-07', '11', {
          prefix: '右第１趾',
          ended: { day: day('2025-07-22'), outcome: 'F' },
        }),
      ],
    },
    outpatient: [
      {
        at: 'A',
        ...HYPERTENSION,
        everyDays: 63,
        from: '2023-10-04',
        labEvery: 2,
        trends: {
          UA: [
            ['2023-10-01', 9.2],
            ['2025-07-07', 8.8],
            ['2026-03-01', 6.0],
          ],
        },
        regimens: [
          { from: '2020-01-01', lines: [] },
          { from: '2025-08-01', lines: [rx('febuxostat20', '1', 'morning')] },
        ],
      },
      {
        at: 'B',
        department: '11',
        everyDays: 15,
        days: ['2025-07-07', '2025-07-22'],
        from: '2025-07-07',
        regimens: [{ from: '2020-01-01', lines: [rx('celecoxib100', '1', 'morningEvening', { days: 7 })] }],
      },
    ],
  }),
  'ryokunai-mitsu': lifeCourse({
    diagnoses: {
      A: [dx('高血圧症', 'I10', '2000', '01')],
      D: [dx('原発開放隅角緑内障', 'H401', '2016-03-07', '26', { isMain: true, prefix: '両' })],
    },
    outpatient: [
      {
        at: 'D',
        department: '26',
        everyDays: 84,
        from: '2023-01-16',
        regimens: [
          {
            from: '2020-01-01',
            lines: [rx('latanoprost', '', 'eyeOnce', { total: '3', site: { code: '260', text: '両眼' } })],
          },
        ],
      },
      {
        at: 'A',
        ...HYPERTENSION,
        from: '2023-09-13',
        regimens: [{ from: '2020-01-01', lines: [rx('amlodipineOd25', '1', 'morning')] }],
      },
    ],
  }),
  'kenshin-daisuke': lifeCourse({
    diagnoses: { H: [dx('脂肪肝', 'K760', '2025-06-11', '01', { isMain: true })] },
    outpatient: [
      {
        at: 'H',
        department: '01',
        everyDays: 180,
        labEvery: 1,
        panel: [...PANELS.cbc, ...PANELS.basic, ...PANELS.lipid, ...PANELS.diabetes, 'UA'],
        from: '2023-06-14',
        trends: { ALT: from(62, 48), GGT: from(88, 70), TG: from(240, 190) },
        regimens: [{ from: '2020-01-01', lines: [] }],
      },
    ],
  }),
  'kafun-mei': lifeCourse({
    diagnoses: { H: [dx('スギ花粉症', 'J301', '2021-02', '01', { isMain: true })] },
    allergies: {
      H: [
        '2024-02-07',
        [
          {
            type: 'EA',
            name: 'スギ',
            code: { code: 'J9NK13320000', system: 'J-FAGY' },
            reaction: '鼻閉、眼瘙痒',
            severity: 'MI',
            reported: day('2024-02-07'),
          },
        ],
      ],
    },
    outpatient: [
      {
        at: 'H',
        department: '01',
        everyDays: 30,
        days: ['2024-02-07', '2024-03-06', '2025-02-05', '2025-03-05', '2026-02-04', '2026-03-04'],
        from: '2024-02-07',
        labEvery: 2,
        panel: ['IGE', ...PANELS.differential],
        regimens: [{ from: '2020-01-01', lines: [rx('montelukast10', '1', 'bedtime', { days: 30 })] }],
      },
    ],
  }),
  'yotsu-shoji': lifeCourse({
    diagnoses: {
      D: [dx('腰部脊柱管狭窄症', 'M4806', '2023-09-04', '11', { isMain: true })],
      A: [dx('２型糖尿病', 'E119', '2018', '01', { isMain: true })],
    },
    outpatient: [
      {
        at: 'D',
        department: '11',
        everyDays: 56,
        from: '2023-09-04',
        regimens: [
          {
            from: '2020-01-01',
            lines: [
              rx('tramcet', '1', 'threeMeals'),
              rx('pregabalin75', '1', 'morningEvening'),
              rx('loxoprofenTape', '', 'applyOnce', { total: '28', site: { code: '8F0', text: '腰部' } }),
            ],
          },
        ],
      },
      {
        at: 'A',
        ...DIABETES,
        from: '2024-02-28',
        trends: { A1C: from(7.0, 6.6), GLU: from(140, 130) },
        regimens: [{ from: '2020-01-01', lines: [rx('metformin250', '1', 'threeMeals')] }],
      },
    ],
    images: [{ when: ['D', '2023-09-11', '15:00', '11'], exam: 'lumbarMri' }],
    dispensedFrom: '2025-04-01',
  }),
  'kanja-goro': lifeCourse({
    diagnoses: {
      A: [dx('高血圧症', 'I10', '2011', '01', { isMain: true })],
      B: [dx('睡眠時無呼吸症候群', 'G473', '2024-10-09', '05', { isMain: true })],
    },
    outpatient: [
      {
        at: 'A',
        ...HYPERTENSION,
        everyDays: 49,
        from: '2022-07-20',
        regimens: [
          { from: '2020-01-01', lines: [rx('amlodipineOd5', '1', 'morning'), rx('spironolactone25', '1', 'morning')] },
        ],
      },
      { at: 'B', department: '05', everyDays: 84, from: '2024-10-09', regimens: [{ from: '2020-01-01', lines: [] }] },
    ],
    dispensedFrom: '2025-01-01',
  }),
}
