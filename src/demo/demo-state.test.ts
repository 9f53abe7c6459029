import { describe, expect, it, vi } from 'vitest'
import type { Instant } from '#clinical/jst-date.ts'
import { clockOffset, demoClockStart } from './demo-clock.ts'
import { DemoAddressError, DemoStateStore, demoStateQuery, parseDemoState } from './demo-state.ts'

describe('the state of the demo in its address', () => {
  it('is read from the link of a trainer or a test', () => {
    const { levers, today } = parseDemoState('?demo=B:slow,D:down,hub:html200&today=2026-11-20')
    expect([...levers]).toEqual([
      ['B', 'slow'],
      ['D', 'down'],
      ['hub', 'html200'],
    ])
    expect(today).toBe('2026-11-20')
  })

  it('is normal without one', () => {
    expect(parseDemoState('')).toEqual({ levers: new Map(), today: undefined })
  })

  it.each(['?demo=B:slwo', '?demo=slow', '?demo=b:slow', '?today=2026-02-30', '?today=tomorrow'])(
    '%s is refused, so that a misspelt test proves nothing silently',
    (search) => {
      expect(() => parseDemoState(search)).toThrow(DemoAddressError)
    },
  )

  it.each(['', '?demo=B:slow,D:down', '?today=2026-11-20', '?lang=en&demo=B:refusing&today=2027-01-05'])(
    'goes back into the address as it came: %s',
    (search) => {
      expect(demoStateQuery(search, parseDemoState(search))).toBe(search)
    },
  )

  it('C1: takes a picture server to try from below the demo only', () => {
    expect([...(parseDemoState('?pacs=B:pacs/dicom-web/').pictureServers ?? [])]).toEqual([['B', 'pacs/dicom-web/']])
    for (const address of ['https://pacs.example/', '/pacs/', '../pacs/', 'pacs']) {
      expect(() => parseDemoState(`?pacs=B:${address}`)).toThrow(DemoAddressError)
    }
  })

  it('leaves what is normal out of the address', () => {
    const store = new DemoStateStore(parseDemoState('?demo=B:slow'))
    const changed = vi.fn()
    store.subscribe(changed)
    expect(store.setLever('B', 'normal')).toBe(false)
    expect(changed).toHaveBeenCalledOnce()
    expect(demoStateQuery('?demo=B:slow', store.state())).toBe('')
  })

  it('needs a fresh start where the configuration changes, both ways', () => {
    const store = new DemoStateStore(parseDemoState(''))
    expect(store.setLever('B', 'not-disclosing')).toBe(true)
    expect(store.setLever('B', 'not-disclosing')).toBe(false)
    expect(store.setLever('B', 'normal')).toBe(true)
  })
})

describe('the clock of the demo', () => {
  const NOW = '2026-11-20T09:32:00+09:00'

  it('starts at the minute of the sample data, or at that minute of another day', () => {
    expect(new Date(demoClockStart(NOW, undefined)).toISOString()).toBe('2026-11-20T00:32:00.000Z')
    const { today } = parseDemoState('?today=2027-01-05')
    expect(new Date(demoClockStart(NOW, today)).toISOString()).toBe('2027-01-05T00:32:00.000Z')
  })

  it('goes on after a reload, and starts anew when its day is over or another day is asked', () => {
    const start = demoClockStart(NOW, undefined)
    const device = Date.UTC(2030, 0, 1)
    const offset = clockOffset(start, device, undefined)
    expect(device + offset).toBe(start)
    expect(clockOffset(start, device + 60_000, offset)).toBe(offset)
    const nextDay = device + 86_400_000
    expect(nextDay + clockOffset(start, nextDay, offset)).toBe(start)
    const otherDay = (start + 5 * 86_400_000) as Instant
    expect(device + clockOffset(otherDay, device, offset)).toBe(otherDay)
  })
})
