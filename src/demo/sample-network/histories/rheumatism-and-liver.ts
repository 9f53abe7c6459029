import { day } from '../day.ts'
import { infectionGroup } from '../lab-qualitative.ts'
import { writeResults } from '../writers/laboratory.ts'
import { WEEKLY_MONDAY } from '../writers/prescription.ts'
import { lifeCourse } from './life-course.ts'
import type { History } from './person-history.ts'
import { dx, from, HYPERTENSION, LIVER, RHEUMATISM, rx } from './presets.ts'

/** Rheumatism with methotrexate once a week, and hepatitis B. */
export const RHEUMATISM_AND_LIVER: Readonly<Record<string, History>> = {
  'riumachi-rie': lifeCourse({
    facts: { heightCm: '154.0', weightKg: '48.8' },
    diagnoses: {
      A: [dx('高血圧症', 'I10', '2019', '01')],
      C: [
        dx('関節リウマチ', 'M0690', '2018-06-20', '35', { isMain: true }),
        dx('間質性肺炎', 'J849', '2024-02-07', '35', { isSuspected: true }),
      ],
    },
    outpatient: [
      {
        at: 'C',
        ...RHEUMATISM,
        from: '2022-01-19',
        trends: {
          CRP: [
            ['2022-01-01', 3.4],
            ['2022-09-01', 0.4],
            ['2026-11-20', 0.12],
          ],
          KL6: from(280, 420),
          WBC: from(6.8, 4.6),
        },
        yearly: { every: 3, keys: ['RF', 'IGE'] },
        regimens: [
          {
            from: '2020-01-01',
            lines: [
              rx('methotrexate2', '4', 'morning', { supplement: WEEKLY_MONDAY, remark: '週１回　月曜日のみ' }),
              rx('folicAcid5', '1', 'morning', { supplement: { code: 'W0010000', text: '水曜日' } }),
              rx('prednisolone5', '1', 'morning'),
            ],
          },
        ],
      },
      {
        at: 'A',
        ...HYPERTENSION,
        from: '2023-02-22',
        regimens: [{ from: '2020-01-01', lines: [rx('amlodipineOd25', '1', 'morning')] }],
      },
    ],
    images: [{ when: ['C', '2024-02-07', '14:10', '35'], exam: 'chestCt' }],
    dispensedFrom: '2025-01-01',
    more: ({ at }) =>
      writeResults(at('C'), { day: day('2022-01-19'), time: '10:00', department: '35', setting: 'O' }, [
        infectionGroup(at('C'), { hbsAntigen: 'negative', hbsAntibody: '86.0', hcvAntibody: 'negative' }),
      ]),
  }),
  'kanen-makoto': lifeCourse({
    diagnoses: {
      C: [
        dx('Ｂ型慢性肝炎', 'B181', '2016-08-24', '06', { isMain: true }),
        dx('肝硬変症', 'K746', '2024-05', '06', { isSuspected: true }),
      ],
      H: [dx('高血圧症', 'I10', '2015', '01')],
    },
    outpatient: [
      {
        at: 'C',
        ...LIVER,
        from: '2022-02-02',
        trends: { PLT: from(132, 104), ALB: from(4.1, 3.7), AST: from(48, 36), ALT: from(55, 33) },
        regimens: [{ from: '2020-01-01', lines: [rx('ursodiol100', '2', 'threeMeals')] }],
      },
      {
        at: 'H',
        ...HYPERTENSION,
        from: '2023-01-25',
        regimens: [{ from: '2020-01-01', lines: [rx('amlodipineOd5', '1', 'morning')] }],
      },
    ],
    images: [{ when: ['C', '2026-08-05', '09:20', '06'], exam: 'abdomenCtContrast' }],
    endoscopies: [
      {
        when: ['C', '2026-08-19', '13:40', '06'],
        which: 'upper',
        findings: { reason: '食道静脈瘤の確認', diagnosis: 'Ｂ型肝炎' },
      },
    ],
    more: ({ at }) => {
      for (const date of ['2024-05-15', '2026-05-13'])
        writeResults(at('C'), { day: day(date), time: '09:00', department: '06', setting: 'O' }, [
          infectionGroup(at('C'), { hbsAntigen: 'positive', hcvAntibody: 'negative', hiv: 'negative' }),
        ])
    },
  }),
}
