import { useTranslation } from 'react-i18next'
import { formatPlainDate } from '#clinical/format/date.ts'
import { type Language, languageOf } from '#i18n/i18n.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { daysOf, type LabsAddress } from './labs-address.ts'
import type { TakenRows } from './taken-rows.ts'
import type { LabsView } from './use-labs.ts'

interface Narrowed {
  readonly search: string
  readonly set: string | undefined
}

/** Every filter in force in words (SRC-7, H-28); undefined for none. */
export function useFilterWords(labs: LabsView, address: LabsAddress, { search, set }: Narrowed): string | undefined {
  const { t, i18n } = useTranslation('labs')
  const { facility, columns } = useCommonWords(address)
  // Microbiology stands by itself: of all filters the hospital alone acts on it (LAB-9).
  if (address.by === 'microbiology') return facility[0]
  const words = [
    ...facility,
    set,
    search.trim() === '' ? undefined : t(($) => $.filter.searchFor, { text: search.trim() }),
    address.abnormal === undefined ? undefined : t(($) => $.filter.abnormal),
    address.abnormal === undefined || labs.filtered.undecided === 0
      ? undefined
      : t(($) => $.filter.undecided, { count: labs.filtered.undecided }),
    address.changed === undefined ? undefined : t(($) => $.filter.changed),
    ...columns,
  ].filter((each) => each !== undefined)
  return words.length === 0 ? undefined : words.join(separatorOf(languageOf(i18n)))
}

/** What is taken along in words: the chosen rows, which no filter of rows holds back, else what the filters leave (SRC-7). */
export function useTakenWords(
  { isChosen, rows, beyond }: TakenRows,
  address: LabsAddress,
  filters: string | undefined,
): string | undefined {
  const { t, i18n } = useTranslation('labs')
  const { facility, columns } = useCommonWords(address)
  if (!isChosen) return filters
  const about = t(($) => $.chosen.these, { count: rows.length })
  const chosen = t(($) => (beyond === 0 ? $.chosen.only : $.chosen.onlyBeyond), { about, count: beyond })
  return [chosen, ...facility, ...columns].join(separatorOf(languageOf(i18n)))
}

/** The filters that hold for chosen rows, too: hospital, 直近5回, chosen days. */
function useCommonWords(address: LabsAddress): {
  readonly facility: readonly string[]
  readonly columns: readonly string[]
} {
  const { t } = useTranslation('labs')
  const { withLetter } = useFacilityNames()
  const days = daysOf(address)
  return {
    facility: address.facility === undefined ? [] : [withLetter(address.facility)],
    columns: [
      ...(address.columns === undefined ? [] : [t(($) => $.filter.newestFive)]),
      ...(days.length === 0 ? [] : [days.map(formatPlainDate).join(' ')]),
    ],
  }
}

function separatorOf(language: Language): string {
  return language === 'ja' ? '・' : ', '
}
