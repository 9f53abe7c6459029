import { useEffect, useMemo, useRef } from 'react'
import { jstDateAt } from '#clinical/jst-date.ts'
import { isNewSince } from '#clinical/news/new-records.ts'
import type { Occurrence } from '#clinical/occurrence.ts'
import type { Person } from '#clinical/person.ts'
import { mentionsAny } from '#record/hidden-names.ts'
import { usePatientFacing } from '#record/patient-facing.tsx'
import type { RecordScreen } from '#record/to-screen.tsx'
import { useArrivedTimeline } from '#sources/arrived-timeline.ts'
import { now } from '#sources/freshness.ts'
import { usePatientMarks } from '#sources/hub/user-state-context.tsx'
import { useNetwork } from '#sources/network-context.tsx'
import { KINDS_OF_SCREEN } from './news.ts'

/** Who opens a screen and goes on at once has not looked at it. */
const LOOKED_AFTER_MS = 3_000

/**
 * How many records of each screen are new since this user last looked there, as far as they have come; and notes the look
 * at the screen that stands now. The screen of notes keeps its own looks.
 */
export function useNews(person: Person, screen: RecordScreen | undefined): (screen: RecordScreen) => number {
  const network = useNetwork()
  const timeline = useArrivedTimeline(person)
  const { isLoaded, lastLook, looked } = usePatientMarks(person)
  const { isOn, hiddenNames } = usePatientFacing()
  const arrived = useRef(timeline)
  arrived.current = timeline
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each visit of a screen
  useEffect(() => {
    if (!isLoaded || screen === undefined || screen === 'notes') return
    const timer = setTimeout(() => {
      const today = jstDateAt(now(network))
      for (const kind of KINDS_OF_SCREEN[screen]) {
        const seen = arrived.current.filter((each) => each.kind === kind && each.start?.text === today)
        looked(
          kind,
          seen.map((each) => each.key),
        )
      }
    }, LOOKED_AFTER_MS)
    return () => clearTimeout(timer)
  }, [isLoaded, screen])
  return useMemo(() => {
    const counts = new Map<RecordScreen, number>()
    return (asked) => {
      const known = counts.get(asked)
      if (known !== undefined || !isLoaded || asked === screen) return known ?? 0
      const kinds: readonly string[] = KINDS_OF_SCREEN[asked]
      const count = timeline.filter(
        (each) =>
          kinds.includes(each.kind) &&
          isNewSince(each, lastLook(each.kind)) &&
          !mentionsAny(each, hiddenNames) &&
          !(isOn && isHidden(each)),
      ).length
      counts.set(asked, count)
      return count
    }
  }, [timeline, isLoaded, lastLook, screen, isOn, hiddenNames])
}

/** Before the patient a number tells, too: of what they have not been told, and of what colleagues write (PRV-1). */
function isHidden({ kind, undisclosed }: Occurrence): boolean {
  return kind === 'note' || (undisclosed !== undefined && undisclosed.restLabel === undefined)
}
