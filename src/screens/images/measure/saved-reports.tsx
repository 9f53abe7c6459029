import { useTranslation } from 'react-i18next'
import { formatClinicalTime } from '#clinical/format/date.ts'
import { languageOf } from '#i18n/i18n.ts'
import type { RecordedGroup, RecordedReport } from '#imaging/measure/recorded-report.ts'
import { areSentencesWithheld, usePatientFacing } from '#record/patient-facing.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import type { PaneHandle } from '../viewport/pane-handle.ts'
import styles from './annotation-panel.module.css'
import { goTo, placeIn } from './go-to.ts'
import type { MeasureDesk } from './measure-desk.ts'
import { ICON_OF_MEASUREMENT } from './measure-tools.tsx'
import { ReportTree } from './report-tree.tsx'
import type { Annotations } from './use-annotations.ts'
import { useMeasureState } from './use-measure-desk.ts'
import { useResultWords } from './use-result-words.ts'

interface SavedReportsProps {
  readonly annotations: Annotations
  readonly desk: MeasureDesk
  readonly handle: PaneHandle | undefined
}

/** Structured reports of the study as recorded: their measurements, and all the rest of them as a readable tree. */
export function SavedReports({ annotations, desk, handle }: SavedReportsProps) {
  const { t } = useTranslation('imageMeasure')
  const { reports, isLoading } = annotations
  return (
    <section className={styles.section}>
      <h3>
        {t(($) => $.reports.title)}
        <span className={styles.count}>{t(($) => $.panel.count, { count: reports.length })}</span>
      </h3>
      {isLoading ? <p className={styles.quiet}>{t(($) => $.reports.loading)}</p> : null}
      {!isLoading && reports.length === 0 && !annotations.isPartial ? (
        <p className={styles.quiet}>{t(($) => $.reports.none)}</p>
      ) : null}
      {reports.map((report) => (
        <SavedReport key={report.sopInstanceUid} report={report} desk={desk} handle={handle} />
      ))}
    </section>
  )
}

function SavedReport({
  report,
  desk,
  handle,
}: Omit<SavedReportsProps, 'annotations'> & { readonly report: RecordedReport }) {
  const { t, i18n } = useTranslation('imageMeasure')
  const { t: record } = useTranslation('record')
  const { title, at, author, isVerified, groups, content } = report
  const isOurs = groups.length > 0 && groups.every(({ measurement }) => measurement !== undefined)
  // All that it says is words of somebody, whatever of it has a code (PRV-1).
  const isWithheld = areSentencesWithheld(usePatientFacing()) && !isOurs
  return (
    <article className={styles.report}>
      <h4>
        {isOurs ? t(($) => $.reports.ours) : <bdi>{title ?? t(($) => $.reports.untitled)}</bdi>}
        <span className={styles.where}>
          {[
            at === undefined ? t(($) => $.reports.undated) : formatClinicalTime(at, languageOf(i18n)),
            author ?? t(($) => $.reports.unknownAuthor),
            t(($) => (isVerified ? $.reports.verified : $.reports.unverified)),
          ].join('　')}
        </span>
      </h4>
      <ul className={styles.list}>
        {groups.map((group) => (
          <SavedRow key={group.key} group={group} desk={desk} handle={handle} />
        ))}
      </ul>
      {isWithheld ? <p className={styles.quiet}>{record(($) => $.patientFacing.hidden)}</p> : null}
      {isOurs || isWithheld ? null : (
        <details>
          <summary>{t(($) => $.reports.all)}</summary>
          <ReportTree item={content} />
        </details>
      )}
    </article>
  )
}

function SavedRow({ group, desk, handle }: Omit<SavedReportsProps, 'annotations'> & { readonly group: RecordedGroup }) {
  const { t } = useTranslation('imageMeasure')
  const words = useResultWords()
  const { selected } = useMeasureState(desk)
  const { key, label, measurement, shapes, undrawn, remarks } = group
  const image = shapes[0]?.image
  const place = image === undefined ? undefined : placeIn(handle, image)
  return (
    <li className={styles.row} data-selected={selected === key}>
      <button
        type="button"
        className={styles.main}
        aria-pressed={selected === key}
        onClick={() => {
          desk.select(key)
          if (image !== undefined) goTo(handle, image)
        }}
      >
        <Icon name={measurement === undefined ? 'report' : ICON_OF_MEASUREMENT[measurement.kind]} size={18} />
        <span>
          <b>{measurement === undefined ? label : t(($) => $.kind[measurement.kind])}</b>
          <span className={styles.where}>
            {image === undefined
              ? t(($) => $.reports.noPlace)
              : place === undefined
                ? t(($) => $.panel.elsewhere)
                : t(($) => $.panel.image, { number: place + 1, count: handle?.stack.frames.length ?? 0 })}
          </span>
          {words.recorded(group).map((line) => (
            <span key={line} className={styles.value}>
              {line}
            </span>
          ))}
          {remarks.map(({ name, text }) => (
            <span key={`${name} ${text}`} className={styles.remark}>
              {measurement === undefined ? `${name} ${text}` : text}
            </span>
          ))}
          {undrawn === 0 ? null : (
            <span className={styles.remark}>{t(($) => $.reports.undrawn, { count: undrawn })}</span>
          )}
        </span>
      </button>
    </li>
  )
}
