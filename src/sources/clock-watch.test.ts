import { describe, expect, it, vi } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import { ClockWatch } from './clock-watch.ts'

const A = 'reiji-chuo' as FacilityId
const B = 'mihon' as FacilityId
const NOW = Date.UTC(2026, 10, 21, 9)

/** A watch over a device whose requests take `waitMs`. */
function watched(waitMs = 100, servers = 3) {
  let time = NOW
  const watch = new ClockWatch(servers, () => time)
  const answer = (base: string, facility: FacilityId, offMs: number | undefined) => {
    const arrived = watch.asked(base, [facility])
    time += waitMs
    arrived(offMs === undefined ? null : new Date(time - waitMs / 2 + offMs).toUTCString())
  }
  return { watch, answer }
}

describe('the clocks of servers and of this device', () => {
  it('B6: two minutes apart are the same, ten are told with the facility', () => {
    const { watch, answer } = watched()
    answer('a/', A, 119_000)
    answer('b/', B, -60_000)
    expect(watch.skew()).toBeUndefined()
    answer('b/', B, -600_000)
    expect(watch.skew()).toEqual({ minutes: 10, facilities: [B], isDevice: false })
  })

  it('E31: a device that is a day off is told as the device, for every server says so', () => {
    const { watch, answer } = watched()
    answer('a/', A, 86_400_000)
    answer('b/', B, 86_400_000)
    expect(watch.skew()).toEqual({ minutes: 1440, facilities: [A, B], isDevice: true })
  })

  it('a slow answer, or one during which the laptop slept, says only what is certain', () => {
    const { watch, answer } = watched(600_000)
    answer('a/', A, 280_000)
    expect(watch.skew()).toBeUndefined()
    answer('a/', A, 900_000)
    expect(watch.skew()?.minutes).toBe(10)
  })

  it('a server that keeps its clock from pages says nothing, and a clock that is set right is right again', () => {
    const { watch, answer } = watched()
    answer('a/', A, undefined)
    expect(watch.skew()).toBeUndefined()
    answer('b/', B, 600_000)
    answer('b/', B, 0)
    expect(watch.skew()).toBeUndefined()
  })

  it('tells who listens once, not at every answer', () => {
    const { watch, answer } = watched()
    const listener = vi.fn()
    const stop = watch.subscribe(listener)
    for (let i = 0; i < 3; i += 1) answer('a/', A, 600_000)
    expect(listener).toHaveBeenCalledTimes(1)
    stop()
    answer('a/', A, 0)
    expect(listener).toHaveBeenCalledTimes(1)
  })

  it('E31, H-04: what has been fetched is of the servers’ time where every server agrees that this device is wrong', () => {
    const { watch, answer } = watched()
    answer('a/', A, 86_400_000)
    expect(watch.correctionMs(), 'on the word of one server of several').toBe(0)
    answer('b/', B, 86_700_000)
    expect(Math.round(watch.correctionMs() / 60_000)).toBe(1440)
    answer('hub/', B, 0)
    expect(watch.correctionMs(), 'one server agrees with the device').toBe(0)
  })

  it('E31: in a network of one server its clock counts; servers of which one is ahead and one behind are wrong themselves', () => {
    const alone = watched(100, 1)
    alone.answer('a/', A, -600_000)
    expect(Math.round(alone.watch.correctionMs() / 60_000)).toBe(-10)
    alone.answer('index/', B, 0)
    expect(alone.watch.correctionMs(), 'the index of patients agrees with the device').toBe(0)
    const { watch, answer } = watched()
    answer('a/', A, 600_000)
    answer('b/', B, -600_000)
    expect(watch.correctionMs()).toBe(0)
    expect(watch.skew()).toEqual({ minutes: 10, facilities: [A, B], isDevice: false })
  })
})
