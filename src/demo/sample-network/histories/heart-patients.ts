import { day } from '../day.ts'
import { PANELS } from '../tables/lab-items.ts'
import { lifeCourse } from './life-course.ts'
import type { History } from './person-history.ts'
import { ADMISSION, DIABETES, dx, fever, from, HEART, HYPERTENSION, MORNING, rx } from './presets.ts'

const statin = rx('rosuvastatin25', '1', 'evening')

/** Atrial fibrillation, angina, infarction. */
export const HEART_PATIENTS: Readonly<Record<string, History>> = {
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
  'fuseimyaku-aya': lifeCourse({
    diagnoses: {
      B: [dx('持続性心房細動', 'I481', '2022-03-30', '08', { isMain: true })],
      A: [dx('高血圧症', 'I10', '2010', '01')],
    },
    outpatient: [
      {
        at: 'B',
        ...HEART,
        from: '2022-03-30',
        regimens: [
          { from: '2020-01-01', lines: [rx('lixiana30', '1', 'morning'), rx('bisoprolol25', '1', 'morning')] },
        ],
      },
      {
        at: 'A',
        ...HYPERTENSION,
        from: '2022-05-18',
        regimens: [{ from: '2020-01-01', lines: [rx('amlodipineOd25', '1', 'morning')] }],
      },
    ],
    ecgs: [
      { when: ['B', '2026-09-02', '09:00', '08'], impression: '心房細動', values: [['32769', '心拍数', '82', '/min']] },
    ],
  }),
  'kyoshin-hiroshi': lifeCourse({
    diagnoses: {
      B: [dx('陳旧性心筋梗塞', 'I252', '2020-01-22', '08', { isMain: true })],
      A: [dx('脂質異常症', 'E785', '2012', '01')],
    },
    outpatient: [
      {
        at: 'B',
        ...HEART,
        from: '2022-01-19',
        trends: { LDL: from(88, 64), NTproBNP: from(420, 380) },
        yearly: { every: 2, keys: [...PANELS.lipid, 'CK'] },
        regimens: [
          {
            from: '2020-01-01',
            lines: [
              rx('aspirin100', '1', 'morning'),
              rx('carvedilol25', '2', 'morningEvening'),
              rx('entresto50', '1', 'morningEvening'),
              rx('rosuvastatin25', '2', 'evening'),
            ],
          },
        ],
      },
    ],
    stays: [
      {
        at: 'B',
        department: '08',
        from: '2020-01-22',
        until: '2020-02-05',
        arrival: '05:30',
        bed: { ward: 'CCU', room: '01', bed: '1' },
        moves: [{ day: day('2020-01-25'), time: '13:00', bed: { ward: '5E', room: '510', bed: '2' } }],
        labEvery: 2,
        admissionPanel: [...ADMISSION, 'TNT'],
        panel: [...MORNING, 'CK'],
        trends: {
          CK: [
            ['2020-01-22', 3840],
            ['2020-01-24', 1210],
            ['2020-01-28', 180],
          ],
          ...fever('2020-01-22', 6),
        },
      },
    ],
    dispensedFrom: '2025-03-01',
  }),
}
