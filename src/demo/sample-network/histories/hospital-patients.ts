import { day } from '../day.ts'
import { PANELS } from '../tables/lab-items.ts'
import { lifeCourse } from './life-course.ts'
import type { History } from './person-history.ts'
import { ADMISSION, dx, fever, from, HEART, HYPERTENSION, LIVER, LUNG, MORNING, rx } from './presets.ts'

const statin = rx('rosuvastatin25', '1', 'evening')

const amlodipine = rx('amlodipineOd5', '1', 'morning')

const olmesartan = rx('olmesartan20', '1', 'morning')

/** Other patients of the clinic and of the hospitals. */
export const HOSPITAL_PATIENTS: Readonly<Record<string, History>> = {
  'reiji-hanako-1': lifeCourse({
    facts: { heightCm: '156.0', weightKg: '58.2', bloodGroup: { abo: 'O', rh: '+' } },
    diagnoses: {
      A: [dx('高血圧症', 'I10', '2012-04', '01', { isMain: true }), dx('脂質異常症', 'E785', '2014', '01')],
      B: [dx('慢性腎炎症候群', 'N039', '2019-09-12', '48', { isMain: true })],
    },
    allergies: {
      A: [
        '2024-05-08',
        [
          {
            type: 'FA',
            name: 'そば',
            code: { code: 'J9FA19140000', system: 'J-FAGY' },
            reaction: '口腔内違和感',
            severity: 'MI',
            onsetText: '小学校低学年の頃',
            reported: day('2024-05-08'),
          },
        ],
      ],
    },
    outpatient: [
      {
        at: 'A',
        ...HYPERTENSION,
        from: '2022-01-12',
        regimens: [
          { from: '2020-01-01', lines: [amlodipine, statin] },
          { from: '2025-03-01', lines: [amlodipine, olmesartan, statin] },
        ],
      },
      {
        at: 'B',
        ...HEART,
        department: '48',
        everyDays: 91,
        panel: [...PANELS.cbc, ...PANELS.kidney],
        from: '2023-02-08',
        trends: { Cre: from(0.8, 1.12), UPC: from(0.4, 0.9) },
        regimens: [{ from: '2020-01-01', lines: [rx('azilva20', '1', 'morning')] }],
      },
    ],
    dispensedFrom: '2025-01-01',
  }),
  'kaku-saburo': lifeCourse({
    facts: {
      heightCm: '160.4',
      weightKg: '49.8',
      bloodGroup: { abo: 'B', rh: '+' },
      contact: { name: '架空^一男', relation: 'CHD' },
    },
    diagnoses: {
      A: [dx('慢性閉塞性肺疾患', 'J449', '2011', '01', { isMain: true }), dx('高血圧症', 'I10', '2005', '01')],
      B: [
        dx('慢性呼吸不全', 'J961', '2024-06-20', '05', { isMain: true }),
        dx('肺炎', 'J189', '2026-01-15', '05', { setting: 'I', ended: { day: day('2026-01-30'), outcome: 'F' } }),
      ],
      D: [dx('加齢黄斑変性', 'H353', '2021-08-03', '26', { prefix: '右' })],
    },
    outpatient: [
      {
        at: 'A',
        ...HYPERTENSION,
        everyDays: 28,
        from: '2023-01-11',
        regimens: [
          {
            from: '2020-01-01',
            lines: [
              amlodipine,
              rx('carbocisteine500', '1', 'threeMeals'),
              rx('symbicort', '2', 'inhaleTwice', { total: '1' }),
            ],
          },
        ],
      },
      {
        at: 'B',
        ...LUNG,
        from: '2023-05-10',
        regimens: [{ from: '2020-01-01', lines: [rx('spiriva', '2', 'inhaleTwice', { total: '1' })] }],
        trends: { EOS: from(4, 5.2) },
      },
      {
        at: 'D',
        department: '26',
        everyDays: 120,
        from: '2024-02-06',
        regimens: [
          {
            from: '2020-01-01',
            lines: [rx('latanoprost', '', 'eyeOnce', { total: '1', site: { code: '26R', text: '右眼' } })],
          },
        ],
      },
    ],
    stays: [
      {
        at: 'B',
        department: '05',
        from: '2026-01-15',
        until: '2026-01-30',
        arrival: '21:40',
        bed: { ward: '6W', room: '603', bed: '2' },
        labEvery: 3,
        admissionPanel: [...ADMISSION, 'PCT', 'BNP'],
        panel: MORNING,
        trends: fever('2026-01-15', 14),
        diet: ['001', '常食　減塩'],
        hasVitals: true,
        ward: [rx('carbocisteine500', '1', 'threeMeals')],
      },
    ],
    images: [
      { when: ['B', '2026-01-15', '22:00', '05', 'I'], exam: 'chestXray' },
      { when: ['B', '2026-01-16', '10:30', '05', 'I'], exam: 'chestCt' },
      { when: ['B', '2026-01-26', '09:30', '05', 'I'], exam: 'chestXray' },
    ],
    injections: [
      {
        when: ['B', '2026-01-15', '22:30', '05', 'I'],
        mixture: {
          parts: [
            ['saline100', '1'],
            ['tazopipe45', '1'],
          ],
          route: 'drip',
          minutes: 60,
        },
        times: ['15', '16', '17', '18', '19', '20', '21'].map((d) => [`2026-01-${d}`, '23:00'] as const),
      },
    ],
    dispensedFrom: '2025-06-01',
    nursing: {
      from: '2026-02-03',
      everyDays: 14,
      weight: from(50, 49.2),
      systolic: from(132, 126),
      pulse: 84,
      notes: ['在宅酸素 1 L/分。SpO2 93%。痰の量は変わりなし。', '吸入手技を確認。口すぼめ呼吸の練習。'],
    },
  }),
  'shoshiki-yukio': lifeCourse({
    diagnoses: {
      A: [dx('高尿酸血症', 'E790', '2018-05-16', '01')],
      B: [dx('大腸ポリープ', 'K635', '2025-08-20', '06', { isMain: true })],
    },
    outpatient: [
      {
        at: 'A',
        ...HYPERTENSION,
        everyDays: 84,
        from: '2022-06-15',
        trends: { UA: from(7.8, 5.8) },
        regimens: [{ from: '2020-01-01', lines: [rx('allopurinol100', '1', 'morning')] }],
      },
    ],
    endoscopies: [
      {
        when: ['B', '2025-08-20', '14:00', '06'],
        which: 'lowerBiopsy',
        findings: { reason: '便潜血陽性', diagnosis: '上行結腸ポリープ' },
      },
    ],
    reports: [
      {
        when: ['B', '2025-08-27', '11:30', '06'],
        kind: 'pathologyReport',
        title: '病理診断報告書',
        lines: ['材料：上行結腸ポリープ', '診断：Tubular adenoma, low grade'],
      },
    ],
  }),
  'hinagata-kenichi': lifeCourse({
    facts: { heightCm: '173.2', weightKg: '69.0' },
    diagnoses: {
      A: [dx('高血圧症', 'I10', '2019', '01')],
      B: [dx('腎結石', 'N200', '2025-02-19', '20')],
      C: [dx('潰瘍性大腸炎', 'K519', '2021-07-14', '06', { isMain: true })],
    },
    outpatient: [
      {
        at: 'C',
        ...LIVER,
        everyDays: 63,
        panel: [...PANELS.cbc, 'CRP', 'ALB', 'AST', 'ALT', 'AMY'],
        from: '2022-01-12',
        trends: {
          CRP: [
            ['2022-01-01', 0.3],
            ['2024-03-01', 2.6],
            ['2024-06-01', 0.2],
            ['2026-11-20', 0.1],
          ],
        },
        regimens: [
          { from: '2020-01-01', lines: [rx('miyaBm', '1', 'threeMeals')] },
          { from: '2024-03-01', lines: [rx('prednisolone5', '4', 'morning'), rx('miyaBm', '1', 'threeMeals')] },
          { from: '2024-07-01', lines: [rx('miyaBm', '1', 'threeMeals')] },
        ],
      },
      {
        at: 'A',
        ...HYPERTENSION,
        everyDays: 84,
        from: '2023-03-22',
        regimens: [{ from: '2020-01-01', lines: [rx('olmesartan20', '1', 'morning')] }],
      },
    ],
    endoscopies: [
      {
        when: ['C', '2024-03-06', '14:00', '06'],
        which: 'lowerBiopsy',
        findings: { reason: '血便', diagnosis: '潰瘍性大腸炎の再燃' },
      },
    ],
    images: [{ when: ['B', '2025-02-19', '22:10', '20'], exam: 'abdomenXray' }],
  }),
}
