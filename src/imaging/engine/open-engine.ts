import type { ImageStack } from '#clinical/imaging/image-study.ts'
import { Library } from '../cornerstone/library.ts'
import { DecodePool } from '../decode/decode-pool.ts'
import { FrameReader } from '../frames/frame-reader.ts'
import { FrameStore } from '../frames/frame-store.ts'
import type { ImageEngine, ImageEngineOptions, LinkedParts, ReformatRefusal } from '../image-engine.ts'
import type { ImageSource } from '../image-source.ts'
import type { ImageViewport } from '../image-viewport.ts'
import { StackReformat } from '../reformat/stack-reformat.ts'
import type { Reformat, ReformatElements } from '../reformat.ts'
import { type Rendering, renderingOf, webGlRenderer } from '../rendering.ts'
import { StackViewport } from '../viewport/stack-viewport.ts'
import { linkViewports } from '../viewport/viewport-links.ts'

const FETCH_LIMIT_MS = 30_000
const DECODE_LIMIT_MS = 20_000
const PREFETCH_AT_ONCE = 6
const MOST_THREADS = 4
const BYTES_PER_VOXEL = 2
const MEBIBYTE = 1024 * 1024

/** Opens the engine; see `openImageEngine`. */
export function openEngine(options: ImageEngineOptions): ImageEngine {
  return new Engine(options)
}

class Engine implements ImageEngine {
  readonly rendering: Rendering
  readonly #library: Library
  readonly #pool: DecodePool
  readonly #store: FrameStore
  readonly #viewports = new Set<StackViewport>()
  readonly #reformats = new Set<StackReformat>()
  #opened = 0
  #reference: { readonly of: StackViewport; readonly end: () => void } | undefined

  constructor({ fetch, maxCacheBytes = defaultCacheBytes() }: ImageEngineOptions) {
    this.rendering = renderingOf(webGlRenderer())
    this.#library = new Library(this.rendering, () => this.#contextLost())
    this.#pool = new DecodePool({
      threads: Math.max(1, Math.min(MOST_THREADS, (navigator.hardwareConcurrency ?? 2) - 1)),
      timeLimitMs: DECODE_LIMIT_MS,
      start: () => new Worker(new URL('../decode/decode.worker.ts', import.meta.url), { type: 'module' }),
    })
    const reader = new FrameReader({ fetch, decode: this.#pool, timeLimitMs: FETCH_LIMIT_MS })
    this.#store = new FrameStore({ reader, maxBytes: maxCacheBytes, prefetchAtOnce: PREFETCH_AT_ONCE })
  }

  openViewport(element: HTMLElement): ImageViewport {
    this.#opened += 1
    const viewport = new StackViewport(element, `viewport-${this.#opened}`, this.#library, this.#store, (closed) => {
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

  openReformat(elements: ReformatElements, stack: ImageStack, source: ImageSource): Reformat {
    const answer = this.canReformat(stack)
    if (answer !== true) throw new Error(`this stack cannot be reformatted: ${answer.kind}`)
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
    this.showReferenceLines(undefined)
    for (const reformat of [...this.#reformats]) reformat.close()
    for (const viewport of [...this.#viewports]) viewport.close()
    this.#store.close()
    this.#pool.close()
    this.#library.close()
  }

  #own(viewports: readonly ImageViewport[]): readonly StackViewport[] {
    return [...this.#viewports].filter((each) => viewports.includes(each))
  }

  /** The pictures are ours: a new rendering engine draws them again where they were (E36). */
  #contextLost(): void {
    for (const reformat of this.#reformats) reformat.lost()
    this.#library.restart()
    for (const viewport of this.#viewports) viewport.reopen()
  }
}

/** A quarter of the device's memory, between 192 and 768 MiB; Safari and Firefox do not tell it. */
function defaultCacheBytes(): number {
  const gibibytes: unknown = Reflect.get(navigator, 'deviceMemory')
  const memory = typeof gibibytes === 'number' ? gibibytes : 2
  return Math.min(768, Math.max(192, memory * 256)) * MEBIBYTE
}
