import type { Chart } from '../chart.ts'
import { addDays, day, dayNumber, TODAY } from '../day.ts'
import type { Anchors } from '../trend.ts'
import { valueAt } from '../trend.ts'
import { writeNote } from '../writers/document.ts'
import type { Occasion } from '../writers/header-segments.ts'
import { writeVitalSigns } from '../writers/vital-signs.ts'

export interface NursingCourse {
  readonly from: string
  readonly until?: string
  readonly everyDays: number
  readonly weight: Anchors
  readonly systolic: Anchors
  readonly pulse?: number
  /** Findings in the nurse's words; they come round again. */
  readonly notes: readonly string[]
}

/** Visits of the nursing station: vital signs and a note each time. */
export function followNursing(chart: Chart, course: NursingCourse): void {
  const until = course.until === undefined ? TODAY : day(course.until)
  let visit = 0
  for (let date = day(course.from); date <= until; date = addDays(date, course.everyDays)) {
    const { random } = chart
    const occasion: Occasion = {
      day: date,
      time: `${random.int(10, 16)}:${random.pick(['05', '20', '35', '50'])}`,
      department: '01',
      setting: 'O',
    }
    const weight = (valueAt(course.weight, date) ?? 55) + random.normal() * 0.25
    const systolic = Math.round((valueAt(course.systolic, date) ?? 128) + random.normal() * 5)
    const pulse = Math.round((course.pulse ?? 72) + random.normal() * 4)
    writeVitalSigns(chart, occasion, {
      systolic: String(systolic),
      diastolic: String(Math.round(systolic * 0.57 + random.normal() * 3)),
      pulse: String(pulse),
      temperature: (36.4 + random.normal() * 0.15).toFixed(1),
      saturation: String(Math.min(99, Math.round(96.5 + random.normal()))),
      weight: weight.toFixed(1),
    })
    const note = course.notes[visit % course.notes.length] ?? ''
    writeNote(
      chart,
      occasion,
      'nursingNote',
      `訪問看護記録　${date.replaceAll('-', '/')}\n体重 ${weight.toFixed(1)} kg、血圧 ${systolic} mmHg、脈拍 ${pulse}／分。\n${note}`,
    )
    visit += 1
  }
}

/** Vital signs of a ward, morning and evening, with a fever that goes. */
export function followWardVitals(
  chart: Chart,
  stay: {
    readonly from: string
    readonly until: string
    readonly occasion: Omit<Occasion, 'day' | 'time'>
    readonly fever?: Anchors
    readonly systolic?: Anchors
    readonly saturation?: Anchors
    readonly weight?: Anchors
  },
): void {
  const { random } = chart
  for (let date = day(stay.from); date <= stay.until; date = addDays(date, 1)) {
    for (const time of ['06:00', '18:00']) {
      const systolic = Math.round((valueAt(stay.systolic ?? [['2000-01-01', 124]], date) ?? 124) + random.normal() * 5)
      const weight = stay.weight === undefined || time !== '06:00' ? undefined : valueAt(stay.weight, date)
      writeVitalSigns(
        chart,
        { ...stay.occasion, day: date, time },
        {
          systolic: String(systolic),
          diastolic: String(Math.round(systolic * 0.58)),
          pulse: String(Math.round(78 + random.normal() * 5)),
          respiration: String(random.int(14, 19)),
          temperature: ((valueAt(stay.fever ?? [['2000-01-01', 36.5]], date) ?? 36.5) + random.normal() * 0.15).toFixed(
            1,
          ),
          saturation: String(
            Math.min(
              99,
              Math.round((valueAt(stay.saturation ?? [['2000-01-01', 97]], date) ?? 97) + random.normal() * 0.6),
            ),
          ),
          ...(weight !== undefined && { weight: weight.toFixed(1) }),
        },
      )
    }
    if (dayNumber(date) - dayNumber(day(stay.from)) > 60) return
  }
}
