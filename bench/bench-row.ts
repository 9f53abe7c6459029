/** One measured comparison, as a line of the benchmarks' table. */
export interface BenchRow {
  readonly name: string
  /** Medians over interleaved rounds, in `unit`. */
  readonly ours: number
  readonly peer: number
  /** The number that the target is about; see `note` for which way it is divided. */
  readonly ratio: number
  /** `>= 3` or `<= 1.5`. */
  readonly target: string
  readonly unit: string
  readonly note: string
}

/** The middle of several measurements. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[sorted.length / 2 - 1] ?? Number.NaN)) / 2
}

/**
 * Runs every contender once a round, in turn, so that a slow moment of the machine meets all of them; gives each one's
 * times in milliseconds.
 */
export function interleaved<K extends string>(
  contenders: Readonly<Record<K, () => void>>,
  rounds: number,
): Record<K, readonly number[]> {
  const names = Object.keys(contenders) as K[]
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const start = performance.now()
      contenders[name]()
      times[name].push(performance.now() - start)
    }
  }
  return times
}

/** One JSON line for a machine, then the row for a reader. */
export function printRows(rows: readonly BenchRow[]): void {
  for (const row of rows) {
    process.stdout.write(`${JSON.stringify(row)}\n`)
    const numbers = [row.ours, row.peer, row.ratio].map((value) => value.toFixed(2))
    process.stdout.write(`| ${[row.name, ...numbers, row.target, row.unit, row.note].join(' | ')} |\n`)
  }
}
