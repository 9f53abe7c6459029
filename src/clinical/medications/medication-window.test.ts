import { describe, expect, it } from 'vitest'
import { sampleDrug, sampleSupply } from '#testing/sample-supplies.ts'
import type { Answer } from '../answer.ts'
import type { FacilityId } from '../facility.ts'
import type { Instant, JstDate } from '../jst-date.ts'
import { dayAxis, extentOf, monthStarts, positionOf, weekMarks } from './day-axis.ts'
import { drugRows } from './drug-rows.ts'
import { askedPeriod, isRowInSpan, shownSpan, unknownDays } from './medication-window.ts'

const TODAY = '2026-11-20' as JstDate
const day = (text: string) => text as JstDate
const rows = (...lines: Parameters<typeof drugRows>[0]) => drugRows(lines, TODAY).flatMap((group) => group.rows)
const DRUG = sampleDrug('仮薬錠')

describe('what is asked for', () => {
  it('MED-7: a period of a year asks for half a year of supply before it', () => {
    expect(askedPeriod({ from: day('2025-11-20'), until: undefined }, TODAY).from).toBe('2025-05-04')
  })

  it('MED-7, H-15: a short period asks for everything that may be 現在, so that 現在 does not change with the period', () => {
    const { from } = askedPeriod({ from: day('2026-10-20'), until: undefined }, TODAY)
    const ordered = (on: string) => rows(sampleSupply('a', on, DRUG, undefined)).map(({ isCurrent }) => isCurrent)
    expect([from, ordered('2025-11-20'), ordered('2025-11-19')]).toEqual(['2025-11-20', [true], [false]])
  })

  it('all there is stays all there is; what is planned is asked for, too', () => {
    expect(askedPeriod({ from: undefined, until: day('2026-01-01') }, TODAY)).toEqual({
      from: undefined,
      until: undefined,
    })
  })
})

describe('the days drawn', () => {
  const period = { from: day('2026-08-20'), until: undefined }

  it('reach four weeks beyond today, and further where a supply does', () => {
    expect(shownSpan(period, [], [], TODAY)).toEqual({ from: '2026-08-20', until: '2026-12-18' })
    const long = rows(sampleSupply('a', '2026-11-20', DRUG, 84))
    expect(shownSpan(period, long, [], TODAY).until).toBe('2027-02-12')
  })

  it('a supply that lasts for years does not stretch them without end', () => {
    const endless = rows(sampleSupply('a', '2026-11-20', DRUG, 2000), sampleSupply('a', '2026-11-01', DRUG, 60))
    expect(shownSpan(period, endless, [], TODAY).until).toBe('2026-12-31')
  })

  it('of the whole time begin with the first record', () => {
    const all = rows(sampleSupply('a', '2016-03-05', DRUG, 14), sampleSupply('a', '2026-11-01', DRUG, 14))
    expect(shownSpan({ from: undefined, until: undefined }, all, [], TODAY).from).toBe('2016-03-05')
  })

  it('a row belongs to them when a supply reaches into them, or when its day is not known', () => {
    const span = { from: day('2026-11-01'), until: day('2026-12-01') }
    const [before] = rows(sampleSupply('a', '2026-10-18', DRUG, 14))
    const [into] = rows(sampleSupply('a', '2026-10-19', DRUG, 14))
    expect([before, into].map((row) => row !== undefined && isRowInSpan(row, span))).toEqual([false, true])
  })
})

describe('SRC-1: days of which nothing is known are told, never blank', () => {
  const span = { from: day('2026-08-20'), until: day('2026-12-18') }
  const unknown = (answer: Answer<unknown>) => unknownDays(new Map([['d' as FacilityId, answer]]), span)
  const at = 0 as Instant

  it('of a hospital that failed, all', () => {
    const why = { reason: 'timed-out', isRetryable: true } as const
    expect(unknown({ state: 'failed', why, at })).toEqual([{ facility: 'd', why: 'failed', ...span }])
  })

  it('of one whose older years are still asked, those before', () => {
    const gaps = [{ kind: 'older-not-yet', before: day('2026-10-01') }] as const
    expect(unknown({ state: 'data', rows: [], gaps, fetchedAt: at })).toEqual([
      { facility: 'd', why: 'asking', from: '2026-08-20', until: '2026-10-01' },
    ])
  })

  it('none and nothing missing are known', () => {
    expect(unknown({ state: 'none', fetchedAt: at })).toEqual([])
    expect(unknown({ state: 'notPermitted' })).toMatchObject([{ why: 'not-permitted' }])
  })
})

describe('the time axis', () => {
  const axis = dayAxis({ from: day('2026-09-20'), until: day('2026-12-05') }, 6)

  it('DT-7: every day is as wide as every other, older left', () => {
    expect([axis.width, positionOf(axis, day('2026-09-20')), positionOf(axis, day('2026-10-01'))]).toEqual([456, 0, 66])
  })

  it('DT-7: turned round, newer left, with the same width for every day; a stretch is cut to the axis in both directions', () => {
    const turned = dayAxis({ from: day('2026-09-20'), until: day('2026-12-05') }, 6, true)
    expect([positionOf(turned, day('2026-12-05')), positionOf(turned, day('2026-12-04'))]).toEqual([0, 6])
    const days = { from: day('2026-11-20'), until: day('2026-12-05') }
    expect([extentOf(axis, days), extentOf(turned, days)]).toEqual([
      { left: 366, width: 90 },
      { left: 0, width: 90 },
    ])
    const longer = { from: day('2026-09-01'), until: day('2026-09-30') }
    expect([extentOf(axis, longer), extentOf(turned, longer)]).toEqual([
      { left: 0, width: 60 },
      { left: 396, width: 60 },
    ])
  })

  it('DT-6: marks the months and their weeks within it', () => {
    expect(monthStarts(axis)).toEqual(['2026-10-01', '2026-11-01', '2026-12-01'])
    expect(weekMarks(axis)[0]).toBe('2026-09-22')
    expect(weekMarks(axis).at(-1)).toBe('2026-11-22')
  })
})
