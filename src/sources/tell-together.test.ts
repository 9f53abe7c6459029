import { defaultScheduler, notifyManager } from '@tanstack/react-query'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { tellTogether } from './tell-together.ts'

describe('answers that arrive in a burst', () => {
  afterEach(() => {
    notifyManager.setScheduler(defaultScheduler)
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('SPD-1: the first is told at once, those after it together, in their order', async () => {
    vi.useFakeTimers()
    tellTogether()
    const told: string[] = []
    notifyManager.schedule(() => told.push('first'))
    await vi.advanceTimersByTimeAsync(0)
    expect(told).toEqual(['first'])
    notifyManager.schedule(() => told.push('second'))
    await vi.advanceTimersByTimeAsync(20)
    notifyManager.schedule(() => told.push('third'))
    expect(told).toEqual(['first'])
    await vi.advanceTimersByTimeAsync(25)
    expect(told).toEqual(['first', 'second', 'third'])
  })

  /** What was told takes so many milliseconds to be drawn. */
  const draws = async (ms: number) => {
    notifyManager.schedule(() => vi.advanceTimersByTime(ms))
    await vi.advanceTimersByTimeAsync(1)
  }

  it('SPD-1: a device that takes long to draw is told less often', async () => {
    vi.useFakeTimers()
    tellTogether()
    await draws(100)
    const told = vi.fn()
    notifyManager.schedule(told)
    await vi.advanceTimersByTimeAsync(90)
    expect(told).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(20)
    expect(told).toHaveBeenCalledOnce()
  })

  it('SPD-1: but no later than when the page has nothing left to do', async () => {
    vi.useFakeTimers()
    vi.stubGlobal('requestIdleCallback', (call: () => void) => setTimeout(call, 0))
    tellTogether()
    await draws(400)
    const told = vi.fn()
    notifyManager.schedule(told)
    await vi.advanceTimersByTimeAsync(20)
    expect(told).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(30)
    expect(told).toHaveBeenCalledOnce()
  })

  it('SRC-3: a fault of one listener keeps no other from hearing', async () => {
    vi.useFakeTimers()
    const reported = vi.fn()
    vi.stubGlobal('reportError', reported)
    tellTogether()
    const told: string[] = []
    notifyManager.schedule(() => {
      throw new Error('模擬の故障')
    })
    notifyManager.schedule(() => told.push('the other'))
    await vi.advanceTimersByTimeAsync(0)
    expect(told).toEqual(['the other'])
    expect(reported).toHaveBeenCalledOnce()
  })
})
