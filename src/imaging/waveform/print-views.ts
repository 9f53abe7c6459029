import type { Sheet } from './sheet.ts'

/** A part of a sheet that fits on one page, mm. */
export interface PrintView {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/**
 * Cuts a sheet into pages: between rows where it is too high, at a line of the grid where it is too wide. Nothing is made
 * smaller, so that a millimetre stays one. Of a sheet of several lines only those between two times are taken.
 */
export function printViews(
  sheet: Sheet,
  page: { readonly width: number; readonly height: number },
  shown: { readonly fromMs: number; readonly untilMs: number },
): readonly PrintView[] {
  const isLong = sheet.lines.length > 1
  const inTime = ({ fromMs, untilMs }: { readonly fromMs: number; readonly untilMs: number }) =>
    !isLong || (fromMs >= shown.fromMs && untilMs <= shown.untilMs)
  const rows = isLong
    ? sheet.lines.filter(inTime).map(({ top, height }) => ({ top, bottom: top + height }))
    : rowsOf(sheet)
  const bands: { top: number; bottom: number }[] = []
  for (const { top, bottom } of rows) {
    const band = bands.at(-1)
    if (band !== undefined && bottom - band.top <= page.height) band.bottom = bottom
    else bands.push({ top, bottom })
  }
  const right = Math.max(0, ...sheet.strips.map(({ left, width }) => left + width))
  const step = Math.floor(page.width / 5) * 5
  const columns = Math.max(1, Math.ceil(right / step))
  return bands.flatMap(({ top, bottom }) =>
    Array.from({ length: columns }, (_, column) => ({
      left: column * step,
      top,
      width: Math.min(step, page.width),
      height: Math.min(bottom - top, page.height),
    })),
  )
}

function rowsOf({ strips }: Sheet): readonly { readonly top: number; readonly bottom: number }[] {
  const bottoms = new Map(strips.map(({ top, height }) => [top, top + height]))
  return [...bottoms].map(([top, bottom]) => ({ top, bottom })).sort((one, other) => one.top - other.top)
}
