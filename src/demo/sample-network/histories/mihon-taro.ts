import type { Chart } from '../chart.ts'
import { dispense } from '../courses/dispensing-course.ts'
import { followOutpatient } from '../courses/outpatient-course.ts'
import { day } from '../day.ts'
import { taroDocuments, taroPrescriptionForm } from '../documents/taro-documents.ts'
import { taroEcgFiles } from '../documents/taro-ecg.ts'
import { urinalysisGroups } from '../lab-qualitative.ts'
import { PANELS } from '../tables/lab-items.ts'
import type { Occasion } from '../writers/header-segments.ts'
import { writeResults } from '../writers/laboratory.ts'
import { writePatient } from '../writers/patient.ts'
import { writePrescription } from '../writers/prescription.ts'
import { writeAllergies, writeDiagnoses } from '../writers/problems.ts'
import { writeVisit } from '../writers/visit.ts'
import type { History } from './person-history.ts'
import { taroRecentDays, taroVaccinations } from './taro-at-the-clinic.ts'
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
  writeVisit(c, { day: day('2026-11-10'), time: '10:50', department: '48', setting: 'O' })
  // A preparation of the hospital's own: no code, no days.
  writePrescription(c, { day: day('2026-11-10'), time: '11:40', department: '48', setting: 'O' }, [
    { drug: 'camostat100', dose: '1', usage: 'threeMeals', total: '42' },
  ])
  taroFracture(d)
  const afterStay = taroHeartFailure(b)
  taroRecentDays(a)
  taroVaccinations(a)
  dispense(
    at('F'),
    [...fromA, ...fromB, ...afterStay].sort((x, y) => (x.occasion.day < y.occasion.day ? -1 : 1)),
    '2023-04-01',
  )
  taroHomeNursing(at('G'))
  taroDocuments(a, b, c)
  taroEcgFiles(a, b)
  taroPrescriptionForm(a)
}

function allergies(a: Chart, b: Chart, c: Chart): void {
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
