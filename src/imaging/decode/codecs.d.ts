// The compiled codecs bring no types; this is the part of their interface that is used.

interface WasmCodecOptions {
  readonly locateFile: (name: string) => string
  readonly print: (text: string) => void
  readonly printErr: (text: string) => void
}

interface WasmDecoder {
  /** A view of memory of the codec, of this length, for the compressed bytes. */
  getEncodedBuffer(length: number): Uint8Array
  decode(): void
  /** A view of memory of the codec: copy before the next call. */
  getDecodedBuffer(): Uint8Array
  getFrameInfo(): WasmFrameInfo
  /** JPEG-LS only: 0 = component by component, 1 = line by line, 2 = pixel by pixel; the decoder gives 1 as 2. */
  getInterleaveMode?(): number
  delete(): void
}

interface WasmFrameInfo {
  readonly width: number
  readonly height: number
  readonly bitsPerSample: number
  readonly componentCount: number
  readonly isSigned?: boolean
}

type WasmDecoderClass = new () => WasmDecoder

declare module '@cornerstonejs/codec-charls/decodewasmjs' {
  const start: (options: WasmCodecOptions) => Promise<{
    readonly JpegLSDecoder: WasmDecoderClass
    getExceptionMessage(exception: number): string
  }>
  export default start
}

declare module '@cornerstonejs/codec-openjpeg/decodewasmjs' {
  const start: (options: WasmCodecOptions) => Promise<{ readonly J2KDecoder: WasmDecoderClass }>
  export default start
}

declare module '@cornerstonejs/codec-openjph/wasmjs' {
  const start: (options: WasmCodecOptions) => Promise<{ readonly HTJ2KDecoder: WasmDecoderClass }>
  export default start
}

declare module '@cornerstonejs/codec-libjxl/decodewasmjs' {
  const start: (options: WasmCodecOptions) => Promise<{ readonly JpegXLDecoder: WasmDecoderClass }>
  export default start
}

declare module '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs' {
  const start: (options: WasmCodecOptions) => Promise<{ readonly JPEGDecoder: WasmDecoderClass }>
  export default start
}
