import { describe, expect, it } from 'vitest'
import { framesOf } from '#clinical/imaging/frame-order.ts'
import { fakeSeries, fakeSlice, fakeStudy } from '#testing/fake-images.ts'
import { optionInForce, windowOptions } from './window-choices.ts'

const SERIES = fakeSeries(fakeStudy('b', '1.1', '2026-11-07'), 1)

function optionsWith(more: Parameters<typeof fakeSlice>[3]) {
  const [frame] = framesOf(fakeSlice(SERIES, 1, 0, more))
  return frame === undefined ? [] : windowOptions(frame)
}

describe('the windows that can be chosen', () => {
  it('IMG-7 H-20: the windows of the file come first, in the words of the file, then the usual ones', () => {
    const options = optionsWith({
      '00281050': { vr: 'DS', Value: [50, -550] },
      '00281051': { vr: 'DS', Value: [350, 1600] },
      '00281055': { vr: 'LO', Value: ['縦隔条件', '肺野条件'] },
      '00281052': { vr: 'DS', Value: [-1024] },
      '00281053': { vr: 'DS', Value: [1] },
      '00281054': { vr: 'LO', Value: ['HU'] },
    })
    expect(options.slice(0, 3).map(({ value, name }) => [value, name])).toEqual([
      ['file 0', '縦隔条件'],
      ['file 1', '肺野条件'],
      ['preset soft-tissue', 'soft-tissue'],
    ])
    expect(options[1]?.numbers).toMatchObject({ center: -550, width: 1600 })
    expect(options[1]?.choice).toEqual({ kind: 'file', index: 1 })
  })

  it('H-20: numbers of Hounsfield units are never offered where the values are none', () => {
    const options = optionsWith({ '00080060': { vr: 'CS', Value: ['MR'] } })
    expect(options.filter(({ from }) => from === 'preset').map(({ name }) => name)).toEqual([
      'whole-range',
      'middle-range',
    ])
  })

  it('names the one in force, and none once the reader has turned it', () => {
    const shown = { center: 50, width: 350, shape: 'LINEAR' } as const
    expect(optionInForce({ ...shown, source: { kind: 'file', index: 1, explanation: '肺野条件' } })).toBe('file 1')
    expect(optionInForce({ ...shown, source: { kind: 'preset', key: 'bone' } })).toBe('preset bone')
    expect(optionInForce({ ...shown, source: { kind: 'user' } })).toBeUndefined()
    expect(optionInForce(undefined)).toBeUndefined()
  })
})
