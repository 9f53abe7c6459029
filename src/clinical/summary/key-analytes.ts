import type { FacilityId } from '../facility.ts'
import { jlac10Of } from '../laboratory/jlac10.ts'
import type { LabCell, LabRow } from '../laboratory/lab-row.ts'
import { newestFirst } from './recorded-time.ts'

/** One line of 主要検査: the newest result and the one before it in the very same row (LAB-1, LAB-8). */
export interface KeyResult {
  readonly row: LabRow
  readonly latest: LabCell
  readonly previous: LabCell | undefined
  /** Where the latest has no number (溶血, 検査中): the newest one of the analyte that has, with its own row. */
  readonly measured: Measured | undefined
  /** It has no JLAC10 code and is called by a familiar name: told apart, never joined with a coded one (H-07). */
  readonly isByName: boolean
}

interface Measured {
  readonly row: LabRow
  readonly cell: LabCell
}

export interface KeyResults {
  readonly lines: readonly KeyResult[]
  /** Items without a JLAC10 code that no line shows: what they measure, nobody can tell for certain (H-04, H-05). */
  readonly unread: { readonly count: number; readonly facilities: readonly FacilityId[] }
}

interface KeyAnalyte {
  readonly analytes: readonly string[]
  /** 結果識別, where one analyte is reported in several ways. */
  readonly result?: string
  /** What senders without a code call it, in upper case. */
  readonly names: readonly string[]
}

/** 主要検査 by JLAC10 分析物: kidney, heart, blood, sugar, liver. */
const KEY_ANALYTES: readonly KeyAnalyte[] = [
  { analytes: ['3C015'], names: ['CR', 'CRE', 'CREA', 'クレアチニン', 'CREATININE'] },
  { analytes: ['8A065'], names: ['EGFR', 'EGFRCREAT', '推算GFR', '推算糸球体濾過量'] },
  { analytes: ['3H015'], names: ['K', 'カリウム', 'POTASSIUM'] },
  { analytes: ['3H010'], names: ['NA', 'ナトリウム', 'SODIUM'] },
  // Two substances with numbers of another size: the one is never the newer result of the other (LAB-1).
  { analytes: ['4Z272'], names: ['NT-PROBNP', 'NTPROBNP'] },
  { analytes: ['4Z271'], names: ['BNP'] },
  { analytes: ['2A030'], names: ['HB', 'HGB', 'ヘモグロビン', '血色素', '血色素量', 'HEMOGLOBIN'] },
  { analytes: ['2A050'], names: ['PLT', '血小板', '血小板数', 'PLATELETS'] },
  { analytes: ['3D046', '3D045'], names: ['HBA1C', 'ヘモグロビンA1C'] },
  { analytes: ['3B045'], names: ['ALT', 'GPT'] },
  { analytes: ['3A015'], names: ['ALB', 'アルブミン', 'ALBUMIN'] },
  { analytes: ['5C070'], names: ['CRP', 'C反応性蛋白'] },
  { analytes: ['2B030'], result: '57', names: ['PT-INR', 'PTINR', 'INR'] },
]

/** Sets whose rows are of another material than blood: a creatinine in urine is another analyte to a reader. */
const OTHER_MATERIALS: ReadonlySet<LabRow['setId']> = new Set(['urine', 'body-fluid', 'vital-signs'])

/**
 * The newest result of each key analyte, in the order of the list, of whichever hospital and row has it; behind it every
 * result of that name without a code that is not older, for it may be the one that counts. What was not measured is left
 * out, and a result without a value (検査中, 溶血) stands as what it is (VAL-6), never in the place of the last number.
 */
export function keyResults(rows: readonly LabRow[]): KeyResults {
  const candidates = rows.flatMap((row) => {
    const latest = row.cells.at(-1)
    return latest === undefined || OTHER_MATERIALS.has(row.setId)
      ? []
      : [{ row, latest, previous: row.cells.at(-2), code: jlac10Of(latest.measurement.item) }]
  })
  const uncoded = candidates.filter(({ code }) => code === undefined)
  const lines = KEY_ANALYTES.flatMap(({ analytes, result, names }) => {
    const ofAnalyte = candidates
      .filter(
        ({ code }) =>
          code !== undefined && analytes.includes(code.analyte) && (result === undefined || code.result === result),
      )
      .toSorted((one, other) => newestFirst(one.latest.at, other.latest.at))
    const [coded] = ofAnalyte
    const named = uncoded.filter(
      ({ row, latest }) => row.senderNames.some((name) => isNamed(name, names)) && !isOlder(latest, coded?.latest),
    )
    return [
      ...(coded === undefined
        ? []
        : [{ ...coded, measured: measuredBeside(coded.latest, ofAnalyte), isByName: false }]),
      ...named
        .toSorted((one, other) => newestFirst(one.latest.at, other.latest.at))
        .map((each) => ({ ...each, measured: measuredBeside(each.latest, [each]), isByName: true })),
    ]
  }).map(({ code: _code, ...line }) => line)
  const shown = new Set(lines.map(({ row }) => row))
  const unread = uncoded.filter(({ row }) => !shown.has(row))
  const facilities = [...new Set(unread.flatMap(({ row }) => row.cells.map(({ facility }) => facility)))]
  return { lines, unread: { count: unread.length, facilities } }
}

function measuredBeside(latest: LabCell, rows: readonly { readonly row: LabRow }[]): Measured | undefined {
  if (hasNumber(latest)) return undefined
  return rows
    .flatMap(({ row }) => {
      const cell = row.cells.findLast(hasNumber)
      return cell === undefined ? [] : [{ row, cell }]
    })
    .toSorted((one, other) => newestFirst(one.cell.at, other.cell.at))[0]
}

function hasNumber({ measurement }: LabCell): boolean {
  return measurement.value?.magnitude !== undefined
}

/** 「クレアチニン（Cr）」 by either word; 「尿中K」, 「K（尿）」 are of another material. */
function isNamed(text: string, names: readonly string[]): boolean {
  const words = text.normalize('NFKC').toUpperCase()
  if (/尿|髄液|胸水|腹水|穿刺|URINE|FLUID|CSF/.test(words)) return false
  return words.split(/[\s()[\]・/,、]+/).some((word) => names.includes(word))
}

/** By the day: of two results of one day neither is called the older one. */
function isOlder(one: LabCell, other: LabCell | undefined): boolean {
  return other !== undefined && (one.at?.text ?? '').slice(0, 10) < (other.at?.text ?? '').slice(0, 10)
}
