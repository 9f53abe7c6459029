import { day } from '../day.ts'
import { infectionGroup, urinalysisGroups } from '../lab-qualitative.ts'
import { PANELS } from '../tables/lab-items.ts'
import { writeResults } from '../writers/laboratory.ts'
import { lifeCourse } from './life-course.ts'
import type { History } from './person-history.ts'
import { dx, fever, from, rx } from './presets.ts'

const influenza = {
  kind: '06^予防接種',
  parts: [['influenzaVaccine', '0.5']],
  route: 'subcutaneous',
  lot: 'HA267',
} as const

const childCold = { department: '09', everyDays: 120, labEvery: 0 } as const

/** Children, a new-born without a name of its own, twins, a pregnancy. */
export const CHILDREN_AND_PREGNANCY: Readonly<Record<string, History>> = {
  'reibun-akari': lifeCourse({
    diagnoses: {
      A: [dx('急性上気道炎', 'J069', '2026-10-19', '09', { ended: { day: day('2026-10-30'), outcome: 'F' } })],
    },
    outpatient: [
      {
        at: 'A',
        department: '09',
        everyDays: 90,
        labEvery: 0,
        days: ['2025-11-12', '2026-01-14', '2026-06-03', '2026-10-19', '2026-10-26'],
        from: '2025-11-12',
        regimens: [
          {
            from: '2020-01-01',
            lines: [
              rx('acetaminophen200', '1', 'feverAsNeeded', { total: '5', occasions: 5, remark: '３８．５℃以上' }),
            ],
          },
        ],
      },
    ],
    injections: [
      { when: ['A', '2025-11-12', '16:10', '09'], mixture: influenza },
      { when: ['A', '2026-10-30', '16:05', '09'], mixture: influenza },
    ],
  }),
  'zensoku-takeru': lifeCourse({
    facts: { heightCm: '148.0', weightKg: '39.5' },
    diagnoses: { B: [dx('気管支喘息', 'J459', '2018-09-11', '09', { isMain: true })] },
    allergies: {
      B: [
        '2023-10-02',
        [
          {
            type: 'EA',
            name: 'スギ',
            code: { code: 'J9NK13320000', system: 'J-FAGY' },
            reaction: '鼻汁',
            severity: 'MI',
            reported: day('2023-10-02'),
          },
          {
            type: 'FA',
            name: 'えび',
            code: { code: 'J9FC15110000', system: 'J-FAGY' },
            reaction: 'アナフィラキシー',
            severity: 'SV',
            onset: '2021-08-14',
            status: 'C',
            reported: day('2021-08-14'),
          },
        ],
      ],
    },
    outpatient: [
      {
        at: 'B',
        department: '09',
        everyDays: 63,
        labEvery: 4,
        panel: [...PANELS.cbc, ...PANELS.differential, 'IGE'],
        trends: { IGE: from(640, 910), EOS: from(8, 9.5) },
        from: '2023-01-17',
        regimens: [
          {
            from: '2020-01-01',
            lines: [rx('montelukast10', '0.5', 'bedtime'), rx('symbicort', '1', 'inhaleTwice', { total: '1' })],
          },
        ],
      },
    ],
    stays: [
      {
        at: 'B',
        department: '09',
        from: '2023-09-27',
        until: '2023-10-02',
        arrival: '01:50',
        bed: { ward: '2S', room: '205', bed: '1' },
        labEvery: 3,
        admissionPanel: [...PANELS.cbc, ...PANELS.differential, 'CRP', 'Na', 'K', 'Cl'],
        panel: [...PANELS.cbc, 'CRP'],
        trends: fever('2023-09-27', 3),
        hasVitals: true,
      },
    ],
    images: [{ when: ['B', '2023-09-27', '02:10', '09', 'I'], exam: 'chestXray' }],
  }),
  'ninpu-haruka': lifeCourse({
    facts: { heightCm: '160.0', weightKg: '61.2', bloodGroup: { abo: 'O', rh: '+' } },
    diagnoses: {
      C: [
        dx('妊娠', 'Z349', '2026-05-12', '23', { isMain: true, suffix: '２８週' }),
        dx('妊娠糖尿病', 'O249', '2026-10-20', '23', { isSuspected: true }),
      ],
    },
    outpatient: [
      {
        at: 'C',
        department: '23',
        everyDays: 28,
        labEvery: 1,
        panel: [...PANELS.cbc, 'GLU'],
        from: '2026-05-12',
        trends: {
          Hb: [
            ['2026-05-12', 12.4],
            ['2026-11-20', 10.6],
          ],
          GLU: [
            ['2026-05-12', 88],
            ['2026-11-20', 104],
          ],
          WBC: [
            ['2026-05-12', 7.2],
            ['2026-11-20', 9.6],
          ],
        },
        regimens: [
          { from: '2020-01-01', lines: [] },
          { from: '2026-09-01', lines: [rx('ferrous50', '2', 'evening')] },
        ],
      },
    ],
    more: ({ at }) => {
      const first = { day: day('2026-05-12'), time: '11:00', department: '23', setting: 'O' } as const
      writeResults(at('C'), first, [
        infectionGroup(at('C'), {
          hbsAntigen: 'negative',
          hcvAntibody: 'negative',
          hiv: 'negative',
          syphilis: 'negative',
        }),
      ])
      for (const date of ['2026-05-12', '2026-08-04', '2026-10-27'])
        writeResults(
          at('C'),
          { ...first, day: day(date) },
          urinalysisGroups(at('C'), {
            protein: '+-',
            glucose: date > '2026-10' ? '1+' : '-',
            blood: '-',
            specificGravity: '1.018',
            ph: '6.5',
          }),
        )
    },
  }),
  'hutago-a': lifeCourse({
    diagnoses: { B: [dx('気管支喘息', 'J459', '2022-10-04', '09', { isMain: true })] },
    allergies: {
      B: [
        '2022-10-04',
        [
          {
            type: 'FA',
            name: '鶏卵',
            code: { code: 'J9FB13110000', system: 'J-FAGY' },
            reaction: 'じんましん',
            severity: 'MI',
            onset: '2019-06',
            reported: day('2022-10-04'),
          },
        ],
      ],
    },
    outpatient: [
      {
        at: 'B',
        ...childCold,
        everyDays: 63,
        from: '2023-04-11',
        regimens: [{ from: '2020-01-01', lines: [rx('montelukast10', '0.5', 'bedtime')] }],
      },
    ],
  }),
  'hutago-b': lifeCourse({
    diagnoses: { B: [dx('アトピー性皮膚炎', 'L209', '2020-03-03', '09', { isMain: true })] },
    outpatient: [
      {
        at: 'B',
        ...childCold,
        everyDays: 91,
        from: '2023-05-09',
        regimens: [
          {
            from: '2020-01-01',
            lines: [rx('hirudoid', '', 'applyTwice', { total: '50', site: { code: '9H0', text: '全身' } })],
          },
        ],
      },
    ],
  }),
  'reidai-baby': lifeCourse({
    facts: { heightCm: '48.2', weightKg: '2.86', contact: { name: '例題^桃子', relation: 'MTH' } },
    diagnoses: { C: [dx('新生児黄疸', 'P599', '2026-11-17', '09', { isMain: true, setting: 'I' })] },
    stays: [
      {
        at: 'C',
        department: '09',
        from: '2026-11-14',
        arrival: '06:42',
        bed: { ward: 'NICU', room: '01', bed: '4' },
        labEvery: 1,
        admissionPanel: ['TBIL', 'DBIL', 'GLU', 'CRP'],
        panel: ['TBIL'],
        trends: {
          TBIL: [
            ['2026-11-14', 2.1],
            ['2026-11-17', 14.6],
            ['2026-11-20', 11.2],
          ],
          DBIL: [
            ['2026-11-14', 0.3],
            ['2026-11-20', 0.4],
          ],
          GLU: [
            ['2026-11-14', 62],
            ['2026-11-20', 74],
          ],
        },
      },
    ],
  }),
}
