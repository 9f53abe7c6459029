import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '#clinical/person.ts'
import { Completeness } from '#record/completeness.tsx'
import { emptiness } from '#record/facility-states.ts'
import { NothingHere } from '#record/nothing-here.tsx'
import { UnreadableRecords } from '#record/unreadable-records.tsx'
import { WithheldLine } from '#record/withheld-line.tsx'
import { Button } from '#ui/button/button.tsx'
import type { ImagesAddress } from '../images-address.ts'
import { byYear, type StudyRole } from '../study-list.ts'
import type { ImagesView } from '../use-images.ts'
import { type FileActions, FileEntry } from './file-entry.tsx'
import styles from './list.module.css'
import { ListFilter, useFiltersInForce } from './list-filter.tsx'
import { type StudyActions, StudyEntry } from './study-entry.tsx'
import { StudyListOutput } from './study-list-output.tsx'

interface StudyListProps {
  readonly person: Person
  readonly view: ImagesView
  readonly address: ImagesAddress
  /** Looked for in the names of the studies. */
  readonly search: string
  onSearch(text: string): void
  /** Of the studies that stand in a viewport, by their keys. */
  readonly roles: ReadonlyMap<string, StudyRole>
  /** Keys of the series that stand in a viewport. */
  readonly shownSeries: ReadonlySet<string>
  /** Key of the file that stands in the viewer. */
  readonly shownFile: string | undefined
  /** Not before the picture that is looked at stands. */
  readonly areThumbnailsDue: boolean
  readonly actions: StudyActions & FileActions
  onAddress(address: ImagesAddress): void
}

/** Every image study of every hospital, newest on top below its year; what is missing stands above (SRC-2, DT-7). */
export function StudyList(props: StudyListProps) {
  const { person, view, address, search, roles, shownSeries, shownFile, areThumbnailsDue, actions } = props
  const { onAddress, onSearch } = props
  const { t } = useTranslation('images')
  const years = useMemo(() => byYear(view.shown), [view.shown])
  const filters = useFiltersInForce(address, search)
  const {
    modality: _modality,
    period: _period,
    from: _from,
    until: _until,
    facility: _facility,
    ...unfiltered
  } = address
  const isCounted = view.total > 0 || emptiness(view.studyAnswers, address.facility) === 'none'
  const clear = () => {
    onSearch('')
    onAddress(unfiltered)
  }
  const hasPicture = shownSeries.size > 0 || shownFile !== undefined
  return (
    <section className={styles.list} aria-label={t(($) => $.list.label)}>
      <div className={styles.head}>
        <h1>{t(($) => $.title)}</h1>
        <span className={styles.tools}>
          <ListFilter view={view} address={address} search={search} onSearch={onSearch} onAddress={onAddress} />
          <StudyListOutput person={person} view={view} address={address} filters={filters} hasPicture={hasPicture} />
        </span>
      </div>
      <div className={styles.scroll}>
        {filters === undefined ? null : (
          <p className={styles.force}>
            {t(($) => $.list.inForce, { filters })}
            {isCounted ? `　${t(($) => $.list.shown, { total: view.total, shown: view.shown.length })}` : null}
            <Button variant="text" size="strip" onClick={clear}>
              {t(($) => $.list.clear)}
            </Button>
          </p>
        )}
        <WithheldLine />
        <Completeness isNarrow answers={view.studyAnswers} what={t(($) => $.what)} facility={address.facility} />
        {view.shown.length === 0 ? (
          <NothingHere
            answers={view.studyAnswers}
            what={t(($) => $.what)}
            facility={address.facility}
            filter={filters === undefined ? undefined : { words: filters, total: view.total, onClear: clear }}
          />
        ) : (
          <ol className={styles.years}>
            {years.map(({ year, entries }) => (
              <li key={year ?? ''}>
                <h2>{year === undefined ? t(($) => $.list.undated) : t(($) => $.list.year, { year })}</h2>
                <ol className={styles.studies}>
                  {entries.map((entry) =>
                    entry.kind === 'file' ? (
                      <FileEntry
                        key={entry.key}
                        file={entry.file}
                        isShown={entry.key === shownFile}
                        actions={actions}
                      />
                    ) : (
                      <StudyEntry
                        key={entry.key}
                        person={person}
                        study={entry.study}
                        prior={view.prior(entry.study)}
                        role={roles.get(entry.key)}
                        shownSeries={shownSeries}
                        areThumbnailsDue={areThumbnailsDue}
                        actions={actions}
                      />
                    ),
                  )}
                </ol>
              </li>
            ))}
          </ol>
        )}
        <UnreadableRecords answers={view.studyAnswers} facility={address.facility} />
      </div>
    </section>
  )
}
