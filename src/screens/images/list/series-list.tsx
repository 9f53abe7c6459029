import { useTranslation } from 'react-i18next'
import type { ImageSeries, ImageStudy } from '#clinical/imaging/image-study.ts'
import type { Person } from '#clinical/person.ts'
import { useGapWords } from '#i18n/gap-words.ts'
import { uidDigest } from '#record/image-link.ts'
import { useImageSeries } from '#sources/images/image-series.query.ts'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { dragPane } from '../dragged-series.ts'
import { inOrder } from '../series-choice.ts'
import { ICON_OF_KIND } from '../series-icon.ts'
import styles from './list.module.css'
import { SeriesThumbnail } from './series-thumbnail.tsx'

interface SeriesListProps {
  readonly person: Person
  readonly study: ImageStudy
  /** Not while it is open whose pictures these are (PID-6). */
  readonly hasThumbnails: boolean
  readonly shownSeries: ReadonlySet<string>
  readonly label: string
  onOpen(series: ImageSeries): void
}

/** The series of one study: each a button that opens it in the active viewport, and can be dragged into any (IMG-6). */
export function SeriesList({ person, study, hasThumbnails, shownSeries, label, onOpen }: SeriesListProps) {
  const { t } = useTranslation('images')
  const { t: clinical } = useTranslation('clinical')
  const { answer, retry } = useImageSeries(person, study)
  const gapWords = useGapWords()
  if (answer.state === 'loading') return <p className={styles.quiet}>{t(($) => $.series.loading)}</p>
  if (answer.state === 'failed') {
    const { reason } = answer.why
    return (
      <p className={styles.failed}>
        <Icon name="failed" size={16} />
        {t(($) => $.series.failed, { reason: clinical(($) => $.failure[reason]) })}
        <Button variant="retry" size="strip" onClick={retry}>
          {t(($) => $.series.retry)}
        </Button>
      </p>
    )
  }
  const series = answer.state === 'data' ? inOrder(answer.rows) : []
  const gaps = answer.state === 'data' ? [...new Set(answer.gaps.map(gapWords))] : []
  if (series.length === 0 && gaps.length === 0) return <p className={styles.quiet}>{t(($) => $.series.none)}</p>
  return (
    <>
      {gaps.map((gap) => (
        <p key={gap} className={styles.failed}>
          {gap}
        </p>
      ))}
      <ul className={styles.series} aria-label={label} hidden={series.length === 0}>
        {series.map((each) => (
          <li
            key={each.key}
            draggable
            onDragStart={(event) =>
              dragPane(event.dataTransfer, { study: uidDigest(each.studyUid), series: uidDigest(each.seriesUid) })
            }
          >
            <button
              type="button"
              className={styles['series-button']}
              data-shown={shownSeries.has(each.key)}
              onClick={() => onOpen(each)}
            >
              {each.kind === 'images' && hasThumbnails ? (
                <SeriesThumbnail person={person} series={each} />
              ) : (
                <span className={styles.thumb} data-empty>
                  <Icon name={ICON_OF_KIND[each.kind]} size={20} />
                </span>
              )}
              <SeriesWords series={each} isShown={shownSeries.has(each.key)} />
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

function SeriesWords({ series, isShown }: { readonly series: ImageSeries; readonly isShown: boolean }) {
  const { t } = useTranslation('images')
  const { number, description, instanceCount, kind } = series
  const isImages = kind === 'images'
  return (
    <span className={styles.words}>
      <span>
        {number === undefined ? null : `${number} `}
        <bdi>{description ?? (isImages ? series.modality : t(($) => $.series.kind[kind]))}</bdi>
      </span>
      <span className={styles.about}>
        {isImages || description === undefined ? null : `${t(($) => $.series.kind[kind])} `}
        {instanceCount === undefined
          ? null
          : isImages
            ? t(($) => $.series.images, { count: instanceCount })
            : t(($) => $.series.objects, { count: instanceCount })}
      </span>
      {isShown ? <span className="visually-hidden">{t(($) => $.series.shown)}</span> : null}
    </span>
  )
}
