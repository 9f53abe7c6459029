import { describe, expect, it } from 'vitest'
import { dicomJson } from '#testing/dicom-objects.ts'
import { dicomDateTime, dicomTime } from './dicom-time.ts'

const at = (date: string, time?: string, offset?: string) =>
  dicomTime(
    dicomJson({ '00080020': date, ...(time ? { '00080030': time } : {}), ...(offset ? { '00080201': offset } : {}) }),
    '00080020',
    '00080030',
  )?.text

describe('times of images', () => {
  it.each([
    ['20261120', undefined, undefined, '2026-11-20'],
    ['20261120', '093015.123456', undefined, '2026-11-20T09:30:15'],
    ['20261120', '0930', undefined, '2026-11-20T09:30'],
    ['2026.11.20', '09:30:15', undefined, '2026-11-20T09:30:15'],
    ['20261120', '233000', '+0000', '2026-11-21T08:30:00'],
    ['20261120', '6789', undefined, '2026-11-20'],
    ['20260230', '090000', undefined, undefined],
    ['unknown', undefined, undefined, undefined],
  ])('VAL-7, DT-1: %s %s %s', (date, time, offset, expected) => {
    expect(at(date, time, offset)).toBe(expected)
  })

  it('VAL-7: DT keeps the precision that was given', () => {
    expect(
      ['2026', '202611', '20261120', '2026112009', '20261120093015.5+0900', '20261120003015+0000'].map(
        (each) => dicomDateTime(each)?.text,
      ),
    ).toEqual(['2026', '2026-11', '2026-11-20', '2026-11-20T09', '2026-11-20T09:30:15', '2026-11-20T09:30:15'])
    expect(dicomDateTime('2026-11-20')).toBeUndefined()
  })
})
