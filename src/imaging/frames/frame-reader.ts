import type { ImageFrame } from '#clinical/imaging/image-study.ts'
import { textOf } from '#standards/dicom/dicom-json.ts'
import { frameDataSet } from '#standards/dicom/functional-groups.ts'
import { transferSyntax } from '#standards/dicom/transfer-syntaxes.ts'
import { parseMediaType } from '#standards/dicomweb/media-type.ts'
import { parseMultipart } from '#standards/dicomweb/multipart.ts'
import type { DecodePool } from '../decode/decode-pool.ts'
import type { DecodedFrame } from '../decode/decoded-frame.ts'
import { describePixels, type PixelDescription } from '../decode/pixel-description.ts'
import { overlayBitsOf } from '../display/overlay-planes.ts'
import { readPalette } from '../display/palette.ts'
import { FrameError, frameFailureOf } from '../frame-failure.ts'
import type { AuthorisedFetch, DicomWebSource, ImageSource } from '../image-source.ts'
import { type LoadedFrame, loadedFrame } from './loaded-frame.ts'
import { decodePicture } from './rendered-picture.ts'

export interface FrameReaderOptions {
  readonly fetch: AuthorisedFetch
  readonly decode: Pick<DecodePool, 'decode'>
  /** For each request, from asking to the last byte. */
  readonly timeLimitMs: number
}

/** How the pixels of a frame can be asked for, in the order in which it is tried (imaging.md §5). */
type Route = 'stored-frame' | 'native-frame' | 'whole-instance'

const ROUTES: readonly Route[] = ['stored-frame', 'native-frame', 'whole-instance']

/** Failures that another route would meet as well. */
const FINAL: ReadonlySet<string> = new Set(['unreachable', 'timed-out', 'not-permitted', 'wrong-address', 'no-pixels'])

const EXPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2.1'

/** Files that were fetched whole for their frames; a small number, because each may be large. */
const KEPT_INSTANCES = 4

/** Fetches, checks and decodes single frames, with the ways around what servers cannot give. */
export class FrameReader {
  readonly #options: FrameReaderOptions
  /** The route that worked for a series: its other frames begin with it. */
  readonly #worked = new Map<string, Route>()
  readonly #instances = new Map<string, Promise<Blob>>()

  constructor(options: FrameReaderOptions) {
    this.#options = options
  }

  /** Rejects with FrameError. `isUrgent` is asked again while the frame waits for a decoder. */
  async read(
    frame: ImageFrame,
    source: ImageSource,
    isUrgent: () => boolean,
    signal: AbortSignal,
  ): Promise<LoadedFrame> {
    const dataSet = frameDataSet(frame.instance.dataSet, frame.frame)
    const readBulk = (uri: string) => this.#bulk(source, uri, signal)
    // Before anything is fetched or allocated (D8).
    const description = describePixels(dataSet)
    const palette = description.photometric === 'PALETTE COLOR' ? await readPalette(dataSet, readBulk) : undefined
    const question = { description, palette, overlayBits: overlayBitsOf(dataSet) }
    if (source.kind === 'files') {
      const file = source.files.get(frame.instance.sopInstanceUid)
      if (file === undefined) throw new FrameError('missing', 'no file of this instance')
      const blob = file instanceof Blob ? file : new Blob([file])
      const decoded = await this.#decodeFile(blob, frame, question, isUrgent)
      return loadedFrame(frame, decoded, 'decoded', readBulk)
    }
    return this.#readFromServer(frame, source, question, readBulk, isUrgent, signal)
  }

  async #readFromServer(
    frame: ImageFrame,
    source: DicomWebSource,
    question: Question,
    readBulk: (uri: string) => Promise<Uint8Array>,
    isUrgent: () => boolean,
    signal: AbortSignal,
  ): Promise<LoadedFrame> {
    const series = textOf(frame.instance.dataSet, '0020000E') ?? ''
    const known = transferSyntax(frame.instance.transferSyntaxUid)
    let first: FrameError | undefined
    for (const route of known?.encoding === 'video' ? [] : inOrder(this.#worked.get(series))) {
      try {
        const decoded = await this.#decodeBy(route, frame, source, question, isUrgent, signal)
        this.#worked.set(series, route)
        return await loadedFrame(frame, decoded, 'decoded', readBulk)
      } catch (thrown) {
        signal.throwIfAborted()
        const { reason, detail } = frameFailureOf(thrown)
        first ??= new FrameError(reason, detail)
        if (FINAL.has(reason)) throw first
      }
    }
    first ??= new FrameError('unsupported-syntax', known?.name ?? '')
    try {
      const { body } = await this.#get(source, `${framePath(frame, source)}/rendered`, 'image/jpeg', signal)
      return await loadedFrame(frame, await decodePicture(body, question.description), 'rendered', readBulk)
    } catch {
      // What the first request said tells more than what the last one did.
      signal.throwIfAborted()
      throw first
    }
  }

  async #decodeBy(
    route: Route,
    frame: ImageFrame,
    source: DicomWebSource,
    question: Question,
    isUrgent: () => boolean,
    signal: AbortSignal,
  ): Promise<DecodedFrame> {
    if (route === 'whole-instance') {
      return this.#decodeFile(await this.#instance(frame, source, signal), frame, question, isUrgent)
    }
    const wanted = route === 'stored-frame' ? '*' : EXPLICIT_LITTLE_ENDIAN
    const accept = `multipart/related; type="application/octet-stream"; transfer-syntax=${wanted}`
    const { body, contentType } = await this.#get(source, framePath(frame, source), accept, signal)
    const transferSyntaxUid = transferSyntaxOf(contentType) ?? EXPLICIT_LITTLE_ENDIAN
    // The parts of a multipart body share its memory; the decoding thread takes over what is its own.
    const bytes = body.slice()
    return this.#options.decode.decode({ ...question, bytes, transferSyntaxUid, isBigEndian: false }, isUrgent)
  }

  #decodeFile(file: Blob, frame: ImageFrame, question: Question, isUrgent: () => boolean): Promise<DecodedFrame> {
    const key = frame.instance.sopInstanceUid
    return this.#options.decode.decode({ ...question, file, key, frame: frame.frame }, isUrgent)
  }

  /** The whole file of an instance; asked once for all its frames. */
  #instance(frame: ImageFrame, source: DicomWebSource, signal: AbortSignal): Promise<Blob> {
    const path = instancePath(frame, source)
    const before = this.#instances.get(path)
    if (before !== undefined) return before
    const accept = 'multipart/related; type="application/dicom"; transfer-syntax=*'
    const file = this.#get(source, path, accept, signal).then(({ body }) => new Blob([body.slice()]))
    this.#instances.set(path, file)
    file.catch(() => this.#instances.delete(path))
    const [oldest] = this.#instances.keys()
    if (this.#instances.size > KEPT_INSTANCES && oldest !== undefined) this.#instances.delete(oldest)
    return file
  }

  async #bulk(source: ImageSource, uri: string, signal: AbortSignal): Promise<Uint8Array> {
    if (source.kind === 'files') throw new FrameError('wrong-address', 'bulk data of a file')
    const accept = 'multipart/related; type="application/octet-stream"'
    return (await this.#get(source, uri, accept, signal)).body
  }

  /** The first part of an answer, whole; with a time limit, and only below the configured base (C8). */
  async #get(source: DicomWebSource, path: string, accept: string, signal: AbortSignal): Promise<Got> {
    const url = new URL(path, source.base)
    if (url.origin !== source.base.origin || !url.pathname.startsWith(source.base.pathname)) {
      throw new FrameError('wrong-address', `not below the configured address: ${url.origin}`)
    }
    const limit = AbortSignal.timeout(this.#options.timeLimitMs)
    try {
      const init = { headers: { Accept: accept }, signal: AbortSignal.any([signal, limit]) }
      const response = await this.#options.fetch(source.facility, url, init)
      if (!response.ok) throw new FrameError(reasonOfStatus(response.status), `HTTP ${response.status}`)
      const bytes = new Uint8Array(await response.arrayBuffer())
      const contentType = response.headers.get('Content-Type') ?? ''
      const part = parseMultipart(bytes, contentType)?.[0]
      if (part === undefined) throw new FrameError('corrupt', 'the answer is cut')
      return { body: part.body, contentType: part.headers.get('content-type') ?? contentType }
    } catch (thrown) {
      if (thrown instanceof FrameError) throw thrown
      signal.throwIfAborted()
      if (limit.aborted) throw new FrameError('timed-out', `no answer within ${this.#options.timeLimitMs} ms`)
      throw new FrameError('unreachable', thrown instanceof Error ? thrown.message : String(thrown))
    }
  }
}

interface Question {
  readonly description: PixelDescription
  readonly palette: Awaited<ReturnType<typeof readPalette>> | undefined
  readonly overlayBits: ReturnType<typeof overlayBitsOf>
}

interface Got {
  readonly body: Uint8Array
  readonly contentType: string
}

function inOrder(first: Route | undefined): readonly Route[] {
  return first === undefined ? ROUTES : [first, ...ROUTES.filter((route) => route !== first)]
}

function instancePath(frame: ImageFrame, source: DicomWebSource): string {
  const { dataSet, sopInstanceUid } = frame.instance
  const study = encodeURIComponent(source.studyUid)
  const series = encodeURIComponent(textOf(dataSet, '0020000E') ?? '')
  return `studies/${study}/series/${series}/instances/${encodeURIComponent(sopInstanceUid)}`
}

function framePath(frame: ImageFrame, source: DicomWebSource): string {
  return `${instancePath(frame, source)}/frames/${frame.frame}`
}

/** Said by the part itself, or by its media type where that allows one syntax only. */
function transferSyntaxOf(contentType: string): string | undefined {
  const { type, parameters } = parseMediaType(contentType)
  return parameters.get('transfer-syntax') ?? SYNTAX_OF_TYPE.get(type)
}

/** Default transfer syntaxes of media types (PS3.18 8.7.3.5); the stream itself tells which JPEG process it is. */
const SYNTAX_OF_TYPE: ReadonlyMap<string, string> = new Map([
  ['image/jpeg', '1.2.840.10008.1.2.4.70'],
  ['image/dicom-rle', '1.2.840.10008.1.2.5'],
  ['image/x-dicom-rle', '1.2.840.10008.1.2.5'],
  ['image/jls', '1.2.840.10008.1.2.4.80'],
  ['image/x-jls', '1.2.840.10008.1.2.4.80'],
  ['image/jp2', '1.2.840.10008.1.2.4.90'],
  ['image/jphc', '1.2.840.10008.1.2.4.201'],
  ['image/jxl', '1.2.840.10008.1.2.4.110'],
])

function reasonOfStatus(status: number) {
  if (status === 401 || status === 403) return 'not-permitted'
  // Some servers say 400 of a frame that is not there.
  return status === 400 || status === 404 || status === 410 ? 'missing' : 'server-error'
}
