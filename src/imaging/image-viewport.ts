import type { ImageFrame, ImageStack } from '#clinical/imaging/image-study.ts'
import type { WindowPreset } from '#clinical/imaging/windows.ts'
import type { ImageSource } from './image-source.ts'
import type { ViewportState } from './viewport-state.ts'

/** A point of an image: column and row as SCOORD counts them (PS3.3 C.18.6.1.1), 0\0 = the outer corner of the first pixel. */
export type ImagePoint = readonly [column: number, row: number]

/** A point in CSS pixels from the upper left corner of the viewport's element. */
export type ScreenPoint = readonly [x: number, y: number]

/** One picture area: a stack of frames, of which one is drawn. Opened by the engine for one HTML element. */
export interface ImageViewport {
  /** Positioned; holds the canvas. Layers on top (overlay text, measurements) are its children beside the canvas. */
  readonly element: HTMLElement
  /**
   * For `useSyncExternalStore`: the snapshot changes identity when anything changed, also the size of the element.
   */
  readonly subscribe: (listener: () => void) => () => void
  readonly getState: () => ViewportState
  readonly stack: ImageStack | undefined

  /**
   * Clears the canvas at once, then shows the frame `at` (from 0; default the first) of a stack. Resolves when the frame
   * is drawn or has failed (see `phase`), or when another call has taken its place; never rejects (E33).
   */
  show(stack: ImageStack, source: ImageSource, at?: number): Promise<void>
  /** Clears the canvas and forgets the stack. */
  clear(): void
  /** To a position, clamped to the stack. */
  goTo(index: number): void
  step(count: number): void
  /** Asks again for the frames that failed and can be retried. */
  retryFailed(): void

  /** A window chosen by hand. */
  setWindow(center: number, width: number): void
  /** A window or a LUT of the file, or a preset. */
  applyWindow(choice: WindowChoice): void
  /** Multiplies the magnification about the centre of the viewport; 1 changes nothing. */
  zoomBy(factor: number): void
  /** Device pixels per image column; 1 = every pixel of the image on one of the display. */
  zoomTo(devicePixelsPerImagePixel: number): void
  fit(): void
  /** In CSS pixels. */
  panBy(x: number, y: number): void
  /** Clockwise, in degrees; added to what is. */
  rotateBy(degrees: number): void
  /** Left and right of the screen change places. */
  flipHorizontal(): void
  /** Top and bottom of the screen change places. */
  flipVertical(): void
  invert(): void
  /** Fit, no rotation, no flip, no inversion, the window of the file. */
  reset(): void
  /** Runs through the stack, `fps` frames in a second. A frame that cannot be shown keeps its time. */
  startCine(fps: number): void
  stopCine(): void
  setTool(tool: PointerTool): void

  /** Where a point of the drawn image stands; undefined while the canvas is clear. */
  toScreen(point: ImagePoint): ScreenPoint | undefined
  /** The point of the drawn image under a place of the element; it may lie outside of the image. */
  toImage(point: ScreenPoint): ImagePoint | undefined
  /** Patient coordinates (LPS, mm) of a point of the drawn image; undefined without geometry. */
  toPatient(point: ImagePoint): readonly [number, number, number] | undefined
  /** The values of the drawn image; undefined while the canvas is clear. */
  readValues(): FrameValues | undefined
  /** A copy of what is drawn, in device pixels, without the layers on top; undefined while the canvas is clear. */
  capture(): HTMLCanvasElement | undefined
  close(): void
}

/**
 * What the primary button or one finger does. The others never change: middle button pans, right button zooms, wheel
 * scrolls, Ctrl+wheel zooms, Shift+primary scrolls, two fingers pan and zoom. `measure`: a layer on top takes the primary
 * button, and nothing happens here.
 */
export type PointerTool = 'window' | 'pan' | 'zoom' | 'scroll' | 'measure'

/**
 * `file`: index into `fileWindows(frame)`; it stays in force from frame to frame, each with its own numbers. `preset`: one
 * of `presetsOf(frame)`; shares of the value range are taken of the frame that is drawn.
 */
export type WindowChoice =
  | { readonly kind: 'file'; readonly index: number }
  | { readonly kind: 'preset'; readonly preset: WindowPreset }

/** Row by row from the upper left. */
export interface FrameValues {
  readonly frame: ImageFrame
  readonly rows: number
  readonly columns: number
  /** 1: values after the modality LUT (Rescale Slope and Intercept); 3: red, green, blue of each pixel, 0–255. */
  readonly samplesPerPixel: 1 | 3
  readonly values: ArrayLike<number>
  /** The file says how stored values become those above (PS3.3 C.11.1); otherwise they are the stored ones. */
  readonly isRescaled: boolean
}
