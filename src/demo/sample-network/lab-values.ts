import type { Chart } from './chart.ts'
import type { Day } from './day.ts'
import { reconcile } from './lab-consistency.ts'
import { LAB_ITEMS, type LabItem, type LabKey, type LabSection, SECTIONS } from './tables/lab-items.ts'
import { type Trends, valueAt } from './trend.ts'
import type { ResultGroup, ResultRow } from './writers/laboratory.ts'

/**
 * Rows of one collection, as this facility's laboratory reports them: its units, its ranges of that time, its flags.
 * @param exact values to be reported as they stand, without the noise of a day.
 */
export function labGroups(
  chart: Chart,
  date: Day,
  keys: readonly LabKey[],
  trends: Trends,
  exact: Partial<Record<LabKey, string>> = {},
): ResultGroup[] {
  const wanted = [...new Set(keys.map((key) => methodOf(chart, date, key)))]
  const values = new Map<LabKey, number>()
  for (const key of wanted)
    values.set(key, exact[key] === undefined ? draw(chart, date, key, trends) : Number(exact[key]))
  reconcile(chart.person, date, values, trends)
  const sections = Map.groupBy(wanted, (key): LabSection => LAB_ITEMS[key].section)
  return [...sections].map(([section, members]) => ({
    specimen: SECTIONS[section].specimen,
    heading: SECTIONS[section],
    rows: members.map((key) => rowOf(chart, date, key, exact[key] ?? values.get(key) ?? 0)),
  }))
}

/** The day on which a laboratory changed ALP and LD from JSCC to IFCC: they all did in 2020 and 2021. */
const IFCC_SINCE: Readonly<Record<string, string>> = {
  A: '2020-04-01',
  B: '2020-07-01',
  C: '2021-04-01',
  D: '2021-01-01',
}

function methodOf(chart: Chart, date: Day, key: LabKey): LabKey {
  if (date >= (IFCC_SINCE[chart.facility.letter] ?? '2020-10-01')) return key
  return key === 'ALP' ? 'ALPJSCC' : key === 'LD' ? 'LDJSCC' : key
}

function draw(chart: Chart, date: Day, key: LabKey, trends: Trends): number {
  const item: LabItem = LAB_ITEMS[key]
  const anchors = trends[key]
  const centre = anchors === undefined ? personal(chart, key, item) : (valueAt(anchors, date) ?? item.usual)
  const spread = anchors === undefined ? item.spread : Math.min(item.spread, Math.abs(centre) * 0.06)
  return Math.max(10 ** -item.decimals, centre + chart.random.normal() * spread)
}

/** Everybody has values of their own within the healthy range. */
function personal(chart: Chart, key: LabKey, item: LabItem): number {
  let seed = 0
  for (const c of chart.person.handle + key) seed = (seed * 31 + c.charCodeAt(0)) % 1009
  const female = chart.person.sex === 'F' && FEMALE_FACTOR[key]
  return item.usual * (female || 1) + (seed / 1009 - 0.5) * 1.6 * item.spread
}

const FEMALE_FACTOR: Partial<Record<LabKey, number>> = {
  Hb: 0.91,
  RBC: 0.92,
  Ht: 0.91,
  Cre: 0.78,
  UA: 0.78,
  ALT: 0.8,
  GGT: 0.7,
  CK: 0.8,
  FER: 0.5,
}

/** Facilities print white cells and platelets in units of their own (NUM: one analyte in two units). */
const LOCAL_UNITS: Readonly<
  Record<string, Partial<Record<LabKey, { readonly unit: string; readonly factor: number; readonly decimals: number }>>>
> = {
  A: {},
  C: {
    WBC: { unit: '/uL', factor: 1000, decimals: 0 },
    PLT: { unit: '10*4/uL', factor: 0.1, decimals: 1 },
    RBC: { unit: '10*4/uL', factor: 100, decimals: 0 },
  },
  D: {
    WBC: { unit: '10*2/uL', factor: 10, decimals: 0 },
    PLT: { unit: '10*4/uL', factor: 0.1, decimals: 1 },
    CRP: { unit: 'mg/L', factor: 10, decimals: 1 },
  },
  H: { PLT: { unit: '10*4/uL', factor: 0.1, decimals: 1 } },
}

/** Ranges that a facility printed until a day, before it took the common ones of the whole country. */
const FORMER_RANGES: Readonly<
  Record<string, { readonly until: string; readonly ranges: Partial<Record<LabKey, readonly [string, string]>> }>
> = {
  A: {
    until: '2019-10-01',
    ranges: {
      WBC: ['3.5', '9.1'],
      Hb: ['13.5', '17.6'],
      PLT: ['131', '362'],
      K: ['3.5', '5.0'],
      UA: ['3.6', '7.0'],
      LDL: ['70', '139'],
      Cre: ['0.61', '1.04'],
    },
  },
  B: {
    until: '2018-04-01',
    ranges: {
      WBC: ['3.9', '9.8'],
      Hb: ['13.4', '17.6'],
      K: ['3.5', '5.0'],
      AST: ['10', '40'],
      ALT: ['5', '45'],
      CRP: ['', '0.30'],
    },
  },
  D: { until: '2022-04-01', ranges: { AST: ['8', '38'], ALT: ['4', '44'], K: ['3.5', '5.1'] } },
}

function rowOf(chart: Chart, date: Day, key: LabKey, value: number | string): ResultRow {
  const item: LabItem = LAB_ITEMS[key]
  const local = LOCAL_UNITS[chart.facility.letter]?.[key]
  const factor = local?.factor ?? 1
  const decimals = local?.decimals ?? item.decimals
  const number = Number(value) * factor
  const [low, high] = rangeOf(chart, date, key, item)
  const printed = (limit: string) =>
    limit === '' || local === undefined ? limit : (Number(limit) * factor).toFixed(decimals)
  const text = typeof value === 'string' && local === undefined ? value : number.toFixed(decimals)
  const floor = DETECTION[key]
  const isBelow = floor !== undefined && Number(value) < Number(floor)
  const bound = isBelow
    ? `<${(Number(floor) * factor).toFixed(local === undefined ? fractionDigits(floor) : decimals)}`
    : text
  return {
    name: item.name,
    ...(item.jlac10 && { jlac10: item.jlac10 }),
    localCode: `${chart.facility.letter}${key.toUpperCase()}`,
    type: isBelow ? 'ST' : 'NM',
    value: bound,
    unit: local?.unit ?? item.unit,
    range: rangeText([printed(low), printed(high)]),
    flag: flagOf(Number(value), low, high, item),
  }
}

/** What the method cannot see. */
const DETECTION: Partial<Record<LabKey, string>> = { CRP: '0.02', TNT: '0.003', PCT: '0.02' }

function fractionDigits(text: string): number {
  return text.split('.')[1]?.length ?? 0
}

function rangeOf(chart: Chart, date: Day, key: LabKey, item: LabItem): readonly [string, string] {
  const former = FORMER_RANGES[chart.facility.letter]
  const old = former !== undefined && date < former.until ? former.ranges[key] : undefined
  if (old !== undefined) return old
  if (item.range === undefined) return ['', '']
  return 'M' in item.range ? item.range[chart.person.sex] : item.range
}

/** `3.3-8.6`, `<0.14` with only an upper limit, `>60` with only a lower one (ss-mix2.md §9, OBX-7). */
function rangeText([low, high]: readonly [string, string]): string {
  if (low === '' && high === '') return ''
  if (low === '') return `<${high}`
  return high === '' ? `>${low}` : `${low}-${high}`
}

function flagOf(value: number, low: string, high: string, item: LabItem): string {
  const rounded = Number(value.toFixed(item.decimals))
  if (item.panic?.high !== undefined && rounded >= item.panic.high) return 'HH'
  if (item.panic?.low !== undefined && rounded <= item.panic.low) return 'LL'
  if (high !== '' && rounded > Number(high)) return 'H'
  if (low !== '' && rounded < Number(low)) return 'L'
  return ''
}
