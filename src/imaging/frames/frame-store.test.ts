import { describe, expect, it, vi } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import type { ImageFrame } from '#clinical/imaging/image-study.ts'
import { imageFrame } from '#testing/image-frames.ts'
import { FrameError } from '../frame-failure.ts'
import type { ImageSource } from '../image-source.ts'
import { FrameStore, type FrameWish } from './frame-store.ts'
import type { LoadedFrame } from './loaded-frame.ts'

const SOURCE: ImageSource = {
  kind: 'dicomweb',
  base: new URL('https://a.example/'),
  facility: 'A' as FacilityId,
  studyUid: '1',
}

function wish(index: number): FrameWish {
  return { key: String(index), frame: imageFrame(index), source: SOURCE }
}

function loaded(frame: ImageFrame): LoadedFrame {
  const decoded = { kind: 'colour', rows: 1, columns: 1, rgba: new Uint8ClampedArray(4) } as const
  return {
    frame,
    decoded,
    quality: 'decoded',
    greyScale: undefined,
    overlays: [],
    shutter: undefined,
    notices: [],
    aspect: 1,
    bytes: 100,
  }
}

/** A store whose reader answers at once, or fails where `failing` says; tells what was read. */
function storeOf(maxBytes: number, failing: ReadonlySet<number> = new Set()) {
  const read: number[] = []
  const reader = {
    read: async (frame: ImageFrame) => {
      const index = (frame.instance.instanceNumber ?? 0) - 1
      read.push(index)
      if (failing.has(index)) throw new FrameError('server-error', 'HTTP 500')
      return loaded(frame)
    },
  }
  return { store: new FrameStore({ reader, maxBytes, prefetchAtOnce: 2 }), read }
}

describe('the frames that are kept', () => {
  it('D8: never exceed the budget; what was used longest ago goes first', async () => {
    const { store, read } = storeOf(250)
    await store.request(wish(0))
    await store.request(wish(1))
    await store.request(wish(0))
    await store.request(wish(2))
    expect(store.bytes).toBe(200)
    expect(store.peek('1')).toBeUndefined()
    expect(store.peek('0')).toBeDefined()
    expect(read).toEqual([0, 1, 2])
  })

  it('are read once, however many ask at the same time', async () => {
    const { store, read } = storeOf(1_000)
    await Promise.all([store.request(wish(0)), store.request(wish(0)), store.request(wish(0))])
    expect(read).toEqual([0])
  })

  it('one that was ended because its viewport closed is read anew for whoever asks at that moment', async () => {
    const pending: { frame: ImageFrame; resolve: (frame: LoadedFrame) => void }[] = []
    const reader = {
      read: (frame: ImageFrame, _source: ImageSource, _isUrgent: () => boolean, signal: AbortSignal) =>
        new Promise<LoadedFrame>((resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason))
          pending.push({ frame, resolve })
        }),
    }
    const store = new FrameStore({ reader, maxBytes: 1_000, prefetchAtOnce: 1 })
    const wishes = [wish(0)]
    const leave = store.register({ nextWish: () => wishes.shift(), changed: () => {} })
    store.prefetch()
    store.cancelPrefetch(['0'])
    leave()
    const asked = store.request(wish(0))
    await Promise.resolve()
    pending[1]?.resolve(loaded(imageFrame(0)))
    await expect(asked).resolves.toMatchObject({ quality: 'decoded' })
    expect(store.peek('0')).toBeDefined()
    expect(store.isRunning('0')).toBe(false)
  })

  it('E32: one that failed is not asked for again until somebody wants it, and stops no other', async () => {
    const { store, read } = storeOf(1_000, new Set([1]))
    await expect(store.request(wish(1))).rejects.toMatchObject({ failure: { reason: 'server-error' } })
    await store.request(wish(2))
    expect(store.failureOf('1')).toMatchObject({ reason: 'server-error' })
    store.forgetFailures(['1'])
    expect(store.failureOf('1')).toBeUndefined()
    expect(read).toEqual([1, 2])
  })

  it('IMG-8: closing frees them all', async () => {
    const { store } = storeOf(1_000)
    await store.request(wish(0))
    store.close()
    expect(store.bytes).toBe(0)
    expect(store.peek('0')).toBeUndefined()
  })

  it('what is fetched ahead takes turns between viewports, two at a time', async () => {
    const { store, read } = storeOf(1_000)
    const wishes = [
      [10, 11, 12],
      [20, 21, 22],
    ]
    for (const mine of wishes) {
      store.register({
        nextWish: () => {
          const next = mine.shift()
          return next === undefined ? undefined : wish(next)
        },
        changed: () => {},
      })
    }
    store.prefetch()
    expect(read).toEqual([10, 20])
    await vi.waitFor(() => expect([...read].sort()).toEqual([10, 11, 12, 20, 21, 22]), { timeout: 10_000 })
  })
})
