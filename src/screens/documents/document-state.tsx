import { useTranslation } from 'react-i18next'
import type { DocumentEntry } from '#clinical/documents/document-entry.ts'
import { Icon } from '#ui/icon/icon.tsx'
import { Tag } from '#ui/tag/tag.tsx'

/** 確定, 修正版あり, 旧版, 同意待ち … always in words (DOC-1, DOC-7, VAL-4). */
export function DocumentState({ entry }: { readonly entry: DocumentEntry }) {
  const { t } = useTranslation('documents')
  const { t: record } = useTranslation('record')
  if (entry.isAwaitingConsent) {
    return (
      <Tag tone="outline">
        <Icon name="not-permitted" size={14} />
        {t(($) => $.list.awaitingConsent)}
      </Tag>
    )
  }
  if (entry.isOldVersion) return <Tag tone="gap">{t(($) => $.list.oldVersion)}</Tag>
  if (entry.status === 'final' || entry.status === 'corrected') {
    const isCorrected = entry.older.length > 0 || entry.status === 'corrected'
    return isCorrected ? (
      <Tag tone="gap">{t(($) => $.list.corrected)}</Tag>
    ) : (
      <span>{record(($) => $.status.final)}</span>
    )
  }
  const isGap = entry.status === 'preliminary' || entry.status === 'unknown'
  return <Tag tone={isGap ? 'gap' : 'neutral'}>{record(($) => $.status[entry.status])}</Tag>
}
