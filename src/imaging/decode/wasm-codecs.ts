/// <reference path="./codecs.d.ts" />
import { FrameError } from '../frame-failure.ts'
import type { CodedSamples } from './coded-samples.ts'

export type WasmCodec = 'jpeg-8-bit' | 'jpeg-ls' | 'jpeg-2000' | 'htj2k' | 'jpeg-xl'

/** Where the binary of a codec is: an address in a browser, a path in Node. */
export type LocateCodec = (codec: WasmCodec) => string

interface Started {
  readonly create: () => WasmDecoder
  readonly explain: (thrown: unknown) => string
}

/** The compiled codecs, each loaded when it is first needed. One instance belongs to one thread. */
export class WasmCodecs {
  readonly #locate: LocateCodec
  readonly #started = new Map<WasmCodec, Promise<Started>>()

  constructor(locate: LocateCodec) {
    this.#locate = locate
  }

  /** Decodes one frame. Throws FrameError `corrupt` with the words of the codec. */
  async decode(codec: WasmCodec, bytes: Uint8Array): Promise<CodedSamples> {
    const started = this.#started.get(codec) ?? this.#start(codec)
    this.#started.set(codec, started)
    const { create, explain } = await started
    const decoder = create()
    try {
      decoder.getEncodedBuffer(bytes.length).set(bytes)
      decoder.decode()
      const info = decoder.getFrameInfo()
      const samples = samplesOf(decoder.getDecodedBuffer(), info)
      // JPEG-LS coded component by component is given so, too (ISO/IEC 14495-1, interleave mode "none").
      const isPlanar = info.componentCount > 1 && decoder.getInterleaveMode?.() === 0
      return {
        width: info.width,
        height: info.height,
        components: info.componentCount,
        bits: info.bitsPerSample,
        samples: isPlanar ? interleaved(samples, info.componentCount) : samples,
        // These two always give RGB; with the others the photometric interpretation says what the components are.
        isRgb: codec === 'jpeg-8-bit' || codec === 'jpeg-xl',
      }
    } catch (thrown) {
      throw thrown instanceof FrameError ? thrown : new FrameError('corrupt', `${codec}: ${explain(thrown)}`)
    } finally {
      decoder.delete()
    }
  }

  async #start(codec: WasmCodec): Promise<Started> {
    const options: WasmCodecOptions = { locateFile: () => this.#locate(codec), print: ignore, printErr: ignore }
    switch (codec) {
      case 'jpeg-8-bit': {
        const { default: start } = await import('@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs')
        const { JPEGDecoder } = await start(options)
        return { create: () => new JPEGDecoder(), explain: String }
      }
      case 'jpeg-ls': {
        const { default: start } = await import('@cornerstonejs/codec-charls/decodewasmjs')
        const module = await start(options)
        const explain = (thrown: unknown) =>
          typeof thrown === 'number' ? module.getExceptionMessage(thrown) : String(thrown)
        return { create: () => new module.JpegLSDecoder(), explain }
      }
      case 'jpeg-2000': {
        const { default: start } = await import('@cornerstonejs/codec-openjpeg/decodewasmjs')
        const { J2KDecoder } = await start(options)
        return { create: () => new J2KDecoder(), explain: String }
      }
      case 'htj2k': {
        const { default: start } = await import('@cornerstonejs/codec-openjph/wasmjs')
        const { HTJ2KDecoder } = await start(options)
        return { create: () => new HTJ2KDecoder(), explain: String }
      }
      case 'jpeg-xl': {
        const { default: start } = await import('@cornerstonejs/codec-libjxl/decodewasmjs')
        const { JpegXLDecoder } = await start(options)
        return { create: () => new JpegXLDecoder(), explain: String }
      }
      default: {
        const never: never = codec
        throw new Error(`no codec ${String(never)}`)
      }
    }
  }
}

/** The codecs talk on the console; what matters comes as an exception. */
function ignore(): void {}

/** A copy of the codec's memory as numbers: two bytes for each sample beyond 8 bits, in the order of this machine. */
function samplesOf(decoded: Uint8Array, info: WasmFrameInfo): CodedSamples['samples'] {
  const copy = decoded.slice().buffer
  const expected = info.width * info.height * info.componentCount * (info.bitsPerSample > 8 ? 2 : 1)
  if (copy.byteLength !== expected) throw new FrameError('corrupt', `${copy.byteLength} bytes instead of ${expected}`)
  if (info.bitsPerSample > 8) return info.isSigned === true ? new Int16Array(copy) : new Uint16Array(copy)
  return info.isSigned === true ? new Int8Array(copy) : new Uint8Array(copy)
}

function interleaved(planes: CodedSamples['samples'], components: number): CodedSamples['samples'] {
  const samples = planes.slice()
  const pixels = planes.length / components
  for (let component = 0; component < components; component += 1) {
    for (let pixel = 0; pixel < pixels; pixel += 1) {
      samples[pixel * components + component] = planes[component * pixels + pixel] ?? 0
    }
  }
  return samples
}
