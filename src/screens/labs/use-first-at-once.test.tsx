import { render } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import { dataOf } from '#testing/fake-network.ts'
import { sampleLab } from '#testing/sample-lab-results.ts'
import { useFirstAtOnce } from './use-first-at-once.ts'

const results = (...facilities: readonly string[]) => ({
  laboratory: new Map(facilities.map((id) => [id as FacilityId, dataOf([sampleLab({ name: id })])])),
  vitals: new Map(),
})

describe('what of the arriving results is drawn when', () => {
  const drawn: string[] = []
  const Drawing = ({ arrived }: { readonly arrived: ReturnType<typeof results> }) => {
    drawn.push([...useFirstAtOnce(arrived).laboratory.keys()].join(' '))
    return null
  }

  it('SPD-1: the first at once, those of further hospitals when the page is free', () => {
    const { rerender } = render(<Drawing arrived={results()} />)
    const drawnOf = (arrived: ReturnType<typeof results>) => {
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
})
