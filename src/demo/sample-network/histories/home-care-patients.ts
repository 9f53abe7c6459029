import { day } from '../day.ts'
import { pngOf } from '../documents/png.ts'
import { cultureGroups } from '../lab-qualitative.ts'
import { writeContent } from '../writers/document.ts'
import type { Occasion } from '../writers/header-segments.ts'
import { writeResults } from '../writers/laboratory.ts'
import { lifeCourse } from './life-course.ts'
import type { History } from './person-history.ts'
import { ADMISSION, dx, fever, from, HYPERTENSION, LUNG, MORNING, rx } from './presets.ts'

const laxative = rx('magnesiumOxide330', '1', 'threeMeals')

/** Old age at home, with the nursing station. */
export const HOME_CARE_PATIENTS: Readonly<Record<string, History>> = {
  'kamei-umeko': lifeCourse({
    facts: { heightCm: '142.0', weightKg: '36.5', contact: { name: '仮名^松子', relation: 'CHD' } },
    diagnoses: {
      A: [dx('アルツハイマー型認知症', 'G301', '2019', '01', { isMain: true })],
      B: [
        dx('誤嚥性肺炎', 'J690', '2026-08-11', '05', {
          isMain: true,
          setting: 'I',
          ended: { day: day('2026-08-29'), outcome: 'R' },
        }),
      ],
      E: [dx('廃用症候群', 'M6259', '2026-08-29', '36', { isMain: true })],
    },
    outpatient: [
      {
        at: 'A',
        ...HYPERTENSION,
        everyDays: 42,
        from: '2023-05-17',
        pauses: [['2026-08-05', '2026-10-15']],
        regimens: [{ from: '2020-01-01', lines: [rx('donepezil5', '1', 'morning'), laxative] }],
      },
    ],
    stays: [
      {
        at: 'B',
        department: '05',
        from: '2026-08-11',
        until: '2026-08-29',
        arrival: '17:35',
        disposition: '05',
        bed: { ward: '6W', room: '608', bed: '3' },
        labEvery: 4,
        admissionPanel: [...ADMISSION, 'PCT'],
        panel: MORNING,
        trends: { ...fever('2026-08-11', 12), ALB: from(3.4, 2.8) },
        diet: ['041', '嚥下調整食２－１'],
        hasVitals: true,
      },
      {
        at: 'E',
        department: '36',
        from: '2026-08-29',
        until: '2026-10-10',
        bed: { ward: 'R1', room: '112', bed: '2' },
        labEvery: 14,
        admissionPanel: MORNING,
        panel: MORNING,
        trends: { ALB: from(3.4, 2.9) },
        ward: [rx('donepezil5', '1', 'morning'), laxative],
      },
    ],
    images: [{ when: ['B', '2026-08-11', '18:00', '05', 'I'], exam: 'chestXray' }],
    injections: [
      {
        when: ['B', '2026-08-11', '19:00', '05', 'I'],
        mixture: {
          parts: [
            ['saline100', '1'],
            ['tazopipe45', '0.5'],
          ],
          route: 'drip',
          minutes: 60,
        },
        times: ['11', '12', '13', '14', '15', '16', '17'].map((d) => [`2026-08-${d}`, '20:00'] as const),
      },
    ],
    reports: [
      {
        when: ['E', '2026-08-31', '14:00', '36', 'I'],
        kind: 'rehabilitationPlan',
        title: 'リハビリテーション実施計画書',
        lines: ['目標：車椅子への移乗を見守りで行う。', '嚥下：ペースト食を自力で摂取する。'],
      },
    ],
    nursing: {
      from: '2026-10-13',
      everyDays: 4,
      weight: [
        ['2026-10-13', 35.2],
        ['2026-11-20', 35.8],
      ],
      systolic: from(118, 114),
      notes: [
        '仙骨部の発赤は消退。体位変換の間隔は２時間のまま継続。',
        '食事摂取 ７割。むせなし。',
        '排便３日なく、摘便。下剤を調整。',
      ],
    },
    more: ({ at }) =>
      writeResults(
        at('B'),
        {
          day: day('2026-08-11'),
          time: '18:20',
          department: '05',
          setting: 'I',
          bed: { ward: '6W', room: '608', bed: '3' },
        },
        cultureGroups(
          at('B'),
          ['061', '喀痰'],
          [
            {
              code: '1303',
              name: 'Staphylococcus aureus (MRSA)',
              quantity: '(1+)',
              susceptibility: [
                ['ＭＰＩＰＣ', '>=4', 'R'],
                ['ＶＣＭ', '1', 'S'],
                ['ＴＥＩＣ', '<=2', 'S'],
                ['ＬＺＤ', '2', 'S'],
                ['ＬＶＦＸ', '>=8', 'R'],
              ],
            },
          ],
        ),
        { reported: { day: day('2026-08-14'), time: '15:30' } },
      ),
  }),
  'kokyu-minoru': lifeCourse({
    diagnoses: {
      A: [dx('慢性閉塞性肺疾患', 'J449', '2015', '01', { isMain: true })],
      B: [dx('慢性呼吸不全', 'J961', '2023-11-15', '05', { isMain: true })],
    },
    outpatient: [
      {
        at: 'A',
        ...HYPERTENSION,
        everyDays: 28,
        from: '2024-01-10',
        regimens: [
          {
            from: '2020-01-01',
            lines: [rx('carbocisteine500', '1', 'threeMeals'), rx('montelukast10', '1', 'bedtime')],
          },
        ],
      },
      {
        at: 'B',
        ...LUNG,
        from: '2023-11-15',
        regimens: [
          {
            from: '2020-01-01',
            lines: [
              rx('spiriva', '2', 'inhaleTwice', { total: '1' }),
              rx('symbicort', '2', 'inhaleTwice', { total: '1' }),
            ],
          },
        ],
      },
    ],
    dispensedFrom: '2025-10-01',
    nursing: {
      from: '2026-06-02',
      everyDays: 14,
      weight: from(54, 53.1),
      systolic: from(126, 122),
      pulse: 86,
      notes: ['酸素流量 2 L/分、使用時間は守られている。', '息切れは階段のみ。'],
    },
  }),
  'zaitaku-hana': lifeCourse({
    facts: { heightCm: '140.0', weightKg: '34.0' },
    diagnoses: {
      A: [dx('老衰', 'R54', '2025', '01', { isMain: true }), dx('褥瘡', 'L899', '2026-09', '01', { prefix: '仙骨部' })],
      B: [
        dx('尿路感染症', 'N390', '2026-07-06', '01', { setting: 'I', ended: { day: day('2026-07-16'), outcome: 'F' } }),
      ],
    },
    outpatient: [
      {
        at: 'A',
        ...HYPERTENSION,
        everyDays: 14,
        labEvery: 8,
        from: '2026-01-07',
        pauses: [['2026-07-05', '2026-07-17']],
        regimens: [
          {
            from: '2020-01-01',
            lines: [laxative, rx('hirudoid', '', 'applyTwice', { total: '50', site: { code: '9H0', text: '全身' } })],
          },
        ],
      },
    ],
    stays: [
      {
        at: 'B',
        department: '01',
        from: '2026-07-06',
        until: '2026-07-16',
        bed: { ward: '3W', room: '310', bed: '2' },
        labEvery: 3,
        admissionPanel: ADMISSION,
        panel: MORNING,
        trends: { ...fever('2026-07-06', 10), ALB: from(3.1, 2.6) },
      },
    ],
    dispensedFrom: '2026-01-01',
    nursing: {
      from: '2026-01-09',
      everyDays: 7,
      weight: from(35, 33.4),
      systolic: from(112, 106),
      notes: [
        '水分摂取 600 mL。尿量は保たれている。',
        '仙骨部 1.5 cm、浅い潰瘍。洗浄と被覆材の交換。',
        '家族の疲れあり、ショートステイを提案。',
      ],
    },
    more: ({ at }) => {
      const round: Occasion = { day: day('2026-11-12'), time: '14:10', department: '01', setting: 'O' }
      const wound = pngOf(64, 64, (x, y) => 210 - Math.max(0, 90 - ((x - 32) ** 2 + (y - 30) ** 2) / 3))
      writeContent(at('G'), round, 'photograph', { '仙骨部_20261112.png': wound })
      writeResults(
        at('B'),
        {
          day: day('2026-07-06'),
          time: '14:20',
          department: '01',
          setting: 'I',
          bed: { ward: '3W', room: '310', bed: '2' },
        },
        cultureGroups(
          at('B'),
          ['001', '尿(含むその他)'],
          [
            {
              code: '2001',
              name: 'Escherichia coli',
              quantity: '10^6/mL',
              susceptibility: [
                ['ＡＢＰＣ', '>=32', 'R'],
                ['ＣＴＲＸ', '<=1', 'S'],
                ['ＬＶＦＸ', '1', 'I'],
                ['ＳＴ', '<=20', 'S'],
              ],
            },
            {
              code: '1201',
              name: 'Enterococcus faecalis',
              quantity: '10^4/mL',
              susceptibility: [
                ['ＡＢＰＣ', '<=2', 'S'],
                ['ＶＣＭ', '1', 'S'],
              ],
            },
          ],
        ),
        { reported: { day: day('2026-07-09'), time: '13:00' } },
      )
    },
  }),
}
