import {
  fittingScale,
  type ImageShape,
  type Matrix,
  matrixOf,
  mirrored,
  type Placement,
  rotated,
  type ViewportSize,
  zoomedAbout,
} from '../display/placement.ts'
import type { LoadedFrame } from '../frames/loaded-frame.ts'
import type { ScreenPoint } from '../image-viewport.ts'
import type { ViewportState } from '../viewport-state.ts'
import type { Look } from './easel.ts'
import { planeSpacing } from './patient-position.ts'
import { type AppliedWindow, type ChosenWindow, FIRST_OF_FILE, windowOf } from './window-choice.ts'

const NO_PLACE: Placement = { scale: 1, panX: 0, panY: 0, rotation: 0, isFlippedH: false, isFlippedV: false }
/** CSS pixels per image column. */
const LEAST_SCALE = 0.02
const MOST_SCALE = 64

/** Window, inversion and place that the reader has chosen for one viewport; at the start the file's window, fitted. */
export class FrameLook {
  #choice: ChosenWindow = FIRST_OF_FILE
  #window: AppliedWindow | undefined
  #placement: Placement = NO_PLACE
  #isFitted = true
  #isInverted = false

  get choice(): ChosenWindow {
    return this.#choice
  }

  get placement(): Placement {
    return this.#placement
  }

  get isFitted(): boolean {
    return this.#isFitted
  }

  get isInverted(): boolean {
    return this.#isInverted
  }

  reset(): void {
    this.#choice = FIRST_OF_FILE
    this.#placement = NO_PLACE
    this.#isFitted = true
    this.#isInverted = false
  }

  invert(isInverted: boolean): void {
    this.#isInverted = isInverted
  }

  choose(choice: ChosenWindow): void {
    this.#choice = choice
  }

  /** `point`, from the upper left corner of a viewport of this size, keeps its place. */
  zoomAbout(factor: number, point: ScreenPoint, size: ViewportSize): void {
    const least = LEAST_SCALE / this.#placement.scale
    const most = MOST_SCALE / this.#placement.scale
    this.#isFitted = false
    this.#placement = zoomedAbout(this.#placement, Math.min(most, Math.max(least, factor)), point, size)
  }

  fit(): void {
    this.#isFitted = true
    this.#placement = { ...this.#placement, panX: 0, panY: 0 }
  }

  /** In CSS pixels. */
  panBy(x: number, y: number): void {
    const { panX, panY } = this.#placement
    this.take(this.#placement.scale, panX + x, panY + y, false)
  }

  take(scale: number, panX: number, panY: number, isFitted: boolean): void {
    this.#isFitted = isFitted
    this.#placement = { ...this.#placement, scale, panX, panY }
  }

  /** Clockwise, in degrees. */
  rotateBy(degrees: number): void {
    this.#placement = rotated(this.#placement, degrees)
  }

  flip(axis: 'horizontal' | 'vertical'): void {
    this.#placement = mirrored(this.#placement, axis)
  }

  /** How a frame is drawn in a viewport of this size. What is fitted follows the size. */
  of(loaded: LoadedFrame, size: ViewportSize): Look {
    const before = this.#window
    const window = windowOf(loaded, this.#choice)
    // The same setting keeps its identity, so that nothing is computed anew.
    const isSame = before !== undefined && JSON.stringify(before) === JSON.stringify(window)
    this.#window = isSame ? before : window
    if (this.#isFitted && size.width > 0 && size.height > 0) {
      const scale = fittingScale(shapeOf(loaded), size, this.#placement.rotation)
      this.#placement = { ...this.#placement, scale, panX: 0, panY: 0 }
    }
    return {
      setting: this.#window?.setting,
      isInverted: this.#isInverted,
      placement: this.#placement,
      matrix: this.matrix(loaded, size),
    }
  }

  matrix(loaded: LoadedFrame, size: ViewportSize): Matrix {
    return matrixOf(this.#placement, shapeOf(loaded), size)
  }

  /** What the state says of a frame that is drawn as `of` gave it. */
  shown(loaded: LoadedFrame): Partial<ViewportState> {
    const { scale, rotation, isFlippedH, isFlippedV } = this.#placement
    const spacing = planeSpacing(loaded.frame)
    return {
      shownFrame: loaded.frame,
      window: this.#window?.shown,
      zoom: {
        devicePixelsPerImagePixel: scale * globalThis.devicePixelRatio,
        cssPixelsPerMm: spacing === undefined ? undefined : scale / spacing.column,
      },
      rotation,
      isFlippedH,
      isFlippedV,
      quality: loaded.quality,
      notices: loaded.notices,
    }
  }
}

export function shapeOf({ decoded, aspect }: LoadedFrame): ImageShape {
  return { rows: decoded.rows, columns: decoded.columns, aspect }
}
