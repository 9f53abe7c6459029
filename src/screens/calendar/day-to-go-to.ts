import { parseBirthDateSearch } from '#clinical/format/birth-date-search.ts'
import { type JstDate, parseJstDate } from '#clinical/jst-date.ts'

/** Eight years: two leap days may be so far apart. */
const YEARS_BACK = 8

/**
 * The day that was typed, in either calendar; a month or a year is its first day, and a day without a year the last one
 * that has been: `10/24` on 2026-11-20 is 2026-10-24, `12/1` is 2025-12-01. undefined = not to be read as a day.
 */
export function dayToGoTo(typed: string, today: JstDate): JstDate | undefined {
  const text = typed.normalize('NFKC').trim()
  const monthAndDay = /^(\d{1,2})(?:\/|月)(\d{1,2})日?$/.exec(text)
  if (monthAndDay !== null) return lastOne(monthAndDay[1], monthAndDay[2], today)
  const time = parseBirthDateSearch(/^\d{4}$/.test(text) ? `${text}年` : text)
  return time === undefined ? undefined : parseJstDate(`${time.text}-01-01`.slice(0, 10))
}

function lastOne(month = '', day = '', today: JstDate): JstDate | undefined {
  const year = Number(today.slice(0, 4))
  for (let back = 0; back <= YEARS_BACK; back += 1) {
    const found = parseJstDate(`${year - back}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
    if (found !== undefined && found <= today) return found
  }
  return undefined
}
