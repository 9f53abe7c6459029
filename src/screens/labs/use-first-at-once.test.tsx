import { render } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import { dataOf } from '#testing/fake-network.ts'
import { sampleLab } from '#testing/sample-lab-results.ts'
import { useFirstAtOnce } from './use-first-at-once.ts'

type Arrived = Parameters<typeof useFirstAtOnce>[0]

const PERIOD = { from: undefined, until: undefined }

const results = (...facilities: readonly string[]): Arrived => ({
  period: PERIOD,
  laboratory: new Map(facilities.map((id) => [id as FacilityId, dataOf([sampleLab({ name: id })])])),
  vitals: new Map(),
})

describe('what of the arriving results is drawn when', () => {
  const drawn: string[] = []
  const Drawing = ({ arrived }: { readonly arrived: Arrived }) => {
    drawn.push([...useFirstAtOnce(arrived).laboratory.keys()].join(' '))
    return null
  }

  it('SPD-1: the first at once, those of further hospitals when the page is free', () => {
    const { rerender } = render(<Drawing arrived={results()} />)
    const drawnOf = (arrived: Arrived) => {
      drawn.length = 0
      rerender(<Drawing arrived={arrived} />)
      return drawn
    }
    expect(drawnOf(results('a'))[0]).toBe('a')
    const behind = drawnOf(results('a', 'b'))
    expect(behind[0]).toBe('a')
    expect(behind.at(-1)).toBe('a b')
  })

  it('SPD-1: while there is no result yet, an answer without any is drawn once', () => {
    const { rerender } = render(<Drawing arrived={results()} />)
    drawn.length = 0
    rerender(<Drawing arrived={{ ...results(), vitals: new Map([['a' as FacilityId, dataOf([])]]) }} />)
    expect(drawn).toHaveLength(1)
  })

  it('SRC-2, B2: rows of another period, or of a hospital that refuses them now, stand no moment longer', () => {
    const { rerender } = render(<Drawing arrived={results('a')} />)
    const drawnFirst = (arrived: Arrived) => {
      drawn.length = 0
      rerender(<Drawing arrived={arrived} />)
      return drawn[0]
    }
    const [year, refused] = [{ from: '2025-11-20' as JstDate, until: undefined }, { state: 'notPermitted' } as const]
    expect(drawnFirst({ ...results('b'), period: year })).toBe('b')
    const laboratory = new Map([...results('c').laboratory, ['b' as FacilityId, refused] as const])
    expect(drawnFirst({ ...results(), period: year, laboratory })).toBe('c b')
  })
})
