import type { FrameFailure } from '../frame-failure.ts'
import type { EncodedFrame } from './decode-frame.ts'
import type { DecodedFrame } from './decoded-frame.ts'

/** What a decoding thread is asked, one at a time. */
export type DecodeQuestion = EncodedFrame | FileFrame

/** A frame of a DICOM file; the file is read in the decoding thread, and kept there while its frames are asked for. */
interface FileFrame extends Omit<EncodedFrame, 'bytes' | 'transferSyntaxUid' | 'isBigEndian'> {
  readonly file: Blob
  /** Tells the file from others. */
  readonly key: string
  /** From 1. */
  readonly frame: number
}

export type DecodeAnswer = { readonly decoded: DecodedFrame } | { readonly failure: FrameFailure }
