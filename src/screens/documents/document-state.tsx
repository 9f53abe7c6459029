import type { DocumentEntry } from '#clinical/documents/document-entry.ts'
import { Icon } from '#ui/icon/icon.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { isCorrected, useDocumentWords } from './use-document-words.ts'

/** 確定, 訂正版, 旧版, 同意待ち … always in words (DOC-1, DOC-7, VAL-4). */
export function DocumentState({ entry }: { readonly entry: DocumentEntry }) {
  const words = useDocumentWords().state(entry)
  if (entry.isAwaitingConsent) {
    return (
      <Tag tone="outline">
        <Icon name="not-permitted" size={14} />
        {words}
      </Tag>
    )
  }
  if (entry.status === 'final' && !entry.isOldVersion && !isCorrected(entry)) return <span>{words}</span>
  const isGap = entry.isOldVersion || isCorrected(entry) || entry.status === 'preliminary' || entry.status === 'unknown'
  return <Tag tone={isGap ? 'gap' : 'neutral'}>{words}</Tag>
}
