import type { Chart } from '../chart.ts'
import { followChemotherapy } from '../courses/chemotherapy-course.ts'
import { followInpatient } from '../courses/inpatient-course.ts'
import { addDays, day } from '../day.ts'
import { DISCHARGE_SUMMARY } from '../documents/fhir-document.ts'
import { cultureGroups, infectionGroup, urinalysisGroups } from '../lab-qualitative.ts'
import { PANELS } from '../tables/lab-items.ts'
import { writeFhirDocument, writePdfReport } from '../writers/document.ts'
import type { Occasion } from '../writers/header-segments.ts'
import { writeDiet, writeEndoscopy, writeImaging } from '../writers/imaging.ts'
import { writeInjection } from '../writers/injection.ts'
import { writeResults } from '../writers/laboratory.ts'
import { COLON_CANCER_SUMMARY } from './taro-texts.ts'
import { TARO_TRENDS } from './taro-trends.ts'

const BED = { ward: '7S', room: '721', bed: '2' }

function ward(date: string, time: string): Occasion {
  return { day: day(date), time, department: '10', setting: 'I', bed: BED }
}

function clinic(date: string, time: string, department: Occasion['department'] = '10'): Occasion {
  return { day: day(date), time, department, setting: 'O' }
}

/** C, May 2022 to March 2023: colon cancer found, operated, twelve courses of mFOLFOX6; then CT once a year. */
export function taroColonCancer(c: Chart): void {
  writeEndoscopy(c, clinic('2022-05-10', '13:30', '06'), 'lowerBiopsy', {
    reason: '便潜血陽性の精査',
    diagnosis: 'Ｓ状結腸癌の疑い',
    orderedOn: day('2022-04-26'),
  })
  writePdfReport(c, clinic('2022-05-10', '15:00', '06'), 'endoscopyReport', '下部消化管内視鏡報告書', [
    '所見：Ｓ状結腸に２型腫瘍、半周性。生検４個。',
    '診断：Ｓ状結腸癌',
  ])
  writePdfReport(c, clinic('2022-05-17', '11:00', '06'), 'pathologyReport', '病理診断報告書', [
    '材料：Ｓ状結腸生検',
    '診断：Adenocarcinoma, moderately differentiated (tub2)',
  ])
  writeImaging(c, clinic('2022-05-24', '10:40'), 'abdomenCtContrast', { orderedOn: day('2022-05-10') })
  writeImaging(c, clinic('2022-05-24', '10:55'), 'chestCtContrast', { orderedOn: day('2022-05-10') })
  followInpatient(c, {
    department: '10',
    from: '2022-07-04',
    until: '2022-07-20',
    plannedOn: '2022-06-07',
    cancelledOn: '2022-06-27',
    bed: BED,
    moves: [
      { day: day('2022-07-06'), time: '13:40', bed: { ward: 'ICU', room: '02', bed: '1' } },
      { day: day('2022-07-07'), time: '11:00', bed: { ward: '7S', room: '715', bed: '1' } },
    ],
    labDays: [0, 2, 3, 4, 5, 7, 9, 11, 14],
    admissionPanel: [
      ...PANELS.cbc,
      ...PANELS.differential,
      ...PANELS.basic,
      ...PANELS.coagulation,
      'GLU',
      'A1C',
      'CEA',
      'CA199',
      'ChE',
      'TBIL',
      'FER',
    ],
    panel: [...PANELS.cbc, ...PANELS.basic, 'GLU', 'TBIL'],
    trends: TARO_TRENDS,
    ward: [{ drug: 'magnesiumOxide330', dose: '1', usage: 'threeMeals' }],
    discharge: [{ drug: 'magnesiumOxide330', dose: '1', usage: 'threeMeals', days: 14 }],
  })
  writeResults(
    c,
    ward('2022-07-04', '11:10'),
    [
      infectionGroup(c, {
        hbsAntigen: 'negative',
        hbsAntibody: '12.4',
        hcvAntibody: 'positive',
        hcvRna: '検出せず',
        hiv: 'negative',
        syphilis: 'negative',
      }),
    ],
    { reported: { day: day('2022-07-05'), time: '15:00' } },
  )
  writeInjection(c, ward('2022-07-05', '16:00'), {
    mixture: {
      parts: [
        ['saline100', '1'],
        ['cefazolin1', '1'],
      ],
      route: 'drip',
      minutes: 30,
      remark: '執刀１時間前',
    },
    times: [
      { day: day('2022-07-06'), time: '08:30' },
      { day: day('2022-07-06'), time: '12:00' },
    ],
  })
  writeInjection(c, ward('2022-07-06', '13:00'), {
    mixture: {
      parts: [
        ['solitaT3', '1'],
        ['adona50', '1'],
      ],
      route: 'drip',
      minutes: 300,
      rateMlPerHour: '102',
    },
    times: [0, 1, 2, 3].flatMap((n) => [
      { day: addDays(day('2022-07-06'), n), time: '14:00' },
      { day: addDays(day('2022-07-06'), n), time: '19:00' },
    ]),
  })
  writeInjection(c, ward('2022-07-06', '13:05'), {
    mixture: { parts: [['acetaminophen1000', '1']], route: 'drip', minutes: 15 },
    times: [0, 1, 2].map((n) => ({ day: addDays(day('2022-07-06'), n), time: '21:00' })),
  })
  writeResults(
    c,
    ward('2022-07-09', '09:30'),
    urinalysisGroups(c, {
      protein: '1+',
      glucose: '1+',
      blood: '2+',
      specificGravity: '1.018',
      ph: '6.5',
      sediment: { red: '10-19/HPF', white: '>100/HPF', squamous: '1-4/HPF', bacteria: '3+' },
    }),
  )
  writeResults(
    c,
    ward('2022-07-09', '09:35'),
    cultureGroups(
      c,
      ['001', '尿(含むその他)'],
      [
        {
          code: '2001',
          name: 'Escherichia coli',
          quantity: '10^5/mL',
          susceptibility: [
            ['ＡＢＰＣ', '>=32', 'R'],
            ['ＣＥＺ', '8', 'I'],
            ['ＣＴＲＸ', '<=1', 'S'],
            ['ＬＶＦＸ', '>=8', 'R'],
            ['ＳＴ', '<=20', 'S'],
            ['ＭＥＰＭ', '<=0.25', 'S'],
          ],
        },
      ],
    ),
    { reported: { day: day('2022-07-12'), time: '13:10' } },
  )
  writeInjection(c, ward('2022-07-09', '11:00'), {
    mixture: {
      parts: [
        ['saline100', '1'],
        ['ceftriaxone1', '1'],
      ],
      route: 'drip',
      minutes: 60,
    },
    times: [0, 1, 2, 3, 4].map((n) => ({ day: addDays(day('2022-07-09'), n), time: '14:00' })),
  })
  writeImaging(c, ward('2022-07-07', '09:00'), 'abdomenXray')
  writeImaging(c, ward('2022-07-04', '11:30'), 'chestXray')
  writeDiet(c, ward('2022-07-08', '10:00'), { code: '021', name: '術後流動食' })
  writeDiet(c, ward('2022-07-11', '10:00'), { code: '023', name: '術後五分粥食' })
  writePdfReport(c, ward('2022-07-06', '14:30'), 'operationRecord', '手術記録', [
    '術式：腹腔鏡下Ｓ状結腸切除術（Ｄ３郭清）',
    '手術時間 ３時間５２分、出血量 ３０ｍＬ、輸血なし',
    '麻酔：全身麻酔＋硬膜外麻酔',
  ])
  writePdfReport(c, ward('2022-07-19', '16:00'), 'pathologyReport', '病理診断報告書', [
    '材料：Ｓ状結腸切除標本',
    '診断：Adenocarcinoma, tub2, pT3, ly1, v1, pN2a（４／２３）',
    '断端：陰性',
  ])
  writeFhirDocument(c, ward('2022-07-25', '17:00'), DISCHARGE_SUMMARY, COLON_CANCER_SUMMARY)
  followChemotherapy(c, {
    from: '2022-09-13',
    everyDays: 14,
    courses: 12,
    bodyPanel: [...PANELS.cbc, ...PANELS.differential, ...PANELS.basic, 'TBIL'],
    markerEvery: 4,
    markers: ['CEA', 'CA199'],
    trends: TARO_TRENDS,
    mixtures: [
      {
        kind: '00^一般',
        parts: [
          ['saline50', '1'],
          ['palonosetron', '1'],
          ['dexamethasone66', '1'],
        ],
        route: 'drip',
        minutes: 15,
      },
      {
        kind: '07^抗がん剤',
        parts: [
          ['glucose5x500', '0.5'],
          ['oxaliplatin', '1.4'],
        ],
        route: 'drip',
        minutes: 120,
      },
      {
        kind: '00^一般',
        parts: [
          ['glucose5x500', '0.5'],
          ['levofolinate', '3'],
        ],
        route: 'drip',
        minutes: 120,
      },
      {
        kind: '07^抗がん剤',
        parts: [
          ['saline100', '1'],
          ['fluorouracil', '3.9'],
        ],
        route: 'drip',
        rateMlPerHour: '2',
        isContinuous: true,
        remark: '４６時間持続（携帯型ポンプ）',
      },
    ],
    support: [{ drug: 'pregabalin75', dose: '1', usage: 'bedtime', days: 14 }],
    postponed: [5],
  })
  for (const date of ['2023-06-14', '2024-06-12', '2025-06-11', '2026-06-10'])
    writeImaging(c, clinic(date, '09:40'), 'abdomenCtContrast', { orderedOn: addDays(day(date), -91) })
  writePdfReport(c, clinic('2026-06-10', '16:30', '48'), 'referral', '腎臓内科 報告書', [
    '糖尿病性腎症 G3b A2。eGFR の低下は年に約 3 mL/min/1.73m2。',
    'SGLT2 阻害薬とARBの継続をお願いします。',
  ])
}
