import '#i18n/image-measure.ts'
import { useTranslation } from 'react-i18next'
import { formatClinicalTime } from '#clinical/format/date.ts'
import { checkImageIdentity, imagePatientOf } from '#clinical/imaging/image-patient.ts'
import type { ImageInstance, ImageSeries, ImageStudy } from '#clinical/imaging/image-study.ts'
import type { Person } from '#clinical/person.ts'
import { languageOf } from '#i18n/i18n.ts'
import { readPresentation } from '#imaging/measure/presentation-state.ts'
import { readRecordedReport } from '#imaging/measure/recorded-report.ts'
import { useImageInstances } from '#sources/images/image-instances.query.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { ReportTree } from './report-tree.tsx'
import styles from './structured-report.module.css'

interface StructuredReportProps {
  readonly person: Person
  readonly study: ImageStudy
  /** Of kind `report`, `key-objects` or `presentation-state`. */
  readonly series: ImageSeries
}

/** Whether a series holds objects that are shown as text. */
export function isReadable(kind: ImageSeries['kind']): boolean {
  return kind === 'report' || kind === 'key-objects' || kind === 'presentation-state'
}

/** The objects of a series without pictures as text that can be read: dose reports, measurements, key objects (IMG-6). */
export function StructuredReport({ person, study, series }: StructuredReportProps) {
  const { t } = useTranslation('imageMeasure')
  const { t: clinical } = useTranslation('clinical')
  const { facilities } = useNetwork()
  const { answer, retry } = useImageInstances(person, series)
  const facility = facilities.find(({ id }) => id === study.facility)
  if (answer.state === 'loading') return <p className={styles.quiet}>{t(($) => $.reports.loading)}</p>
  if (answer.state !== 'data') {
    return (
      <div className={styles.quiet} role="alert">
        <p>
          <Icon name="failed" size={18} />{' '}
          {answer.state === 'failed'
            ? t(($) => $.object.failed, { reason: clinical(($) => $.failure[answer.why.reason]) })
            : t(($) => $.object.none)}
        </p>
        <Button variant="retry" size="small" onClick={retry}>
          {t(($) => $.panel.retry)}
        </Button>
      </div>
    )
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <section className={styles.page} tabIndex={0} aria-label={t(($) => $.object.label)}>
      {answer.rows.map((instance) => {
        const patient = imagePatientOf(instance.dataSet, facility)
        const isBlocked = checkImageIdentity(patient, person, facilities).verdict === 'blocked'
        return isBlocked ? (
          <p key={instance.sopInstanceUid} className={styles.blocked} role="alert">
            <Icon name="urgent" size={18} />
            {t(($) => $.panel.blocked, { count: 1 })}
          </p>
        ) : (
          <ReportObject key={instance.sopInstanceUid} instance={instance} />
        )
      })}
    </section>
  )
}

function ReportObject({ instance }: { readonly instance: ImageInstance }) {
  const { t, i18n } = useTranslation('imageMeasure')
  const language = languageOf(i18n)
  const isPresentation = instance.sopClassUid.startsWith('1.2.840.10008.5.1.4.1.1.11.')
  if (isPresentation) {
    const { label, at, author, images, graphics, texts, windows, notApplied } = readPresentation(instance.dataSet)
    return (
      <article>
        <h3>{label === '' ? t(($) => $.presentation.untitled) : label}</h3>
        <p className={styles.by}>
          {[at === undefined ? t(($) => $.reports.undated) : formatClinicalTime(at, language), author]
            .filter((each) => each !== undefined)
            .join('　')}
        </p>
        <p>
          {t(($) => $.object.presentation, {
            images: images.length,
            windows: windows.length,
            graphics: graphics.length,
            texts: texts.length,
          })}
        </p>
        {notApplied.map((part) => (
          <p key={part}>{t(($) => $.presentation.notApplied[part])}</p>
        ))}
        <p className={styles.by}>{t(($) => $.object.applyInPanel)}</p>
      </article>
    )
  }
  const { title, at, author, isVerified, content } = readRecordedReport(instance.dataSet)
  return (
    <article>
      <h3>{title ?? t(($) => $.reports.untitled)}</h3>
      <p className={styles.by}>
        {[
          at === undefined ? t(($) => $.reports.undated) : formatClinicalTime(at, language),
          author ?? t(($) => $.reports.unknownAuthor),
          t(($) => (isVerified ? $.reports.verified : $.reports.unverified)),
        ].join('　')}
      </p>
      <ReportTree item={{ ...content, concept: undefined }} />
    </article>
  )
}
