import { useEffect, useState } from 'react'
import type { JstDate } from '#clinical/jst-date.ts'

interface Holiday {
  readonly ja: string
  readonly en: string
}

export interface Holidays {
  has(day: JstDate): boolean
  get(day: JstDate): Holiday | undefined
}

const NO_HOLIDAYS: Holidays = { has: () => false, get: () => undefined }
let loaded: Holidays | undefined

/** National holidays of Japan by day. The table is 14 kB and arrives after the grid: a mark appears, nothing moves. */
export function useHolidays(): Holidays {
  const [holidays, setHolidays] = useState(loaded ?? NO_HOLIDAYS)
  useEffect(() => {
    if (loaded !== undefined) return
    let isMounted = true
    void import('@holiday-jp/holiday_jp').then(({ default: table }) => {
      // Looked up day by day: walking the whole table would hold the page up while the grid is drawn.
      const byDay: Readonly<Record<string, { readonly name: string; readonly name_en: string }>> = table.holidays
      const get = (day: JstDate): Holiday | undefined => {
        const found = Object.hasOwn(byDay, day) ? byDay[day] : undefined
        return found === undefined ? undefined : { ja: found.name, en: found.name_en }
      }
      loaded = { has: (day) => Object.hasOwn(byDay, day), get }
      if (isMounted) setHolidays(loaded)
    })
    return () => {
      isMounted = false
    }
  }, [])
  return holidays
}
