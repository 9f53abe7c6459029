import { day } from '../day.ts'
import { infectionGroup } from '../lab-qualitative.ts'
import { PANELS } from '../tables/lab-items.ts'
import { writeResults } from '../writers/laboratory.ts'
import { lifeCourse } from './life-course.ts'
import type { History } from './person-history.ts'
import { ADMISSION, dx, fever, from, HYPERTENSION, MORNING, rx, TUMOUR_FOLLOW_UP } from './presets.ts'

const BODY = [...PANELS.cbc, ...PANELS.differential, ...PANELS.basic, 'TBIL'] as const

/** Tumours at the university hospital C and at D: operations, chemotherapy, markers. */
export const CANCER_PATIENTS: Readonly<Record<string, History>> = {
  'nyugan-chieko': lifeCourse({
    facts: { heightCm: '158.2', weightKg: '54.0', bloodGroup: { abo: 'A', rh: '+' } },
    diagnoses: { C: [dx('乳癌', 'C504', '2025-09-10', '82', { isMain: true, prefix: '左' })] },
    stays: [
      {
        at: 'C',
        department: '82',
        from: '2025-10-06',
        until: '2025-10-13',
        plannedOn: '2025-09-17',
        bed: { ward: '8W', room: '802', bed: '1' },
        labEvery: 3,
        admissionPanel: ADMISSION,
        panel: MORNING,
        trends: fever('2025-10-07', 4),
        hasVitals: true,
      },
    ],
    chemotherapy: [
      {
        at: 'C',
        from: '2025-11-11',
        everyDays: 21,
        courses: 4,
        bodyPanel: BODY,
        markers: ['CEA'],
        markerEvery: 2,
        trends: {
          WBC: [
            ['2025-11-10', 5.6],
            ['2025-12-20', 3.2],
            ['2026-04-01', 5.1],
          ],
          Hb: [
            ['2025-11-10', 12.6],
            ['2026-02-01', 10.4],
            ['2026-11-20', 12.8],
          ],
        },
        mixtures: [
          {
            parts: [
              ['saline50', '1'],
              ['granisetron3', '1'],
              ['dexamethasone66', '1'],
            ],
            route: 'drip',
            minutes: 15,
          },
          {
            kind: '07^抗がん剤',
            parts: [
              ['glucose5x500', '0.5'],
              ['docetaxel', '1.4'],
            ],
            route: 'drip',
            minutes: 60,
          },
          {
            kind: '07^抗がん剤',
            parts: [
              ['saline100', '1'],
              ['cyclophosphamide', '1.8'],
            ],
            route: 'drip',
            minutes: 60,
          },
        ],
      },
    ],
    outpatient: [
      {
        at: 'C',
        ...TUMOUR_FOLLOW_UP,
        department: '82',
        everyDays: 84,
        from: '2026-03-04',
        regimens: [{ from: '2020-01-01', lines: [rx('anastrozole1', '1', 'morning')] }],
      },
    ],
    images: [
      { when: ['C', '2025-09-10', '10:10', '82'], exam: 'mammography' },
      { when: ['C', '2025-09-24', '13:00', '82'], exam: 'boneScintigraphy' },
    ],
    reports: [
      {
        when: ['C', '2025-10-15', '11:00', '82'],
        kind: 'pathologyReport',
        title: '病理診断報告書',
        lines: ['材料：左乳房部分切除標本', '診断：Invasive ductal carcinoma, pT1c, ER(+) PgR(+) HER2(1+)'],
      },
    ],
    more: ({ at }) => {
      writeResults(at('C'), { day: day('2025-09-17'), time: '11:30', department: '82', setting: 'O' }, [
        infectionGroup(at('C'), {
          hbsAntigen: 'negative',
          hbsAntibody: '2.1',
          hcvAntibody: 'negative',
          hiv: 'negative',
          syphilis: 'negative',
        }),
      ])
    },
  }),
  'haigan-jun': lifeCourse({
    facts: { heightCm: '167.0', weightKg: '55.4' },
    diagnoses: {
      A: [dx('高血圧症', 'I10', '2008', '01')],
      C: [
        dx('肺腺癌', 'C341', '2025-12-03', '45', { isMain: true, prefix: '右上葉', suffix: 'ステージⅣ' }),
        dx('癌性疼痛', 'R522', '2026-06-10', '45'),
      ],
    },
    allergies: {
      C: [
        '2025-12-03',
        [
          {
            type: 'DA',
            name: 'ヨード造影剤',
            reaction: 'じんましん、血圧低下',
            severity: 'SV',
            status: 'C',
            onset: '2025-12-03',
            sensitivity: 'AD',
            reported: day('2025-12-03'),
          },
        ],
      ],
    },
    chemotherapy: [
      {
        at: 'C',
        department: '45',
        from: '2026-01-06',
        everyDays: 21,
        courses: 4,
        bodyPanel: [...BODY, 'TSH', 'FT4'],
        markers: ['CEA', 'CYFRA', 'KL6'],
        markerEvery: 2,
        postponed: [3],
        trends: {
          CEA: [
            ['2026-01-01', 38],
            ['2026-05-01', 14],
            ['2026-11-20', 61],
          ],
          CYFRA: [
            ['2026-01-01', 6.8],
            ['2026-05-01', 3.2],
            ['2026-11-20', 8.9],
          ],
          Hb: from(12.8, 9.4),
        },
        mixtures: [
          {
            kind: '07^抗がん剤',
            parts: [
              ['saline100', '1'],
              ['pembrolizumab', '2'],
            ],
            route: 'drip',
            minutes: 30,
          },
          {
            kind: '07^抗がん剤',
            parts: [
              ['saline500', '0.5'],
              ['carboplatin', '1'],
            ],
            route: 'drip',
            minutes: 60,
          },
        ],
      },
    ],
    outpatient: [
      {
        at: 'C',
        ...TUMOUR_FOLLOW_UP,
        department: '45',
        everyDays: 28,
        from: '2026-04-08',
        panel: [...PANELS.cbc, ...PANELS.basic, 'CEA', 'CYFRA'],
        trends: {
          CEA: [
            ['2026-04-01', 14],
            ['2026-11-20', 61],
          ],
          CYFRA: [
            ['2026-04-01', 3.2],
            ['2026-11-20', 8.9],
          ],
          ALB: from(3.9, 2.9),
          CRP: [
            ['2026-04-01', 0.4],
            ['2026-11-20', 5.2],
          ],
        },
        regimens: [
          {
            from: '2020-01-01',
            lines: [
              rx('acetaminophen500', '1', 'threeMeals'),
              rx('oxycontin5', '1', 'morningEvening'),
              rx('sennoside12', '2', 'bedtime'),
              rx('rescarbon', '1', 'suppository', { total: '10' }),
            ],
          },
        ],
      },
    ],
    images: [
      { when: ['C', '2025-12-03', '09:30', '45'], exam: 'chestCtContrast' },
      { when: ['C', '2026-05-13', '09:30', '45'], exam: 'chestCt' },
      { when: ['C', '2026-10-14', '09:30', '45'], exam: 'chestCt' },
      { when: ['C', '2026-10-21', '10:00', '45'], exam: 'headMri' },
    ],
    nursing: {
      from: '2026-09-01',
      everyDays: 7,
      weight: [
        ['2026-09-01', 51.2],
        ['2026-11-20', 48.0],
      ],
      systolic: from(112, 104),
      pulse: 92,
      notes: [
        '疼痛 NRS 3。レスキューは１日１回。',
        '食欲低下、口腔ケアと少量頻回の食事を案内。',
        '便秘の調整。次回往診時に相談。',
      ],
    },
  }),
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
}
