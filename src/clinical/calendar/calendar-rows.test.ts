import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClinicalTime, TimePrecision } from '#clinical/clinical-time.ts'
import type { FacilityId } from '#clinical/facility.ts'
import { dateOfDayNumber, dayNumber, type JstDate } from '#clinical/jst-date.ts'
import type { Occurrence, OccurrenceStatus } from '#clinical/occurrence.ts'
import { RECORD_KINDS } from '#clinical/record-kind.ts'
import { calendarRows, toldApart } from './calendar-rows.ts'
import type { JstMonth } from './jst-month.ts'

const TODAY = '2026-11-20' as JstDate
const [A, B, C] = ['a', 'b', 'c'].map((id) => id as FacilityId) as [FacilityId, FacilityId, FacilityId]
const ORDER = [A, B, C]

const PRECISIONS: Record<number, TimePrecision> = { 4: 'year', 7: 'month', 10: 'day', 16: 'minute', 19: 'second' }

function time(text: string): ClinicalTime {
  return { text, precision: PRECISIONS[text.length] ?? 'day' }
}

let serial = 0
function occurrence(fields: Partial<Occurrence> & { at?: string } = {}): Occurrence {
  const { at, ...rest } = fields
  serial += 1
  return {
    key: `o${serial}`,
    facility: A,
    kind: 'laboratory',
    start: at === undefined ? undefined : time(at),
    end: undefined,
    label: '生化学',
    setting: 'outpatient',
    department: '内科',
    status: 'final',
    refs: [],
    ...rest,
  }
}

const rows = (occurrences: readonly Occurrence[]) => calendarRows(occurrences, ORDER, TODAY)

describe('rows of the calendar', () => {
  it('CAL-1: stands with its eight kinds in their fixed order though there is no record at all', () => {
    expect(rows([]).rows.map((row) => row.kind)).toEqual([
      'prescription',
      'injection',
      'laboratory',
      'imaging',
      'report',
      'file',
      'clinical-record',
      'note',
    ])
  })

  it('CAL-1: adds operations, orders and the like only when a record of them exists, in their own place', () => {
    const kinds = rows([
      occurrence({ kind: 'diet', at: '2026-11-01' }),
      occurrence({ kind: 'procedure', at: '2026-11-01' }),
    ]).rows.map((row) => row.kind)
    expect(kinds.slice(8)).toEqual(['procedure', 'diet'])
  })

  it('CAL-7: a row stays where the filter has taken its last record', () => {
    expect(calendarRows([], ORDER, TODAY, new Set(['procedure'] as const)).rows.at(-1)?.kind).toBe('procedure')
  })

  it('CAL-2: counts the records of a cell and names their hospitals in the order of letters', () => {
    const cell = rows([
      occurrence({ facility: B, at: '2026-11-18T14:20' }),
      occurrence({ facility: A, at: '2026-11-18T09:05' }),
      occurrence({ facility: B, at: '2026-11-18' }),
    ]).rows[2]?.byDay.get('2026-11-18' as JstDate)
    expect(cell?.occurrences).toHaveLength(3)
    expect(cell?.facilities).toEqual([
      { facility: A, count: 1 },
      { facility: B, count: 2 },
    ])
  })

  it('CAL-2: counts a visit among the clinical records', () => {
    const row = rows([occurrence({ kind: 'visit', at: '2026-11-18' })]).rows.find((r) => r.kind === 'clinical-record')
    expect(row?.byDay.get('2026-11-18' as JstDate)?.occurrences).toHaveLength(1)
  })

  it('VAL-4: leaves cancelled records out of the count, keeps them for the panel, and counts them apart', () => {
    const calendar = rows([
      occurrence({ at: '2026-11-18', status: 'cancelled' }),
      occurrence({ at: '2026-11-18', status: 'corrected' }),
    ])
    const cell = calendar.rows[2]?.byDay.get('2026-11-18' as JstDate)
    expect(cell?.occurrences.map((each) => each.status)).toEqual(['corrected'])
    expect(cell?.cancelled).toHaveLength(1)
    expect(calendar.remainder.cancelled).toHaveLength(1)
    expect(calendar.rows[2]?.count).toBe(1)
  })

  it('VAL-7: a record of "2024年5月" is in the month and told on the day scale, and never on 1 May', () => {
    const calendar = rows([occurrence({ at: '2024-05' })])
    expect(calendar.rows[2]?.byDay.size).toBe(0)
    expect(calendar.rows[2]?.byMonth.get('2024-05' as JstMonth)?.occurrences).toHaveLength(1)
    expect(toldApart(calendar.remainder, 'day')).toHaveLength(1)
    expect(toldApart(calendar.remainder, 'month')).toHaveLength(0)
  })

  it.each([
    ['a year only', '2024', 'yearOnly'],
    ['a day that does not exist', '2026-02-30', 'undated'],
    ['a day in the year 1', '0001-01-01', 'undated'],
    ['a day in the year 1018', '1018-01-01', 'outOfReach'],
    ['a day in the year 9999', '9999-12-31T00:00', 'outOfReach'],
  ] as const)('VAL-7: tells a record with %s apart instead of guessing a day', (_name, at, where) => {
    const calendar = rows([occurrence({ at })])
    expect(calendar.remainder[where]).toHaveLength(1)
    expect(calendar.rows[2]?.byDay.size).toBe(0)
    expect(toldApart(calendar.remainder, 'month')).toHaveLength(1)
  })

  it('tells a record without any date apart', () => {
    expect(rows([occurrence()]).remainder.undated).toHaveLength(1)
  })

  it('DT-1: a record at half past midnight stands on the day that was written, whatever the zone of the device', () => {
    const row = rows([occurrence({ at: '2026-11-18T00:30' })]).rows[2]
    expect([...(row?.byDay.keys() ?? [])]).toEqual(['2026-11-18'])
  })

  it('lists what is planned from today on, nearest first', () => {
    const planned = rows([
      occurrence({ kind: 'order', at: '2026-12-24', status: 'planned' }),
      occurrence({ kind: 'order', at: '2026-12-04', status: 'planned' }),
      occurrence({ kind: 'order', at: '2026-10-01', status: 'planned' }),
    ]).planned
    expect(planned.map((each) => each.start?.text)).toEqual(['2026-12-04', '2026-12-24'])
  })
})

const STATUSES: readonly OccurrenceStatus[] = [
  'planned',
  'ongoing',
  'preliminary',
  'final',
  'corrected',
  'cancelled',
  'unknown',
]

const anyDay = fc.integer({ min: dayNumber('2015-01-01' as JstDate), max: dayNumber('2027-12-31' as JstDate) })
const anyTime = fc.option(
  fc
    .tuple(anyDay, fc.constantFrom(4, 7, 10, 16))
    .map(([day, length]) => time(`${dateOfDayNumber(day)}T12:00`.slice(0, length))),
  { nil: undefined },
)
const anyOccurrence = fc
  .record({
    facility: fc.constantFrom(...ORDER),
    kind: fc.constantFrom(...RECORD_KINDS),
    start: fc.oneof(anyTime, fc.constantFrom(time('9999-12-31'), time('2026-02-30'), time('むかし'))),
    end: anyTime,
    status: fc.constantFrom(...STATUSES),
  })
  .map((fields) => occurrence(fields))

describe('nothing is lost', () => {
  it('SRC-2: every occurrence is in exactly one place of each scale or in the told remainder', () => {
    fc.assert(
      fc.property(fc.array(anyOccurrence, { maxLength: 60 }), (occurrences) => {
        const calendar = rows(occurrences)
        const expected = occurrences.map((each) => each.key).sort()
        for (const scale of ['day', 'month'] as const) {
          const cells = calendar.rows.flatMap((row) => [...(scale === 'day' ? row.byDay : row.byMonth).values()])
          const places = [
            ...cells.flatMap((cell) => cell.occurrences),
            ...calendar.stays.bars.map((bar) => bar.occurrence),
            ...toldApart(calendar.remainder, scale),
            ...calendar.remainder.cancelled,
          ].map((each) => each.key)
          expect(places.sort()).toEqual(expected)
        }
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 2000) },
    )
  })

  it('a count in a cell is the number of its records, and the hospitals share it out completely', () => {
    fc.assert(
      fc.property(fc.array(anyOccurrence, { maxLength: 40 }), (occurrences) => {
        for (const row of rows(occurrences).rows)
          for (const cell of [...row.byDay.values(), ...row.byMonth.values()])
            expect(cell.facilities.reduce((sum, each) => sum + each.count, 0)).toBe(cell.occurrences.length)
      }),
      { numRuns: 300 },
    )
  })
})
