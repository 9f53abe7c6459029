import { dispense } from '../courses/dispensing-course.ts'
import { followOutpatient } from '../courses/outpatient-course.ts'
import { day } from '../day.ts'
import { urinalysisGroups } from '../lab-qualitative.ts'
import { PANELS } from '../tables/lab-items.ts'
import { writeNote } from '../writers/document.ts'
import type { Occasion } from '../writers/header-segments.ts'
import { writeImaging } from '../writers/imaging.ts'
import { writeInjection } from '../writers/injection.ts'
import { writeResults } from '../writers/laboratory.ts'
import { writePatient } from '../writers/patient.ts'
import { writePrescription } from '../writers/prescription.ts'
import { writeAllergies, writeDiagnoses } from '../writers/problems.ts'
import type { History } from './person-history.ts'
import { taroColonCancer } from './taro-colon-cancer.ts'
import { TARO_DIAGNOSES } from './taro-diagnoses.ts'
import { taroEarlyYears } from './taro-early-years.ts'
import { taroFracture, taroHomeNursing } from './taro-elsewhere.ts'
import { taroHeartFailure } from './taro-heart-failure.ts'
import { TARO_REGIMENS_A, TARO_REGIMENS_B, TARO_REGIMENS_C } from './taro-regimens.ts'
import { TARO_TRENDS } from './taro-trends.ts'

/**
 * 見本 太郎: ten years at four facilities. Diabetes and hypertension at A since 2008, hepatitis C cured at C in 2017,
 * atrial fibrillation at B since 2019, diabetic kidney disease at C since 2021, colon cancer operated at C in 2022 with
 * adjuvant chemotherapy, a fracture seen at D, heart failure at B in October 2026, nursed at home by G since.
 */
export const mihonTaro: History = ({ at }) => {
  const [a, b, c, d] = [at('A'), at('B'), at('C'), at('D')]
  const updates = { A: '2026-04-06', B: '2026-10-24', C: '2026-06-10', D: '2024-02-11' } as const
  for (const [letter, chart] of [
    ['A', a],
    ['B', b],
    ['C', c],
    ['D', d],
  ] as const) {
    writePatient(chart, {
      updated: day(updates[letter]),
      heightCm: '166.2',
      weightKg: letter === 'B' ? '68.4' : '64.1',
      bloodGroup: { abo: 'A', rh: '+' },
      insurance: { kind: '39', name: '後期高齢者医療', number: '39139999' },
      contact: { name: '見本^和子', relation: 'SPO' },
    })
    writeDiagnoses(chart, TARO_DIAGNOSES[letter] ?? [])
  }
  allergies(at('A'), at('B'), at('C'))
  taroEarlyYears(a)
  const fromA = followOutpatient(a, {
    department: '01',
    from: '2016-11-09',
    until: '2026-10-21',
    everyDays: 35,
    regimens: TARO_REGIMENS_A,
    labEvery: 1,
    panel: [...PANELS.cbc, ...PANELS.basic, ...PANELS.diabetes, 'UA'],
    yearly: { every: 6, keys: [...PANELS.lipid, 'UAC', 'BNP'] },
    trends: TARO_TRENDS,
  })
  const fromB = followOutpatient(b, {
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
    panel: [...PANELS.cbc, ...PANELS.differential, ...PANELS.basic, ...PANELS.kidney, 'CysC'],
    yearly: { every: 4, keys: ['CEA', 'CA199', ...PANELS.iron] },
    trends: TARO_TRENDS,
  })
  for (const date of ['2017-02-20', '2019-06-10', '2021-06-09', '2024-06-12', '2026-06-10']) {
    const visit: Occasion = { day: day(date), time: '09:20', department: '48', setting: 'O' }
    writeResults(
      c,
      visit,
      urinalysisGroups(c, {
        protein: date < '2020' ? '+-' : '2+',
        glucose: date < '2023-06' ? '1+' : '3+',
        blood: '-',
        specificGravity: '1.016',
        ph: '6.0',
        sediment: {
          red: '1-4/HPF',
          white: '1-4/HPF',
          squamous: '<1/HPF',
          casts: date < '2021' ? '認めず' : '硝子円柱 1-4/WF',
        },
      }),
    )
  }
  taroColonCancer(c)
  taroFracture(d)
  taroHeartFailure(b)
  recentDaysAtA(a)
  vaccinations(a)
  dispense(
    at('F'),
    [...fromA, ...fromB].sort((x, y) => (x.occasion.day < y.occasion.day ? -1 : 1)),
    '2023-04-01',
  )
  taroHomeNursing(at('G'))
}

function allergies(a: Parameters<typeof writeAllergies>[0], b: typeof a, c: typeof a): void {
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
}

/** The clinic this week: blood on the 18th with one value corrected since, prescriptions and a note on the 20th. */
function recentDaysAtA(a: Parameters<typeof writeAllergies>[0]): void {
  const visit: Occasion = { day: day('2026-11-18'), time: '09:05', department: '01', setting: 'O' }
  const row = (
    name: string,
    jlac10: string,
    localCode: string,
    value: string,
    unit: string,
    range: string,
    flag = '',
  ) => ({ name, jlac10, localCode, type: 'NM' as const, value, unit, range, flag })
  const creatinine = row('クレアチニン', '3C015000002327101', 'ACRE', '1.62', 'mg/dL', '0.65-1.07', 'H')
  const rest = [
    row('尿素窒素', '3C025000002327101', 'ABUN', '31.2', 'mg/dL', '8.0-20.0', 'H'),
    row('推算ＧＦＲ', '8A065000002391901', 'AEGFR', '33', 'mL/min/1.73m2', '>60', 'L'),
    row('カリウム', '3H015000002326101', 'AK', '5.1', 'mmol/L', '3.6-4.8', 'H'),
    row('ナトリウム', '3H010000002326101', 'ANA', '138', 'mmol/L', '138-145'),
    row('ＡＳＴ', '3B035000002327201', 'AAST', '25', 'U/L', '13-30'),
    row('ＡＬＰ（ＩＦＣＣ）', '3B070000002327101', 'AALP', '110', 'U/L', '38-113'),
  ]
  const blood = {
    specimen: ['019', '全血(添加物入り)'],
    heading: { code: 'E001', name: '血液学的検査' },
    rows: [
      row('白血球数', '2A990000001930952', 'AWBC', '6.3', '10*3/uL', '3.3-8.6'),
      row('ヘモグロビン', '2A030000001930901', 'AHB', '10.8', 'g/dL', '13.7-16.8', 'L'),
      row('血小板数', '2A050000001930901', 'APLT', '181', '10*3/uL', '158-348'),
    ],
  } as const
  const immunology = {
    specimen: ['023', '血清'],
    heading: { code: 'E003', name: '免疫学的検査' },
    rows: [
      row('ＣＲＰ', '5C070000002306201', 'ACRP', '0.42', 'mg/dL', '<0.14', 'H'),
      row('ＮＴ－ｐｒｏＢＮＰ', '4Z272000002305301', 'ANTPROBNP', '1284', 'pg/mL', '<125', 'H'),
    ],
  } as const
  const chemistry = (creatinineRow: typeof creatinine & { status?: string }) => ({
    specimen: ['023', '血清'] as const,
    heading: { code: 'E002', name: '生化学的検査' },
    rows: [creatinineRow, ...rest],
  })
  const key = writeResults(a, visit, [blood, chemistry({ ...creatinine, value: '1.26' }), immunology], {
    flag: '2',
    reported: { day: visit.day, time: '11:00' },
  })
  writeResults(a, visit, [blood, chemistry({ ...creatinine, status: 'C' }), immunology], {
    key,
    reported: { day: visit.day, time: '13:40' },
  })
  const today: Occasion = { day: day('2026-11-20'), time: '08:52', department: '01', setting: 'O' }
  writePrescription(a, today, [
    { drug: 'norvasc25', dose: '1', usage: 'morning', days: 35 },
    { drug: 'bisoprolol25', dose: '0.5', usage: 'morning', days: 28 },
    { drug: 'linagliptin5', dose: '1', usage: 'morning', days: 35 },
  ])
  writeNote(
    a,
    today,
    'progressNote',
    'Ｓ）退院後、息切れなし。体重 62.8 kg。\nＯ）BP 128/72、下腿浮腫わずか。Cr 1.62、K 5.1。\nＡ）心不全は安定。K の上昇に注意。\nＰ）12/4 見本総合病院 CT 予定。ノルバスクとアムロジピンの重複を確認する。',
  )
  writeImaging(a, { ...today, time: '09:00' }, 'chestXray', { isOrderOnly: true, isCancelled: true })
}

function vaccinations(a: Parameters<typeof writeAllergies>[0]): void {
  for (const year of [2021, 2022, 2023, 2024, 2025, 2026]) {
    const visit: Occasion = { day: day(`${year}-10-0${(year % 7) + 1}`), time: '10:05', department: '01', setting: 'O' }
    writeInjection(a, visit, {
      mixture: {
        kind: '06^予防接種',
        parts: [['influenzaVaccine', '0.5']],
        route: 'subcutaneous',
        lot: `HA${year % 100}7`,
      },
      times: [visit],
    })
  }
  const visit: Occasion = { day: day('2019-09-25'), time: '10:00', department: '01', setting: 'O' }
  writeInjection(a, visit, {
    mixture: { kind: '06^予防接種', parts: [['pneumococcalVaccine', '1']], route: 'intramuscular', lot: 'P0191' },
    times: [visit],
  })
}
