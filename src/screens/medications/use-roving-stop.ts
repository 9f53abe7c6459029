import { type FocusEvent, type KeyboardEvent, useState } from 'react'

/** Rows that PageUp and PageDown pass. */
const PAGE_ROWS = 8

/**
 * The complete keyboard of a grid (GRID-3, ACC-2): one stop can be reached by Tab, arrow keys, Home, End and Page keys go
 * to all others. A stop is an element with `data-stop` inside a `role="row"` (`data-choose`: the box that chooses the row,
 * `data-supply`: something on the time axis, else the name); going up and down keeps the place on the
 * time axis.
 */
export function useRovingStop(stops: readonly string[]) {
  const [chosen, setChosen] = useState<string>()
  const active = chosen !== undefined && stops.includes(chosen) ? chosen : stops[0]
  const onFocus = ({ target }: FocusEvent) => {
    const stop = target.closest<HTMLElement>('[data-stop]')?.dataset.stop
    if (stop !== undefined) setChosen(stop)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || event.metaKey) return
    const from = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-stop]') : null
    const next = from === null ? undefined : stopAfter(event.currentTarget, from, event.key, event.ctrlKey)
    if (next === undefined) return
    event.preventDefault()
    next.focus()
  }
  return { tabIndexOf: (stop: string) => (stop === active ? 0 : -1), onFocus, onKeyDown }
}

function stopAfter(grid: HTMLElement, from: HTMLElement, key: string, isToEdge: boolean): HTMLElement | undefined {
  const rows = [...grid.querySelectorAll<HTMLElement>('[role="row"]')].filter((row) => stopsOf(row).length > 0)
  const rowAt = rows.findIndex((row) => row.contains(from))
  const inRow = stopsOf(rows[rowAt])
  const at = inRow.indexOf(from)
  const inOtherRow = (by: number) => {
    const place = Math.max(0, Math.min(rows.length - 1, rowAt + by))
    return place === rowAt ? undefined : nearest(stopsOf(rows[place]), from)
  }
  switch (key) {
    case 'ArrowLeft':
      return inRow[at - 1]
    case 'ArrowRight':
      return inRow[at + 1]
    case 'ArrowUp':
      return inOtherRow(-1)
    case 'ArrowDown':
      return inOtherRow(1)
    case 'PageUp':
      return inOtherRow(-PAGE_ROWS)
    case 'PageDown':
      return inOtherRow(PAGE_ROWS)
    case 'Home':
      return isToEdge ? stopsOf(rows[0])[0] : inRow[0]
    case 'End':
      return isToEdge ? stopsOf(rows.at(-1)).at(-1) : inRow.at(-1)
    default:
      return undefined
  }
}

function stopsOf(row: HTMLElement | undefined): readonly HTMLElement[] {
  return row === undefined ? [] : [...row.querySelectorAll<HTMLElement>('[data-stop]')]
}

/** From box to box, from a drug's name to the next name; from a supply to the one that lies nearest in time. */
function nearest(stops: readonly HTMLElement[], from: HTMLElement): HTMLElement | undefined {
  const alike = stops.filter((stop) => kindOf(stop) === kindOf(from))
  if (alike.length === 0) return stops.find((stop) => kindOf(stop) === 'name')
  const place = from.getBoundingClientRect().left
  const distance = (stop: HTMLElement) => Math.abs(stop.getBoundingClientRect().left - place)
  return alike.toSorted((a, b) => distance(a) - distance(b))[0]
}

function kindOf({ dataset }: HTMLElement): 'box' | 'name' | 'supply' {
  return dataset.choose !== undefined ? 'box' : dataset.supply !== undefined ? 'supply' : 'name'
}
