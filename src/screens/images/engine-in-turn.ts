import type { ImageEngine } from '#imaging/image-engine.ts'

interface OpenedEngine {
  readonly engine: Promise<ImageEngine>
  close(): void
}

/** Resolves when the engine of the screen before is gone: two would hold the memory twice (IMG-8). */
let before: Promise<void> = Promise.resolve()

/**
 * Opens an engine once the one before is closed. `close` may come before it is open: it is then closed as soon as it is,
 * so that no way of leaving the screen leaves workers and images behind.
 */
export function openInTurn(load: () => Promise<ImageEngine>): OpenedEngine {
  const engine = before.then(load)
  let ended = () => {}
  before = new Promise((resolve) => {
    ended = resolve
  })
  return {
    engine,
    close: () => {
      void engine
        .then((opened) => opened.close())
        .catch(() => undefined)
        .then(ended)
    },
  }
}
