import type { ImageFrame } from '#clinical/imaging/image-study.ts'
import { frameDataSet } from '#standards/dicom/functional-groups.ts'
import { type DecodedFrame, frameBytes } from '../decode/decoded-frame.ts'
import { pixelAspect } from '../decode/pixel-description.ts'
import { type GreyScale, readGreyScale } from '../display/grey-scale.ts'
import type { ReadBulk } from '../display/lookup-table.ts'
import { type OverlayPlane, overlayPlanes } from '../display/overlay-planes.ts'
import { type DisplayShutter, displayShutter } from '../display/shutter.ts'
import type { FrameQuality, ImageNotice } from '../viewport-state.ts'

/** A frame with everything that drawing it takes. */
export interface LoadedFrame {
  readonly frame: ImageFrame
  readonly decoded: DecodedFrame
  readonly quality: FrameQuality
  /** undefined for colour, and for the server's own picture, which has its window burned in. */
  readonly greyScale: GreyScale | undefined
  readonly overlays: readonly OverlayPlane[]
  /** undefined without one, and for the server's own picture, which has it drawn in. */
  readonly shutter: DisplayShutter | undefined
  readonly notices: readonly ImageNotice[]
  /** Height of a pixel divided by its width. */
  readonly aspect: number
  readonly bytes: number
}

export async function loadedFrame(
  frame: ImageFrame,
  decoded: DecodedFrame,
  quality: FrameQuality,
  readBulk: ReadBulk,
): Promise<LoadedFrame> {
  const dataSet = frameDataSet(frame.instance.dataSet, frame.frame)
  const aspect = pixelAspect(dataSet)
  const bytes = frameBytes(decoded)
  if (quality === 'rendered') {
    return {
      frame,
      decoded,
      quality,
      greyScale: undefined,
      overlays: [],
      shutter: undefined,
      notices: [],
      aspect,
      bytes,
    }
  }
  const grey = decoded.kind === 'grey' ? decoded : undefined
  const greyScale = grey === undefined ? undefined : await readGreyScale(frame, readBulk)
  const shutter = displayShutter(dataSet, decoded.rows, decoded.columns)
  const { planes, isComplete } = await overlayPlanes(dataSet, frame.frame, grey, readBulk)
  const notices: ImageNotice[] = isComplete ? [] : ['overlay-unavailable']
  if (greyScale?.areVoiLutsComplete === false) notices.push('voi-lut-unavailable')
  if (shutter !== undefined) notices.push('shuttered')
  return { frame, decoded, quality, greyScale, overlays: planes, shutter, notices, aspect, bytes }
}
