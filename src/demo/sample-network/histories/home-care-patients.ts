import { day } from '../day.ts'
import { cultureGroups } from '../lab-qualitative.ts'
import { writeResults } from '../writers/laboratory.ts'
import { lifeCourse } from './life-course.ts'
import type { History } from './person-history.ts'
import { ADMISSION, dx, fever, from, HYPERTENSION, LUNG, MORNING, rx } from './presets.ts'

const laxative = rx('magnesiumOxide330', '1', 'threeMeals')

/** Old age: strokes, fractures, dementia; from the hospital over the rehabilitation hospital home, with nursing. */
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
  'kinyu-reiko': lifeCourse({
    diagnoses: {
      A: [dx('高血圧症', 'I10', '2006', '01', { isMain: true })],
      D: [dx('脳出血', 'I619', '2025-11-20', '14', { isMain: true, prefix: '右被殻', setting: 'I' })],
      E: [dx('左片麻痺', 'G819', '2025-12-15', '36', { isMain: true })],
    },
    outpatient: [
      {
        at: 'A',
        ...HYPERTENSION,
        everyDays: 35,
        from: '2024-01-24',
        pauses: [['2025-11-15', '2026-04-05']],
        regimens: [
          { from: '2020-01-01', lines: [rx('amlodipineOd5', '1', 'morning')] },
          { from: '2026-04-01', lines: [rx('amlodipineOd5', '1', 'morning'), rx('azilva20', '1', 'morning')] },
        ],
      },
    ],
    stays: [
      {
        at: 'D',
        department: '14',
        from: '2025-11-20',
        until: '2025-12-15',
        arrival: '07:05',
        disposition: '05',
        bed: { ward: '3A', room: '301', bed: '1' },
        moves: [{ day: day('2025-11-27'), time: '14:20', bed: { ward: '3B', room: '322', bed: '2' } }],
        labEvery: 4,
        admissionPanel: ADMISSION,
        panel: MORNING,
        trends: fever('2025-11-23', 3),
      },
      {
        at: 'E',
        department: '36',
        from: '2025-12-15',
        until: '2026-03-28',
        bed: { ward: 'R2', room: '210', bed: '1' },
        leaves: [{ from: { day: day('2025-12-31'), time: '10:00' }, until: { day: day('2026-01-02'), time: '16:00' } }],
        labEvery: 28,
        admissionPanel: MORNING,
        panel: MORNING,
        trends: {},
        ward: [rx('amlodipineOd5', '1', 'morning'), rx('azilva20', '1', 'morning')],
      },
    ],
    images: [
      { when: ['D', '2025-11-20', '07:25', '14', 'I'], exam: 'headCt' },
      { when: ['D', '2025-11-21', '09:00', '14', 'I'], exam: 'headCt' },
      { when: ['D', '2025-12-08', '10:00', '14', 'I'], exam: 'headMri' },
    ],
  }),
  'nokosoku-tsutomu': lifeCourse({
    diagnoses: {
      A: [dx('高血圧症', 'I10', '1995', '01', { isMain: true })],
      B: [dx('アテローム血栓性脳梗塞', 'I633', '2026-03-02', '14', { isMain: true, setting: 'I' })],
      E: [dx('右片麻痺', 'G819', '2026-03-24', '36', { isMain: true }), dx('失語症', 'R470', '2026-03-24', '36')],
    },
    outpatient: [
      {
        at: 'A',
        ...HYPERTENSION,
        everyDays: 42,
        from: '2023-06-14',
        pauses: [['2026-02-25', '2026-07-10']],
        regimens: [
          { from: '2020-01-01', lines: [rx('norvasc25', '2', 'morning')] },
          {
            from: '2026-07-01',
            lines: [
              rx('norvasc25', '2', 'morning'),
              rx('clopidogrel75', '1', 'morning'),
              rx('atorvastatin10', '1', 'evening'),
            ],
          },
        ],
      },
    ],
    stays: [
      {
        at: 'B',
        department: '14',
        from: '2026-03-02',
        until: '2026-03-24',
        arrival: '11:20',
        disposition: '05',
        bed: { ward: 'SCU', room: '01', bed: '2' },
        moves: [{ day: day('2026-03-09'), time: '10:00', bed: { ward: '4E', room: '405', bed: '1' } }],
        labEvery: 3,
        admissionPanel: ADMISSION,
        panel: MORNING,
        trends: fever('2026-03-06', 5),
        hasVitals: true,
        ward: [rx('clopidogrel75', '1', 'morning')],
      },
      {
        at: 'E',
        department: '36',
        from: '2026-03-24',
        until: '2026-07-04',
        bed: { ward: 'R1', room: '105', bed: '3' },
        labEvery: 28,
        admissionPanel: MORNING,
        panel: MORNING,
        trends: {},
        ward: [rx('clopidogrel75', '1', 'morning'), rx('atorvastatin10', '1', 'evening')],
      },
    ],
    images: [
      { when: ['B', '2026-03-02', '11:35', '14', 'I'], exam: 'headCt' },
      { when: ['B', '2026-03-02', '12:10', '14', 'I'], exam: 'headMri' },
    ],
    injections: [
      {
        when: ['B', '2026-03-02', '13:00', '14', 'I'],
        mixture: { parts: [['edaravone', '1']], route: 'drip', minutes: 30 },
        times: ['02', '03', '04', '05'].flatMap(
          (d) =>
            [
              [`2026-03-${d}`, '14:00'],
              [`2026-03-${d}`, '21:00'],
            ] as const,
        ),
      },
    ],
    nursing: {
      from: '2026-07-08',
      everyDays: 10,
      weight: from(61, 60.2),
      systolic: from(138, 130),
      notes: ['歩行器で室内歩行。転倒なし。', '構音の練習。家族の介助は良好。'],
    },
  }),
  'kossetsu-kiyo': lifeCourse({
    facts: { heightCm: '146.5', weightKg: '41.0' },
    diagnoses: {
      A: [dx('骨粗鬆症', 'M8199', '2014', '01', { isMain: true })],
      D: [dx('大腿骨頸部骨折', 'S7200', '2026-01-09', '11', { isMain: true, prefix: '左', setting: 'I' })],
      E: [dx('大腿骨頸部骨折', 'S7200', '2026-01-30', '36', { isMain: true, prefix: '左', suffix: '術後' })],
    },
    outpatient: [
      {
        at: 'A',
        ...HYPERTENSION,
        everyDays: 56,
        from: '2023-07-12',
        pauses: [['2026-01-05', '2026-04-10']],
        regimens: [
          {
            from: '2020-01-01',
            lines: [
              rx('alendronate35', '1', 'morning', { supplement: { code: 'W0000001', text: '日曜日' } }),
              rx('eldecalcitol075', '1', 'morning'),
            ],
          },
        ],
      },
    ],
    stays: [
      {
        at: 'D',
        department: '11',
        from: '2026-01-09',
        until: '2026-01-30',
        arrival: '20:15',
        disposition: '05',
        bed: { ward: '5B', room: '512', bed: '4' },
        labEvery: 4,
        admissionPanel: ADMISSION,
        panel: MORNING,
        trends: {
          ...fever('2026-01-12', 8),
          Hb: [
            ['2026-01-09', 11.2],
            ['2026-01-13', 8.4],
            ['2026-01-30', 9.9],
          ],
        },
        ward: [rx('acetaminophen500', '1', 'threeMeals')],
      },
      {
        at: 'E',
        department: '36',
        from: '2026-01-30',
        until: '2026-04-04',
        bed: { ward: 'R2', room: '201', bed: '2' },
        labEvery: 21,
        admissionPanel: MORNING,
        panel: MORNING,
        trends: { Hb: from(10, 11) },
        ward: [rx('acetaminophen500', '1', 'threeMeals')],
      },
    ],
    images: [
      { when: ['D', '2026-01-09', '20:30', '11', 'I'], exam: 'hipXray' },
      { when: ['D', '2026-01-13', '09:30', '11', 'I'], exam: 'hipXray' },
    ],
    nursing: {
      from: '2026-04-08',
      everyDays: 14,
      weight: from(41, 41.6),
      systolic: from(128, 132),
      notes: ['Ｔ字杖歩行、屋内自立。', '段差の練習。手すり設置済み。'],
    },
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
  'ninchi-tome': lifeCourse({
    diagnoses: {
      A: [dx('アルツハイマー型認知症', 'G301', '2020-11', '01', { isMain: true })],
      B: [
        dx('硬膜下血腫', 'S0650', '2025-05-12', '14', {
          isMain: true,
          setting: 'I',
          ended: { day: day('2025-05-30'), outcome: 'R' },
        }),
      ],
      E: [dx('廃用症候群', 'M6259', '2025-05-30', '36')],
    },
    outpatient: [
      {
        at: 'A',
        ...HYPERTENSION,
        everyDays: 42,
        from: '2023-08-16',
        pauses: [['2025-05-10', '2025-08-01']],
        regimens: [
          { from: '2020-01-01', lines: [rx('donepezil5', '1', 'morning'), rx('yokukansan', '1', 'threeMeals')] },
        ],
      },
    ],
    stays: [
      {
        at: 'B',
        department: '14',
        from: '2025-05-12',
        until: '2025-05-30',
        disposition: '05',
        bed: { ward: '4E', room: '402', bed: '1' },
        labEvery: 5,
        admissionPanel: ADMISSION,
        panel: MORNING,
        trends: {},
      },
      {
        at: 'E',
        department: '36',
        from: '2025-05-30',
        until: '2025-07-26',
        bed: { ward: 'R1', room: '101', bed: '1' },
        labEvery: 28,
        admissionPanel: MORNING,
        panel: MORNING,
        trends: {},
        ward: [rx('donepezil5', '1', 'morning')],
      },
    ],
    images: [{ when: ['B', '2025-05-12', '10:40', '14', 'I'], exam: 'headCt' }],
    nursing: {
      from: '2025-08-04',
      everyDays: 28,
      weight: from(43, 42),
      systolic: from(124, 122),
      notes: ['日中は穏やか。服薬は家族が管理。', '夜間の不眠あり。日中の活動を増やす。'],
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
    more: ({ at }) =>
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
      ),
  }),
}
