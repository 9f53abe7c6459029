import { day } from '../day.ts'
import { infectionGroup } from '../lab-qualitative.ts'
import { PANELS } from '../tables/lab-items.ts'
import { writeResults } from '../writers/laboratory.ts'
import { lifeCourse } from './life-course.ts'
import type { History } from './person-history.ts'
import { ADMISSION, dx, fever, from, MORNING, rx, TUMOUR_FOLLOW_UP } from './presets.ts'

const BODY = [...PANELS.cbc, ...PANELS.differential, ...PANELS.basic, 'TBIL'] as const

/** Tumours treated with drips at the university hospital C. */
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
          Hb: from(12.8, 9.4),
          PLT: from(220, 310),
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
}
