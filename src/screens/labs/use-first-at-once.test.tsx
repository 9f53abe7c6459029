import { render } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import type { Answers } from '#record/facility-states.ts'
import { dataOf } from '#testing/fake-network.ts'
import { useFirstAtOnce } from './use-first-at-once.ts'

const answersOf = (...facilities: readonly string[]): Answers<string> =>
  new Map(facilities.map((id) => [id as FacilityId, dataOf([id])]))

describe('what of the arriving results is drawn when', () => {
  it('SPD-1: the first at once, those of further hospitals when the page is free', () => {
    const drawn: string[] = []
    const Drawing = ({ answers }: { readonly answers: Answers<string> }) => {
      drawn.push([...useFirstAtOnce(answers).keys()].join(' '))
      return null
    }
    const { rerender } = render(<Drawing answers={new Map()} />)
    const drawnOf = (answers: Answers<string>) => {
      drawn.length = 0
      rerender(<Drawing answers={answers} />)
      return drawn
    }
    expect(drawnOf(answersOf('a'))[0]).toBe('a')
    const behind = drawnOf(answersOf('a', 'b'))
    expect(behind[0]).toBe('a')
    expect(behind.at(-1)).toBe('a b')
  })
})
