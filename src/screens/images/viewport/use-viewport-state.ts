import { useSyncExternalStore } from 'react'
import type { ImageViewport } from '#imaging/image-viewport.ts'
import { EMPTY_VIEWPORT, type ViewportState } from '#imaging/viewport-state.ts'

const nothing = () => () => {}
const empty = () => EMPTY_VIEWPORT

/** What a viewport shows at this moment; empty while there is none. */
export function useViewportState(viewport: ImageViewport | undefined): ViewportState {
  return useSyncExternalStore(viewport?.subscribe ?? nothing, viewport?.getState ?? empty)
}
