import { describe, expect, it } from 'vitest'
import { movedCrosshair, patientPlace } from './reformat-place.ts'

describe('H-18: the point where reformatted planes cross', () => {
  it.each([
    ['axial', 'ArrowRight', [1, 0, 0]],
    ['axial', 'ArrowUp', [0, -1, 0]],
    ['axial', 'PageDown', [0, 0, -1]],
    ['coronal', 'ArrowDown', [0, 0, -1]],
    ['coronal', 'ArrowLeft', [-1, 0, 0]],
    ['sagittal', 'ArrowRight', [0, 1, 0]],
    ['sagittal', 'PageUp', [-1, 0, 0]],
  ] as const)('in the %s plane %s moves it to where the letters of the edges say', (plane, key, expected) => {
    expect(movedCrosshair(plane, [0, 0, 0], key, false)?.map((each) => each + 0)).toEqual(expected)
    expect(movedCrosshair(plane, [0, 0, 0], key, true)?.map((each) => each + 0)).toEqual(
      expected.map((each) => each * 10 + 0),
    )
  })

  it('other keys, and a volume that is not there yet, move nothing', () => {
    expect(movedCrosshair('axial', [0, 0, 0], 'a', false)).toBeUndefined()
    expect(movedCrosshair('axial', undefined, 'ArrowUp', false)).toBeUndefined()
  })

  it('is told by the sides of the patient, never by signs', () => {
    expect(patientPlace([-12, 40.5, 1025])).toBe('R 12.0　P 40.5　H 1025.0')
    expect(patientPlace([3, -4, -5])).toBe('L 3.0　A 4.0　F 5.0')
    expect(patientPlace(undefined)).toBe('—')
  })
})
