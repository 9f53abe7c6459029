import { useTranslation } from 'react-i18next'
import { useFacilityNames } from '#record/facility-names.tsx'
import type { DocumentsAddress } from './documents-address.ts'

/** The filters of 文書一覧 in force in words, with the words that are searched; undefined without any (SRC-7). */
export function useFilterWords({ facility, group, unread }: DocumentsAddress, words: string): string | undefined {
  const { t } = useTranslation('documents')
  const { withLetter } = useFacilityNames()
  const inForce = [
    facility === undefined ? undefined : withLetter(facility),
    group === undefined ? undefined : t(($) => $.group[group]),
    unread === true ? t(($) => $.list.unreadOnly) : undefined,
    words.trim() === '' ? undefined : t(($) => $.list.searched, { words }),
  ].filter((each) => each !== undefined)
  return inForce.length === 0 ? undefined : inForce.join(t(($) => $.list.separator))
}
