import { useTranslation } from 'react-i18next'
import type { DocumentEntry } from '#clinical/documents/document-entry.ts'
import type { FhirDocument } from '#clinical/documents/fhir-document.ts'
import { formatClinicalTime } from '#clinical/format/date.ts'
import { formatEraYear } from '#clinical/format/era.ts'
import { formatList } from '#clinical/format/list.ts'
import { languageOf } from '#i18n/i18n.ts'
import { usePatientFacing } from '#record/patient-facing.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { LazyNarrative } from '../narrative/lazy-narrative.tsx'
import { CodedItems } from './coded-items.tsx'
import styles from './document.module.css'
import { MarkRead } from './mark-read.tsx'
import { NotForPatient } from './not-for-patient.tsx'
import { SectionView } from './section-view.tsx'

interface FhirDocumentArticleProps {
  readonly entry: DocumentEntry
  readonly document: FhirDocument
  readonly watermark: string | undefined
  /** 1 for the document itself, 2 and more for one attached to it. */
  readonly depth?: number
}

/** The document as its author arranged it, every section of it (DOC-3, DOC-4). */
export function FhirDocumentArticle({ entry, document, watermark, depth = 1 }: FhirDocumentArticleProps) {
  const { t, i18n } = useTranslation('documents')
  const { t: record } = useTranslation('record')
  const language = languageOf(i18n)
  const { isOn, hasUntold } = usePatientFacing()
  // Its own marks say nothing of a diagnosis that another hospital keeps from the patient, nor of one told in other words.
  if (isOn && (document.hasUndisclosed || hasUntold)) return <NotForPatient />
  const { date } = document
  const about: readonly (readonly [string, string | undefined])[] = [
    [
      t(($) => $.fhir.date),
      date === undefined
        ? undefined
        : [formatClinicalTime(date, language), language === 'ja' ? eraOf(formatEraYear(date, language)) : '']
            .filter((each) => each !== '')
            .join(''),
    ],
    [t(($) => $.fhir.author), document.authors.join('　')],
    [t(($) => $.fhir.custodian), document.custodian],
    [
      t(($) => $.fhir.version),
      document.version === undefined ? undefined : t(($) => $.fhir.versionOf, { version: document.version }),
    ],
    [t(($) => $.fhir.event), formatList(document.events, language)],
  ]
  return (
    <article className={styles.document} data-watermark={watermark} data-print-document={depth === 1 ? '' : undefined}>
      <MarkRead />
      <h2>
        <bdi>{document.title === '' ? entry.title : document.title}</bdi>
      </h2>
      {document.hasUndisclosed ? (
        <p className={styles.undisclosed}>
          <Tag tone="black">{record(($) => $.mark.undisclosed)}</Tag> {t(($) => $.fhir.undisclosed)}
        </p>
      ) : null}
      <dl className={styles.about}>
        {about.map(([label, value]) =>
          value === undefined || value === '' ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ),
        )}
      </dl>
      {document.narrative === undefined ? null : <LazyNarrative html={document.narrative} />}
      {document.sections.map((section) => (
        <SectionView key={section.key} section={section} level={3} depth={depth} />
      ))}
      {document.others.length === 0 ? null : (
        <section>
          <h3>{t(($) => $.fhir.others)}</h3>
          <CodedItems items={document.others} depth={depth} />
        </section>
      )}
      {document.undelivered > 0 ? (
        <p className={styles.gap}>{t(($) => $.fhir.undelivered, { count: document.undelivered })}</p>
      ) : null}
      {document.foreign > 0 ? (
        <p className={styles.gap}>{t(($) => $.fhir.foreign, { count: document.foreign })}</p>
      ) : null}
    </article>
  )
}

function eraOf(year: string | undefined): string {
  return year === undefined ? '' : `（${year}）`
}
