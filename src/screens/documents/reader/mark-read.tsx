import { createContext, type ReactNode, useContext, useEffect } from 'react'

/** Notes that the reader of the pane has the document before their eyes. */
export const MarkReadContext = createContext<() => void>(() => {})

/**
 * Stands with what can be read of a document, and marks it read. A document that awaits consent, could not be had or drawn,
 * is never opened here, is hidden from the patient or may be somebody else's has been chosen, not read: it stays among the
 * unread, and with it the report whose attached file it is (H-27, DOC-7).
 */
export function MarkRead(): ReactNode {
  const markRead = useContext(MarkReadContext)
  useEffect(markRead, [markRead])
  return null
}
