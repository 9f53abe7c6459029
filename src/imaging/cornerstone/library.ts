import {
  cache,
  Enums,
  eventTarget,
  imageLoader,
  init,
  metaData,
  RenderingEngine,
  setUseCPURendering,
  type Types,
} from '@cornerstonejs/core'
import type { Rendering } from '../rendering.ts'

const SCHEME = 'renkei'
const ENGINE_ID = 'renkei'

/** Gives pictures by image id; the library is given only ids whose pictures are at hand. */
interface PictureSource {
  picture(imageId: string): Types.IImage | undefined
  /** Any picture: the library asks about the other place of a stack, too, before there is one. */
  example(): Types.IImage | undefined
}

/**
 * The one place that starts and ends Cornerstone3D. Its start is once for the page (it keeps a global configuration), its
 * rendering engine and its cache end with `close`.
 */
export class Library {
  readonly rendering: Rendering
  readonly #sources = new Map<string, PictureSource>()
  readonly #onContextLost: () => void
  #engine: RenderingEngine | undefined

  constructor(rendering: Rendering, onContextLost: () => void) {
    this.rendering = rendering
    this.#onContextLost = onContextLost
    const isCpu = rendering.mode !== 'gpu'
    init({
      debug: {},
      rendering: {
        useGenericViewport: true,
        useCPURendering: isCpu,
        webGlContextCount: isCpu ? 1 : 3,
      },
    })
    setUseCPURendering(isCpu, false)
    imageLoader.registerImageLoader(SCHEME, (imageId) => ({ promise: this.#load(imageId) }))
    metaData.addProvider(this.#describe, 10_000)
    eventTarget.addEventListener(Enums.Events.WEBGL_CONTEXT_LOST, this.#lost)
  }

  get engine(): RenderingEngine {
    this.#engine ??= new RenderingEngine(ENGINE_ID)
    return this.#engine
  }

  /** Answers the two image ids of this owner. */
  addSource(owner: string, source: PictureSource): readonly [string, string] {
    this.#sources.set(owner, source)
    return [`${SCHEME}:${owner}/0`, `${SCHEME}:${owner}/1`]
  }

  removeSource(owner: string): void {
    this.#sources.delete(owner)
  }

  /** Takes pictures out of the library's cache; the frames behind them are kept elsewhere. */
  forget(imageIds: Iterable<string>): void {
    for (const imageId of imageIds) {
      if (cache.getImageLoadObject(imageId) !== undefined) cache.removeImageLoadObject(imageId, { force: true })
    }
  }

  /** After a lost context: a new rendering engine; every viewport must be opened again. */
  restart(): void {
    this.#engine?.destroy()
    this.#engine = undefined
  }

  close(): void {
    eventTarget.removeEventListener(Enums.Events.WEBGL_CONTEXT_LOST, this.#lost)
    this.restart()
    this.#sources.clear()
    metaData.removeProvider(this.#describe)
    cache.purgeCache()
  }

  readonly #lost = (): void => this.#onContextLost()

  async #load(imageId: string): Promise<Types.IImage> {
    const picture = this.#sourceOf(imageId)?.picture(imageId)
    if (picture === undefined) throw new Error(`${imageId} is not at hand`)
    return picture
  }

  #sourceOf(imageId: string): PictureSource | undefined {
    return this.#sources.get(imageId.slice(SCHEME.length + 1, imageId.indexOf('/')))
  }

  /**
   * What the library must know of a picture. It draws in pixels of the image, not in the patient: where an image lies is
   * decided from the file alone, elsewhere (H-18).
   */
  readonly #describe = (type: string, imageId: unknown): unknown => {
    if (typeof imageId !== 'string' || !imageId.startsWith(`${SCHEME}:`)) return undefined
    const source = this.#sourceOf(imageId)
    const image = source?.picture(imageId) ?? source?.example()
    if (image === undefined) return undefined
    switch (type) {
      case Enums.MetadataModules.IMAGE_PLANE:
        return planeModule(image)
      case Enums.MetadataModules.IMAGE_PIXEL:
        return pixelModule(image)
      case Enums.MetadataModules.GENERAL_SERIES:
        return { modality: 'OT' }
      default:
        return undefined
    }
  }
}

function planeModule({ rows, columns, rowPixelSpacing, columnPixelSpacing }: Types.IImage) {
  return {
    rows,
    columns,
    rowPixelSpacing,
    columnPixelSpacing,
    pixelSpacing: [rowPixelSpacing, columnPixelSpacing],
    imagePositionPatient: [0, 0, 0],
    imageOrientationPatient: [1, 0, 0, 0, 1, 0],
    rowCosines: [1, 0, 0],
    columnCosines: [0, 1, 0],
    sliceThickness: 1,
    usingDefaultValues: false,
  }
}

function pixelModule(image: Types.IImage) {
  const bits = image.color ? 8 : image.voxelManager?.bytePerVoxel === 2 ? 16 : 8
  return {
    rows: image.rows,
    columns: image.columns,
    samplesPerPixel: image.numberOfComponents,
    photometricInterpretation: image.color ? 'RGB' : 'MONOCHROME2',
    bitsAllocated: bits,
    bitsStored: bits,
    highBit: bits - 1,
    pixelRepresentation: image.minPixelValue < 0 ? 1 : 0,
  }
}
