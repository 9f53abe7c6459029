/** Rows × columns of viewports. */
export const LAYOUTS = ['1x1', '1x2', '1x3', '2x1', '2x2', '2x3', '3x2', '3x3'] as const

export type Layout = (typeof LAYOUTS)[number]

export const MOST_VIEWPORTS = 9

/** What stands in one viewport, by digests. Without a series: the one that fits, once the series are known. */
export interface PaneRef {
  readonly study: string
  readonly series?: string
  /** Place of the group of frames within the series, where it has several; the first without it. */
  readonly stack?: number
  /** The image of the series to begin with, by its digest. */
  readonly image?: string
}

/** Viewports and what stands in them. There are as many panes as the layout has places. */
export interface Hanging {
  readonly layout: Layout
  readonly panes: readonly (PaneRef | undefined)[]
}

export function sizeOf(layout: Layout): { readonly rows: number; readonly columns: number; readonly places: number } {
  const [rows = 1, columns = 1] = layout.split('x').map(Number)
  return { rows, columns, places: rows * columns }
}

/** The hanging of an address. Without a layout there are as many viewports as what is named needs. */
export function hangingOf(layout: Layout | undefined, named: readonly (PaneRef | undefined)[]): Hanging {
  const fitting = layout ?? LAYOUTS.find((each) => sizeOf(each).places >= named.length) ?? '3x3'
  return filled(fitting, named)
}

function filled(layout: Layout, panes: readonly (PaneRef | undefined)[]): Hanging {
  return { layout, panes: Array.from({ length: sizeOf(layout).places }, (_, place) => panes[place]) }
}

/** Puts a series (or a study) into one viewport; the others keep what they show. */
export function hangAt(hanging: Hanging, place: number, pane: PaneRef | undefined): Hanging {
  return { ...hanging, panes: hanging.panes.map((before, at) => (at === place ? pane : before)) }
}

/** Another number of viewports. Where there is less room the active viewport is never among those that go. */
export function hangIn(hanging: Hanging, layout: Layout, active: number): { hanging: Hanging; active: number } {
  const { places } = sizeOf(layout)
  const shown = hanging.panes.slice(0, places)
  if (active < places) return { hanging: filled(layout, shown), active }
  const last = places - 1
  return { hanging: filled(layout, [...shown.slice(0, last), hanging.panes[active]]), active: last }
}

/** IMG-4: prior and current side by side, older left and newer right as on every other screen (DT-7). */
export function hangWithPrior(current: PaneRef, prior: string): Hanging {
  return { layout: '1x2', panes: [{ study: prior }, current] }
}

/** One study alone, in one viewport; its series is chosen once the series are known. */
export function hangStudy(study: string): Hanging {
  return { layout: '1x1', panes: [{ study }] }
}
