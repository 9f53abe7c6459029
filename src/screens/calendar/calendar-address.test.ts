import { describe, expect, it } from 'vitest'
import { departmentDigest, filterOf, readCalendarAddress } from './calendar-address.ts'

describe('the address of the calendar', () => {
  it('reads scale, day, row and filters, and leaves out what it cannot read', () => {
    expect(
      readCalendarAddress({
        scale: 'month',
        date: '2026-11-18',
        row: 'laboratory',
        facility: 'b',
        setting: 'inpatient',
      }),
    ).toEqual({ scale: 'month', date: '2026-11-18', row: 'laboratory', facility: 'b', setting: 'inpatient' })
    expect(
      readCalendarAddress({ scale: 'year', date: '2026-02-30', row: 'diagnosis', setting: 1, department: '内科' }),
    ).toEqual({})
  })

  it('keeps the period and the direction of time that the other screens share', () => {
    const shared = { from: '2025-04-01', until: '2025-06-30', facility: 'b', order: 'newest-first' }
    expect(readCalendarAddress({ ...shared, row: 'stay' })).toEqual({ ...shared, row: 'stay' })
  })

  it('PID-12: keeps a digest instead of the name of a department, and finds the name again', () => {
    const department = departmentDigest('精神科')
    expect(department).not.toContain('精神')
    expect(readCalendarAddress({ department })).toEqual({ department })
    expect(filterOf({ department }, ['内科', '精神科']).department).toBe('精神科')
  })

  it('H-28: a department that no record names hides everything, and is still said to be in force', () => {
    expect(filterOf({ department: 'abc' }, ['内科']).department).toBe('abc')
    expect(departmentDigest('')).toMatch(/^[0-9a-z]{1,7}$/)
  })
})
