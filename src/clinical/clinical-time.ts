/**
 * A time as a hospital recorded it: Japan's wall clock with just the precision that was given (VAL-7, DT-1).
 *
 * `text` is `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `YYYY-MM-DDThh`, `…Thh:mm` or `…Thh:mm:ss`, without offset. Texts of one
 * precision sort as times do.
 */
export interface ClinicalTime {
  readonly text: string
  readonly precision: TimePrecision
}

export type TimePrecision = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second'
