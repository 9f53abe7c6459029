/** A place in the grid: `row` -1 is the heading, `column` counts the frozen columns first. */
export interface CellPlace {
  readonly row: number
  readonly column: number
}

interface Extent {
  readonly rows: number
  readonly columns: number
  /** Rows that fit into the window: a page. */
  readonly page: number
}

interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** Where a key leads from a place (ARIA grid pattern); undefined for a key that does not move. */
export function placeAfterKey(
  place: CellPlace,
  press: KeyPress,
  { rows, columns, page }: Extent,
): CellPlace | undefined {
  if (press.altKey) return undefined
  const isFar = press.ctrlKey || press.metaKey
  const at = (row: number, column: number): CellPlace => ({
    row: Math.max(-1, Math.min(rows - 1, row)),
    column: Math.max(0, Math.min(columns - 1, column)),
  })
  const { row, column } = place
  switch (press.key) {
    case 'ArrowUp':
      return at(isFar ? 0 : row - 1, column)
    case 'ArrowDown':
      return at(isFar ? rows - 1 : row + 1, column)
    case 'ArrowLeft':
      return at(row, isFar ? 0 : column - 1)
    case 'ArrowRight':
      return at(row, isFar ? columns - 1 : column + 1)
    case 'Home':
      return at(isFar ? 0 : row, 0)
    case 'End':
      return at(isFar ? rows - 1 : row, columns - 1)
    case 'PageUp':
      return at(Math.max(0, row - page), column)
    case 'PageDown':
      return at(row + page, column)
    default:
      return undefined
  }
}
