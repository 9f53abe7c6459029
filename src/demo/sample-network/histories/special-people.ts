import { day } from '../day.ts'
import { labGroups } from '../lab-values.ts'
import { PANELS } from '../tables/lab-items.ts'
import type { Occasion } from '../writers/header-segments.ts'
import { writeResults } from '../writers/laboratory.ts'
import { lifeCourse } from './life-course.ts'
import type { History } from './person-history.ts'
import { ADMISSION, dx, fever, from, HYPERTENSION, LIVER, MORNING, rx, TUMOUR_FOLLOW_UP } from './presets.ts'

const onAmlodipine = [{ from: '2020-01-01', lines: [rx('amlodipineOd25', '1', 'morning')] }]

/** An illness that the patient has not been told, sixty days of records, links that are under way. */
export const SPECIAL_PEOPLE: Readonly<Record<string, History>> = {
  'kokuchi-mamoru': lifeCourse({
    diagnoses: {
      A: [dx('高血圧症', 'I10', '2014', '01', { isMain: true })],
      C: [
        dx('膵癌', 'C259', '2026-09-16', '06', { isMain: true, isUndisclosed: true, suffix: 'ステージⅣ' }),
        dx('転移性肝癌', 'C787', '2026-09-16', '06', { isUndisclosed: true }),
        dx('糖尿病', 'E149', '2026-09', '06'),
      ],
    },
    outpatient: [
      { at: 'A', ...HYPERTENSION, everyDays: 42, from: '2024-02-21', regimens: onAmlodipine },
      {
        at: 'C',
        ...TUMOUR_FOLLOW_UP,
        department: '06',
        everyDays: 14,
        from: '2026-09-16',
        trends: {
          CA199: [
            ['2026-09-16', 1840],
            ['2026-11-20', 2610],
          ],
          AMY: from(70, 60),
          GLU: from(130, 188),
        },
        regimens: [
          {
            from: '2020-01-01',
            lines: [
              rx('oxycontin5', '1', 'morningEvening'),
              rx('camostat100', '1', 'threeMeals', { total: '42' }),
              rx('magnesiumOxide330', '1', 'threeMeals'),
            ],
          },
        ],
      },
    ],
    images: [{ when: ['C', '2026-09-09', '13:30', '06'], exam: 'abdomenCtContrast' }],
    dispensedFrom: '2026-01-01',
  }),
  'sokudo-rokuju': lifeCourse({
    facts: { heightCm: '170.1', weightKg: '78.0' },
    diagnoses: {
      A: [dx('脂質異常症', 'E785', '2026-09-24', '01', { isMain: true })],
      B: [
        dx('急性膵炎', 'K859', '2026-10-02', '06', {
          isMain: true,
          setting: 'I',
          ended: { day: day('2026-10-16'), outcome: 'F' },
        }),
      ],
    },
    outpatient: [
      {
        at: 'A',
        ...HYPERTENSION,
        labEvery: 1,
        everyDays: 14,
        from: '2026-09-24',
        regimens: [{ from: '2020-01-01', lines: [rx('rosuvastatin25', '1', 'evening')] }],
        trends: {
          TG: [
            ['2026-09-24', 680],
            ['2026-11-20', 190],
          ],
        },
      },
      {
        at: 'B',
        ...LIVER,
        everyDays: 14,
        from: '2026-10-26',
        panel: [...MORNING, 'AMY'],
        regimens: [{ from: '2020-01-01', lines: [rx('camostat100', '2', 'threeMeals')] }],
      },
    ],
    stays: [
      {
        at: 'B',
        department: '06',
        from: '2026-10-02',
        until: '2026-10-16',
        arrival: '23:10',
        bed: { ward: '6E', room: '611', bed: '1' },
        labEvery: 2,
        admissionPanel: [...ADMISSION, 'AMY', 'TG'],
        panel: [...MORNING, 'AMY'],
        trends: {
          ...fever('2026-10-02', 16),
          AMY: [
            ['2026-10-01', 90],
            ['2026-10-02', 1980],
            ['2026-10-09', 240],
            ['2026-10-16', 118],
          ],
          TG: [
            ['2026-10-02', 1240],
            ['2026-10-16', 260],
          ],
        },
        hasVitals: true,
        diet: ['030', '絶食'],
        ward: [rx('camostat100', '2', 'threeMeals')],
      },
    ],
    images: [{ when: ['B', '2026-10-02', '23:40', '06', 'I'], exam: 'abdomenCtContrast' }],
    injections: [
      {
        when: ['B', '2026-10-02', '23:50', '06', 'I'],
        mixture: { parts: [['solitaT3', '1']], route: 'drip', minutes: 240, rateMlPerHour: '125' },
        times: ['03', '04', '05', '06'].flatMap(
          (d) =>
            [
              [`2026-10-${d}`, '04:00'],
              [`2026-10-${d}`, '10:00'],
              [`2026-10-${d}`, '16:00'],
            ] as const,
        ),
      },
    ],
  }),
  'tetsuzuki-naka': lifeCourse({
    diagnoses: { A: [dx('気管支喘息', 'J459', '2010', '01', { isMain: true })] },
    outpatient: [
      {
        at: 'A',
        ...HYPERTENSION,
        everyDays: 70,
        from: '2024-05-15',
        regimens: [{ from: '2020-01-01', lines: [rx('symbicort', '2', 'inhaleTwice', { total: '1' })] }],
      },
    ],
    more: ({ at }) => {
      const occasion: Occasion = { day: day('2026-11-16'), time: '10:20', department: '01', setting: 'O' }
      writeResults(at('A'), occasion, labGroups(at('A'), occasion.day, [...PANELS.cbc, ...PANELS.small], {}))
    },
  }),
}
