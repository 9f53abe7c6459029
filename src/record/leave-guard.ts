import { createContext, use } from 'react'

export interface LeaveGuard {
  /** Something of this patient is not saved; `what` in the words of the reader: 「メモ（下書き）」. */
  hold(what: string): void
  /** It is saved, or was given up. */
  release(what: string): void
  /** Goes on at once when nothing is unsaved, else when the reader says so: for what is no navigation. */
  leave(then: () => void): void
}

export const LeaveGuardContext = createContext<LeaveGuard>({
  hold: () => {},
  release: () => {},
  leave: (then) => then(),
})

/**
 * To be told what is not saved yet. What is held stays held while the reader goes from screen to screen of the patient;
 * leaving the patient, the window or the session asks first (PID-4, NOTE-3).
 */
export function useLeaveGuard(): LeaveGuard {
  return use(LeaveGuardContext)
}
