import type { ImageInstance, ImageSeries, ImageStack, ImageStudy } from '#clinical/imaging/image-study.ts'
import type { ImageViewport } from '#imaging/image-viewport.ts'

/** What stands in one viewport, for the tools that act on it. */
export interface PaneHandle {
  readonly viewport: ImageViewport
  readonly study: ImageStudy
  readonly series: ImageSeries
  readonly instances: readonly ImageInstance[]
  readonly stack: ImageStack
}
