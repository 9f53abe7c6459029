import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SlowServer } from './slow-server.ts'

const NEVER = new AbortController().signal

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Milliseconds of the fake clock after which a request is turned to. */
async function waitOf(server: SlowServer): Promise<number> {
  const before = performance.now()
  const turned = server.turnTo(NEVER).then(() => performance.now() - before)
  await vi.runAllTimersAsync()
  return turned
}

describe('a slow hospital', () => {
  it('answers after 12 s (DESIGN.md §8.14), what was asked meanwhile together with it', async () => {
    const server = new SlowServer(12_000)
    const first = waitOf(server)
    const second = waitOf(server)
    expect(await first).toBe(12_000)
    expect(await second).toBe(12_000)
  })

  it('answers what follows at once, and is slow again after a silence', async () => {
    const server = new SlowServer(12_000)
    await waitOf(server)
    await vi.advanceTimersByTimeAsync(2000)
    expect(await waitOf(server)).toBe(0)
    await vi.advanceTimersByTimeAsync(2000)
    expect(await waitOf(server)).toBe(0)
    await vi.advanceTimersByTimeAsync(5000)
    expect(await waitOf(server)).toBe(12_000)
  })

  it('keeps nobody waiting who gave up, and keeps its promise to the others', async () => {
    const server = new SlowServer(12_000)
    const controller = new AbortController()
    const gaveUp = server.turnTo(controller.signal).catch(() => 'gave up')
    const waiting = waitOf(server)
    controller.abort()
    expect(await gaveUp).toBe('gave up')
    expect(await waiting).toBe(12_000)
  })
})
