/**
 * Why one frame cannot be shown. Each has its own words on the screen (E32–E34); a failed frame keeps its place in the
 * series and never stops another.
 */
export interface FrameFailure {
  readonly reason: FrameFailureReason
  /** What the server, the file or the decoder said; for the detail view and the support desk, without patient data. */
  readonly detail: string
  /** Trying again can help (network, time limit); it cannot when the data are broken or cannot be decoded. */
  readonly isRetryable: boolean
}

export type FrameFailureReason =
  | 'unreachable'
  | 'timed-out'
  /** 404, 410, and the 400 by which some servers say that a frame is not there. */
  | 'missing'
  | 'not-permitted'
  | 'server-error'
  /** The address lies outside the configured base (C8). */
  | 'wrong-address'
  /** An object without pixel data (SR, presentation state, waveform). */
  | 'no-pixels'
  /** No decoder here: video, or a retired syntax that would come out wrong; `detail` names the transfer syntax. */
  | 'unsupported-syntax'
  /** Rows, Columns, Bits Allocated … are missing, contradict each other, or ask for more memory than allowed. */
  | 'bad-description'
  /** The decoder refused the bytes, or their length is not Rows × Columns × Samples. */
  | 'corrupt'
  | 'decoder-crashed'
  | 'out-of-memory'

export class FrameError extends Error {
  readonly failure: FrameFailure

  constructor(reason: FrameFailureReason, detail: string) {
    super(`${reason}: ${detail}`)
    this.name = 'FrameError'
    this.failure = { reason, detail, isRetryable: RETRYABLE.has(reason) }
  }
}

const RETRYABLE: ReadonlySet<FrameFailureReason> = new Set([
  'unreachable',
  'timed-out',
  'server-error',
  'decoder-crashed',
  'out-of-memory',
])

/** The failure that any thrown value stands for. */
export function frameFailureOf(thrown: unknown): FrameFailure {
  if (thrown instanceof FrameError) return thrown.failure
  const detail = thrown instanceof Error ? thrown.message : String(thrown)
  return { reason: 'corrupt', detail, isRetryable: false }
}
