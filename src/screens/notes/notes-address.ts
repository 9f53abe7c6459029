import { type JstDate, parseJstDate } from '#clinical/jst-date.ts'
import { type RecordView, readRecordView } from '#record/record-view.ts'

/** What of the screen stands in the address: the shared part and the profession that is chosen; never a text (PID-12). */
export interface NotesAddress extends RecordView {
  readonly profession?: string
  /** A note is to be begun about this day of the calendar; gone from the address once it is. */
  readonly about?: JstDate
}

/** Reads the search part of an address, for `validateSearch`; what cannot be read is left out. */
export function readNotesAddress(search: Readonly<Record<string, unknown>>): NotesAddress {
  const { profession, about } = search
  const day = typeof about === 'string' ? parseJstDate(about) : undefined
  const isCode = typeof profession === 'string' && /^[a-z-]{1,32}$/.test(profession)
  return { ...readRecordView(search), ...(isCode ? { profession } : {}), ...(day === undefined ? {} : { about: day }) }
}
