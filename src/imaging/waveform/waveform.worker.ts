/** Decodes one waveform beside the page, so that a damaged or very long file cannot hold the screen up (D8). */
import { decodeSource, samplesOf } from './decode-source.ts'
import type { WaveformSource } from './waveform-messages.ts'

self.addEventListener('message', ({ data }: MessageEvent<WaveformSource>) => {
  const decoded = decodeSource(data)
  self.postMessage(decoded, { transfer: samplesOf(decoded) })
})
