import { describe, expect, it } from 'vitest'
import { IdleClock } from './idle-clock.ts'

const MINUTE = 60_000

/** Two clocks that a test turns, together or apart. */
function clocks(idleMinutes = 10) {
  let wall = 1_000_000
  let steady = 5_000
  const clock = new IdleClock({ idleMs: idleMinutes * MINUTE, wallMs: () => wall, steadyMs: () => steady })
  return {
    clock,
    pass: (ms: number) => {
      wall += ms
      steady += ms
    },
    sleep: (ms: number) => {
      wall += ms
    },
    wallMs: () => wall,
  }
}

describe('the idle clock', () => {
  it('A5: locks ten minutes after the last hand on the machine, and counts down the last of them', () => {
    const { clock, pass } = clocks()
    pass(5 * MINUTE)
    expect(clock.touched()).toBe(true)
    pass(9 * MINUTE - 1)
    expect(clock.countdown()).toBeUndefined()
    pass(1)
    expect(clock.countdown()).toBe(60)
    pass(59_001)
    expect(clock.countdown()).toBe(1)
    expect(clock.leftMs()).toBe(999)
    pass(999)
    expect(clock.leftMs()).toBe(0)
  })

  it('A5, E30: a laptop that slept for eight hours locks by the time of day, and the first touch opens nothing', () => {
    const { clock, pass, sleep } = clocks()
    pass(MINUTE)
    sleep(8 * 60 * MINUTE)
    expect(clock.leftMs()).toBe(0)
    expect(clock.touched()).toBe(false)
    expect(clock.leftMs()).toBe(0)
  })

  it('A5: to set the clock of the machine back does not keep it open', () => {
    const { clock, pass, sleep } = clocks()
    pass(9 * MINUTE)
    sleep(-60 * MINUTE)
    expect(clock.leftMs()).toBe(MINUTE)
    pass(MINUTE)
    expect(clock.leftMs()).toBe(0)
  })

  it('A5: a hand in another tab counts from when it was there', () => {
    const { clock, pass, wallMs } = clocks()
    pass(8 * MINUTE)
    clock.heard(wallMs() - MINUTE)
    expect(clock.leftMs()).toBe(9 * MINUTE)
    clock.heard(wallMs() - 5 * MINUTE)
    expect(clock.leftMs()).toBe(9 * MINUTE)
  })

  it('A5: word of another tab that comes after the end changes nothing', () => {
    const { clock, pass, wallMs } = clocks()
    pass(10 * MINUTE)
    clock.heard(wallMs())
    expect(clock.leftMs()).toBe(0)
  })
})
