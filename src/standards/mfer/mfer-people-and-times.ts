import { type MferBytes, partOf, unsignedOf } from './mfer-numbers.ts'
import type { MferDate, MferTime } from './mfer-recording.ts'

const [NOT_RECORDED_BYTE, NOT_RECORDED_YEAR] = [0xff, 0xffff]

/** AGE: years (1), days (2), year (2), month (1), day (1) of birth; all ones = not recorded. */
export function ageOf(value: MferBytes): { readonly years: number | undefined; readonly birth: MferDate | undefined } {
  const { bytes } = value
  const [years] = bytes
  const year = bytes.length >= 5 ? unsignedOf(partOf(value, 3, 5)) : undefined
  return {
    years: years === undefined || years === NOT_RECORDED_BYTE ? undefined : years,
    birth: year === undefined ? undefined : dateOf(year, bytes[5], bytes[6]),
  }
}

/** As precise as what was recorded; undefined for a date that cannot be (VAL-7: nothing is filled in). */
function dateOf(year: number, month: number | undefined, day: number | undefined): MferDate | undefined {
  if (year === 0 || year === NOT_RECORDED_YEAR || year > 9999 || year < 1000) return undefined
  if (month === undefined || month < 1 || month > 12) return { year, month: undefined, day: undefined }
  const isDay = day !== undefined && day >= 1 && day <= daysIn(year, month)
  return { year, month, day: isDay ? day : undefined }
}

/** TIM: year (2), month, day, hour, minute, second (1 each), millisecond (2), microsecond (2); the last may be missing. */
export function timeOf(value: MferBytes): MferTime | undefined {
  const { bytes } = value
  if (bytes.length < 7) return undefined
  const year = unsignedOf(partOf(value, 0, 2)) ?? 0
  const [, , month = 0, day = 0, hour = 0, minute = 0, second = 0] = bytes
  const millisecond = bytes.length >= 9 ? (unsignedOf(partOf(value, 7, 9)) ?? 0) : 0
  const micro = bytes.length >= 11 ? (unsignedOf(partOf(value, 9, 11)) ?? 0) : 0
  const date = dateOf(year, month, day)
  const isTime = date?.day !== undefined && hour < 24 && minute < 60 && second < 60
  if (!isTime) return undefined
  return { year, month, day, hour, minute, second, microsecond: Math.min(millisecond * 1000 + micro, 999_999) }
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}
