import { describe, expect, it, vi } from 'vitest'
import { mferItem } from '#demo/sample-network/documents/mfer-writer.ts'
import { decodeSource, samplesOf } from './decode-source.ts'
import { decodeWaveform, type WaveformPort } from './decode-waveform.ts'
import type { WaveformSource } from './waveform-messages.ts'

const MFER: WaveformSource = {
  format: 'MFER',
  bytes: Uint8Array.from([...mferItem(0x0c, [0, 0xfa, 20]), ...mferItem(0x1e, [0, 1])]),
}
const live = () => new AbortController().signal

/** A worker that does with a message what the test says. */
function fakePort(answer: (tell: (event: string, data?: unknown) => void, source: WaveformSource) => void) {
  const listeners = new Map<string, (event: { data: unknown }) => void>()
  const terminate = vi.fn<() => void>()
  const port = {
    addEventListener: (event: string, listener: (event: { data: unknown }) => void) => listeners.set(event, listener),
    postMessage: (source: WaveformSource) => answer((event, data) => listeners.get(event)?.({ data }), source),
    terminate,
  } as unknown as WaveformPort
  return { start: () => port, terminate }
}

describe('a waveform is decoded beside the page', () => {
  it('and the worker ends with its answer', async () => {
    const { start, terminate } = fakePort((tell, source) => tell('message', decodeSource(source)))
    expect(await decodeWaveform(MFER, live(), { start })).toMatchObject({
      state: 'decoded',
      waveform: { format: 'MFER' },
    })
    expect(terminate).toHaveBeenCalledOnce()
  })

  it('D8: one that does not end is ended, and the reader is told', async () => {
    const { start, terminate } = fakePort(() => {})
    expect(await decodeWaveform(MFER, live(), { start, timeLimitMs: 5 })).toMatchObject({ why: { reason: 'too-slow' } })
    expect(terminate).toHaveBeenCalledOnce()
  })

  it('E33: one that breaks is a failure, never an old waveform', async () => {
    const { start, terminate } = fakePort((tell) => tell('error'))
    expect(await decodeWaveform(MFER, live(), { start })).toMatchObject({ why: { reason: 'broken' } })
    expect(terminate).toHaveBeenCalledOnce()
  })

  it('PID-5: leaving ends it', async () => {
    const { start, terminate } = fakePort(() => {})
    const leaving = new AbortController()
    const asked = decodeWaveform(MFER, leaving.signal, { start })
    leaving.abort(new Error('left'))
    await expect(asked).rejects.toThrow('left')
    expect(terminate).toHaveBeenCalledOnce()
  })

  it('where there is no worker it is decoded here', async () => {
    const none = () => {
      throw new Error('no workers')
    }
    expect(await decodeWaveform(MFER, live(), { start: none })).toMatchObject({ state: 'decoded' })
  })
})

describe('what is decoded', () => {
  it('D7: a file that is no MFER file whatever its name says is refused', () => {
    const pdf = new TextEncoder().encode('%PDF-1.4')
    expect(decodeSource({ format: 'MFER', bytes: pdf })).toMatchObject({ why: { reason: 'not-a-waveform' } })
  })

  it('a damaged DICOM file is a failure with its fault', () => {
    const broken = decodeSource({ format: 'DICOM', bytes: Uint8Array.of(1, 2, 3), facility: undefined })
    expect(broken).toMatchObject({ state: 'failed', why: { reason: 'broken' } })
  })

  it('hands its samples over, each once', () => {
    const decoded = decodeSource(MFER)
    expect(samplesOf(decoded).map((buffer) => buffer.byteLength)).toEqual([2])
    expect(samplesOf({ state: 'failed', why: { reason: 'broken', detail: '' } })).toEqual([])
  })
})
