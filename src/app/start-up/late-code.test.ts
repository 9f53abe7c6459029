import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { lateCode, MissingCode } from './late-code.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const missing = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'))

describe('code that comes with a screen', () => {
  it('E28: is asked for once more where it did not come', async () => {
    const load = vi.fn<() => Promise<string>>().mockImplementationOnce(missing).mockResolvedValue('code')
    const code = lateCode(load)
    await vi.runAllTimersAsync()
    expect(await code).toBe('code')
    expect(load).toHaveBeenCalledTimes(2)
  })

  it('E27 E28: is told as missing after that, and asked no oftener', async () => {
    const load = vi.fn<() => Promise<string>>(missing)
    const told = expect(lateCode(load)).rejects.toThrow(MissingCode)
    await vi.runAllTimersAsync()
    await told
    expect(load).toHaveBeenCalledTimes(2)
  })
})
