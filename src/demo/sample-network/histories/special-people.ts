import { day } from '../day.ts'
import { labGroups } from '../lab-values.ts'
import { PANELS } from '../tables/lab-items.ts'
import type { Occasion } from '../writers/header-segments.ts'
import { writeResults } from '../writers/laboratory.ts'
import type { Allergy } from '../writers/problems.ts'
import { lifeCourse } from './life-course.ts'
import type { History } from './person-history.ts'
import { ADMISSION, DIABETES, dx, fever, from, HYPERTENSION, LIVER, MORNING, rx, TUMOUR_FOLLOW_UP } from './presets.ts'

const onAmlodipine = [{ from: '2020-01-01', lines: [rx('amlodipineOd25', '1', 'morning')] }]

/** 「アレルギーなし」 as four exporters write it. */
function noAllergy(name: string, reported: string, more: Partial<Allergy> = {}): readonly [string, readonly Allergy[]] {
  return [reported, [{ type: 'DA', name, reported: day(reported), ...more }]]
}

const childCold = { department: '09', everyDays: 120, labEvery: 0 } as const

/** People who carry one fixture each: look-alikes, 外字, no フリガナ, twins, a new-born, allergies that contradict. */
export const SPECIAL_PEOPLE: Readonly<Record<string, History>> = {
  'reiji-hanako-2': lifeCourse({
    diagnoses: {
      A: [dx('片頭痛', 'G439', '2020-02', '01', { isMain: true })],
      D: [dx('鉄欠乏性貧血', 'D509', '2025-10-06', '01', { isMain: true })],
    },
    outpatient: [
      {
        at: 'A',
        ...HYPERTENSION,
        everyDays: 84,
        from: '2024-06-12',
        regimens: [
          {
            from: '2020-01-01',
            lines: [
              rx('loxoprofen60', '1', 'painAsNeeded', {
                total: '10',
                occasions: 10,
                remark: '１日２回まで、６時間以上あけて',
              }),
            ],
          },
        ],
      },
      {
        at: 'D',
        department: '01',
        everyDays: 42,
        from: '2025-10-06',
        labEvery: 1,
        panel: [...PANELS.cbc, ...PANELS.iron],
        trends: {
          Hb: [
            ['2025-10-01', 8.4],
            ['2026-11-20', 12.3],
          ],
          FER: [
            ['2025-10-01', 3],
            ['2026-11-20', 38],
          ],
        },
        regimens: [{ from: '2020-01-01', lines: [rx('ferrous50', '2', 'evening')] }],
      },
    ],
  }),
  'tanaka-sample': lifeCourse({
    facts: { heightCm: '152.4', weightKg: '50.1' },
    diagnoses: {
      A: [dx('骨粗鬆症', 'M8199', '2019-03', '01', { isMain: true })],
      B: [dx('変形性膝関節症', 'M179', '2022-05-18', '11', { prefix: '両側' })],
      E: [dx('変形性膝関節症', 'M179', '2024-09-02', '36', { prefix: '右', suffix: '術後' })],
      H: [dx('花粉症', 'J301', '2015', '01')],
    },
    allergies: {
      A: noAllergy('アレルギーなし', '2025-04-09'),
      B: ['2024-08-19', []],
      E: noAllergy('なし', '2024-09-02', { type: 'MA' }),
      H: noAllergy('薬物アレルギー：特になし', '2023-02-14'),
    },
    outpatient: [
      {
        at: 'A',
        ...HYPERTENSION,
        everyDays: 84,
        from: '2023-03-08',
        regimens: [
          {
            from: '2020-01-01',
            lines: [
              rx('alendronate35', '1', 'morning', { supplement: { code: 'W0100000', text: '月曜日' } }),
              rx('eldecalcitol075', '1', 'morning'),
            ],
          },
        ],
      },
      {
        at: 'H',
        department: '01',
        days: ['2024-02-14', '2025-02-12', '2026-02-11'],
        from: '2024-02-14',
        everyDays: 60,
        regimens: [{ from: '2020-01-01', lines: [rx('montelukast10', '1', 'bedtime')] }],
      },
    ],
    stays: [
      {
        at: 'B',
        department: '11',
        from: '2024-08-19',
        until: '2024-09-02',
        plannedOn: '2024-07-10',
        disposition: '05',
        bed: { ward: '4N', room: '411', bed: '1' },
        labEvery: 4,
        admissionPanel: ADMISSION,
        panel: MORNING,
        trends: fever('2024-08-20', 9),
        ward: [rx('celecoxib100', '1', 'morningEvening')],
      },
      {
        at: 'E',
        department: '36',
        from: '2024-09-02',
        until: '2024-10-26',
        bed: { ward: 'R2', room: '205', bed: '4' },
        labEvery: 14,
        admissionPanel: MORNING,
        panel: MORNING,
        trends: {},
        ward: [rx('celecoxib100', '1', 'morningEvening')],
        leaves: [{ from: { day: day('2024-10-12'), time: '10:00' }, until: { day: day('2024-10-14'), time: '16:00' } }],
      },
    ],
    images: [{ when: ['B', '2024-08-19', '13:30', '11', 'I'], exam: 'hipXray' }],
    reports: [
      {
        when: ['E', '2024-09-03', '15:00', '36', 'I'],
        kind: 'rehabilitationPlan',
        title: 'リハビリテーション実施計画書',
        lines: ['目標：Ｔ字杖で屋外 300 m 歩行。', '期間：８週間。'],
      },
    ],
  }),
  'yoshi-gaiji': lifeCourse({
    diagnoses: {
      B: [dx('胆石症', 'K802', '2025-06-11', '06', { isMain: true })],
      H: [dx('高血圧症', 'I10', '2017', '01', { isMain: true })],
    },
    outpatient: [
      {
        at: 'H',
        ...HYPERTENSION,
        from: '2023-04-12',
        regimens: [{ from: '2020-01-01', lines: [rx('candesartan8', '1', 'morning')] }],
      },
      {
        at: 'B',
        ...LIVER,
        everyDays: 182,
        from: '2025-06-11',
        regimens: [{ from: '2020-01-01', lines: [rx('ursodiol100', '1', 'threeMeals')] }],
      },
    ],
  }),
  'no-kana': lifeCourse({
    diagnoses: {
      A: [dx('健康診断', 'Z000', '2026-04-08', '01')],
      C: [dx('肝血管腫', 'D180', '2026-05-20', '06', { isMain: true })],
    },
    outpatient: [
      { at: 'C', ...LIVER, everyDays: 91, from: '2026-05-20', regimens: [{ from: '2020-01-01', lines: [] }] },
    ],
    images: [{ when: ['C', '2026-05-27', '11:00', '06'], exam: 'abdomenCtContrast' }],
  }),
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
  'tehon-kumiko': lifeCourse({
    diagnoses: {
      A: [dx('更年期障害', 'N951', '2018', '01', { isMain: true })],
      B: [dx('甲状腺腫瘍', 'D440', '2025-02-12', '10', { isSuspected: true, isMain: true })],
    },
    outpatient: [
      {
        at: 'B',
        department: '10',
        everyDays: 182,
        from: '2025-02-12',
        labEvery: 1,
        panel: [...PANELS.thyroid, ...PANELS.cbc],
        regimens: [{ from: '2020-01-01', lines: [] }],
      },
    ],
  }),
  'tehon-kuniko': lifeCourse({
    diagnoses: { B: [dx('脂質異常症', 'E785', '2020', '01', { isMain: true })] },
    outpatient: [
      {
        at: 'B',
        ...HYPERTENSION,
        everyDays: 91,
        from: '2023-09-06',
        regimens: [{ from: '2020-01-01', lines: [rx('atorvastatin10', '1', 'evening')] }],
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
  'nayose-kazumi': lifeCourse({
    diagnoses: {
      A: [dx('２型糖尿病', 'E119', '2013', '01', { isMain: true })],
      B: [dx('白内障', 'H269', '2025-01-22', '26', { prefix: '両' })],
      C: [dx('糖尿病網膜症', 'H360', '2024-03-13', '26', { isMain: true })],
    },
    // Three facilities, three opinions: confirmed, denied, and entered by mistake and taken back.
    allergies: {
      A: [
        '2024-01-10',
        [
          {
            type: 'DA',
            name: 'ペニシリン系',
            severity: 'MO',
            reaction: '発疹',
            status: 'C',
            onset: '1998',
            reported: day('2024-01-10'),
          },
        ],
      ],
      B: noAllergy('アレルギーなし', '2025-01-22', { status: 'C' }),
      C: [
        '2024-03-20',
        [
          { type: 'DA', name: 'ペニシリン系', reaction: '発疹', status: 'U', reported: day('2024-03-13') },
          { type: 'DA', name: 'セフェム系', action: 'D', reason: '入力誤り', reported: day('2024-03-20') },
        ],
      ],
    },
    outpatient: [
      {
        at: 'A',
        ...DIABETES,
        from: '2023-01-18',
        trends: { A1C: from(8.2, 7.1), GLU: from(190, 150) },
        regimens: [
          {
            from: '2020-01-01',
            lines: [
              rx('metformin250', '2', 'morningEvening'),
              rx('glimepiride1', '1', 'morning'),
              rx('empagliflozin10', '1', 'morning'),
            ],
          },
          {
            from: '2025-06-01',
            lines: [
              rx('metformin250', '2', 'morningEvening'),
              rx('glimepiride1', '1', 'morning', { isStopped: true }),
              rx('empagliflozin10', '1', 'morning'),
            ],
          },
        ],
      },
      {
        at: 'C',
        department: '26',
        everyDays: 112,
        from: '2024-03-13',
        regimens: [
          {
            from: '2020-01-01',
            lines: [rx('latanoprost', '', 'eyeOnce', { total: '2', site: { code: '260', text: '両眼' } })],
          },
        ],
      },
    ],
    stays: [
      {
        at: 'B',
        department: '26',
        from: '2025-12-29',
        until: '2026-01-05',
        plannedOn: '2025-11-26',
        bed: { ward: '3E', room: '302', bed: '2' },
        labEvery: 5,
        admissionPanel: ADMISSION,
        panel: MORNING,
        trends: { GLU: from(170, 150) },
        diet: ['012', '糖尿病食　１４４０ｋｃａｌ'],
      },
    ],
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
  'mogi-sakura': lifeCourse({
    diagnoses: {
      A: [dx('鉄欠乏性貧血', 'D509', '2025-12-10', '01', { isMain: true })],
      H: [dx('アレルギー性鼻炎', 'J304', '2020', '01')],
    },
    outpatient: [
      {
        at: 'A',
        ...HYPERTENSION,
        everyDays: 42,
        labEvery: 1,
        panel: [...PANELS.cbc, 'FER'],
        from: '2025-12-10',
        trends: {
          Hb: [
            ['2025-12-10', 9.6],
            ['2026-11-20', 12.6],
          ],
          FER: [
            ['2025-12-10', 5],
            ['2026-11-20', 31],
          ],
        },
        regimens: [{ from: '2020-01-01', lines: [rx('ferrous50', '2', 'evening')] }],
      },
      {
        at: 'H',
        department: '01',
        everyDays: 60,
        days: ['2025-03-05', '2026-03-04'],
        from: '2025-03-05',
        regimens: [{ from: '2020-01-01', lines: [rx('montelukast10', '1', 'bedtime', { days: 28 })] }],
      },
    ],
  }),
  'hyohon-yoshie': lifeCourse({
    diagnoses: {
      A: [dx('高血圧症', 'I10', '1999', '01', { isMain: true })],
      B: [dx('狭心症', 'I209', '2023-07-05', '08', { isMain: true, keyNumber: '20058911', isSuspected: true })],
    },
    outpatient: [
      {
        at: 'A',
        ...HYPERTENSION,
        everyDays: 35,
        from: '2023-02-15',
        regimens: [{ from: '2020-01-01', lines: [rx('norvasc25', '1', 'morning'), rx('enalapril25', '1', 'morning')] }],
      },
      {
        at: 'B',
        department: '08',
        everyDays: 182,
        from: '2023-07-05',
        labEvery: 1,
        panel: PANELS.heart,
        regimens: [{ from: '2020-01-01', lines: [rx('nicorandil5', '1', 'threeMeals')] }],
      },
    ],
  }),
}
