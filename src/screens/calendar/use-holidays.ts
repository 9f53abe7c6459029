import { useEffect, useState } from 'react'
import type { JstDate } from '#clinical/jst-date.ts'

interface Holiday {
  readonly ja: string
  readonly en: string
}

export type Holidays = ReadonlyMap<JstDate, Holiday>

const NO_HOLIDAYS: Holidays = new Map()
let loaded: Holidays | undefined

/** National holidays of Japan by day. The table is 14 kB and arrives after the grid: a mark appears, nothing moves. */
export function useHolidays(): Holidays {
  const [holidays, setHolidays] = useState(loaded ?? NO_HOLIDAYS)
  useEffect(() => {
    if (loaded !== undefined) return
    let isMounted = true
    void import('@holiday-jp/holiday_jp').then(({ default: table }) => {
      loaded = new Map(
        Object.entries(table.holidays).map(([day, each]) => [day as JstDate, { ja: each.name, en: each.name_en }]),
      )
      if (isMounted) setHolidays(loaded)
    })
    return () => {
      isMounted = false
    }
  }, [])
  return holidays
}
