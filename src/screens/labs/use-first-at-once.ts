import { useDeferredValue, useMemo } from 'react'
import type { Answer } from '#clinical/answer.ts'
import type { LabResult, VitalSign } from '#clinical/observation-facts.ts'
import type { Period } from '#clinical/occurrence.ts'
import type { Answers } from '#record/facility-states.ts'

interface Arrived {
  /** What was asked for: the same object while it is the same. */
  readonly period: Period
  readonly laboratory: Answers<LabResult>
  readonly vitals: Answers<VitalSign>
}

/**
 * Draws the first results at once, for a reader waits for nothing else, and what comes behind them when the page is free
 * for it: each answer of another facility would otherwise begin the drawing anew before it is done (SPD-1). Until then
 * nothing is put off: it would only be drawn twice. Nor is what takes rows away: those of another period, or of a
 * hospital that refuses them now, do not stand a moment longer (SRC-2, B2).
 */
export function useFirstAtOnce({ period, laboratory, vitals }: Arrived): Arrived {
  const arrived = useMemo(() => ({ period, laboratory, vitals }), [period, laboratory, vitals])
  const behind = useDeferredValue(hasRows(laboratory) ? arrived : undefined)
  return behind !== undefined && isPartOf(behind, arrived) ? behind : arrived
}

function isPartOf(before: Arrived, after: Arrived): boolean {
  const isKept = (one: Answers, other: Answers) =>
    [...one].every(([facility, { state }]) => state !== 'data' || isComing(other.get(facility)))
  return (
    before.period === after.period && isKept(before.laboratory, after.laboratory) && isKept(before.vitals, after.vitals)
  )
}

function isComing(answer: Answer<unknown> | undefined): boolean {
  return answer?.state === 'data' || answer?.state === 'loading'
}

function hasRows(answers: Answers): boolean {
  return [...answers.values()].some((answer) => answer.state === 'data' && answer.rows.length > 0)
}
