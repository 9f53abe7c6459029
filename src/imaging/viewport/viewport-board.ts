import { EMPTY_VIEWPORT, type ViewportState } from '../viewport-state.ts'

/** What a reader has changed, for viewports that are linked. */
export type ViewportAction = 'scroll' | 'window' | 'zoom'

/** What one viewport says of itself, and who listens: to its state, and to what its reader does. */
export class ViewportBoard {
  #state: ViewportState = EMPTY_VIEWPORT
  readonly #listeners = new Set<() => void>()
  readonly #actions = new Set<(action: ViewportAction) => void>()

  get state(): ViewportState {
    return this.#state
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  onAction(listener: (action: ViewportAction) => void): () => void {
    this.#actions.add(listener)
    return () => this.#actions.delete(listener)
  }

  set(change: Partial<ViewportState>): void {
    this.note(change)
    this.#emit()
  }

  /** As `set`, told together with what is set next. */
  note(change: Partial<ViewportState>): void {
    this.#state = { ...this.#state, ...change }
  }

  /** Nothing is shown; the tool in hand stays. */
  empty(): void {
    this.set({ ...EMPTY_VIEWPORT, tool: this.#state.tool })
  }

  act(action: ViewportAction): void {
    for (const listener of this.#actions) listener(action)
  }

  close(): void {
    this.#listeners.clear()
    this.#actions.clear()
  }

  #emit(): void {
    for (const listener of this.#listeners) listener()
  }
}
