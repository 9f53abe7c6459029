import { createContext, type ReactNode, use, useEffect } from 'react'

/** Whether the reader has read the document of the pane, and how that is noted. */
interface ReadMark {
  /** False also while nobody knows yet. */
  readonly isUnread: boolean
  mark(): void
}

export const ReadMarkContext = createContext<ReadMark>({ isUnread: false, mark: () => {} })

/**
 * Stands with what can be read of a document, and marks it read. A document that awaits consent, could not be had or drawn,
 * is never opened here, is hidden from the patient or may be somebody else's has been chosen, not read: it stays among the
 * unread, and with it the report whose attached file it is (H-27, DOC-7), until its file is saved (`SaveUnshown`).
 */
export function MarkRead(): ReactNode {
  const { mark } = use(ReadMarkContext)
  useEffect(mark, [mark])
  return null
}
