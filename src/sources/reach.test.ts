import { describe, expect, it } from 'vitest'
import { ReadingReach } from './reach.ts'

describe('how far a search is read', () => {
  it('E9: each time that a reader asks for more, twice as far, and only where a limit had cut it', () => {
    const reach = new ReadingReach()
    const first = reach.of('Observation', 'p1').records
    reach.of('Encounter', 'p1')
    reach.wasCut('Observation', 'p1')
    reach.extend()
    expect(reach.of('Observation', 'p1').records).toBe(first * 2)
    expect(reach.of('Encounter', 'p1').records).toBe(first)
    reach.extend()
    expect(reach.of('Observation', 'p1').records, 'it was not cut again').toBe(first * 2)
  })

  it('PID-4: what a reader asked for of one patient is forgotten with them', () => {
    const reach = new ReadingReach()
    const first = reach.of('Observation', 'p1').records
    reach.wasCut('Observation', 'p1')
    reach.extend()
    expect(reach.of('Observation', 'p2').records).toBe(first)
    reach.wasCut('Observation', 'p1')
    reach.extend()
    expect(reach.of('Observation', 'p2').records, 'a late word about the one before').toBe(first)
  })
})
