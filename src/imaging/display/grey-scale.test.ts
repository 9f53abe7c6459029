import { describe, expect, it } from 'vitest'
import type { GreyFrame } from '../decode/decoded-frame.ts'
import { type GreyScale, greyLevels, greyPixels, type VoiSetting } from './grey-scale.ts'

const values = Int16Array.from([-1024, -160, 0, 40, 239, 240, 3071])
const frame: GreyFrame = { kind: 'grey', rows: 1, columns: 7, values, least: -1024, most: 3071, bitPlanes: {} }
const plain: GreyScale = {
  modality: { kind: 'rescale', slope: 1, intercept: 0, isRescaled: true },
  voiLuts: new Map(),
  areVoiLutsComplete: true,
  isInverse: false,
}
const soft: VoiSetting = { kind: 'window', center: 40, width: 400, shape: 'LINEAR' }

describe('grey levels', () => {
  it('H-20: a linear window ends where PS3.3 C.11.2.1.2 says: 0 up to c - w/2, 255 from c + w/2 - 1', () => {
    expect([...greyLevels(frame, plain, soft)]).toEqual([0, 0, 102, 128, 255, 255, 255])
  })

  it('H-20: MONOCHROME1 and inversion by the reader each turn black and white, and both together nothing', () => {
    const shades = (scale: GreyScale, isInverted: boolean) => {
      const pixels = new Uint32Array(values.length)
      greyPixels(frame, scale, soft, isInverted, pixels)
      return [...new Uint8Array(pixels.buffer)].filter((_, at) => at % 4 === 0)
    }
    const inverse = { ...plain, isInverse: true }
    const upright = [...greyLevels(frame, plain, soft)]
    const turned = upright.map((level) => 255 - level)
    expect(shades(plain, false)).toEqual(upright)
    expect(shades(plain, true)).toEqual(turned)
    expect(shades(inverse, false)).toEqual(turned)
    expect(shades(inverse, true)).toEqual(upright)
  })

  it('every point is grey and opaque', () => {
    const pixels = new Uint32Array(values.length)
    greyPixels(frame, plain, soft, false, pixels)
    const bytes = new Uint8Array(pixels.buffer)
    expect([...bytes.subarray(12, 16)]).toEqual([128, 128, 128, 255])
  })

  it('values that span more than a table of them holds are mapped one by one, to the same levels', () => {
    const wide: GreyFrame = { ...frame, values: Int32Array.from(values), least: -(2 ** 20), most: 2 ** 20 }
    expect([...greyLevels(wide, plain, soft)]).toEqual([...greyLevels(frame, plain, soft)])
  })
})
