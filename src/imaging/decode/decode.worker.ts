import charls from '@cornerstonejs/codec-charls/decodewasm?url'
import jpegTurbo from '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm?url'
import libjxl from '@cornerstonejs/codec-libjxl/decodewasm?url'
import openjpeg from '@cornerstonejs/codec-openjpeg/decodewasm?url'
import openjph from '@cornerstonejs/codec-openjph/wasm?url'
import { FrameError, frameFailureOf } from '../frame-failure.ts'
import { decodeFrame } from './decode-frame.ts'
import type { DecodeAnswer, DecodeQuestion } from './decode-messages.ts'
import { type DecodedFrame, frameBuffers } from './decoded-frame.ts'
import { FileFrames } from './file-frames.ts'
import { type WasmCodec, WasmCodecs } from './wasm-codecs.ts'

const ADDRESSES: Readonly<Record<WasmCodec, string>> = {
  'jpeg-8-bit': jpegTurbo,
  'jpeg-ls': charls,
  'jpeg-2000': openjpeg,
  htj2k: openjph,
  'jpeg-xl': libjxl,
}

const codecs = new WasmCodecs((codec) => new URL(ADDRESSES[codec], import.meta.url).href)
const files = new FileFrames()

addEventListener('message', ({ data }: MessageEvent<DecodeQuestion>) => {
  void answer(data).then((message) => {
    const transfer = 'decoded' in message ? frameBuffers(message.decoded) : []
    postMessage(message, { transfer: transfer.filter((buffer) => buffer instanceof ArrayBuffer) })
  })
})

async function answer(question: DecodeQuestion): Promise<DecodeAnswer> {
  try {
    return { decoded: await decode(question) }
  } catch (thrown) {
    // What a codec throws when its memory ends; the pool starts a new thread after it.
    if (thrown instanceof RangeError || thrown instanceof WebAssembly.RuntimeError) {
      return { failure: new FrameError('decoder-crashed', String(thrown)).failure }
    }
    return { failure: frameFailureOf(thrown) }
  }
}

async function decode(question: DecodeQuestion): Promise<DecodedFrame> {
  if (!('file' in question)) return decodeFrame(question, codecs)
  const { bytes, transferSyntaxUid, isBigEndian } = await files.read(question.file, question.key, question.frame)
  return decodeFrame({ ...question, bytes, transferSyntaxUid, isBigEndian }, codecs)
}
