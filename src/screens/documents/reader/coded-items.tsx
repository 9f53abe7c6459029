import { use } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentItem } from '#clinical/documents/document-item.ts'
import { formatClinicalTime } from '#clinical/format/date.ts'
import { languageOf } from '#i18n/i18n.ts'
import { FactMarks } from '#record/fact-marks.tsx'
import { CodedFact } from './coded-fact.tsx'
import styles from './document.module.css'
import { measurementsOf } from './fact-measurements.ts'
import { MeasurementTable } from './measurement-table.tsx'
import { NestedContentContext } from './nested-content.ts'

interface CodedItemsProps {
  readonly items: readonly DocumentItem[]
  readonly depth: number
  /** They stand below a narrative, which they add to and never replace (DOC-3). */
  readonly isBesideNarrative?: boolean
}

/** The coded entries of a section, each kind in its own form; what has none is shown by its elements. */
export function CodedItems({ items, depth, isBesideNarrative = false }: CodedItemsProps) {
  const { t } = useTranslation('documents')
  const measured = items.flatMap((item) => (item.kind === 'facts' ? item.facts.flatMap(measurementsOf) : []))
  const rest = items.flatMap(withoutMeasurements)
  return (
    <div className={styles.coded} data-beside={isBesideNarrative}>
      {isBesideNarrative ? (
        <p className={styles.quiet}>
          {t(($) => $.fhir.coded, { count: items.length })}（{t(($) => $.fhir.codedNote)}）
        </p>
      ) : null}
      <MeasurementTable rows={measured} />
      {rest.length === 0 ? null : (
        <ul>
          {rest.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: entries of one section may be the same to the letter
            <li key={index}>
              <Item item={item} depth={depth} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** What of an entry has no place among the values: of a report with its results the report itself. */
function withoutMeasurements(item: DocumentItem): readonly DocumentItem[] {
  if (item.kind !== 'facts') return [item]
  const facts = item.facts.filter((fact) => measurementsOf(fact).length === 0)
  return facts.length === 0 ? [] : [{ ...item, facts }]
}

function Item({ item, depth }: Omit<CodedItemsProps, 'items'> & { readonly item: DocumentItem }) {
  const { t, i18n } = useTranslation('documents')
  const words = useElementWords()
  const nested = use(NestedContentContext)
  switch (item.kind) {
    case 'facts':
      return (
        <>
          {item.facts.map((fact) => (
            <CodedFact key={fact.key} fact={fact} />
          ))}
        </>
      )
    case 'file':
      return (
        <section className={styles.attached}>
          {item.title === undefined ? null : <b>{item.title}</b>}{' '}
          {item.at === undefined ? null : (
            <span className={styles.quiet}>{formatClinicalTime(item.at, languageOf(i18n))}</span>
          )}{' '}
          <FactMarks fact={{ status: item.status, sensitivity: [] }} />
          {item.text === undefined ? null : <p className={styles.text}>{item.text}</p>}
          {item.file.url === undefined && item.file.data === undefined ? null : nested.file(item.file)}
        </section>
      )
    case 'document':
      return (
        <section className={styles.attached}>
          <p className={styles.quiet}>
            {t(($) => $.fhir.nested)}　<bdi>{item.title}</bdi>
          </p>
          {nested.document(item.bundle, depth + 1)}
        </section>
      )
    case 'elements':
      return (
        <>
          <p className={styles.quiet}>{t(($) => $.fhir.resource, { type: words.type(item.type) })}</p>
          <dl className={styles.elements}>
            {item.lines.map(({ path, text }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two elements may have one path
              <div key={index}>
                <dt>{words.element(path)}</dt>
                <dd>{words.value(path, text)}</dd>
              </div>
            ))}
          </dl>
          <Raw text={item.raw} />
        </>
      )
    case 'missing':
      return <p className={styles.gap}>{t(($) => $.fhir.missing, { reference: item.reference })}</p>
  }
}

/** Elements that hold one of FHIR's own codes. */
const CODED_PATH = /(?:^|\.)(?:status|lifecycleStatus|intent)$/

/** Names of what has no form of its own, in the reader's language; what is not known keeps its name in FHIR (DOC-4). */
function useElementWords() {
  const { t } = useTranslation('documents')
  const types: Readonly<Record<string, string>> = t(($) => $.resource, { returnObjects: true })
  const elements: Readonly<Record<string, string>> = t(($) => $.element, { returnObjects: true })
  const codes: Readonly<Record<string, string>> = t(($) => $.code, { returnObjects: true })
  const known = (words: Readonly<Record<string, string>>, name: string) =>
    Object.hasOwn(words, name) ? words[name] : undefined
  return {
    type: (type: string) => known(types, type) ?? type,
    element: (path: string) => known(elements, path.replaceAll('.', '-')) ?? path,
    /** FHIR's own codes in words; whatever else the sender wrote stands as it is. */
    value: (path: string, text: string) => (CODED_PATH.test(path) ? known(codes, text) : undefined) ?? text,
  }
}

function Raw({ text }: { readonly text: string }) {
  const { t } = useTranslation('documents')
  return (
    <details className={styles.raw}>
      <summary>{t(($) => $.fhir.raw)}</summary>
      <pre>{text}</pre>
    </details>
  )
}
