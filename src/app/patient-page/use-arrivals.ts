import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { FacilityId } from '#clinical/facility.ts'
import type { SourceState } from '#sources/source-states.ts'
import { useAnnounce } from '#ui/live-region/live-region.tsx'
import { useFacilityNames } from './use-facility-names.ts'

/** Tells a reader of the screen which hospital has answered or failed since the last look, in one line (ACC-5). */
export function useArrivals(states: readonly SourceState[]): void {
  const { t } = useTranslation()
  const { t: clinical } = useTranslation('clinical')
  const { name } = useFacilityNames()
  const announce = useAnnounce()
  const before = useRef<ReadonlyMap<FacilityId, SourceState['state']>>(new Map())
  useEffect(() => {
    const lines = states.flatMap(({ facility, state }) => {
      if (before.current.get(facility.id) !== 'loading') return []
      if (state === 'complete') return [t(($) => $.strip.arrived, { facility: name(facility.id) })]
      return state === 'failed' ? [clinical(($) => $.answer.failedAt, { facility: name(facility.id) })] : []
    })
    before.current = new Map(states.map(({ facility, state }) => [facility.id, state]))
    if (lines.length > 0) announce(lines.join('　'))
  }, [states, announce, name, t, clinical])
}
