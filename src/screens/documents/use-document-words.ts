import { useTranslation } from 'react-i18next'
import type { DocumentEntry } from '#clinical/documents/document-entry.ts'
import { formatClinicalTime } from '#clinical/format/date.ts'
import { languageOf } from '#i18n/i18n.ts'

interface DocumentWords {
  /** As precise as it was recorded; 日付の記載なし without one (VAL-7). */
  readonly date: (entry: DocumentEntry) => string
  readonly title: (entry: DocumentEntry) => string
  /** 確定, 訂正版, 旧版, 同意待ち … (DOC-1, DOC-7, VAL-4). */
  readonly state: (entry: DocumentEntry) => string
  /** What must stand beside the title wherever it is named (PRV-1, B3); undefined for nothing. */
  readonly mark: (entry: DocumentEntry) => string | undefined
}

/** What one line of 文書一覧 says, on the screen, on paper, in files and in copies. */
export function useDocumentWords(): DocumentWords {
  const { t, i18n } = useTranslation('documents')
  const { t: record } = useTranslation('record')
  const language = languageOf(i18n)
  return {
    date: ({ at }) => (at === undefined ? t(($) => $.list.undated) : formatClinicalTime(at, language)),
    title: ({ title }) => (title === '' ? t(($) => $.list.untitled) : title),
    state: (entry) => {
      if (entry.isAwaitingConsent) return t(($) => $.list.awaitingConsent)
      if (entry.isOldVersion) return t(($) => $.list.oldVersion)
      return isCorrected(entry) ? t(($) => $.list.corrected) : record(($) => $.status[entry.status])
    },
    mark: ({ fact }) => {
      const has = (wanted: 'undisclosed' | 'restricted') => fact.sensitivity.some(({ mark }) => mark === wanted)
      const marks = (['undisclosed', 'restricted'] as const).filter(has).map((mark) => record(($) => $.mark[mark]))
      return marks.length === 0 ? undefined : marks.join(t(($) => $.list.separator))
    },
  }
}

/** A newer version than the first stands; whatever it says of itself otherwise, it is neither preliminary nor withdrawn. */
export function isCorrected({ status, older }: DocumentEntry): boolean {
  return status === 'corrected' || (status === 'final' && older.length > 0)
}
