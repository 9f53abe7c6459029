import type { ImageStack } from '#clinical/imaging/image-study.ts'
import { numberOf } from '#standards/dicom/dicom-json.ts'

const RECOMMENDED_DISPLAY_FRAME_RATE = '00082144'
const CINE_RATE = '00180040'
const FRAME_TIME = '00181063'

/** Frames a second of a series that does not say how fast it was taken: slow enough to look at each. */
const FALLBACK_FPS = 10
export const LEAST_FPS = 1
export const MOST_FPS = 60

/**
 * Frames a second as the file asks for, else as it was recorded (PS3.3 C.7.6.5): Recommended Display Frame Rate, Cine Rate,
 * Frame Time in ms.
 */
export function frameRateOf({ frames: [{ instance }] }: ImageStack): {
  readonly fps: number
  readonly isOfFile: boolean
} {
  const { dataSet } = instance
  const frameTime = numberOf(dataSet, FRAME_TIME)
  const rate =
    numberOf(dataSet, RECOMMENDED_DISPLAY_FRAME_RATE) ??
    numberOf(dataSet, CINE_RATE) ??
    (frameTime === undefined || frameTime <= 0 ? undefined : 1000 / frameTime)
  if (rate === undefined || rate <= 0) return { fps: FALLBACK_FPS, isOfFile: false }
  return { fps: Math.min(MOST_FPS, Math.max(LEAST_FPS, Math.round(rate))), isOfFile: true }
}
