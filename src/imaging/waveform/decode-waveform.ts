import type { DecodedWaveform, WaveformSource } from './waveform-messages.ts'

/** The part of a Worker that is used here. */
export type WaveformPort = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>

/** Half an hour of two channels takes well under a second; what takes this long does not end. */
const TIME_LIMIT_MS = 20_000

interface DecodeOptions {
  /** Gives the worker; undefined or a throw = there is none. */
  readonly start?: () => WaveformPort | undefined
  readonly timeLimitMs?: number
}

/**
 * Decodes in a worker of its own, which ends with its answer, after the time limit, or when `signal` aborts (D8). Where
 * there is no worker it is decoded on this thread. Rejects only when aborted.
 */
export async function decodeWaveform(
  source: WaveformSource,
  signal: AbortSignal,
  { start = startWorker, timeLimitMs = TIME_LIMIT_MS }: DecodeOptions = {},
): Promise<DecodedWaveform> {
  signal.throwIfAborted()
  const port = started(start)
  if (port === undefined) {
    // Loaded only where it is needed: most browsers never do.
    const { decodeSource } = await import('./decode-source.ts')
    return decodeSource(source)
  }
  return new Promise((resolve, reject) => {
    const end = (finish: () => void) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', abort)
      port.terminate()
      finish()
    }
    const failed = (reason: 'too-slow' | 'broken'): DecodedWaveform => ({
      state: 'failed',
      why: { reason, detail: '' },
    })
    const abort = () => end(() => reject(signal.reason))
    const timer = setTimeout(() => end(() => resolve(failed('too-slow'))), timeLimitMs)
    signal.addEventListener('abort', abort)
    port.addEventListener('message', ({ data }: MessageEvent<DecodedWaveform>) => end(() => resolve(data)))
    port.addEventListener('error', () => end(() => resolve(failed('broken'))))
    port.addEventListener('messageerror', () => end(() => resolve(failed('broken'))))
    // A copy goes over: the bytes stay in the cache of what was fetched.
    port.postMessage(source)
  })
}

function started(start: () => WaveformPort | undefined): WaveformPort | undefined {
  try {
    return start()
  } catch {
    return undefined
  }
}

function startWorker(): WaveformPort | undefined {
  if (typeof Worker === 'undefined') return undefined
  return new Worker(new URL('./waveform.worker.ts', import.meta.url), { type: 'module' })
}
