import type { ImageFrame } from '#clinical/imaging/image-study.ts'
import type { WindowPreset } from '#clinical/imaging/windows.ts'
import type { FrameFailure } from './frame-failure.ts'
import type { PointerTool } from './image-viewport.ts'

/**
 * What a viewport shows at this moment. All text about an image (patient, series, number, window) is drawn from
 * `shownFrame`, which is the frame that stands on the canvas, never the one that was asked for (E33).
 */
export interface ViewportState {
  readonly phase: ViewportPhase
  /** The frame that is really drawn; undefined while the canvas is clear. */
  readonly shownFrame: ImageFrame | undefined
  /** The position that was asked for, from 0. */
  readonly index: number
  readonly count: number
  /** Frames decoded and at hand (IMG-6: 「112/240 枚 取得済み」). */
  readonly ready: number
  /** Frames that cannot be shown, by frame id; they keep their place (E32). */
  readonly failed: ReadonlyMap<string, FrameFailure>
  readonly window: ShownWindow | undefined
  readonly zoom: ShownZoom | undefined
  /** Clockwise, in degrees from 0 up to 360. */
  readonly rotation: number
  readonly isFlippedH: boolean
  readonly isFlippedV: boolean
  readonly isInverted: boolean
  /** How the pixels of `shownFrame` were had; `rendered` must be labelled 「圧縮・参照画質」 (E34). */
  readonly quality: FrameQuality | undefined
  /** What of the file is hidden, or could not be had and is therefore not drawn or applied. */
  readonly notices: readonly ImageNotice[]
  readonly cine: { readonly fps: number } | undefined
  readonly tool: PointerTool
}

/**
 * `empty`: nothing asked for. `loading`: the frame of `index` is on its way; while one pages, the former frame stands for an
 * instant, with `shownFrame` saying so, then the canvas is clear. `shown`: the frame of `index` is drawn. `failed`: it cannot
 * be shown, the reason stands in `failed`, the canvas is clear.
 */
type ViewportPhase = 'empty' | 'loading' | 'shown' | 'failed'

/** `decoded`: the stored pixels. `rendered`: the server's picture of them, 8 bit and possibly lossy. */
export type FrameQuality = 'decoded' | 'rendered'

/**
 * Parts of an image that are missing on the canvas: graphics of the file (60xx), tables of its VOI LUT Sequence, what lies
 * behind its display shutter.
 */
export type ImageNotice = 'overlay-unavailable' | 'voi-lut-unavailable' | 'shuttered'

export interface ShownWindow {
  readonly center: number
  readonly width: number
  readonly shape: WindowShape
  readonly source: WindowSource
}

/** VOI LUT Function (PS3.3 C.11.2.1.3); `LUT` when a table of the VOI LUT Sequence is applied, which `center` and `width` then span. */
type WindowShape = 'LINEAR' | 'LINEAR_EXACT' | 'SIGMOID' | 'LUT'

/** Who chose the window: the file (`index` into `fileWindows`), a preset, the reader, or the value range because the file has no window. */
type WindowSource =
  | { readonly kind: 'file'; readonly index: number; readonly explanation: string | undefined }
  | { readonly kind: 'preset'; readonly key: WindowPreset['key'] }
  | { readonly kind: 'user' }
  | { readonly kind: 'pixel-range' }

interface ShownZoom {
  /** Device pixels per image column. */
  readonly devicePixelsPerImagePixel: number
  /** CSS pixels of the canvas per millimetre of the patient; undefined when the spacing is unknown (IMG-3). */
  readonly cssPixelsPerMm: number | undefined
}

export const EMPTY_VIEWPORT: ViewportState = {
  phase: 'empty',
  shownFrame: undefined,
  index: 0,
  count: 0,
  ready: 0,
  failed: new Map(),
  window: undefined,
  zoom: undefined,
  rotation: 0,
  isFlippedH: false,
  isFlippedV: false,
  isInverted: false,
  quality: undefined,
  notices: [],
  cine: undefined,
  tool: 'window',
}
