import { useTranslation } from 'react-i18next'
import { formatPlainDate } from '#clinical/format/date.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { daysOf, type LabsAddress } from './labs-address.ts'
import type { LabsView } from './use-labs.ts'

interface Narrowed {
  readonly search: string
  readonly set: string | undefined
}

/** Every filter in force in words (SRC-7, H-28); undefined for none. */
export function useFilterWords(labs: LabsView, address: LabsAddress, { search, set }: Narrowed): string | undefined {
  const { t, i18n } = useTranslation('labs')
  const { withLetter } = useFacilityNames()
  const days = daysOf(address)
  const words = [
    address.facility === undefined ? undefined : withLetter(address.facility),
    set,
    search.trim() === '' ? undefined : t(($) => $.filter.searchFor, { text: search.trim() }),
    address.abnormal === undefined ? undefined : t(($) => $.filter.abnormal),
    address.abnormal === undefined || labs.filtered.undecided === 0
      ? undefined
      : t(($) => $.filter.undecided, { count: labs.filtered.undecided }),
    address.changed === undefined ? undefined : t(($) => $.filter.changed),
    address.columns === undefined ? undefined : t(($) => $.filter.newestFive),
    days.length === 0 ? undefined : days.map(formatPlainDate).join(' '),
  ].filter((each) => each !== undefined)
  if (words.length === 0) return undefined
  return words.join(languageOf(i18n) === 'ja' ? '・' : ', ')
}
