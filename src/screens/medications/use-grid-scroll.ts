import { type RefObject, useLayoutEffect } from 'react'
import { addDays } from '#clinical/jst-date.ts'
import { type DayAxis, positionOf } from '#clinical/medications/day-axis.ts'
import type { MedicationsAddress } from './medications-address.ts'
import type { MedicationsView } from './use-medications.ts'

/** Days after today that are in view when the grid opens. */
const DAYS_AHEAD_IN_VIEW = 28

/** Scrolls to the newest when the period changes; late answers do not move what is being read (SPD-2). */
export function useOpensAtNewest(
  frame: RefObject<HTMLElement | null>,
  axis: DayAxis,
  { today, span }: MedicationsView,
) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a longer end of the axis does not move the reader
  useLayoutEffect(() => {
    const element = frame.current
    if (element === null) return
    const corner = element.querySelector<HTMLElement>('[data-corner]')?.offsetWidth ?? 0
    const newest = positionOf(axis, addDays(today, DAYS_AHEAD_IN_VIEW))
    element.scrollLeft = axis.isNewestFirst ? newest : Math.min(axis.width, newest) - (element.clientWidth - corner)
  }, [span.from, axis.pixelsPerDay, axis.isNewestFirst])
}

/** Other drugs are read from the first of them. */
export function useBeginsAtTop(frame: RefObject<HTMLElement | null>, shows: MedicationsAddress['shows']) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when 現在, 過去 or すべて is chosen
  useLayoutEffect(() => {
    if (frame.current !== null) frame.current.scrollTop = 0
  }, [shows])
}

/** What is opened is never behind the panel that its opening makes room for. */
export function useShowsOpened(frame: RefObject<HTMLElement | null>, openKey: string | undefined, axis: DayAxis) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another order is opened or the axis changes
  useLayoutEffect(() => {
    const pressed = openKey === undefined ? null : frame.current?.querySelector('[data-supply][aria-pressed="true"]')
    pressed?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [openKey, axis.pixelsPerDay])
}
