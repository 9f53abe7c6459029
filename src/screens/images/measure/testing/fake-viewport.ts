import type { ImageFrame } from '#clinical/imaging/image-study.ts'
import type { ImagePoint, ImageViewport, ScreenPoint } from '#imaging/image-viewport.ts'
import { EMPTY_VIEWPORT, type ViewportState } from '#imaging/viewport-state.ts'

/** Ten CSS pixels for one pixel of the image. */
const ZOOM = 10

/** A viewport that shows one frame at a fixed size, without an engine: what the measuring layer needs of one. */
export function fakeViewport(frame: ImageFrame, element: HTMLElement): ImageViewport {
  const state: ViewportState = { ...EMPTY_VIEWPORT, phase: 'shown', shownFrame: frame, count: 1, quality: 'decoded' }
  const nothing = () => {}
  return {
    element,
    stack: undefined,
    subscribe: () => nothing,
    getState: () => state,
    show: async () => {},
    clear: nothing,
    goTo: nothing,
    step: nothing,
    retryFailed: nothing,
    setWindow: nothing,
    applyWindow: nothing,
    zoomBy: nothing,
    zoomTo: nothing,
    fit: nothing,
    panBy: nothing,
    rotateBy: nothing,
    flipHorizontal: nothing,
    flipVertical: nothing,
    invert: nothing,
    reset: nothing,
    startCine: nothing,
    stopCine: nothing,
    setTool: nothing,
    toScreen: ([column, row]: ImagePoint): ScreenPoint => [column * ZOOM, row * ZOOM],
    toImage: ([x, y]: ScreenPoint): ImagePoint => [x / ZOOM, y / ZOOM],
    toPatient: () => undefined,
    readValues: () => ({
      frame,
      rows: 8,
      columns: 8,
      samplesPerPixel: 1,
      values: Array.from({ length: 64 }, (_, at) => at),
      isRescaled: true,
    }),
    capture: () => undefined,
    close: nothing,
  }
}
