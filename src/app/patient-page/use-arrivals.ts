import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { FacilityId } from '#clinical/facility.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { HUB_FACILITY_ID } from '#sources/record-source.ts'
import type { SourceState } from '#sources/source-states.ts'
import { useAnnounce } from '#ui/live-region/live-region.tsx'

/** Tells a reader of the screen which hospital has answered or failed since the last look, in one line (ACC-5). */
export function useArrivals(states: readonly SourceState[]): void {
  const { t } = useTranslation()
  const { t: clinical } = useTranslation('clinical')
  const { name } = useFacilityNames()
  const announce = useAnnounce()
  const before = useRef<ReadonlyMap<FacilityId, SourceState['state']>>(new Map())
  const told = useRef(new Map<FacilityId, string>())
  useEffect(() => {
    const lines = states.flatMap(({ facility, state, records }) => {
      if (facility.id === HUB_FACILITY_ID || before.current.get(facility.id) !== 'loading') return []
      const who = { facility: name(facility.id) }
      const line =
        state === 'complete'
          ? records === undefined
            ? t(($) => $.strip.answered, who)
            : t(($) => $.strip.arrived, { ...who, count: records })
          : state === 'partial'
            ? records === undefined
              ? t(($) => $.strip.answeredInPart, who)
              : t(($) => $.strip.arrivedInPart, { ...who, count: records })
            : state === 'failed'
              ? clinical(($) => $.answer.failedAt, who)
              : undefined
      // A panel that asks for a day's details is no news about the hospital.
      if (line === undefined || told.current.get(facility.id) === line) return []
      told.current.set(facility.id, line)
      return [line]
    })
    before.current = new Map(states.map(({ facility, state }) => [facility.id, state]))
    if (lines.length > 0) announce(lines.join('　'))
  }, [states, announce, name, t, clinical])
}
