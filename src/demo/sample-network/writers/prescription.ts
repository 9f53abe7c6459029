import { addMessage, type Chart } from '../chart.ts'
import { stamp } from '../day.ts'
import { coded, escapeText, segment } from '../segment.ts'
import { DRUGS, type Drug, type DrugKey, formText, unitText } from '../tables/drugs.ts'
import { USAGES, type UsageKey } from '../tables/usages.ts'
import { head, type Occasion, orc } from './header-segments.ts'

/** One drug of one Rp. */
export interface DrugLine {
  readonly drug: DrugKey
  /** One dose in the drug's unit; empty for ointments and plasters. */
  readonly dose: string
  readonly usage: UsageKey
  /** Days; undefined where none was recorded (頓用, 外用, 日数なし). */
  readonly days?: number
  /** Total amount; reckoned from dose, usage and days when it is not given. */
  readonly total?: string
  /** Doses of the times of day where they differ (分3不均等): `['4', '2', '1']`. */
  readonly uneven?: readonly string[]
  /** 隔日, or days of the week: supplementary usage. */
  readonly supplement?: { readonly code: string; readonly text: string }
  /** Free text of TQ1-11. */
  readonly remark?: string
  /** 頓服回数 */
  readonly occasions?: number
  /** External site: 左膝 … */
  readonly site?: { readonly code: string; readonly text: string }
  /** A line that was stopped: ORC-1 DC. */
  readonly isStopped?: boolean
}

export const EVERY_OTHER_DAY = { code: 'I1100000', text: '１日おき' } as const
export const WEEKLY_MONDAY = { code: 'W0100000', text: '月曜日' } as const

export interface PrescriptionOptions {
  /** 院外 or 院内; an in-patient's is always 院内. */
  readonly isDispensedOutside?: boolean
  readonly isDischarge?: boolean
  readonly flag?: '0' | '1' | '2'
  /** Key of an earlier version of the order. */
  readonly key?: string
}

/** OMP-01: one order with an Rp for each usage and number of days. @returns the order number. */
export function writePrescription(
  chart: Chart,
  occasion: Occasion,
  lines: readonly DrugLine[],
  options: PrescriptionOptions = {},
): string {
  const key = options.key ?? chart.nextKey()
  const groups = Map.groupBy(lines, (line) => `${line.usage}/${line.days}/${line.supplement?.code}/${line.uneven}`)
  const segments = head(chart, 'RDE^O11^RDE_O11', occasion)
  let rp = 0
  for (const group of groups.values()) {
    rp += 1
    group.forEach((line, index) => {
      segments.push(
        orc(chart, occasion, {
          control: line.isStopped ? 'DC' : 'NW',
          key,
          group: `${key}_${String(rp).padStart(2, '0')}_${String(index + 1).padStart(3, '0')}`,
        }),
        ...drugSegments(chart, occasion, line, options),
      )
    })
  }
  addMessage(
    chart,
    {
      date: occasion.day,
      dataType: 'OMP-01',
      key,
      sent: occasion,
      department: occasion.department,
      ...(options.flag && { flag: options.flag }),
    },
    segments,
  )
  return key
}

/** RXE, TQ1 and RXR of one drug. */
export function drugSegments(chart: Chart, occasion: Occasion, line: DrugLine, options: PrescriptionOptions): string[] {
  return [rxe(chart, occasion, line, options), tq1(occasion, line), rxr(line)]
}

/** The drug with the codes that this facility sends. */
export function drugCode(chart: Chart, drug: Drug, key: string): string {
  const local = `${chart.facility.letter}${localNumber(key)}`
  const { drugCoding } = chart.facility.habits
  if (drugCoding === 'HOT9' && drug.hot !== undefined) {
    return coded(drug.hot, drug.name, 'HOT9', [local, drug.name, '99MED'])
  }
  if (drugCoding === 'YJ' && drug.yj !== undefined) {
    return coded(`${drug.yj}990`, drug.name, 'YJ', [local, drug.name, '99MED'])
  }
  return coded(local, drug.name, '99MED')
}

function localNumber(key: string): string {
  let sum = 0
  for (const c of key) sum = (sum * 31 + c.charCodeAt(0)) % 99991
  return String(sum).padStart(5, '0')
}

export function totalOf(line: DrugLine): string {
  if (line.total !== undefined) return line.total
  const doses = line.uneven ?? Array.from({ length: USAGES[line.usage].timesPerDay }, () => line.dose)
  const perDay = doses.reduce((sum, dose) => sum + Number(dose), 0)
  const days = line.days ?? 0
  const taken = line.supplement === undefined ? days : Math.ceil(days / (line.supplement.code === 'I1100000' ? 2 : 7))
  return decimalText(perDay * taken)
}

function dailyDose(line: DrugLine): string {
  const doses = line.uneven ?? Array.from({ length: USAGES[line.usage].timesPerDay }, () => line.dose)
  return decimalText(doses.reduce((sum, dose) => sum + Number(dose), 0))
}

/** At most three places: doses are halves, quarters and tenths. */
function decimalText(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}

function rxe(chart: Chart, occasion: Occasion, line: DrugLine, options: PrescriptionOptions): string {
  const drug = DRUGS[line.drug]
  const usage = USAGES[line.usage]
  const unit = coded(drug.unit, unitText(drug.unit), 'MR9P')
  const isInternal = usage.code.startsWith('1') && usage.timesPerDay > 0
  const kind = isInternal
    ? '21^内服'
    : usage.code.startsWith('1')
      ? '22^頓用'
      : usage.code.startsWith('3')
        ? '24^自己注射'
        : '23^外用'
  const place =
    occasion.setting === 'O' && options.isDispensedOutside !== false ? 'OHO^院外処方^MR9P' : 'OHI^院内処方^MR9P'
  const category =
    occasion.setting === 'I'
      ? options.isDischarge
        ? 'IHP^入院処方^MR9P~DCG^退院処方^MR9P'
        : 'IHP^入院処方^MR9P~FTP^定時処方^JHSI0001'
      : `OHP^外来処方^MR9P~${place}`
  const doses = line.uneven?.map(Number)
  const total = totalOf(line)
  return segment('RXE', {
    2: drugCode(chart, drug, line.drug),
    3: doses === undefined ? line.dose || '""' : String(Math.min(...doses)),
    4: doses === undefined ? '' : String(Math.max(...doses)),
    5: line.dose === '' ? '""' : unit,
    6: coded(drug.form, formText(drug.form), 'MR9P'),
    7: line.uneven
      ?.map((dose, i) =>
        coded(`V${i + 1}${dose}NNNNN`, `不均等・${'１２３４'[i]}回目・${dose}${unitText(drug.unit)}`, 'JAMISDP01'),
      )
      .join('~'),
    10: total === '0' ? '' : total,
    11: total === '0' ? '' : unit,
    19: isInternal && line.dose !== '' ? `${dailyDose(line)}^${drug.unit}&${unitText(drug.unit)}&MR9P` : '',
    21: category,
    27: `${kind}^JHSP0003`,
  })
}

function tq1(occasion: Occasion, line: DrugLine): string {
  const usage = USAGES[line.usage]
  const repeats = [`${usage.code}&${usage.text}&JAMISDP01`]
  if (line.supplement !== undefined) repeats.push(`${line.supplement.code}&${line.supplement.text}&JAMISDP01`)
  return segment('TQ1', {
    1: '1',
    3: repeats.join('~'),
    6: line.days === undefined ? '' : `${line.days}^D&日&ISO+`,
    7: stamp(occasion.day),
    11: line.remark === undefined ? '' : escapeText(line.remark),
    14: line.occasions === undefined ? '' : String(line.occasions),
  })
}

function rxr(line: DrugLine): string {
  const { code } = USAGES[line.usage]
  const route = code.startsWith('1') ? 'PO^口^HL70162' : code.startsWith('3') ? 'SC^皮下^HL70162' : 'AP^外用^HL70162'
  return segment('RXR', { 1: route, 2: line.site && coded(line.site.code, line.site.text, 'JAMISDP01') })
}
