import type { ImageStack } from '#clinical/imaging/image-study.ts'
import { CanvasEasel } from '../canvas/canvas-easel.ts'
import type { Library } from '../cornerstone/library.ts'
import { DecodePool } from '../decode/decode-pool.ts'
import { FrameReader } from '../frames/frame-reader.ts'
import { FrameStore } from '../frames/frame-store.ts'
import type { ImageEngine, ImageEngineOptions, LinkedParts, ReformatRefusal } from '../image-engine.ts'
import type { ImageSource } from '../image-source.ts'
import type { ImageViewport } from '../image-viewport.ts'
import type { StackReformat } from '../reformat/stack-reformat.ts'
import type { Reformat, ReformatElements } from '../reformat.ts'
import { probedRendering, type Rendering } from '../rendering.ts'
import type { Easel } from '../viewport/easel.ts'
import { StackViewport } from '../viewport/stack-viewport.ts'
import { linkViewports } from '../viewport/viewport-links.ts'

const FETCH_LIMIT_MS = 30_000
const DECODE_LIMIT_MS = 20_000
const PREFETCH_AT_ONCE = 6
const MOST_THREADS = 4
const BYTES_PER_VOXEL = 2
const MEBIBYTE = 1024 * 1024

/** Opens the engine; see `openImageEngine`. The library comes with it where it draws: on a GPU. */
export async function openEngine(options: ImageEngineOptions): Promise<ImageEngine> {
  const rendering = probedRendering()
  return new Engine(options, rendering, rendering.mode === 'gpu' ? await loadGpuDrawing() : undefined)
}

/** Finds out how to draw, and fetches what that takes. */
export function prepareEngine(): void {
  if (probedRendering().mode === 'gpu') void loadGpuDrawing()
}

const loadLibrary = () => import('../cornerstone/library.ts')

async function loadGpuDrawing() {
  const [{ Library }, { LibraryEasel }] = await Promise.all([loadLibrary(), import('../cornerstone/library-easel.ts')])
  return { Library, LibraryEasel }
}

class Engine implements ImageEngine {
  readonly rendering: Rendering
  readonly #gpu: Awaited<ReturnType<typeof loadGpuDrawing>> | undefined
  readonly #pool: DecodePool
  readonly #store: FrameStore
  readonly #viewports = new Set<StackViewport>()
  readonly #reformats = new Set<StackReformat>()
  #library: Library | undefined
  #opened = 0
  #reference: { readonly of: StackViewport; readonly end: () => void } | undefined
  #isClosed = false

  constructor(
    { fetch, maxCacheBytes = defaultCacheBytes() }: ImageEngineOptions,
    rendering: Rendering,
    gpu: Awaited<ReturnType<typeof loadGpuDrawing>> | undefined,
  ) {
    this.rendering = rendering
    this.#gpu = gpu
    this.#pool = new DecodePool({
      threads: Math.max(1, Math.min(MOST_THREADS, (navigator.hardwareConcurrency ?? 2) - 1)),
      timeLimitMs: DECODE_LIMIT_MS,
      start: () => new Worker(new URL('../decode/decode.worker.ts', import.meta.url), { type: 'module' }),
    })
    this.#pool.startOne()
    const reader = new FrameReader({ fetch, decode: this.#pool, timeLimitMs: FETCH_LIMIT_MS })
    this.#store = new FrameStore({ reader, maxBytes: maxCacheBytes, prefetchAtOnce: PREFETCH_AT_ONCE })
  }

  openViewport(element: HTMLElement): ImageViewport {
    const viewport = new StackViewport(element, this.#easelFor(element), this.#store, (closed) => {
      this.#viewports.delete(closed)
      if (this.#reference?.of === closed) this.showReferenceLines(undefined)
    })
    this.#viewports.add(viewport)
    return viewport
  }

  link(viewports: readonly ImageViewport[], what: LinkedParts): () => void {
    return linkViewports(this.#own(viewports), what)
  }

  showReferenceLines(of: ImageViewport | undefined): void {
    this.#reference?.end()
    this.#reference = undefined
    for (const each of this.#viewports) each.setReference(undefined)
    const [leader] = of === undefined ? [] : this.#own([of])
    if (leader === undefined) return
    const draw = () => {
      for (const each of this.#viewports) if (each !== leader) each.setReference(leader.getState().shownFrame)
    }
    this.#reference = { of: leader, end: leader.subscribe(draw) }
    draw()
  }

  canReformat(stack: ImageStack): true | ReformatRefusal {
    if (stack.canReformat !== true) return { kind: 'stack', obstacle: stack.canReformat }
    if (!this.rendering.canReformat) return { kind: 'no-webgl' }
    const [first] = stack.frames
    const needed = stack.frames.length * first.rows * first.columns * BYTES_PER_VOXEL
    return needed <= this.#store.maxBytes ? true : { kind: 'memory', needed, allowed: this.#store.maxBytes }
  }

  async openReformat(elements: ReformatElements, stack: ImageStack, source: ImageSource): Promise<Reformat> {
    const answer = this.canReformat(stack)
    if (answer !== true) throw new Error(`this stack cannot be reformatted: ${answer.kind}`)
    const [{ Library }, { StackReformat }] = await Promise.all([loadLibrary(), import('../reformat/stack-reformat.ts')])
    if (this.#isClosed) throw new Error('the engine is closed')
    this.#library ??= new Library(this.rendering, () => this.#contextLost())
    this.#opened += 1
    const id = `reformat-${this.#opened}`
    const opened = new StackReformat(id, this.#library, this.#store, elements, stack, source, (closed) =>
      this.#reformats.delete(closed),
    )
    this.#reformats.add(opened)
    return opened
  }

  cacheBytes(): number {
    return this.#store.bytes
  }

  close(): void {
    this.#isClosed = true
    this.showReferenceLines(undefined)
    for (const reformat of [...this.#reformats]) reformat.close()
    for (const viewport of [...this.#viewports]) viewport.close()
    this.#store.close()
    this.#pool.close()
    this.#library?.close()
  }

  #easelFor(element: HTMLElement): Easel {
    if (this.#gpu === undefined) return new CanvasEasel(element)
    const { Library, LibraryEasel } = this.#gpu
    this.#library ??= new Library(this.rendering, () => this.#contextLost())
    this.#opened += 1
    return new LibraryEasel(this.#library, `viewport-${this.#opened}`, element)
  }

  #own(viewports: readonly ImageViewport[]): readonly StackViewport[] {
    return [...this.#viewports].filter((each) => viewports.includes(each))
  }

  /** The pictures are ours: a new rendering engine draws them again where they were (E36). */
  #contextLost(): void {
    for (const reformat of this.#reformats) reformat.lost()
    this.#library?.restart()
    for (const viewport of this.#viewports) viewport.reopen()
  }
}

/** A quarter of the device's memory, between 192 and 768 MiB; Safari and Firefox do not tell it. */
function defaultCacheBytes(): number {
  const gibibytes: unknown = Reflect.get(navigator, 'deviceMemory')
  const memory = typeof gibibytes === 'number' ? gibibytes : 2
  return Math.min(768, Math.max(192, memory * 256)) * MEBIBYTE
}
