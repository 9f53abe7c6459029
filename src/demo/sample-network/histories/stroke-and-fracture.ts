import { day } from '../day.ts'
import { lifeCourse } from './life-course.ts'
import type { History } from './person-history.ts'
import { ADMISSION, dx, fever, from, HYPERTENSION, MORNING, rx } from './presets.ts'

/** From the hospital over the rehabilitation hospital home. */
export const STROKE_AND_FRACTURE: Readonly<Record<string, History>> = {
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
}
