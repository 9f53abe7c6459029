import { followInpatient } from '../courses/inpatient-course.ts'
import { followOutpatient } from '../courses/outpatient-course.ts'
import { day } from '../day.ts'
import { PANELS } from '../tables/lab-items.ts'
import { writePatient } from '../writers/patient.ts'
import { writeAllergies, writeDiagnoses } from '../writers/problems.ts'
import type { History } from './person-history.ts'
import { TARO_DIAGNOSES } from './taro-diagnoses.ts'
import { TARO_REGIMENS_A, TARO_REGIMENS_B, TARO_REGIMENS_C } from './taro-regimens.ts'
import { TARO_TRENDS } from './taro-trends.ts'

/**
 * 見本 太郎: ten years at four facilities. Diabetes and hypertension at A since 2008, hepatitis C cured at C in 2017,
 * atrial fibrillation at B since 2019, diabetic kidney disease at C since 2021, colon cancer operated at C in 2022 with
 * adjuvant chemotherapy, a fracture seen at D, heart failure at B in October 2026.
 */
export const mihonTaro: History = ({ at }) => {
  const [a, b, c, d] = [at('A'), at('B'), at('C'), at('D')]
  for (const chart of [a, b, c, d]) {
    writePatient(chart, {
      updated: day(chart === a ? '2026-04-06' : chart === b ? '2026-10-24' : chart === c ? '2026-06-10' : '2024-02-11'),
      heightCm: '166.2',
      weightKg: chart === b ? '68.4' : '64.1',
      bloodGroup: { abo: 'A', rh: '+' },
      insurance: { kind: '39', name: '後期高齢者医療', number: '39139999' },
      contact: { name: '見本^和子', relation: 'SPO' },
    })
    const diagnoses = TARO_DIAGNOSES[chart.facility.letter]
    if (diagnoses !== undefined) writeDiagnoses(chart, diagnoses)
  }
  const amoxicillin = {
    type: 'DA',
    name: 'アモキシシリン',
    code: { code: '6131001M2990', system: 'YJ' },
    severity: 'SV',
    reaction: '全身発疹、呼吸苦',
    status: 'C',
    sensitivity: 'AL',
  } as const
  writeAllergies(a, day('2026-05-13'), [
    { ...amoxicillin, onset: '2012-03', reported: day('2012-03-19') },
    {
      type: 'MC',
      name: 'ロキソプロフェン（ＮＳＡＩＤｓ）',
      reaction: '喘息発作の既往',
      sensitivity: 'CT',
      status: 'C',
      reported: day('2026-05-13'),
    },
  ])
  writeAllergies(b, day('2026-10-24'), [{ ...amoxicillin, onset: '2012', reported: day('2026-10-24') }])
  writeAllergies(c, day('2014-07-02'), [
    { type: 'MA', name: '造影剤で気分不良', reaction: '嘔気', reported: day('2014-07-02') },
  ])

  followOutpatient(a, {
    department: '01',
    from: '2016-11-09',
    until: '2026-10-21',
    everyDays: 35,
    regimens: TARO_REGIMENS_A,
    labEvery: 2,
    panel: [...PANELS.cbc, ...PANELS.basic, ...PANELS.diabetes, 'UA'],
    yearly: { every: 3, keys: [...PANELS.lipid, 'UAC', 'BNP'] },
    trends: TARO_TRENDS,
  })
  followOutpatient(b, {
    department: '08',
    from: '2019-04-10',
    until: '2026-09-30',
    everyDays: 84,
    regimens: TARO_REGIMENS_B,
    labEvery: 1,
    panel: [...PANELS.cbc, ...PANELS.small, ...PANELS.heart, ...PANELS.coagulation],
    trends: TARO_TRENDS,
  })
  followOutpatient(c, {
    department: '48',
    from: '2017-02-20',
    until: '2026-06-10',
    everyDays: 91,
    regimens: TARO_REGIMENS_C,
    labEvery: 1,
    panel: [...PANELS.cbc, ...PANELS.basic, ...PANELS.kidney, 'CysC'],
    trends: TARO_TRENDS,
  })
  followInpatient(b, {
    department: '08',
    from: '2026-10-24',
    until: '2026-11-08',
    arrival: '15:02',
    bed: { ward: '5E', room: '512', bed: '3' },
    moves: [{ day: day('2026-10-28'), time: '14:00', bed: { ward: '5E', room: '503', bed: '1' } }],
    labDays: [0, 1, 2, 3, 4, 5, 7, 9, 11, 13, 14],
    admissionPanel: [
      ...PANELS.cbc,
      ...PANELS.differential,
      ...PANELS.basic,
      ...PANELS.coagulation,
      'NTproBNP',
      'TNT',
      'CK',
      'GLU',
      'A1C',
      'TBIL',
      'Mg',
      'TSH',
      'FT4',
    ],
    panel: [...PANELS.cbc, ...PANELS.basic, 'NTproBNP', 'PTINR'],
    trends: TARO_TRENDS,
    exact: {
      '2026-10-24': {
        WBC: '11.8',
        Hb: '10.2',
        PLT: '152',
        PTINR: '1.09',
        BUN: '48.2',
        Cre: '2.31',
        eGFR: '22',
        K: '6.2',
        Na: '132',
        AST: '58',
        ALP: '118',
        NTproBNP: '6820',
        CRP: '4.82',
      },
      '2026-10-26': {
        WBC: '9.4',
        Hb: '9.8',
        PLT: '149',
        BUN: '44.0',
        Cre: '2.08',
        eGFR: '24',
        K: '5.4',
        Na: '134',
        AST: '41',
        ALP: '112',
        NTproBNP: '3944',
        CRP: '6.10',
      },
      '2026-10-31': {
        WBC: '7.2',
        Hb: '10.1',
        PLT: '163',
        PTINR: '1.31',
        BUN: '35.6',
        Cre: '1.74',
        eGFR: '30',
        K: '4.4',
        Na: '138',
        AST: '28',
        ALP: '106',
        NTproBNP: '2015',
        CRP: '1.35',
      },
      '2026-11-07': {
        WBC: '6.1',
        Hb: '10.5',
        PLT: '178',
        PTINR: '1.24',
        BUN: '30.2',
        Cre: '1.58',
        eGFR: '33',
        K: '4.7',
        Na: '139',
        AST: '26',
        ALP: '108',
        NTproBNP: '1402',
        CRP: '0.51',
      },
    },
    discharge: [
      { drug: 'amlodipineOd5', dose: '1', usage: 'morning', days: 28 },
      { drug: 'furosemide40', dose: '1', usage: 'morning', days: 10 },
      { drug: 'eliquis25', dose: '1', usage: 'morningEvening', days: 28 },
      { drug: 'empagliflozin10', dose: '1', usage: 'morning', days: 28 },
    ],
  })
}
