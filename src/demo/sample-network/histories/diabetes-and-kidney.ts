import { day } from '../day.ts'
import { infectionGroup, urinalysisGroups } from '../lab-qualitative.ts'
import { PANELS } from '../tables/lab-items.ts'
import { writeResults } from '../writers/laboratory.ts'
import { lifeCourse } from './life-course.ts'
import type { History } from './person-history.ts'
import { ADMISSION, DIABETES, dx, from, KIDNEY, MORNING, rx } from './presets.ts'

/** Diabetes with insulin, dialysis, kidneys that fail slowly. */
export const DIABETES_AND_KIDNEY: Readonly<Record<string, History>> = {
  'toseki-osamu': lifeCourse({
    facts: { heightCm: '165.5', weightKg: '58.0', bloodGroup: { abo: 'B', rh: '+' } },
    diagnoses: {
      D: [
        dx('慢性腎不全', 'N185', '2019-05-07', '48', { isMain: true, suffix: '維持透析中' }),
        dx('二次性副甲状腺機能亢進症', 'N258', '2020', '48'),
      ],
      A: [dx('高血圧症', 'I10', '1998', '01')],
    },
    outpatient: [
      {
        at: 'D',
        ...KIDNEY,
        everyDays: 28,
        from: '2024-01-08',
        panel: [...PANELS.cbc, 'BUN', 'Cre', 'Na', 'K', 'Cl', 'Ca', 'IP', 'ALB', 'CRP'],
        yearly: { every: 3, keys: ['PTHI', 'FER', 'Fe', 'TIBC', 'Mg', 'UA'] },
        trends: {
          BUN: from(66, 71),
          Cre: from(10.4, 11.2),
          K: from(5.2, 5.4),
          IP: from(5.6, 6.1),
          Ca: from(9.0, 8.7),
          Hb: from(11.2, 10.6),
          PTHI: from(180, 265),
          ALB: from(3.8, 3.5),
        },
        regimens: [
          {
            from: '2020-01-01',
            lines: [
              rx('precipitatedCalcium500', '2', 'threeMeals'),
              rx('amlodipine5D', '1', 'evening'),
              rx('febuxostat20', '0.5', 'morning'),
            ],
          },
        ],
      },
    ],
    injections: ['05', '12', '19', '26'].map((d) => ({
      when: ['D', `2026-10-${d}`, '09:30', '48'] as const,
      mixture: { parts: [['darbepoetin30', '1']], route: 'shot' } as const,
    })),
    dispensedFrom: '2025-06-01',
    more: ({ at }) =>
      writeResults(at('D'), { day: day('2026-06-01'), time: '08:40', department: '48', setting: 'O' }, [
        infectionGroup(at('D'), { hbsAntigen: 'negative', hcvAntibody: 'negative', syphilis: 'negative' }),
      ]),
  }),
  'tonyo-satoshi': lifeCourse({
    facts: { heightCm: '174.0', weightKg: '86.2' },
    diagnoses: {
      A: [dx('２型糖尿病', 'E119', '2012-09', '01', { isMain: true }), dx('脂肪肝', 'K760', '2016', '01')],
      B: [
        dx('糖尿病性ケトアシドーシス', 'E101', '2025-08-03', '73', {
          isMain: true,
          setting: 'I',
          ended: { day: day('2025-08-16'), outcome: 'R' },
        }),
      ],
    },
    outpatient: [
      {
        at: 'A',
        ...DIABETES,
        from: '2022-01-26',
        until: '2025-07-20',
        trends: { A1C: from(8.8, 7.4), GLU: from(210, 160), ALT: from(68, 52), TG: from(320, 210) },
        regimens: [
          {
            from: '2020-01-01',
            lines: [
              rx('metformin250', '2', 'threeMeals'),
              rx('sitagliptin50', '1', 'morning'),
              rx('empagliflozin10', '1', 'morning'),
            ],
          },
        ],
      },
      {
        at: 'B',
        ...DIABETES,
        department: '73',
        everyDays: 35,
        from: '2025-09-01',
        trends: {
          A1C: [
            ['2025-08-03', 11.2],
            ['2026-02-01', 8.0],
            ['2026-11-20', 7.2],
          ],
          GLU: [
            ['2025-08-03', 540],
            ['2025-09-01', 180],
            ['2026-11-20', 148],
          ],
        },
        regimens: [
          {
            from: '2020-01-01',
            lines: [
              rx('insulinGlargine', '14', 'injectBedtime', { total: '2', remark: '１４単位' }),
              rx('insulinLispro', '6', 'injectMeals', { total: '3', remark: '朝６昼６夕８単位' }),
              rx('metformin250', '2', 'threeMeals'),
            ],
          },
        ],
      },
    ],
    stays: [
      {
        at: 'B',
        department: '73',
        from: '2025-08-03',
        until: '2025-08-16',
        arrival: '02:15',
        bed: { ward: '5W', room: '520', bed: '2' },
        labEvery: 2,
        admissionPanel: [...ADMISSION, 'A1C'],
        panel: [...MORNING, 'GLU'],
        trends: {
          GLU: [
            ['2025-08-03', 540],
            ['2025-08-05', 220],
            ['2025-08-16', 150],
          ],
          Na: [
            ['2025-08-03', 127],
            ['2025-08-06', 139],
          ],
          Cl: [
            ['2025-08-03', 88],
            ['2025-08-06', 103],
          ],
          Cre: [
            ['2025-08-03', 1.68],
            ['2025-08-06', 0.9],
            ['2025-08-16', 0.78],
          ],
          K: [
            ['2025-08-03', 5.8],
            ['2025-08-05', 3.9],
          ],
          A1C: [
            ['2025-08-03', 11.2],
            ['2026-02-01', 8],
          ],
        },
        diet: ['012', '糖尿病食　１６００ｋｃａｌ'],
        hasVitals: true,
      },
    ],
    dispensedFrom: '2025-09-01',
  }),
  'shitagaki-fumiyo': lifeCourse({
    diagnoses: {
      A: [dx('２型糖尿病', 'E119', '2006', '01', { isMain: true })],
      B: [dx('糖尿病性腎症', 'E112', '2021-04-07', '48', { isMain: true })],
      D: [dx('増殖糖尿病網膜症', 'H360', '2023-10-02', '26', { isMain: true })],
    },
    outpatient: [
      {
        at: 'A',
        ...DIABETES,
        everyDays: 35,
        from: '2023-04-12',
        trends: { A1C: from(8.4, 7.6), GLU: from(188, 166) },
        regimens: [
          {
            from: '2020-01-01',
            lines: [
              rx('linagliptin5', '1', 'morning'),
              rx('insulinGlargine', '10', 'injectBedtime', { total: '2', remark: '１０単位' }),
            ],
          },
        ],
      },
      {
        at: 'B',
        ...KIDNEY,
        from: '2023-06-07',
        trends: { Cre: from(1.1, 1.9), UPC: from(1.2, 3.4), K: from(4.5, 5.2), Hb: from(11.8, 10.2) },
        regimens: [{ from: '2020-01-01', lines: [rx('azilva20', '1', 'morning'), rx('azosemide30', '1', 'morning')] }],
      },
      {
        at: 'D',
        department: '26',
        everyDays: 91,
        from: '2023-10-02',
        regimens: [{ from: '2020-01-01', lines: [rx('latanoprost', '', 'eyeOnce', { total: '2' })] }],
      },
    ],
    nursing: {
      from: '2026-05-06',
      everyDays: 14,
      weight: from(53, 54.4),
      systolic: from(142, 136),
      notes: ['インスリンの自己注射は手技良好。低血糖なし。', '下腿浮腫軽度。足の観察、傷なし。'],
    },
    more: ({ at }) =>
      writeResults(
        at('B'),
        { day: day('2026-09-16'), time: '09:10', department: '48', setting: 'O' },
        urinalysisGroups(at('B'), {
          protein: '3+',
          glucose: '2+',
          blood: '1+',
          specificGravity: '1.014',
          ph: '6.0',
          sediment: { red: '5-9/HPF', white: '1-4/HPF', squamous: '1-4/HPF', casts: '顆粒円柱 1-4/WF' },
        }),
      ),
  }),
  'iryo-sensho': lifeCourse({
    diagnoses: {
      C: [dx('ＩｇＡ腎症', 'N028', '2015-10-14', '48', { isMain: true }), dx('腎性貧血', 'D638', '2025-02-05', '48')],
    },
    outpatient: [
      {
        at: 'C',
        ...KIDNEY,
        from: '2020-02-05',
        trends: {
          Cre: from(1.3, 2.6),
          UPC: from(0.9, 1.6),
          Hb: from(12.6, 10.1),
          K: from(4.4, 5.3),
          UA: from(6.4, 7.2),
        },
        yearly: { every: 2, keys: ['CysC', 'PTHI', ...PANELS.iron] },
        regimens: [
          { from: '2020-01-01', lines: [rx('candesartan8', '1', 'morning'), rx('febuxostat20', '1', 'morning')] },
          {
            from: '2025-02-01',
            lines: [
              rx('candesartan8', '1', 'morning'),
              rx('febuxostat20', '1', 'morning'),
              rx('roxadustat50', '1', 'morning', { supplement: { code: 'W0101010', text: '月曜日、水曜日、金曜日' } }),
            ],
          },
        ],
      },
    ],
  }),
}
