import { expect, it } from 'vitest'
import { stacksOf } from '#clinical/imaging/frame-order.ts'
import type { ImageStack } from '#clinical/imaging/image-study.ts'
import type { DicomJson } from '#standards/dicom/dicom-json.ts'
import { imageFrame } from '#testing/image-frames.ts'
import type { DecodedFrame } from '../decode/decoded-frame.ts'
import { loadedFrame } from '../frames/loaded-frame.ts'
import { volumeOfStack } from './volume-of-stack.ts'

async function loadedStack(count: number, over: (index: number) => DicomJson = () => ({})) {
  const [stack] = stacksOf(Array.from({ length: count }, (_, at) => imageFrame(at, over(at)).instance))
  if (stack === undefined) throw new Error('no stack')
  const frames = await Promise.all(
    stack.frames.map((frame) => {
      const value = (frame.instance.instanceNumber ?? 0) * 10
      const values = new Uint16Array(4).fill(value)
      const decoded: DecodedFrame = {
        kind: 'grey',
        rows: 2,
        columns: 2,
        values,
        least: value,
        most: value,
        bitPlanes: {},
      }
      return loadedFrame(frame, decoded, 'decoded', () => Promise.reject(new Error('no bulk data')))
    }),
  )
  return { stack, frames }
}

function firstOfEachSlice(voxels: ArrayLike<number>): readonly number[] {
  return Array.from({ length: voxels.length / 4 }, (_, slice) => voxels[slice * 4] ?? Number.NaN)
}

it('H-18: a volume runs along its normal, though one pages from head to feet', async () => {
  const { stack, frames } = await loadedStack(4)
  const volume = volumeOfStack(stack, frames)
  // Instance 1 lies highest; the normal of a transverse image points to the head.
  expect(volume && firstOfEachSlice(volume.voxels)).toEqual([40, 30, 20, 10])
  expect(volume).toMatchObject({ origin: [0, 0, -6], spacing: [1, 1, 2], dimensions: [2, 2, 4] })
  expect(volume?.direction).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 1])
})

it('H-20: slices that mean different things by the same stored value are brought to one scale', async () => {
  const { stack, frames } = await loadedStack(3, (at) => ({
    '00281052': { vr: 'DS', Value: [0] },
    '00281053': { vr: 'DS', Value: [at + 0.5] },
  }))
  const volume = volumeOfStack(stack, frames)
  expect(volume && firstOfEachSlice(volume.voxels)).toEqual([75, 30, 5])
  expect(volume).toMatchObject({ slope: 1, intercept: 0 })
})

it('H-18: with a slice missing there is no volume', async () => {
  const { stack, frames } = await loadedStack(4)
  const whole: ImageStack = stack
  expect(volumeOfStack(whole, frames.slice(1))).toBeUndefined()
})
