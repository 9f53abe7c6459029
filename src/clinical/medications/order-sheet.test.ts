import { describe, expect, it } from 'vitest'
import { sampleDrug, sampleSupply } from '#testing/sample-supplies.ts'
import type { Prescription } from '../medication-facts.ts'
import { orderSheet } from './order-sheet.ts'

const line = (name: string, more: Partial<Prescription>) => sampleSupply('a', '2026-11-20', sampleDrug(name), 14, more)
const drugs = (sheet: ReturnType<typeof orderSheet>) =>
  sheet.rps.map(({ number, lines }) => [number, lines.map((each) => each.drugs[0]?.name.text)])

describe('MED-1: opening one line shows its whole order', () => {
  const order = { orderKey: 'a/1' }
  const second = line('乙錠', { ...order, rpNumber: '1', orderInRp: '2' })
  const first = line('甲錠', { ...order, rpNumber: '1', orderInRp: '1' })
  const asNeeded = line('丙錠', { ...order, rpNumber: '10', orderInRp: '1' })
  const external = line('丁軟膏', { ...order, rpNumber: '2', orderInRp: '1' })

  it('every Rp and every line, in the order of their numbers', () => {
    expect(drugs(orderSheet(asNeeded, [second, asNeeded, external, first]))).toEqual([
      ['1', ['甲錠', '乙錠']],
      ['2', ['丁軟膏']],
      ['10', ['丙錠']],
    ])
  })

  it('and nothing of another order, act or hospital with the same number', () => {
    const others = [
      line('別錠', { orderKey: 'a/2' }),
      line('調剤錠', { ...order, act: 'dispensed' }),
      { ...line('他院錠', order), facility: 'b' as never },
    ]
    expect(drugs(orderSheet(first, [first, ...others]))).toEqual([['1', ['甲錠']]])
  })

  it('without an order number, lines of the same minute belong together: a pharmacy sends none', () => {
    const at = (text: string) => ({
      act: 'dispensed' as const,
      orderKey: undefined,
      at: { text, precision: 'minute' as const },
    })
    const one = line('甲錠', { ...at('2026-11-20T11:50'), rpNumber: '1' })
    const other = line('乙錠', { ...at('2026-11-20T11:50'), rpNumber: '2' })
    const later = line('丙錠', at('2026-11-20T15:00'))
    expect(drugs(orderSheet(one, [one, other, later]))).toEqual([
      ['1', ['甲錠']],
      ['2', ['乙錠']],
    ])
  })

  it('with neither, a line stands alone: the day only joins nothing', () => {
    const one = line('甲錠', { orderKey: undefined })
    expect(drugs(orderSheet(one, [one, line('乙錠', { orderKey: undefined })]))).toEqual([['1', ['甲錠']]])
  })
})
