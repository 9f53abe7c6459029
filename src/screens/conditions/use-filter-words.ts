import { useTranslation } from 'react-i18next'
import { useFacilityNames } from '#record/facility-names.tsx'
import type { ConditionsView } from './use-conditions.ts'

/** The filter in force in words, and the way to be rid of it (SRC-7). */
export interface FilterWords {
  readonly words: string
  onClear(): void
}

export function useFilterWords(view: ConditionsView, onClear: () => void): FilterWords | undefined {
  const { t } = useTranslation('conditions')
  const { withLetter } = useFacilityNames()
  if (!view.isFiltering) return undefined
  const { facility, department, search } = view.filter
  const parts = [
    facility === undefined ? undefined : withLetter(facility),
    department === undefined ? undefined : department === '' ? t(($) => $.filter.unrecorded) : department,
    search === '' ? undefined : t(($) => $.filter.searched, { text: search }),
  ].filter((part) => part !== undefined)
  return { words: parts.join(t(($) => $.separator)), onClear }
}
