import type { VoiSetting } from '../display/grey-scale.ts'
import type { Matrix, Placement, ViewportSize } from '../display/placement.ts'
import type { LoadedFrame } from '../frames/loaded-frame.ts'

/** How a frame shall look. */
export interface Look {
  /** undefined for colour. */
  readonly setting: VoiSetting | undefined
  readonly isInverted: boolean
  readonly placement: Placement
  readonly matrix: Matrix
}

/** On which one viewport draws, one frame at a time; the first child of its element. Hidden until `reveal` (E33). */
export interface Easel {
  /** CSS pixels. */
  readonly size: ViewportSize
  hide(): void
  /** Shows what has been drawn. */
  reveal(): void
  /** Draws a frame; resolves when it stands on the canvas. Rejects when it cannot be drawn. One call at a time. */
  draw(loaded: LoadedFrame, look: Look): Promise<void>
  /** Places and windows what is drawn. False when this takes another `draw`. */
  adjust(loaded: LoadedFrame, look: Look): boolean
  /** The element has another size; to be followed by `adjust` or `draw`. */
  resize(): void
  canvas(): HTMLCanvasElement | undefined
  /** After a lost context: the next `draw` begins anew. */
  detach(): void
  close(): void
}
