import { describe, expect, it } from 'vitest'
import { readConditionsAddress } from './conditions-address.ts'

describe('the address of 病名・アレルギー', () => {
  it('PID-12: holds the order and what all screens share, and nothing else', () => {
    expect(readConditionsAddress({ sort: 'start', facility: 'b', period: '1y', name: '肺癌' })).toEqual({
      sort: 'start',
      facility: 'b',
      period: '1y',
    })
  })

  it.each([{ sort: 'default' }, { sort: 'x' }, { sort: 7 }])('leaves out an order that is none: %o', (search) => {
    expect(readConditionsAddress(search)).toEqual({})
  })
})
