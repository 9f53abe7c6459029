import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { TimelineView } from '#sources/timeline.query.ts'
import { useSettledTimeline } from './use-settled-timeline.ts'

const answered = (): TimelineView => ({ answers: new Map(), askedSince: new Map(), refetch: () => undefined })

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('SPD-1: answers that come without a pause are drawn five times a second, not when the last of them has come', () => {
  const [first, second, third] = [answered(), answered(), answered()]
  const { result, rerender } = renderHook(useSettledTimeline, { initialProps: first })
  rerender(second)
  expect(result.current, 'within a fifth of a second of the first').toBe(first)
  // No timer gets its turn between two answers: the page is busy with what arrives.
  vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 250)
  rerender(third)
  expect(result.current).toBe(third)
})

it('SPD-1: what came last is drawn although nothing follows it', () => {
  const [first, second] = [answered(), answered()]
  const { result, rerender } = renderHook(useSettledTimeline, { initialProps: first })
  rerender(second)
  act(() => void vi.advanceTimersByTime(200))
  expect(result.current).toBe(second)
})
