import type { Span } from './offsets.ts'

/** What of a grid can be seen whole, as indexes of its scrolling columns and of its rows. */
export interface GridView {
  readonly rows: Span
  readonly columns: Span
}

const NOTHING: GridView = { rows: { first: 0, end: 0 }, columns: { first: 0, end: 0 } }

/** Tells hints at the edges what is in view, without drawing the grid's owner anew at every scroll. */
export class GridViewStore {
  #view = NOTHING
  readonly #listeners = new Set<() => void>()

  readonly get = (): GridView => this.#view

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  set(view: GridView): void {
    const { rows, columns } = this.#view
    const isSame =
      rows.first === view.rows.first &&
      rows.end === view.rows.end &&
      columns.first === view.columns.first &&
      columns.end === view.columns.end
    if (isSame) return
    this.#view = view
    for (const listener of this.#listeners) listener()
  }
}
