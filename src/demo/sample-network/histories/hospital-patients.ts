import { day } from '../day.ts'
import { PANELS } from '../tables/lab-items.ts'
import { lifeCourse } from './life-course.ts'
import type { History } from './person-history.ts'
import {
  ADMISSION,
  DIABETES,
  dx,
  fever,
  from,
  HEART,
  HYPERTENSION,
  LUNG,
  MORNING,
  rx,
  TUMOUR_FOLLOW_UP,
} from './presets.ts'

const statin = rx('rosuvastatin25', '1', 'evening')
const amlodipine = rx('amlodipineOd5', '1', 'morning')
const olmesartan = rx('olmesartan20', '1', 'morning')

/** Patients of the clinic and of the general hospital B. */
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
  'kaso-shiro': lifeCourse({
    facts: { heightCm: '168.3', weightKg: '72.0' },
    diagnoses: {
      A: [dx('２型糖尿病', 'E119', '2010-02', '01', { isMain: true })],
      B: [dx('労作性狭心症', 'I208', '2021-03-18', '08', { isMain: true, keyNumber: '20058911' })],
      D: [dx('前立腺肥大症', 'N40', '2022-07-05', '20')],
    },
    outpatient: [
      {
        at: 'A',
        ...DIABETES,
        from: '2022-05-11',
        trends: { A1C: from(7.4, 6.8), GLU: from(160, 138) },
        regimens: [
          {
            from: '2020-01-01',
            lines: [rx('metformin250', '2', 'morningEvening'), rx('sitagliptin50', '1', 'morning'), statin],
          },
        ],
      },
      {
        at: 'B',
        ...HEART,
        from: '2022-04-13',
        regimens: [
          {
            from: '2020-01-01',
            lines: [
              rx('aspirin100', '1', 'morning'),
              rx('clopidogrel75', '1', 'morning'),
              rx('nitroglycerin', '1', 'chestPainAsNeeded', { total: '10', occasions: 10 }),
            ],
          },
        ],
      },
      {
        at: 'D',
        department: '20',
        everyDays: 112,
        from: '2023-03-07',
        labEvery: 2,
        panel: ['PSA', 'Cre', 'eGFR'],
        regimens: [{ from: '2020-01-01', lines: [rx('tamsulosin02', '1', 'morning')] }],
      },
    ],
    stays: [
      {
        at: 'B',
        department: '08',
        from: '2021-03-24',
        until: '2021-03-27',
        plannedOn: '2021-03-18',
        bed: { ward: '5E', room: '508', bed: '1' },
        labDays: [0, 1, 2],
        admissionPanel: ADMISSION,
        panel: [...MORNING, 'CK', 'TNT'],
        trends: {},
      },
    ],
    reports: [
      {
        when: ['B', '2021-03-25', '15:00', '08', 'I'],
        kind: 'operationRecord',
        title: '経皮的冠動脈形成術 記録',
        lines: ['左前下行枝 #7 90％狭窄に薬剤溶出性ステントを１本留置。', '造影剤 120 mL、透視時間 18分。合併症なし。'],
      },
    ],
    ecgs: [
      {
        when: ['B', '2026-07-08', '09:10', '08'],
        impression: '洞調律　異常なし',
        values: [
          ['32769', '心拍数', '68', '/min'],
          ['32773', 'ＱＴｃ', '412', 'ms'],
        ],
      },
    ],
  }),
  'zurei-takashi': lifeCourse({
    diagnoses: {
      A: [dx('高血圧症', 'I10', '2003', '01', { isMain: true })],
      B: [dx('発作性心房細動', 'I480', '2024-05-08', '08', { isMain: true })],
    },
    outpatient: [
      {
        at: 'A',
        ...HYPERTENSION,
        from: '2022-02-02',
        regimens: [{ from: '2020-01-01', lines: [rx('norvasc25', '2', 'morning')] }],
      },
      {
        at: 'B',
        ...HEART,
        from: '2024-05-08',
        panel: [...PANELS.cbc, ...PANELS.heart, 'PTINR'],
        trends: {
          PTINR: [
            ['2024-05-01', 1.0],
            ['2024-06-10', 2.1],
            ['2026-11-20', 2.3],
          ],
        },
        regimens: [
          { from: '2020-01-01', lines: [rx('warfarin1', '2.5', 'evening'), rx('bisoprolol25', '1', 'morning')] },
        ],
      },
    ],
    dispensedFrom: '2024-05-01',
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
  'kuran-tadashi': lifeCourse({
    diagnoses: {
      A: [dx('慢性心不全', 'I509', '2018', '01', { isMain: true })],
      B: [
        dx('急性心筋梗塞', 'I219', '2026-10-28', '08', {
          isMain: true,
          setting: 'I',
          ended: { day: day('2026-11-02'), outcome: 'D' },
        }),
      ],
    },
    outpatient: [
      {
        at: 'A',
        ...HYPERTENSION,
        everyDays: 42,
        from: '2023-01-18',
        until: '2026-10-21',
        regimens: [
          {
            from: '2020-01-01',
            lines: [
              rx('carvedilol25', '1', 'morningEvening'),
              rx('azosemide30', '1', 'morning'),
              rx('aspirin100', '1', 'morning'),
            ],
          },
        ],
      },
    ],
    stays: [
      {
        at: 'B',
        department: '08',
        from: '2026-10-28',
        until: '2026-11-02',
        arrival: '04:25',
        disposition: '20',
        bed: { ward: 'CCU', room: '01', bed: '3' },
        labEvery: 1,
        admissionPanel: [...ADMISSION, 'TNT', 'NTproBNP'],
        panel: [...MORNING, 'CK', 'TNT'],
        trends: {
          CK: [
            ['2026-10-27', 110],
            ['2026-10-28', 2480],
            ['2026-10-30', 3120],
            ['2026-11-02', 1900],
          ],
          TNT: [
            ['2026-10-27', 0.02],
            ['2026-10-28', 2.8],
            ['2026-11-02', 6.1],
          ],
          NTproBNP: [
            ['2026-10-27', 2100],
            ['2026-11-02', 18400],
          ],
          Cre: [
            ['2026-10-27', 1.2],
            ['2026-11-02', 3.4],
          ],
          K: [
            ['2026-10-27', 4.4],
            ['2026-11-02', 6.4],
          ],
        },
      },
    ],
    injections: [
      {
        when: ['B', '2026-10-28', '05:10', '08', 'I'],
        mixture: {
          parts: [
            ['saline50', '1'],
            ['noradrenaline', '3'],
          ],
          route: 'drip',
          rateMlPerHour: '4',
          isContinuous: true,
        },
        times: ['28', '29', '30', '31'].map((d) => [`2026-10-${d}`, '06:00'] as const),
      },
    ],
    ecgs: [
      {
        when: ['B', '2026-10-28', '04:30', '08', 'I'],
        impression: 'Ｖ１〜Ｖ４　ＳＴ上昇　急性前壁中隔梗塞',
        values: [['32769', '心拍数', '112', '/min']],
      },
    ],
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
}
