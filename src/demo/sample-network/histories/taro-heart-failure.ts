import type { Chart } from '../chart.ts'
import { followInpatient } from '../courses/inpatient-course.ts'
import { followWardVitals } from '../courses/nursing-course.ts'
import { addDays, day } from '../day.ts'
import { DISCHARGE_SUMMARY, REFERRAL } from '../documents/fhir-document.ts'
import { cultureGroups, infectionGroup, urinalysisGroups } from '../lab-qualitative.ts'
import { labGroups } from '../lab-values.ts'
import { PANELS } from '../tables/lab-items.ts'
import { writeFhirDocument, writeNote, writePdfReport } from '../writers/document.ts'
import { writeVisit } from '../writers/encounter.ts'
import type { Occasion } from '../writers/header-segments.ts'
import { writeDiet, writeEcg, writeImaging } from '../writers/imaging.ts'
import { writeInjection } from '../writers/injection.ts'
import { writeResults } from '../writers/laboratory.ts'
import { writePrescription } from '../writers/prescription.ts'
import { HEART_FAILURE_COURSE, HEART_FAILURE_REFERRAL, HEART_FAILURE_SUMMARY } from './taro-texts.ts'
import { TARO_TRENDS } from './taro-trends.ts'

const BED = { ward: '5E', room: '512', bed: '3' }
const WARD = { department: '08', setting: 'I', bed: BED } as const

function ward(date: string, time: string): Occasion {
  return { ...WARD, day: day(date), time }
}

/** B, October and November 2026: acute heart failure with pneumonia, sixteen days in hospital, and the visits after. */
export function taroHeartFailure(b: Chart): void {
  followInpatient(b, {
    department: '08',
    from: '2026-10-24',
    until: '2026-11-08',
    arrival: '15:02',
    bed: BED,
    moves: [{ day: day('2026-10-28'), time: '14:00', bed: { ward: '5E', room: '503', bed: '1' } }],
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
  injections(b)
  examinations(b)
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
    writeNote(b, ward(addDays(day('2026-10-24'), i * 3), '17:10'), 'wardNote', text)
  })
  const discharge = ward('2026-11-08', '10:00')
  const first = writeFhirDocument(b, discharge, REFERRAL, HEART_FAILURE_REFERRAL.slice(0, -1), {
    flag: b.facility.habits.supersededFlag,
  })
  writeFhirDocument(b, { ...discharge, time: '15:40' }, REFERRAL, HEART_FAILURE_REFERRAL, { key: first, version: '2' })
  writePdfReport(b, discharge, 'nursingSummary', '看護サマリー', [
    '入院中の経過：塩分６ｇ制限、体重測定を習慣にする指導を行った。',
    '退院後の観察点：体重、下腿浮腫、夜間の息切れ、内服の飲み忘れ。',
  ])
  writeFhirDocument(b, ward('2026-11-18', '09:20'), DISCHARGE_SUMMARY, HEART_FAILURE_SUMMARY)
  afterwards(b)
}

function injections(b: Chart): void {
  writeInjection(b, ward('2026-10-24', '15:40'), {
    mixture: {
      parts: [
        ['glucose5', '1'],
        ['carperitide', '3'],
      ],
      route: 'drip',
      rateMlPerHour: '3',
      isContinuous: true,
      remark: '持続投与',
    },
    times: [0, 1, 2].map((n) => ({ day: addDays(day('2026-10-24'), n), time: '16:00' })),
  })
  writeInjection(b, ward('2026-10-24', '15:45'), {
    mixture: {
      parts: [
        ['saline50', '1'],
        ['furosemide20', '1'],
      ],
      route: 'drip',
      minutes: 30,
      rateMlPerHour: '100',
    },
    times: [0, 1, 2, 3, 4]
      .flatMap((n) => [
        { day: addDays(day('2026-10-24'), n), time: '09:00' },
        { day: addDays(day('2026-10-24'), n), time: '17:00' },
      ])
      .slice(1),
    refused: { 8: '内服へ変更のため中止' },
  })
  writeInjection(b, ward('2026-10-24', '17:30'), {
    mixture: {
      parts: [
        ['saline100', '1'],
        ['ceftriaxone1', '1'],
      ],
      route: 'drip',
      minutes: 60,
      rateMlPerHour: '100',
    },
    times: [0, 1, 2, 3, 4, 5, 6].map((n) => ({ day: addDays(day('2026-10-24'), n), time: '18:00' })),
  })
}

function examinations(b: Chart): void {
  writeEcg(b, ward('2026-10-24', '15:10'), '心房細動　心拍数 118／分　ＳＴ－Ｔ変化あり（Ｖ５，Ｖ６）', [
    ['32769', '心拍数', '118', '/min'],
    ['32772', 'ＱＲＳ時間', '104', 'ms'],
    ['32773', 'ＱＴｃ', '462', 'ms'],
    ['32777', 'ＱＲＳ軸', '-12', 'deg'],
  ])
  writeEcg(b, ward('2026-11-06', '10:30'), '心房細動　心拍数 76／分', [
    ['32769', '心拍数', '76', '/min'],
    ['32773', 'ＱＴｃ', '438', 'ms'],
    ['32777', 'ＱＲＳ軸', '-8', 'deg'],
  ])
  for (const [date, time] of [
    ['2026-10-24', '15:25'],
    ['2026-10-27', '10:10'],
    ['2026-11-02', '10:05'],
  ] as const)
    writeImaging(b, ward(date, time), 'chestXray')
  writeImaging(b, ward('2026-11-07', '11:15'), 'chestCt', { orderedOn: day('2026-11-05') })
  writePdfReport(b, { ...ward('2026-11-07', '16:20'), department: '30' }, 'radiologyReport', '胸部ＣＴ 読影報告書', [
    '所見：両側胸水は減少。右上葉Ｓ２に１８ｍｍの充実性結節、辺縁にスピキュラを伴う。',
    '　　　縦隔リンパ節の有意な腫大なし。心拡大あり。',
    '診断：右上葉結節（原発性肺癌の疑い）。精査を勧めます。',
  ])
  writePdfReport(b, ward('2026-11-06', '15:00'), 'echoReport', '心エコー報告書', [
    "左室駆出率 38％（入院時 32％）、左房径 48 mm、E/e' 16.2。",
    '中等度僧帽弁逆流。壁運動はびまん性に低下。',
    '結論：収縮能の低下した心不全、改善傾向。',
  ])
  writeDiet(b, ward('2026-10-24', '16:30'), {
    code: '010',
    name: '心臓病食　１４００ｋｃａｌ　塩分６ｇ',
    remark: '水分制限　１日１０００ｍＬ',
  })
  writeDiet(b, ward('2026-10-31', '11:30'), { code: '012', name: '糖尿病食　１６００ｋｃａｌ　塩分６ｇ' })
  writeResults(
    b,
    ward('2026-10-24', '15:20'),
    [infectionGroup(b, { hbsAntigen: 'negative', hcvAntibody: 'positive', syphilis: 'negative' })],
    { reported: { day: day('2026-10-24'), time: '17:05' } },
  )
  writeResults(
    b,
    ward('2026-10-24', '15:30'),
    urinalysisGroups(b, {
      protein: '2+',
      glucose: '3+',
      blood: '1+',
      specificGravity: '1.021',
      ph: '5.5',
      sediment: { red: '5-9/HPF', white: '1-4/HPF', squamous: '<1/HPF', casts: '硝子円柱 10-19/WF', bacteria: '-' },
    }),
  )
  const penicillins = [
    ['ＡＢＰＣ', '>=32', 'R'],
    ['ＣＴＲＸ', '<=1', 'S'],
    ['ＬＶＦＸ', '0.5', 'S'],
    ['ＴＡＺ／ＰＩＰＣ', '<=4', 'S'],
    ['ＭＩＮＯ', '2', 'I'],
  ] as const
  writeResults(
    b,
    ward('2026-10-24', '16:05'),
    cultureGroups(
      b,
      ['061', '喀痰'],
      [
        { code: '2351', name: 'Klebsiella pneumoniae', quantity: '(2+)', susceptibility: penicillins },
        { code: '7001', name: 'Candida albicans', quantity: '(1+)', susceptibility: [] },
      ],
    ),
    { reported: { day: day('2026-10-28'), time: '14:30' } },
  )
  writeResults(b, ward('2026-10-24', '16:10'), cultureGroups(b, ['017', '血液'], []), {
    reported: { day: day('2026-10-31'), time: '09:15' },
  })
}

/** The first visit after discharge: one sample haemolysed, a result still running, the diuretic halved. */
function afterwards(b: Chart): void {
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
  writePrescription(b, { ...visit, time: '14:50' }, [
    { drug: 'furosemide20', dose: '1', usage: 'morning', days: 28 },
    { drug: 'eliquis25', dose: '1', usage: 'morningEvening', days: 14 },
  ])
  writeImaging(b, { ...visit, day: day('2026-12-04'), time: '10:00' }, 'chestCtContrast', {
    orderedOn: visit.day,
    isOrderOnly: true,
  })
}
