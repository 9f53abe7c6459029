import { describe, expect, it } from 'vitest'
import { stacksOf } from '#clinical/imaging/frame-order.ts'
import { fakeSeries, fakeSlice, fakeStudy } from '#testing/fake-images.ts'
import { frameRateOf } from './frame-rate.ts'

const SERIES = fakeSeries(fakeStudy('b', '1.1', '2026-11-07'), 1)

function rateWith(tag: string, value: number) {
  const [stack] = stacksOf([fakeSlice(SERIES, 1, 0, { [tag]: { vr: 'DS', Value: [value] } })])
  return stack === undefined ? undefined : frameRateOf(stack)
}

describe('the speed of a cine', () => {
  it('is what the file recommends, else how it was recorded', () => {
    expect(rateWith('00082144', 25)).toEqual({ fps: 25, isOfFile: true })
    expect(rateWith('00180040', 30)).toEqual({ fps: 30, isOfFile: true })
    expect(rateWith('00181063', 33.33)).toEqual({ fps: 30, isOfFile: true })
  })

  it('is a slow one, told as ours, where the file says nothing or nonsense', () => {
    expect(rateWith('00180050', 5)).toEqual({ fps: 10, isOfFile: false })
    expect(rateWith('00181063', 0)).toEqual({ fps: 10, isOfFile: false })
    expect(rateWith('00180040', 100_000)).toEqual({ fps: 60, isOfFile: true })
  })
})
