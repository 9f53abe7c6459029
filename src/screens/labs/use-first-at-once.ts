import { useDeferredValue } from 'react'
import type { Answers } from '#record/facility-states.ts'

/**
 * Draws the first results at once, for a reader waits for nothing else, and what comes behind them when the page is free
 * for it: each answer of another facility would otherwise begin the drawing anew before it is done (SPD-1).
 */
export function useFirstAtOnce<T>(answers: Answers<T>): Answers<T> {
  const behind = useDeferredValue(answers)
  return hasRows(behind) ? behind : answers
}

function hasRows(answers: Answers): boolean {
  return [...answers.values()].some((answer) => answer.state === 'data' && answer.rows.length > 0)
}
