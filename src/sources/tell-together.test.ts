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

  it('SPD-1: a device that takes long to draw is told less often', async () => {
    tellTogether()
    const told = Promise.withResolvers<number>()
    const drawn = await new Promise<number>((resolve) => {
      notifyManager.schedule(() => {
        const began = performance.now()
        // Drawing what was told takes a while.
        while (performance.now() - began < 100);
        setTimeout(() => resolve(performance.now()), 1)
      })
    })
    notifyManager.schedule(() => told.resolve(performance.now()))
    expect((await told.promise) - drawn).toBeGreaterThan(80)
  })

  it('SPD-1: but no later than when the page has nothing left to do', async () => {
    vi.stubGlobal('requestIdleCallback', (call: () => void) => setTimeout(call, 0))
    tellTogether()
    const told = Promise.withResolvers<number>()
    const drawn = await new Promise<number>((resolve) => {
      notifyManager.schedule(() => {
        const began = performance.now()
        while (performance.now() - began < 400);
        setTimeout(() => resolve(performance.now()), 1)
      })
    })
    notifyManager.schedule(() => told.resolve(performance.now()))
    expect((await told.promise) - drawn).toBeLessThan(300)
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
