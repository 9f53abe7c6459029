import { describe, expect, it } from 'vitest'
import { samplePrescription } from '#testing/sample-facts.ts'
import type { JstDate } from '../jst-date.ts'
import { drugRows } from '../medications/drug-rows.ts'
import { currentMedicines } from './current-medicines.ts'

const TODAY = '2026-11-20' as JstDate

describe('現在の薬', () => {
  it('FACE-1, MED-3: supplies that reach into today, each by the line that does', () => {
    const found = currentMedicines(
      drugRows(
        [
          samplePrescription('a', '2026-10-01', 'アムロジピン錠', { endsOn: '2026-10-28' as JstDate }),
          samplePrescription('a', '2026-11-10', 'アムロジピン錠', { endsOn: '2026-12-07' as JstDate }),
          samplePrescription('b', '2026-05-01', 'フロセミド錠', { endsOn: '2026-05-14' as JstDate }),
        ],
        TODAY,
      ),
      TODAY,
    )
    expect(found.map(({ row, line }) => [row.name.text, line.at?.text.slice(0, 10)])).toEqual([
      ['アムロジピン錠', '2026-11-10'],
    ])
  })

  it('FACE-1, MED-1: 朝3錠 of one Rp and 昼1錠 of another are both told', () => {
    const line = (rpNumber: string, usage: string, dose: string) =>
      samplePrescription('a', '2026-11-10', 'プレドニゾロン錠５ｍｇ', {
        endsOn: '2026-12-07' as JstDate,
        rpNumber,
        usage,
        dose: { text: dose, unit: '錠' },
      })
    const found = currentMedicines(drugRows([line('1', '朝食後', '3'), line('2', '昼食後', '1')], TODAY), TODAY)
    expect(found.map(({ line: { usage, dose } }) => [usage, dose?.text])).toEqual([
      ['朝食後', '3'],
      ['昼食後', '1'],
    ])
  })

  it('H-15, MED-7: of two lines of one drug each is told with its own state', () => {
    const found = currentMedicines(
      drugRows(
        [
          samplePrescription('a', '2026-10-01', 'プレドニゾロン錠５ｍｇ', { endsOn: '2026-12-29' as JstDate }),
          samplePrescription('a', '2026-11-10', 'プレドニゾロン錠５ｍｇ', {
            endsOn: undefined,
            daysSupplied: undefined,
            status: 'stopped',
          }),
        ],
        TODAY,
      ),
      TODAY,
    )
    expect(found.map(({ line, status }) => [line.at?.text.slice(0, 10), status])).toEqual([
      ['2026-11-10', 'stopped'],
      ['2026-10-01', 'continuing'],
    ])
  })

  it('a supply that begins later does not stand in for the one in force', () => {
    const found = currentMedicines(
      drugRows(
        [
          samplePrescription('a', '2026-11-10', 'アムロジピン錠', { endsOn: '2026-11-23' as JstDate }),
          samplePrescription('a', '2026-11-24', 'アムロジピン錠', { endsOn: '2026-12-21' as JstDate }),
        ],
        TODAY,
      ),
      TODAY,
    )
    expect(found.map(({ line }) => line.at?.text.slice(0, 10))).toEqual(['2026-11-10'])
  })
})
