import { useTranslation } from 'react-i18next'
import { formatClinicalTime } from '#clinical/format/date.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { byYear, facilityOf, type ListEntry, modalitiesOf } from '../study-list.ts'

/** One line of the list in words, as paper, files and copies hold it. */
export interface StudyRow {
  readonly key: string
  readonly date: string
  readonly title: string
  readonly modality: string
  readonly bodyPart: string
  /** Empty where nobody has told. */
  readonly series: string
  readonly images: string
  /** Why the images cannot be opened; empty where they can. */
  readonly state: string
  readonly accession: string
  readonly facility: string
}

/** The entries in the order of the screen: newest first, without a date last (DT-7). */
export function useStudyRows(): (entries: readonly ListEntry[]) => readonly StudyRow[] {
  const { t, i18n } = useTranslation('images')
  const { name } = useFacilityNames()
  const wordsOf = (entry: ListEntry) => {
    if (entry.kind === 'file') {
      return { bodyPart: '', series: '', images: '', state: '', accession: '', modality: t(($) => $.list.mfer) }
    }
    const { bodyPart, seriesCount, instanceCount, images, accession } = entry.study
    return {
      modality: modalitiesOf(entry).join('・'),
      bodyPart: bodyPart ?? '',
      series: seriesCount === undefined ? '' : String(seriesCount),
      images: instanceCount === undefined ? '' : String(instanceCount),
      state: images === 'available' ? '' : t(($) => $.unavailable[images]),
      accession: accession ?? '',
    }
  }
  return (entries) =>
    byYear(entries)
      .flatMap(({ entries: ofYear }) => ofYear)
      .map((entry) => {
        const title = entry.kind === 'file' ? entry.file.title : entry.study.title
        return {
          key: entry.key,
          date: entry.at === undefined ? t(($) => $.list.undated) : formatClinicalTime(entry.at, languageOf(i18n)),
          title: title === '' ? t(($) => $.list.untitled) : title,
          facility: name(facilityOf(entry)),
          ...wordsOf(entry),
        }
      })
}
