import type { Chart } from '../chart.ts'
import { day } from '../day.ts'
import { cdaOf } from '../documents/cda.ts'
import { pdfOf } from '../documents/pdf.ts'
import { writeContent, writeNote } from '../writers/document.ts'
import type { Occasion } from '../writers/header-segments.ts'
import { writeImaging } from '../writers/imaging.ts'
import { writeInjection } from '../writers/injection.ts'
import { writeResults } from '../writers/laboratory.ts'
import { writePrescription } from '../writers/prescription.ts'
import { writeVisit } from '../writers/visit.ts'
import { TARO_REFERRAL_TO_B } from './taro-texts.ts'

/** The clinic this week: blood on the 18th with one value corrected since, prescriptions and a note on the 20th. */
export function taroRecentDays(a: Chart): void {
  const visit: Occasion = { day: day('2026-11-18'), time: '09:05', department: '01', setting: 'O' }
  writeVisit(a, { ...visit, time: '08:55' })
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
  const sent: Occasion = { day: day('2026-10-23'), time: '17:10', department: '01', setting: 'O' }
  writeContent(a, sent, 'referral', {
    'referral.xml': cdaOf(a, sent, { loinc: '57133-1', title: '診療情報提供書' }, TARO_REFERRAL_TO_B),
    'labs.pdf': pdfOf('検査結果', ['2026/10/21　Cr 1.52 mg/dL、K 5.4 mmol/L、NT-proBNP 2210 pg/mL']),
  })
  const today: Occasion = { day: day('2026-11-20'), time: '08:52', department: '01', setting: 'O' }
  writeVisit(a, { ...today, time: '08:35' })
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

/** Influenza every autumn, pneumococcus once. */
export function taroVaccinations(a: Chart): void {
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
