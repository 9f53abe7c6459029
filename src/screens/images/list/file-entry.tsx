import { useTranslation } from 'react-i18next'
import { formatClinicalTime } from '#clinical/format/date.ts'
import { languageOf } from '#i18n/i18n.ts'
import { FacilityLetter } from '#record/facility-names.tsx'
import type { WaveformFile } from '../waveform/waveform-place.ts'
import styles from './list.module.css'
import { dayOf } from './study-entry.tsx'

export interface FileActions {
  openFile(file: WaveformFile): void
}

interface FileEntryProps {
  readonly file: WaveformFile
  readonly isShown: boolean
  readonly actions: FileActions
}

/** A waveform that came as a file of a document: it stands among the studies by its date. */
export function FileEntry({ file, isShown, actions }: FileEntryProps) {
  const { t, i18n } = useTranslation('images')
  const title = file.title === '' ? t(($) => $.list.untitled) : file.title
  const date =
    file.at === undefined ? t(($) => $.list.undated) : formatClinicalTime(dayOf(file.at.text), languageOf(i18n))
  return (
    <li className={styles.study} data-role={isShown ? 'current' : undefined}>
      <button type="button" className={styles.open} onClick={() => actions.openFile(file)}>
        <span className={styles.when}>
          <FacilityLetter facility={file.facility} size={18} />
          <b>{date}</b>
        </span>
        <span className={styles.title}>
          <bdi>{title}</bdi>
        </span>
        <span className={styles.about}>{t(($) => $.list.mfer)}</span>
        <span className="visually-hidden">{t(($) => $.list.open)}</span>
      </button>
    </li>
  )
}
