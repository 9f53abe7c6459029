import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import type { JstDate } from '#clinical/jst-date.ts'
import type { Person } from '#clinical/person.ts'
import { PrintPages } from './print/print-pages.tsx'
import type { CalendarView } from './use-calendar.ts'
import type { Words } from './use-words.ts'

interface CalendarPrintProps {
  readonly person: Person
  readonly view: CalendarView
  readonly words: Words
  readonly period: { readonly from: JstDate; readonly until: JstDate }
  onDone(): void
}

/** Draws the pages outside the screen, prints them, and takes them away again. */
export function CalendarPrint({ onDone, ...pages }: CalendarPrintProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: printed once, when the pages stand
  useEffect(() => {
    document.body.dataset.printing = 'true'
    window.addEventListener('afterprint', onDone)
    window.print()
    return () => {
      window.removeEventListener('afterprint', onDone)
      delete document.body.dataset.printing
    }
  }, [])
  return createPortal(<PrintPages {...pages} />, document.body)
}
