import type { Chart } from '../chart.ts'
import { later } from '../day.ts'
import { writeDispensing } from '../writers/dispensing.ts'
import type { IssuedPrescription } from './outpatient-course.ts'

/** The pharmacy hands over what was prescribed from a day on, an hour later on the same day. */
export function dispense(pharmacy: Chart, issued: readonly IssuedPrescription[], from: string): void {
  for (const { chart, occasion, lines } of issued) {
    if (occasion.day < from) continue
    const handOver = { ...occasion, setting: 'O', time: later(occasion.time, 65) } as const
    writeDispensing(pharmacy, handOver, lines, chart.facility.name.ja)
  }
}
