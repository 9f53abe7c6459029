import type { ImageStack } from '#clinical/imaging/image-study.ts'
import type { AuthorisedFetch, ImageSource } from './image-source.ts'
import type { ImageViewport } from './image-viewport.ts'
import type { Reformat, ReformatElements } from './reformat.ts'
import type { Rendering } from './rendering.ts'

/** The one owner of everything that fetches, decodes and draws images; destroyed wholly by `close` (IMG-8). */
export interface ImageEngine {
  /** How it draws on this machine, and why. */
  readonly rendering: Rendering
  openViewport(element: HTMLElement): ImageViewport
  /**
   * Keeps viewports together from now on; the returned function ends it. Scroll goes by patient position where the stacks
   * share frame of reference and orientation, else by the difference of position that they have when linked.
   */
  link(viewports: readonly ImageViewport[], what: LinkedParts): () => void
  /** Draws on every other viewport where the plane of `of` cuts it (same frame of reference only); undefined takes the lines away. */
  showReferenceLines(of: ImageViewport | undefined): void
  /** Whether planes can be reformatted of a stack here, or why not. */
  canReformat(stack: ImageStack): true | ReformatRefusal
  /** Reformatted planes of a stack. Rejects when `canReformat` does not say true, or when the code cannot be loaded. */
  openReformat(elements: ReformatElements, stack: ImageStack, source: ImageSource): Promise<Reformat>
  /** Bytes of decoded images held now. */
  cacheBytes(): number
  /** Ends viewports, workers and requests, and frees all images. The engine is of no use afterwards. */
  close(): void
}

export interface LinkedParts {
  readonly scroll: boolean
  readonly window: boolean
  readonly zoom: boolean
}

/** `no-webgl`: this browser cannot. `stack`: what the stack says of itself. `memory`: the volume would not fit, in bytes. */
export type ReformatRefusal =
  | { readonly kind: 'no-webgl' }
  | { readonly kind: 'stack'; readonly obstacle: Exclude<ImageStack['canReformat'], true> }
  | { readonly kind: 'memory'; readonly needed: number; readonly allowed: number }

export interface ImageEngineOptions {
  readonly fetch: AuthorisedFetch
  /** Memory for decoded images in bytes; default by the memory of the device. */
  readonly maxCacheBytes?: number
}

/** Starts the download of the engine's code; for hover and focus of a link to images. */
export function preloadImageEngine(): void {
  void import('./engine/open-engine.ts').then(({ prepareEngine }) => prepareEngine())
}

/** Opens the engine. Rejects when its code cannot be loaded. */
export async function openImageEngine(options: ImageEngineOptions): Promise<ImageEngine> {
  const { openEngine } = await import('./engine/open-engine.ts')
  return openEngine(options)
}
