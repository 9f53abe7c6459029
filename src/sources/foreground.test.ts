import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Foreground } from './foreground.ts'

const NEVER = new AbortController().signal

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

function later(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** Milliseconds of the fake clock until the history may be asked. */
async function waitOfHistory(foreground: Foreground): Promise<number> {
  const before = performance.now()
  const waited = foreground.quiet(NEVER).then(() => performance.now() - before)
  await vi.runAllTimersAsync()
  return waited
}

describe('what a reader waits for goes first', () => {
  it('SPD-1: the history is asked after everything on the screen has come', async () => {
    const foreground = new Foreground()
    const order: string[] = []
    void foreground.run(() => later(400)).then(() => order.push('recent'))
    void foreground.quiet(NEVER).then(() => order.push('history'))
    await vi.runAllTimersAsync()
    expect(order).toEqual(['recent', 'history'])
  })

  it('SPD-1: where no hospital answers, the history is not held up for ever', async () => {
    const foreground = new Foreground()
    void foreground.run(() => new Promise<void>(() => {}))
    expect(await waitOfHistory(foreground)).toBeLessThanOrEqual(4_050)
  })

  it.each([200, 800, 2_000])(
    'E2: one hospital that never answers delays the history of the others little: they took %i ms',
    async (othersMs) => {
      const waits = []
      for (const silent of [0, 1]) {
        const foreground = new Foreground()
        for (let i = 0; i < 7; i++) void foreground.run(() => later((othersMs * (i + 1)) / 7))
        if (silent === 1) void foreground.run(() => new Promise<void>(() => {}))
        waits.push(await waitOfHistory(foreground))
      }
      const [without = 0, withSilent = 0] = waits
      expect(without).toBeGreaterThanOrEqual(othersMs + 250)
      expect(withSilent - without).toBeLessThanOrEqual(300)
    },
  )

  it('E2: a hospital that has been silent for long does not hold up what the next screen asks in the background', async () => {
    const foreground = new Foreground()
    void foreground.run(() => new Promise<void>(() => {}))
    void foreground.run(() => later(500))
    await vi.advanceTimersByTimeAsync(10_000)
    void foreground.run(() => later(300))
    const wait = await waitOfHistory(foreground)
    expect(wait).toBeGreaterThanOrEqual(550)
    expect(wait).toBeLessThanOrEqual(850)
  })

  it('a hospital that is merely slower than the others is still waited for', async () => {
    const foreground = new Foreground()
    void foreground.run(() => later(100))
    void foreground.run(() => later(450))
    expect(await waitOfHistory(foreground)).toBeGreaterThanOrEqual(700)
  })

  it('PID-5: waiting ends when the patient is left', async () => {
    const foreground = new Foreground()
    void foreground.run(() => new Promise<void>(() => {}))
    const left = new AbortController()
    const waiting = foreground.quiet(left.signal)
    left.abort(new Error('left'))
    const ended = expect(waiting).rejects.toThrow('left')
    await vi.runAllTimersAsync()
    await ended
  })
})
