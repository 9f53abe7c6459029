import { describe, expect, it } from 'vitest'
import { sampleDrug, sampleSupply } from '#testing/sample-supplies.ts'
import type { JstDate } from '../jst-date.ts'
import type { Prescription } from '../medication-facts.ts'
import { drugRows } from './drug-rows.ts'
import { doseUntold } from './lines-in-force.ts'

const TODAY = '2026-11-20' as JstDate
const STRONG = sampleDrug('プレドニゾロン錠５ｍｇ「例示」', '2456001F3990')
const WEAK = sampleDrug('プレドニゾロン錠２．５ｍｇ「例示」', '2456001F2990')
const daily = (text: string) => ({ dailyDose: { text, unit: '錠' } })

/** What each supply replaces, by its first day. */
const replaced = (...lines: readonly Prescription[]) =>
  drugRows(lines, TODAY)
    .flatMap(({ rows }) => rows.flatMap(({ bands }) => bands))
    .toSorted((one, other) => (one.from < other.from ? -1 : 1))
    .map(({ replaces, change }) => replaces ?? change?.direction)

describe('MED-8: another strength takes the place of the one before', () => {
  it('and is told with the product before it, as 変更 and without a claim of 増 or 減', () => {
    const lines = [
      sampleSupply('a', '2026-10-20', STRONG, 28, daily('1')),
      sampleSupply('a', '2026-11-17', WEAK, 28, daily('1')),
    ]
    expect(replaced(...lines)).toEqual([undefined, STRONG.text])
    const row = drugRows(lines, TODAY)
      .flatMap(({ rows }) => rows)
      .find(({ name }) => name.text === WEAK.text)
    expect(row?.status).toBe('changed')
  })

  it('back again: an older supply of the same product is not what it is compared with', () => {
    expect(
      replaced(
        sampleSupply('a', '2026-09-22', STRONG, 28, daily('2')),
        sampleSupply('a', '2026-10-20', WEAK, 28, daily('1')),
        sampleSupply('a', '2026-11-17', STRONG, 28, daily('1')),
      ),
    ).toEqual([undefined, undefined, WEAK.text])
  })

  it('not where both are ordered together, or the other goes on', () => {
    expect(replaced(sampleSupply('a', '2026-11-17', STRONG, 28), sampleSupply('a', '2026-11-17', WEAK, 28))).toEqual([
      undefined,
      undefined,
    ])
    expect(
      replaced(
        sampleSupply('a', '2026-10-20', STRONG, 28),
        sampleSupply('a', '2026-11-10', WEAK, 28),
        sampleSupply('a', '2026-11-17', STRONG, 28),
      ),
    ).toEqual([undefined, undefined, undefined])
  })

  it('not of another hospital, of another act, or of a supply of long ago', () => {
    const now = sampleSupply('a', '2026-11-17', WEAK, 28)
    expect(replaced(sampleSupply('b', '2026-10-20', STRONG, 28), now)).toEqual([undefined, undefined])
    expect(replaced(sampleSupply('a', '2026-10-20', STRONG, 28, { act: 'dispensed' }), now)).toEqual([
      undefined,
      undefined,
    ])
    expect(replaced(sampleSupply('a', '2026-08-01', STRONG, 28), now)).toEqual([undefined, undefined])
  })

  it('H-15: not while the other supply lasts for weeks beyond the new one: it may be taken in addition', () => {
    const [long, short] = [sampleSupply('a', '2026-10-01', STRONG, 90), sampleSupply('a', '2026-11-10', WEAK, 28)]
    expect(replaced(long, short)).toEqual([undefined, undefined])
    expect(replaced({ ...long, status: 'stopped' }, short)).toEqual([undefined, STRONG.text])
    expect(replaced(sampleSupply('a', '2026-10-20', STRONG, 28), short)).toEqual([undefined, STRONG.text])
  })

  it('H-15: of one product no 増 or 減 is claimed while the supply before it lasts for weeks', () => {
    const before = sampleSupply('a', '2026-10-01', WEAK, 90, daily('2'))
    const added = sampleSupply('a', '2026-11-10', WEAK, 14, daily('1'))
    expect(replaced(before, added)).toEqual([undefined, undefined])
    expect(replaced({ ...before, status: 'stopped' }, added)).toEqual([undefined, 'decrease'])
  })

  it('H-15: another dose of a product that lasts for weeks beside it is neither a change nor an addition by guess', () => {
    const before = sampleSupply('a', '2026-10-01', WEAK, 90, daily('2'))
    const rowOf = (...lines: readonly Prescription[]) => {
      const [row] = drugRows(lines, TODAY).flatMap(({ rows }) => rows)
      return row && { untold: doseUntold(row), bands: row.bands.map((band) => band.otherDoseBeside?.to) }
    }
    const now = sampleSupply('a', '2026-11-10', WEAK, 14, daily('1'))
    expect(rowOf(before, now)).toMatchObject({ untold: { from: '2', to: '1' }, bands: [undefined, '1'] })
    expect(rowOf(before, sampleSupply('a', '2026-11-10', WEAK, 14, daily('2')))?.untold).toBeUndefined()
    // Over: the mark stays at its supply, and the row is told by the other alone.
    expect(rowOf(before, sampleSupply('a', '2026-11-01', WEAK, 7, daily('1')))).toEqual({
      untold: undefined,
      bands: [undefined, '1'],
    })
    expect(rowOf({ ...before, status: 'stopped' }, now)?.bands).toEqual([undefined, undefined])
  })
})
