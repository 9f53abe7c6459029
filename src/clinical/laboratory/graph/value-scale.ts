/** The y axis of one chart, in one unit (GRAPH-3, GRAPH-5). */
export interface ValueScale {
  readonly min: number
  readonly max: number
  /** Evenly spaced from `min` to `max`, with as many decimals as the step has. */
  readonly ticks: readonly { readonly value: number; readonly text: string }[]
}

/** The numbers of a reference range; one side may be open. */
export interface NumericRange {
  readonly low: number | undefined
  readonly high: number | undefined
}

/** An axis never shows less than this part of its largest value: small noise stays small (GRAPH-5). */
const LEAST_PART = 0.2
const MARGIN = 0.05
const ROUND = [1, 2, 5, 10] as const

/**
 * Round steps that hold all values and all ranges, with a margin. It need not begin at 0, and does not go below 0 where
 * nothing does. Example: values 1.41–2.31, range 0.65–1.07 → 0.5, 1.0, 1.5, 2.0, 2.5.
 */
export function valueScale(
  values: readonly number[],
  ranges: readonly NumericRange[],
  mostIntervals: number = 5,
): ValueScale {
  const bounds = [...values, ...ranges.flatMap(({ low, high }) => [low, high])].filter(
    (each): each is number => each !== undefined && Number.isFinite(each),
  )
  const lowest = bounds.length === 0 ? 0 : Math.min(...bounds)
  const highest = bounds.length === 0 ? 1 : Math.max(...bounds)
  const isOpenAbove = ranges.some(({ low, high }) => low !== undefined && high === undefined)
  const isOpenBelow = ranges.some(({ low, high }) => low === undefined && high !== undefined)
  const [low, high] = widened(lowest, highest, isOpenBelow, isOpenAbove)
  const step = roundStep((high - low) / mostIntervals)
  const first = Math.floor(low / step + TINY)
  const last = Math.max(first + 1, Math.ceil(high / step - TINY))
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + TINY))
  const ticks = Array.from({ length: last - first + 1 }, (_, at) => {
    const value = Number(((first + at) * step).toFixed(Math.min(20, decimals)))
    return { value, text: axisText(value, decimals) }
  })
  return { min: ticks[0]?.value ?? low, max: ticks.at(-1)?.value ?? high, ticks }
}

/** Guards divisions of decimals, which binary numbers only come near to. */
const TINY = 1e-9

function widened(
  lowest: number,
  highest: number,
  isOpenBelow: boolean,
  isOpenAbove: boolean,
): readonly [number, number] {
  const least = Math.max(Math.abs(highest), Math.abs(lowest)) * LEAST_PART || 1
  const span = Math.max(highest - lowest, least)
  const extra = (span - (highest - lowest)) / 2 + span * MARGIN
  // An area without an upper or lower bound needs room to be seen as one.
  const low = lowest - Math.max(extra, isOpenBelow ? span * 0.15 : 0)
  const high = highest + Math.max(extra, isOpenAbove ? span * 0.15 : 0)
  return lowest >= 0 && low < 0 ? [0, high] : [low, high]
}

/** The least of 1, 2, 5 × 10ⁿ that is not smaller. */
function roundStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast))
  const factor = ROUND.find((each) => each * power >= atLeast * (1 - TINY)) ?? 10
  return factor * power
}

function axisText(value: number, decimals: number): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(Math.min(20, decimals)).split('.')
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',')
  return `${value < 0 ? '−' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`
}
