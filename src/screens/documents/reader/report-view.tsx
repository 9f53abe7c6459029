import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentEntry } from '#clinical/documents/document-entry.ts'
import { withVisibleControls } from '#clinical/documents/plain-text.ts'
import { formatClinicalTime } from '#clinical/format/date.ts'
import { addDays, parseJstDate } from '#clinical/jst-date.ts'
import type { Period } from '#clinical/occurrence.ts'
import type { Person } from '#clinical/person.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { rowsOf } from '#record/facility-states.ts'
import { usePatientFacing } from '#record/patient-facing.tsx'
import { ToStudy } from '#record/to-study.tsx'
import { useVisibleFacts } from '#record/visible-facts.ts'
import { useRecords } from '#sources/records.query.ts'
import { LazyNarrative } from '../narrative/lazy-narrative.tsx'
import styles from './document.module.css'
import { measurementsOf } from './fact-measurements.ts'
import { IdentityLine } from './identity-line.tsx'
import { MeasurementTable } from './measurement-table.tsx'
import { ScrollArea } from './scroll-area.tsx'

interface ReportViewProps {
  readonly person: Person
  readonly entry: DocumentEntry
  /** Text of an entry that is no report and has no file. */
  readonly description: string | undefined
  /** Its file stands below: its findings may all be there. */
  readonly hasFile: boolean
  /** The file that came with it, which is read with it. */
  readonly children: ReactNode
}

/** A report of radiology, endoscopy, pathology or physiology: findings first, then results, study and file. */
export function ReportView({ person, entry, description, hasFile, children }: ReportViewProps) {
  const { t, i18n } = useTranslation('documents')
  const { name } = useFacilityNames()
  const { fact, at } = entry
  const about: readonly (readonly [string, string | undefined])[] = [
    [t(($) => $.fhir.date), at === undefined ? undefined : formatClinicalTime(at, languageOf(i18n))],
    [
      t(($) => $.report.performer),
      [name(entry.facility), fact.department, fact.author].filter((each) => each !== undefined).join('　'),
    ],
  ]
  return (
    <>
      <IdentityLine check={{ state: 'subject' }} entry={entry} person={person} />
      <ScrollArea>
        <article
          className={styles.document}
          data-print-document={hasFile ? 'beside' : ''}
          data-watermark={entry.isOldVersion ? t(($) => $.list.oldVersion) : undefined}
        >
          <h2>
            <bdi>{entry.title === '' ? t(($) => $.list.untitled) : entry.title}</bdi>
          </h2>
          <dl className={styles.about}>
            {about.map(([label, value]) =>
              value === undefined || value === '' ? null : (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ),
            )}
          </dl>
          <Findings fact={fact} description={description} hasFile={hasFile} />
          {fact.kind === 'report' ? <Results person={person} entry={entry} /> : null}
          {fact.kind === 'report' && fact.studyUids.length > 0 ? (
            <section>
              <h3>{t(($) => $.report.study)}</h3>
              {fact.studyUids.map((uid) => (
                <p key={uid}>
                  <ToStudy studyUid={uid}>{t(($) => $.report.openStudy)}</ToStudy>{' '}
                  <span className={styles.quiet}>{t(($) => $.report.studyUid, { uid })}</span>
                </p>
              ))}
            </section>
          ) : null}
        </article>
        {children}
      </ScrollArea>
    </>
  )
}

interface FindingsProps extends Pick<ReportViewProps, 'description' | 'hasFile'> {
  readonly fact: DocumentEntry['fact']
}

/** What the record says in words; that it says none is told only where no file can hold them either (VAL-5). */
function Findings({ fact, description, hasFile }: FindingsProps) {
  const { t } = useTranslation('documents')
  const conclusion = fact.kind === 'report' ? fact.conclusion : description
  const narrative = fact.kind === 'report' ? fact.narrative : undefined
  const { isOn: isPatientFacing, hasUntold } = usePatientFacing()
  const isWordless = conclusion === undefined && narrative === undefined
  if (isWordless && hasFile && fact.notes.length === 0) return null
  const heading = <h3>{t(($) => (fact.kind === 'report' ? $.report.conclusion : $.content.description))}</h3>
  if (isPatientFacing && hasUntold) {
    return (
      <section>
        {heading}
        <p className={styles.quiet}>{t(($) => $.pane.hiddenTitle)}</p>
      </section>
    )
  }
  return (
    <section>
      {heading}
      {isWordless && !hasFile ? <p className={styles.quiet}>{t(($) => $.report.noConclusion)}</p> : null}
      {conclusion === undefined ? null : <p className={styles.text}>{withVisibleControls(conclusion)}</p>}
      {narrative === undefined ? null : isPatientFacing ? (
        // Its markup may part or encode a name that must not be mentioned (PRV-1).
        <p className={styles.quiet}>{t(($) => $.pane.hiddenTitle)}</p>
      ) : (
        <LazyNarrative html={narrative} />
      )}
      {fact.notes.map((note) => (
        <p key={note} className={styles.text}>
          {withVisibleControls(note)}
        </p>
      ))}
    </section>
  )
}

/** Results may be dated around the report: a week on either side is asked, never the whole record. */
function periodAround(day: string | undefined): Period {
  const date = parseJstDate((day ?? '').slice(0, 10))
  if (date === undefined) return { from: undefined, until: undefined }
  return { from: addDays(date, -7), until: addDays(date, 8) }
}

function Results({ person, entry }: Pick<ReportViewProps, 'person' | 'entry'>) {
  const keys = entry.fact.kind === 'report' ? (entry.fact.resultKeys ?? []) : []
  return keys.length === 0 ? null : <ResultsOf person={person} keys={keys} day={entry.at?.text} />
}

interface ResultsOfProps {
  readonly person: Person
  readonly keys: readonly string[]
  readonly day: string | undefined
}

/** The results that the report names, read from the facility that has them; what is not found is counted (SRC-6). */
function ResultsOf({ person, keys, day }: ResultsOfProps) {
  const { t } = useTranslation('documents')
  const period = useMemo(() => periodAround(day), [day])
  const physiology = useRecords(person, 'physiology', period)
  const laboratory = useRecords(person, 'laboratory', period)
  const wanted = new Set(keys)
  const visible = useVisibleFacts()
  const found = [...rowsOf(physiology), ...rowsOf(laboratory)].filter(({ key }) => wanted.has(key))
  // Results hidden from the patient were found: a count of them as missing would tell of them (PRV-1).
  const missing = wanted.difference(new Set(found.map(({ key }) => key))).size
  const shown = visible(found)
  if (shown.length === 0 && missing <= 0) return null
  return (
    <section>
      <h3>{t(($) => $.report.results)}</h3>
      <MeasurementTable rows={shown.flatMap(measurementsOf)} />
      {missing > 0 ? <p className={styles.quiet}>{t(($) => $.report.resultsElsewhere, { count: missing })}</p> : null}
    </section>
  )
}
