import { describe, expect, it } from 'vitest'
import { LAB_CODE, type SampleLab, sampleLab } from '#testing/sample-lab-results.ts'
import { labRows } from './lab-rows.ts'
import { sparkline } from './sparkline.ts'

const FRAME = { from: '2026-01-01', until: '2026-01-11', width: 76, height: 20 }
const K: SampleLab = { name: 'カリウム', jlac10: LAB_CODE.k, unit: 'mmol/L', range: '3.0-5.0' }
const line = (...results: readonly (readonly [at: string | undefined, value: string])[]) =>
  sparkline(labRows(results.map(([at, value]) => sampleLab({ ...K, at, value })))[0]?.cells ?? [], FRAME)

describe('the course of a row', () => {
  it('LAB-7: stands on the true time axis of all columns, with the range as a band', () => {
    const drawn = line(['2026-01-01', '3.0'], ['2026-01-06', '5.0'], ['2026-01-11', '4.0'])
    expect(drawn?.points).toBe('3,17 38,3 73,10')
    expect(drawn?.last).toEqual({ x: 73, y: 10 })
    expect(drawn?.band).toEqual({ y: 3, height: 14 })
  })

  it('VAL-1 VAL-3: bounds and texts have no place on it', () => {
    expect(
      line(['2026-01-01', '3.0'], ['2026-01-06', '<5.0'], ['2026-01-08', '溶血'], ['2026-01-11', '4.0'])?.points.split(
        ' ',
      ),
    ).toHaveLength(2)
  })

  it('is not drawn for fewer than two numbers, nor for results without a day', () => {
    expect(line(['2026-01-01', '3.0'])).toBeUndefined()
    expect(line([undefined, '3.0'], ['2026-01', '4.0'], ['2026-01-06', '4.1'])).toBeUndefined()
  })
})
