import type { Chart } from '../chart.ts'
import { followInpatient } from '../courses/inpatient-course.ts'
import { followWardVitals } from '../courses/nursing-course.ts'
import type { IssuedPrescription } from '../courses/outpatient-course.ts'
import { addDays, day } from '../day.ts'
import { DISCHARGE_SUMMARY, REFERRAL } from '../documents/fhir-document.ts'
import { labGroups } from '../lab-values.ts'
import { PANELS } from '../tables/lab-items.ts'
import { writeFhirDocument, writeNote, writePdfReport } from '../writers/document.ts'
import type { Occasion } from '../writers/header-segments.ts'
import { writeImaging } from '../writers/imaging.ts'
import { writeResults } from '../writers/laboratory.ts'
import { writeLaboratoryOrder } from '../writers/laboratory-order.ts'
import { type DrugLine, writePrescription } from '../writers/prescription.ts'
import { writeDoctorChange, writeVisit } from '../writers/visit.ts'
import { HEART_FAILURE_COURSE, HEART_FAILURE_REFERRAL, HEART_FAILURE_SUMMARY } from './taro-texts.ts'
import { TARO_TRENDS } from './taro-trends.ts'
import { taroExaminations, taroInjections, taroWard } from './taro-ward.ts'

const BED = { ward: '5E', room: '512', bed: '3' }
const WARD = { department: '08', setting: 'I', bed: BED } as const

/** B, October and November 2026: acute heart failure with pneumonia, sixteen days in hospital, and the visit after, whose prescription is returned. */
export function taroHeartFailure(b: Chart): IssuedPrescription[] {
  followInpatient(b, {
    department: '08',
    from: '2026-10-24',
    until: '2026-11-08',
    arrival: '15:02',
    bed: BED,
    moves: [
      {
        day: day('2026-10-28'),
        time: '14:00',
        plannedOn: day('2026-10-27'),
        bed: { ward: '5E', room: '503', bed: '1' },
      },
    ],
    leaves: [{ from: { day: day('2026-11-03'), time: '10:00' }, until: { day: day('2026-11-03'), time: '17:30' } }],
    labDays: [0, 1, 2, 3, 4, 5, 7, 9, 11, 13, 14],
    admissionPanel: [
      ...PANELS.cbc,
      ...PANELS.differential,
      ...PANELS.basic,
      ...PANELS.coagulation,
      'NTproBNP',
      'TNT',
      'PCT',
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
    ward: [
      { drug: 'eliquis25', dose: '1', usage: 'morningEvening' },
      { drug: 'lansoprazoleOd15', dose: '1', usage: 'morning' },
      { drug: 'sennoside12', dose: '2', usage: 'bedtime' },
    ],
    discharge: [
      { drug: 'amlodipineOd5', dose: '1', usage: 'morning', days: 28 },
      { drug: 'furosemide20', dose: '2', usage: 'morning', days: 10 },
      { drug: 'eliquis25', dose: '1', usage: 'morningEvening', days: 28 },
      { drug: 'empagliflozin10', dose: '1', usage: 'morning', days: 28 },
      { drug: 'lansoprazoleOd15', dose: '1', usage: 'morning', days: 28 },
      {
        drug: 'acetaminophen500',
        dose: '1',
        usage: 'painAsNeeded',
        total: '10',
        occasions: 10,
        remark: '１日２回まで',
      },
    ],
  })
  writeDoctorChange(b, taroWard('2026-10-24', '15:05'))
  writeNote(
    b,
    { ...taroWard('2026-10-24', '15:00'), department: '39', setting: 'O' },
    'progressNote',
    '救急外来記録\n14:38 救急隊接触、SpO2 86%。14:55 来院。\n起坐呼吸、血圧 182/104。酸素 5 L/分マスクで SpO2 94%。\n循環器内科へ引き継ぎ、入院。',
  )
  taroInjections(b)
  taroExaminations(b)
  followWardVitals(b, {
    from: '2026-10-24',
    until: '2026-11-08',
    occasion: WARD,
    fever: [
      ['2026-10-24', 38.1],
      ['2026-10-27', 37.2],
      ['2026-10-30', 36.6],
      ['2026-11-08', 36.4],
    ],
    systolic: [
      ['2026-10-24', 168],
      ['2026-10-26', 132],
      ['2026-11-08', 124],
    ],
    saturation: [
      ['2026-10-24', 89],
      ['2026-10-26', 94],
      ['2026-11-08', 97],
    ],
    weight: [
      ['2026-10-24', 68.4],
      ['2026-10-31', 63.6],
      ['2026-11-08', 62.1],
    ],
  })
  HEART_FAILURE_COURSE.forEach((text, i) => {
    writeNote(b, taroWard(addDays(day('2026-10-24'), i * 3), '17:10'), 'wardNote', text)
  })
  const discharge = taroWard('2026-11-08', '10:00')
  const first = writeFhirDocument(b, discharge, REFERRAL, HEART_FAILURE_REFERRAL.slice(0, -1), {
    flag: b.facility.habits.supersededFlag,
  })
  writeFhirDocument(b, { ...discharge, time: '15:40' }, REFERRAL, HEART_FAILURE_REFERRAL, { key: first, version: '2' })
  writePdfReport(b, discharge, 'nursingSummary', '看護サマリー', [
    '入院中の経過：塩分６ｇ制限、体重測定を習慣にする指導を行った。',
    '退院後の観察点：体重、下腿浮腫、夜間の息切れ、内服の飲み忘れ。',
  ])
  writeFhirDocument(b, taroWard('2026-11-18', '09:20'), DISCHARGE_SUMMARY, HEART_FAILURE_SUMMARY)
  return afterwards(b)
}

/** The first visit after discharge: one sample haemolysed, a result still running, the diuretic halved. */
function afterwards(b: Chart): IssuedPrescription[] {
  const visit: Occasion = { day: day('2026-11-18'), time: '14:20', department: '08', setting: 'O' }
  writeVisit(b, { ...visit, time: '13:50' })
  const groups = labGroups(b, visit.day, ['PLT', 'PTINR', 'APTT'], TARO_TRENDS, {
    PLT: '179',
    PTINR: '1.18',
    APTT: '34.1',
  })
  writeResults(
    b,
    visit,
    [
      ...groups,
      {
        specimen: ['023', '血清'],
        heading: { code: 'E002', name: '生化学的検査' },
        rows: [
          {
            name: 'カリウム',
            jlac10: '3H015000002326101',
            localCode: 'BK',
            type: 'ST',
            value: '溶血',
            unit: 'mmol/L',
            range: '3.6-4.8',
            comment: '溶血のため測定できません。再採血をお願いします。',
          },
          {
            name: '高感度トロポニンＴ',
            localCode: 'BTNT',
            type: 'ST',
            value: '検査中',
            unit: 'ng/mL',
            range: '<0.014',
            status: 'I',
          },
        ],
      },
    ],
    { status: 'P', reported: { day: visit.day, time: '16:30' } },
  )
  const lines: readonly DrugLine[] = [
    { drug: 'furosemide20', dose: '1', usage: 'morning', days: 28 },
    { drug: 'eliquis25', dose: '1', usage: 'morningEvening', days: 14 },
  ]
  const occasion: Occasion = { ...visit, time: '14:50' }
  const key = writePrescription(b, occasion, lines)
  writeLaboratoryOrder(b, { ...visit, time: '14:55' }, [...PANELS.cbc, ...PANELS.heart], day('2026-12-04'))
  writeImaging(b, { ...visit, day: day('2026-12-04'), time: '10:00' }, 'chestCtContrast', {
    orderedOn: visit.day,
    isOrderOnly: true,
  })
  return [{ chart: b, occasion, lines, key }]
}
