import { createRequire } from 'node:module'
import { type WasmCodec, WasmCodecs } from '#imaging/decode/wasm-codecs.ts'

const BINARIES: Readonly<Record<WasmCodec, string>> = {
  'jpeg-8-bit': '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm',
  'jpeg-ls': '@cornerstonejs/codec-charls/decodewasm',
  'jpeg-2000': '@cornerstonejs/codec-openjpeg/decodewasm',
  htj2k: '@cornerstonejs/codec-openjph/wasm',
  'jpeg-xl': '@cornerstonejs/codec-libjxl/decodewasm',
}

/** The compiled codecs in Node, where their binaries are files. */
export function imageCodecs(): WasmCodecs {
  const { resolve } = createRequire(import.meta.url)
  return new WasmCodecs((codec) => resolve(BINARIES[codec]))
}
