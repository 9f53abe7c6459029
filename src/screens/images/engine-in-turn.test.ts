import { describe, expect, it, vi } from 'vitest'
import type { ImageEngine } from '#imaging/image-engine.ts'
import { renderingOf } from '#imaging/rendering.ts'
import { openInTurn } from './engine-in-turn.ts'

function fakeEngine() {
  const close = vi.fn()
  const refuse = () => {
    throw new Error('not part of this test')
  }
  const engine: ImageEngine = {
    rendering: renderingOf(undefined),
    openViewport: refuse,
    link: refuse,
    showReferenceLines: refuse,
    canReformat: refuse,
    openReformat: refuse,
    cacheBytes: () => 0,
    close,
  }
  return { engine, close }
}

describe('the engine of the images screen', () => {
  it('IMG-8: is not opened before the one of the screen before is closed', async () => {
    const [first, second] = [fakeEngine(), fakeEngine()]
    const one = openInTurn(async () => first.engine)
    await one.engine
    const load = vi.fn(async () => second.engine)
    const other = openInTurn(load)
    await Promise.resolve()
    expect(load).not.toHaveBeenCalled()
    one.close()
    await other.engine
    expect(first.close).toHaveBeenCalledOnce()
    other.close()
  })

  it('IMG-8: is closed even when the reader left before it was open', async () => {
    const late = fakeEngine()
    let arrive = (_: ImageEngine) => {}
    const opening = openInTurn(
      () =>
        new Promise((resolve) => {
          arrive = resolve
        }),
    )
    opening.close()
    await vi.waitFor(() => expect(arrive).not.toHaveLength(0), { timeout: 10_000 })
    arrive(late.engine)
    await vi.waitFor(() => expect(late.close).toHaveBeenCalledOnce(), { timeout: 10_000 })
  })

  it('an engine that could not be loaded does not keep the next one from opening', async () => {
    const broken = openInTurn(async () => {
      throw new Error('no network')
    })
    await expect(broken.engine).rejects.toThrow('no network')
    broken.close()
    const { engine } = fakeEngine()
    const next = openInTurn(async () => engine)
    await expect(next.engine).resolves.toBe(engine)
    next.close()
  })
})
