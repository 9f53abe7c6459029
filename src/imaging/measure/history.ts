/** A value with what it was before and what was taken back: undo and redo. */
export interface History<T> {
  readonly past: readonly T[]
  readonly present: T
  readonly future: readonly T[]
}

/** Enough for an hour of measuring; the oldest steps go first. */
const MOST_STEPS = 100

export function begun<T>(present: T): History<T> {
  return { past: [], present, future: [] }
}

/** A step that can be undone; what had been undone before it is gone. */
export function changed<T>({ past, present }: History<T>, next: T): History<T> {
  return { past: [...past, present].slice(-MOST_STEPS), present: next, future: [] }
}

/** The same when there is nothing to undo. */
export function undone<T>(history: History<T>): History<T> {
  const before = history.past.at(-1)
  if (before === undefined) return history
  return { past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future] }
}

/** The same when there is nothing to redo. */
export function redone<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future
  if (next === undefined) return history
  return { past: [...history.past, history.present], present: next, future }
}

/**
 * Changes what is, and in another way all that could come back by undo or redo. Steps that then change nothing are left
 * out: an undo that does nothing looks broken.
 */
export function rewritten<T>(
  { past, present, future }: History<T>,
  now: (value: T) => T,
  elsewhere: (value: T) => T,
  isSame: (one: T, other: T) => boolean,
): History<T> {
  const after = now(present)
  const before = past.map(elsewhere)
  const later = future.map(elsewhere)
  return {
    past: before.filter((each, at) => !isSame(each, before[at + 1] ?? after)),
    present: after,
    future: later.filter((each, at) => !isSame(each, at === 0 ? after : (later[at - 1] ?? after))),
  }
}
