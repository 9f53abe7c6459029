import { createContext } from 'react'
import type { Person } from '#clinical/person.ts'
import type { RecordView } from '#record/record-view.ts'

/** Where the blocks stand: on the screen, with links and 再試行, or on paper, with fewer lines and words instead. */
interface Sheet {
  readonly person: Person | undefined
  /** With the period that the sheet shows, so that links lead to the same (FACE-3). */
  readonly view: RecordView
  readonly isPaper: boolean
}

export const SheetContext = createContext<Sheet>({ person: undefined, view: {}, isPaper: false })
