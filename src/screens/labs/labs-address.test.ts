import { describe, expect, it } from 'vitest'
import { daysOf, readLabsAddress } from './labs-address.ts'

describe('the address of the laboratory screen', () => {
  it('keeps what can be read and leaves out what cannot (PID-12: no item, no person)', () => {
    expect(
      readLabsAddress({ period: '1y', by: 'day', columns: 'newest-5', abnormal: 'only', graph: 'open', item: 'HIV' }),
    ).toEqual({ period: '1y', by: 'day', columns: 'newest-5', abnormal: 'only', graph: 'open' })
    expect(readLabsAddress({ by: 'week', columns: '5', abnormal: 'yes', changed: 1, graph: true })).toEqual({})
  })

  it('reads chosen days, real ones only, and lets them go before 直近5回', () => {
    const address = readLabsAddress({ days: '2026-11-18,2026-02-30,2026-10-24', columns: 'newest-5' })
    expect(address).toEqual({ days: '2026-11-18,2026-10-24' })
    expect(daysOf(address)).toEqual(['2026-11-18', '2026-10-24'])
  })
})
