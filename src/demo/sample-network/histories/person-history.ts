import type { Chart } from '../chart.ts'
import type { FacilityLetter } from '../facilities.ts'

/** The charts of one person, by facility; asking for one that is not linked with a number is a slip of the pen. */
export interface Charts {
  readonly at: (letter: FacilityLetter) => Chart
}

/** Writes everything that happened to one person. */
export type History = (charts: Charts) => void
