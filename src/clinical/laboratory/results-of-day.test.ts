import { describe, expect, it } from 'vitest'
import { sampleResult } from '#testing/sample-facts.ts'
import type { LabResult } from '../observation-facts.ts'
import { labRows } from './lab-rows.ts'
import { resultsOfDay } from './results-of-day.ts'

const cr = (at: string, value: string, more: Partial<LabResult> = {}) =>
  sampleResult('a', at, ['Cr', value, 'mg/dL'], more)

function opened(value: string) {
  const [row] = labRows([
    cr('2026-11-18T09:05', '1.62', { status: 'corrected' }),
    cr('2026-11-18T09:05', '16.2', { status: 'entered-in-error' }),
    cr('2026-11-18T14:20', '1.70'),
    cr('2026-11-17T09:05', '1.58'),
  ])
  const cell = row?.cells.find(({ measurement }) => measurement.value?.text === value)
  if (row === undefined || cell === undefined) throw new Error(`no cell ${value}`)
  const found = resultsOfDay(row, cell)
  return {
    current: found.current.map(({ measurement }) => measurement.value?.text),
    withdrawn: found.withdrawn.map(({ measurement }) => measurement.value?.text),
  }
}

describe('what stands in the detail of a result', () => {
  it('GRID-10, LAB-2: the opened one first, then the others of its day and of no other', () => {
    expect(opened('1.70').current).toEqual(['1.70', '1.62'])
    expect(opened('1.58').current).toEqual(['1.58'])
  })

  it('VAL-4, H-14: what was withdrawn that day, which a corrected result may have replaced', () => {
    expect(opened('1.62').withdrawn).toEqual(['16.2'])
    expect(opened('1.58').withdrawn).toEqual([])
  })
})
