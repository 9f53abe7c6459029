import { type RefObject, useEffect, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import type { JstDate } from '#clinical/jst-date.ts'
import type { Person } from '#clinical/person.ts'
import type { GridHandle } from '../calendar-grid.tsx'
import type { CalendarView } from '../use-calendar.ts'
import type { Words } from '../use-words.ts'
import { PrintPages } from './print-pages.tsx'

interface CalendarPrintProps {
  readonly person: Person
  readonly view: CalendarView
  readonly words: Words
  /** Prints what it has in view. */
  readonly grid: RefObject<GridHandle | null>
}

/**
 * The pages stand beside the application only while the browser prints, however printing was asked for (the button, the
 * keyboard, the browser's own menu), and are what is printed instead of it.
 */
export function CalendarPrint({ grid, ...pages }: CalendarPrintProps) {
  const [period, setPeriod] = useState<{ readonly from: JstDate; readonly until: JstDate }>()
  useEffect(() => {
    const draw = () => flushSync(() => setPeriod(grid.current?.inView()))
    const remove = () => setPeriod(undefined)
    window.addEventListener('beforeprint', draw)
    window.addEventListener('afterprint', remove)
    return () => {
      window.removeEventListener('beforeprint', draw)
      window.removeEventListener('afterprint', remove)
    }
  }, [grid])
  return period === undefined ? null : createPortal(<PrintPages {...pages} period={period} />, document.body)
}
