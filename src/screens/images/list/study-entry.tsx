import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClinicalTime } from '#clinical/format/date.ts'
import type { ImageSeries, ImageStudy } from '#clinical/imaging/image-study.ts'
import type { Person } from '#clinical/person.ts'
import { languageOf } from '#i18n/i18n.ts'
import { preloadImageEngine } from '#imaging/image-engine.ts'
import { FacilityLetter } from '#record/facility-names.tsx'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { ExternalViewer } from '../panels/external-viewer.tsx'
import { daysBetween, type StudyRole } from '../study-list.ts'
import { useIdentityCheck } from '../use-identity-of-images.ts'
import styles from './list.module.css'
import { SeriesList } from './series-list.tsx'

export interface StudyActions {
  open(study: ImageStudy): void
  openSeries(series: ImageSeries): void
  compare(study: ImageStudy, prior: ImageStudy): void
}

interface StudyEntryProps {
  readonly person: Person
  readonly study: ImageStudy
  readonly prior: ImageStudy | undefined
  readonly role: StudyRole | undefined
  readonly shownSeries: ReadonlySet<string>
  readonly areThumbnailsDue: boolean
  readonly actions: StudyActions
}

/** One study: date in large type, hospital, what it is, and its series once it is opened or unfolded. */
export function StudyEntry({ person, study, prior, role, shownSeries, areThumbnailsDue, actions }: StudyEntryProps) {
  const { t, i18n } = useTranslation('images')
  const language = languageOf(i18n)
  const [isUnfolded, setUnfolded] = useState<boolean>()
  const check = useIdentityCheck(person)
  const verdict = study.patient === undefined ? undefined : check(study.patient).verdict
  const isAvailable = study.images === 'available'
  const isOpen = isUnfolded ?? role !== undefined
  const title = study.title === '' ? t(($) => $.list.untitled) : study.title
  const date = study.at === undefined ? t(($) => $.list.undated) : formatClinicalTime(dayOf(study.at.text), language)
  const days = prior === undefined ? undefined : daysBetween(prior.at, study.at)
  const compare = days === undefined ? t(($) => $.list.compare) : t(($) => $.list.compareAgo, { days })
  const facts = [
    study.modalities.join('・'),
    study.seriesCount === undefined || study.instanceCount === undefined
      ? undefined
      : t(($) => $.list.counts, { series: study.seriesCount, count: study.instanceCount }),
  ].filter((each) => each !== undefined && each !== '')
  return (
    <li className={styles.study} data-role={role} data-open={isOpen}>
      <div className={styles['study-head']}>
        {/* The code of the engine is on its way before the study is chosen. */}
        <button
          type="button"
          className={styles.open}
          disabled={!isAvailable}
          onPointerEnter={preloadImageEngine}
          onFocus={preloadImageEngine}
          onClick={() => actions.open(study)}
        >
          <span className={styles.when}>
            <FacilityLetter facility={study.facility} size={18} />
            <b>{date}</b>
          </span>
          <span className={styles.title}>
            {role === undefined ? null : <Tag>{t(($) => $.list.role[role])}</Tag>}
            <bdi>{title}</bdi>
          </span>
          <span className={styles.about}>
            {facts.map((fact) => (
              <span key={fact}>{fact} </span>
            ))}
          </span>
          <span className="visually-hidden">{t(($) => $.list.open)}</span>
        </button>
        {isAvailable ? (
          <Button
            variant="icon"
            size="strip"
            aria-expanded={isOpen}
            aria-label={`${date} ${title} ${t(($) => (isOpen ? $.list.fold : $.list.unfold))}`}
            onClick={() => setUnfolded(!isOpen)}
          >
            <Icon name={isOpen ? 'open' : 'next'} size={16} />
          </Button>
        ) : null}
      </div>
      {verdict === 'blocked' || verdict === 'acknowledge' ? (
        <p className={styles.mismatch} data-verdict={verdict}>
          <Icon name={verdict === 'blocked' ? 'urgent' : 'caution'} size={16} />
          {t(($) => (verdict === 'blocked' ? $.list.blocked : $.list.unsure))}
        </p>
      ) : null}
      {isAvailable ? null : <Unavailable person={person} study={study} />}
      {isAvailable && prior !== undefined && verdict !== 'blocked' ? (
        <p className={styles.prior}>
          <Button
            size="strip"
            aria-label={`${date} ${title} ${compare} ${priorDate(prior, language)}`}
            onPointerEnter={preloadImageEngine}
            onFocus={preloadImageEngine}
            onClick={() => actions.compare(study, prior)}
          >
            <Icon name="beside" size={14} />
            {compare}
          </Button>
        </p>
      ) : null}
      {isAvailable && isOpen ? (
        <SeriesList
          person={person}
          study={study}
          hasThumbnails={areThumbnailsDue && verdict === 'match'}
          shownSeries={shownSeries}
          label={t(($) => $.series.label, { title, date })}
          onOpen={actions.openSeries}
        />
      ) : null}
    </li>
  )
}

/** The day of a time, with the precision that it has. */
export function dayOf(text: string) {
  const day = text.slice(0, 10)
  return { text: day, precision: day.length === 4 ? 'year' : day.length === 7 ? 'month' : 'day' } as const
}

function priorDate({ at }: ImageStudy, language: 'ja' | 'en'): string {
  return at === undefined ? '' : formatClinicalTime(dayOf(at.text), language)
}

/** Why the images cannot be opened here, and the way to the hospital's own viewer where there is one. */
function Unavailable({ person, study }: { readonly person: Person; readonly study: ImageStudy }) {
  const { t } = useTranslation('images')
  const { images } = study
  return (
    <div className={styles.unavailable}>
      {images === 'available' ? null : <p>{t(($) => $.unavailable[images])}</p>}
      <ExternalViewer person={person} study={study} />
    </div>
  )
}
