import { addMessage, type Chart } from '../chart.ts'
import type { Day } from '../day.ts'
import { stamp } from '../day.ts'
import { coded, escapeText, segment } from '../segment.ts'
import { doctor, head, type Occasion, orc } from './header-segments.ts'

/** One result row, already as the laboratory reports it. */
export interface ResultRow {
  readonly name: string
  readonly jlac10?: string
  readonly localCode: string
  readonly localName?: string
  /** NM for a number, ST for anything else, CWE for a coded value (`code^text^system` ready made). */
  readonly type: 'NM' | 'ST' | 'CWE'
  readonly value: string
  readonly unit?: string
  /** As OBX-7 prints it. */
  readonly range?: string
  readonly flag?: string
  readonly subId?: string
  /** OBX-11; F when not given. */
  readonly status?: string
  readonly comment?: string
}

/** Rows of one specimen under one heading. */
export interface ResultGroup {
  readonly specimen: readonly [code: string, name: string]
  readonly heading: { readonly code: string; readonly name: string; readonly system?: string }
  readonly rows: readonly ResultRow[]
  /** Susceptibility: OBR-26 points at the organism. */
  readonly parent?: string
}

export interface ResultOptions {
  readonly reported?: { readonly day: Day; readonly time: string }
  readonly flag?: '0' | '1' | '2'
  readonly key?: string
  /** OBR-25: F, P … */
  readonly status?: string
}

/** OML-11: the results of one order; `occasion` is the collection. @returns the order number. */
export function writeResults(
  chart: Chart,
  occasion: Occasion,
  groups: readonly ResultGroup[],
  options: ResultOptions = {},
): string {
  const key = options.key ?? chart.nextKey()
  const reported = options.reported ?? occasion
  const segments = head(chart, 'OUL^R22^OUL_R22', { ...occasion, ...reported })
  const collected = stamp(occasion.day, occasion.time)
  groups.forEach((group, index) => {
    const filler = `L${collected}${String(index + 1).padStart(2, '0')}`
    const obr = segment('OBR', {
      1: '1',
      2: key,
      3: filler,
      4: coded(group.heading.code, group.heading.name, group.heading.system ?? '99O03'),
      7: collected,
      16: doctor(chart, occasion.department),
      22: `${stamp(reported.day, reported.time)}00`,
      25: options.status,
      26: group.parent,
    })
    const order = orc(chart, { ...occasion, ...reported }, { control: 'SC', key, more: { 3: filler, 5: 'CM' } })
    segments.push(
      segment('SPM', {
        1: String(index + 1),
        2: filler,
        4: coded(group.specimen[0], group.specimen[1], 'JC10'),
        17: collected,
      }),
      ...(chart.facility.habits.isOrcFirst ? [order, obr] : [obr, order]),
      ...group.rows.flatMap((row, i) => result(row, i + 1, collected)),
    )
  })
  addMessage(
    chart,
    {
      date: occasion.day,
      dataType: 'OML-11',
      key,
      sent: reported,
      department: occasion.department,
      ...(options.flag && { flag: options.flag }),
    },
    segments,
  )
  return key
}

function result(row: ResultRow, number: number, collected: string): string[] {
  const local = [row.localCode, row.localName ?? row.name, '99LAB'] as const
  const item = row.jlac10 === undefined ? coded(...local) : coded(row.jlac10, row.name, 'JC10', local)
  const obx = segment('OBX', {
    1: String(number),
    2: row.type,
    3: item,
    4: row.subId,
    5: row.type === 'CWE' ? row.value : escapeText(row.value),
    6: row.unit ? coded(row.unit, row.unit, 'ISO+') : '',
    7: row.range && escapeText(row.range),
    8: row.flag,
    11: row.status ?? 'F',
    14: collected,
  })
  return row.comment === undefined ? [obx] : [obx, segment('NTE', { 1: '1', 3: escapeText(row.comment) })]
}
