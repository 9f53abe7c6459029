import { describe, expect, it } from 'vitest'
import { fakeContraindication } from '#testing/fake-facts.ts'
import { contraindicationLines } from './contraindication-lines.ts'

describe('薬剤禁忌', () => {
  it('SUM-1: one caution of a hospital and of the hub is one line with both; what has no date stands first', () => {
    const { active } = contraindicationLines([
      fakeContraindication('b', 'メトホルミン', '2024-01-01'),
      fakeContraindication('a', 'ロキソプロフェン'),
      fakeContraindication('hub', 'ﾛｷｿﾌﾟﾛﾌｪﾝ'),
    ])
    expect(active.map(({ records }) => records.map(({ facility }) => facility))).toEqual([['a', 'hub'], ['b']])
  })

  it('H-17: what is over is kept apart, what was entered in error is counted', () => {
    const lines = contraindicationLines([
      { ...fakeContraindication('a', '造影剤', '2010-01-01'), isActive: false },
      { ...fakeContraindication('a', '誤り', '2010-01-01'), status: 'entered-in-error' },
    ])
    expect([lines.active.length, lines.ended.length, lines.withdrawn.length]).toEqual([0, 1, 1])
  })
})
