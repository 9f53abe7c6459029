import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DecodeAnswer, DecodeQuestion } from './decode-messages.ts'
import { DecodePool, type DecodeThread } from './decode-pool.ts'
import type { DecodedFrame } from './decoded-frame.ts'

const DECODED: DecodedFrame = { kind: 'colour', rows: 1, columns: 1, rgba: new Uint8ClampedArray(4) }

class FakeThread implements DecodeThread {
  onmessage: ((event: MessageEvent<DecodeAnswer>) => void) | null = null
  onerror: ((event: ErrorEvent) => void) | null = null
  readonly asked: string[] = []
  isEnded = false

  postMessage(question: DecodeQuestion): void {
    this.asked.push('key' in question ? question.key : '')
  }

  terminate(): void {
    this.isEnded = true
  }

  answer(data: DecodeAnswer): void {
    this.onmessage?.(new MessageEvent('message', { data }))
  }
}

function question(key: string): DecodeQuestion {
  const description = {
    rows: 1,
    columns: 1,
    samplesPerPixel: 1,
    photometric: 'MONOCHROME2',
    isPlanar: false,
    bitsAllocated: 8,
    bitsStored: 8,
    highBit: 7,
    isSigned: false,
    isFloat: false,
    frames: 1,
  } as const
  return { file: new Blob(), key, frame: 1, description, palette: undefined, overlayBits: [] }
}

function poolOf(threads: number) {
  const started: FakeThread[] = []
  const start = () => {
    const thread = new FakeThread()
    started.push(thread)
    return thread
  }
  return { pool: new DecodePool({ threads, timeLimitMs: 1_000, start }), started }
}

const calm = () => false

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

describe('decoding threads', () => {
  it('one is started before there is a frame, and takes the first; a second only with a second frame', async () => {
    const { pool, started } = poolOf(2)
    pool.startOne()
    pool.startOne()
    expect(started).toHaveLength(1)
    const first = pool.decode(question('first'), calm)
    void pool.decode(question('second'), calm).catch(() => undefined)
    expect(started.map(({ asked }) => asked)).toEqual([['first'], ['second']])
    started[0]?.answer({ decoded: DECODED })
    await expect(first).resolves.toBe(DECODED)
    pool.close()
  })

  it('D8: one that takes too long is ended, its frame fails, and the next frame gets a new thread', async () => {
    const { pool, started } = poolOf(1)
    const slow = pool.decode(question('slow'), calm)
    const next = pool.decode(question('next'), calm)
    const failed = expect(slow).rejects.toMatchObject({ failure: { reason: 'timed-out' } })
    await vi.advanceTimersByTimeAsync(1_001)
    await failed
    expect(started[0]?.isEnded).toBe(true)
    expect(started[1]?.asked).toEqual(['next'])
    started[1]?.answer({ decoded: DECODED })
    await expect(next).resolves.toBe(DECODED)
  })

  it('E33: one whose decoder crashed is not used again', async () => {
    const { pool, started } = poolOf(1)
    const crashed = pool.decode(question('bad'), calm)
    started[0]?.answer({
      failure: { reason: 'decoder-crashed', detail: 'memory access out of bounds', isRetryable: true },
    })
    await expect(crashed).rejects.toMatchObject({ failure: { reason: 'decoder-crashed' } })
    expect(started[0]?.isEnded).toBe(true)
    void pool.decode(question('good'), calm)
    expect(started[1]?.asked).toEqual(['good'])
  })

  it('E32: a frame that cannot be decoded costs no thread', async () => {
    const { pool, started } = poolOf(1)
    const broken = pool.decode(question('broken'), calm)
    started[0]?.answer({ failure: { reason: 'corrupt', detail: '', isRetryable: false } })
    await expect(broken).rejects.toMatchObject({ failure: { reason: 'corrupt' } })
    void pool.decode(question('good'), calm)
    expect(started).toHaveLength(1)
    expect(started[0]?.asked).toEqual(['broken', 'good'])
  })

  it('what the reader waits for overtakes what is fetched ahead', async () => {
    const { pool, started } = poolOf(1)
    void pool.decode(question('first'), calm)
    void pool.decode(question('ahead'), calm)
    void pool.decode(question('wanted'), () => true)
    started[0]?.answer({ decoded: DECODED })
    expect(started[0]?.asked).toEqual(['first', 'wanted'])
  })

  it('IMG-8: closing ends every thread', () => {
    const { pool, started } = poolOf(2)
    void pool.decode(question('one'), calm).catch(() => undefined)
    void pool.decode(question('two'), calm).catch(() => undefined)
    pool.close()
    expect(started.map(({ isEnded }) => isEnded)).toEqual([true, true])
    expect(pool.threads).toBe(0)
  })
})
