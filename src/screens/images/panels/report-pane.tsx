import { useTranslation } from 'react-i18next'
import { withVisibleControls } from '#clinical/documents/plain-text.ts'
import type { Report } from '#clinical/event-facts.ts'
import { isCurrentFact } from '#clinical/facts.ts'
import { formatClinicalTime } from '#clinical/format/date.ts'
import type { ImageStudy } from '#clinical/imaging/image-study.ts'
import type { Period } from '#clinical/occurrence.ts'
import type { Person } from '#clinical/person.ts'
import { languageOf } from '#i18n/i18n.ts'
import { addressDigest } from '#record/address-digest.ts'
import { Completeness } from '#record/completeness.tsx'
import { useFacilityNames } from '#record/facility-names.tsx'
import { emptiness, rowsOf } from '#record/facility-states.ts'
import { FactMarks } from '#record/fact-marks.tsx'
import { useVisibleAnswers } from '#record/patient-facing-of-person.tsx'
import { ToScreen } from '#record/to-screen.tsx'
import { useRecords } from '#sources/records.query.ts'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { ImagesAddress } from '../images-address.ts'
import type { StudyRole } from '../study-list.ts'
import styles from './panels.module.css'

interface ReportPaneProps {
  readonly person: Person
  readonly address: ImagesAddress
  /** Those in the viewports, the active one first. */
  readonly studies: readonly ImageStudy[]
  readonly roles: ReadonlyMap<string, StudyRole>
  onClose(): void
}

const EVER: Period = { from: undefined, until: undefined }

/** What was read in the studies on the screen, beside them; each report leads to its document (IMG-5). */
export function ReportPane({ person, address, studies, roles, onClose }: ReportPaneProps) {
  const { t } = useTranslation('images')
  const answers = useVisibleAnswers(useRecords(person, 'report', EVER))
  const reports = rowsOf(answers).filter((fact): fact is Report => fact.kind === 'report' && isCurrentVersion(fact))
  return (
    <aside className={styles.report} aria-label={t(($) => $.report.label)}>
      <div className={styles['report-head']}>
        <h2>{t(($) => $.report.label)}</h2>
        <Button variant="icon" size="strip" aria-label={t(($) => $.report.hide)} onClick={onClose}>
          <Icon name="close" size={16} />
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <div className={styles['report-body']} tabIndex={0}>
        <Completeness isNarrow answers={[answers]} what={t(($) => $.report.label)} />
        {studies.length === 0 ? <p className={styles.quiet}>{t(($) => $.report.choose)}</p> : null}
        {studies.map((study) => (
          <ReportsOfStudy
            key={study.key}
            study={study}
            role={roles.get(study.key)}
            {...reportsOf(study, reports)}
            isLoading={emptiness([answers]) === 'loading'}
            address={address}
          />
        ))}
      </div>
    </aside>
  )
}

/**
 * The reports that name the study, and apart from them those of the same hospital and day that name none: many systems do
 * not write the study into the report, and the reader is told so (H-19).
 */
function reportsOf(study: ImageStudy, reports: readonly Report[]) {
  const day = study.at?.text.slice(0, 10)
  return {
    named: reports.filter(({ studyUids }) => study.studyUid !== undefined && studyUids.includes(study.studyUid)),
    sameDay: reports.filter(
      ({ studyUids, facility, at }) =>
        studyUids.length === 0 && facility === study.facility && day?.length === 10 && at?.text.slice(0, 10) === day,
    ),
  }
}

function isCurrentVersion(report: Report): boolean {
  return isCurrentFact(report) && report.isCurrentVersion !== false
}

interface ReportsOfStudyProps {
  readonly study: ImageStudy
  readonly role: StudyRole | undefined
  readonly named: readonly Report[]
  readonly sameDay: readonly Report[]
  readonly isLoading: boolean
  readonly address: ImagesAddress
}

function ReportsOfStudy({ study, role, named, sameDay, isLoading, address }: ReportsOfStudyProps) {
  const { t, i18n } = useTranslation('images')
  const language = languageOf(i18n)
  const date =
    study.at === undefined
      ? t(($) => $.list.undated)
      : formatClinicalTime({ text: study.at.text.slice(0, 10), precision: 'day' }, language)
  return (
    <section className={styles['report-study']}>
      <h3>
        {role === undefined ? null : <Tag>{t(($) => $.list.role[role])}</Tag>}
        <span>
          {date} <bdi>{study.title}</bdi>
        </span>
      </h3>
      {named.length === 0 ? (
        <p className={styles.quiet}>{t(($) => (isLoading ? $.report.loading : $.report.none))}</p>
      ) : null}
      {named.map((report) => (
        <ReportText key={report.key} report={report} address={address} />
      ))}
      {named.length > 0 || sameDay.length === 0 ? null : (
        <p className={styles.caution}>
          <Icon name="caution" size={16} />
          {t(($) => $.report.sameDay)}
        </p>
      )}
      {named.length > 0
        ? null
        : sameDay.map((report) => <ReportText key={report.key} report={report} address={address} />)}
    </section>
  )
}

function ReportText({ report, address }: { readonly report: Report; readonly address: ImagesAddress }) {
  const { t, i18n } = useTranslation('images')
  const { withLetter } = useFacilityNames()
  const language = languageOf(i18n)
  return (
    <article>
      <h4>
        <bdi>{report.title}</bdi>
      </h4>
      <p className={styles.by}>
        {[withLetter(report.facility), report.department, report.author]
          .filter((each) => each !== undefined)
          .join('　')}
      </p>
      <p className={styles.by}>
        {report.at === undefined ? null : formatClinicalTime(report.recordedAt ?? report.at, language)}{' '}
        <FactMarks fact={report} />
      </p>
      {report.conclusion === undefined ? (
        <p className={styles.quiet}>{t(($) => $.report.noText)}</p>
      ) : (
        <p className={styles.text}>{withVisibleControls(report.conclusion)}</p>
      )}
      {report.notes.map((note) => (
        <p key={note} className={styles.text}>
          {withVisibleControls(note)}
        </p>
      ))}
      <ToScreen screen="documents" view={address} search={{ open: addressDigest(report.key) }}>
        {t(($) => $.report.open)}
      </ToScreen>
    </article>
  )
}
