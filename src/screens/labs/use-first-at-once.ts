import { useDeferredValue, useMemo } from 'react'
import type { LabResult, VitalSign } from '#clinical/observation-facts.ts'
import type { Answers } from '#record/facility-states.ts'

interface Arrived {
  readonly laboratory: Answers<LabResult>
  readonly vitals: Answers<VitalSign>
}

/**
 * Draws the first results at once, for a reader waits for nothing else, and what comes behind them when the page is free
 * for it: each answer of another facility would otherwise begin the drawing anew before it is done (SPD-1). Until then
 * nothing is put off: it would only be drawn twice.
 */
export function useFirstAtOnce({ laboratory, vitals }: Arrived): Arrived {
  const arrived = useMemo(() => ({ laboratory, vitals }), [laboratory, vitals])
  const behind = useDeferredValue(hasRows(laboratory) ? arrived : undefined)
  return behind ?? arrived
}

function hasRows(answers: Answers): boolean {
  return [...answers.values()].some((answer) => answer.state === 'data' && answer.rows.length > 0)
}
