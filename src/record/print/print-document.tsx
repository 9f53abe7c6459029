import '#i18n/record.ts'
import { type ReactNode, useEffect } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { formatInstant } from '#clinical/format/date.ts'
import type { Person } from '#clinical/person.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useSignedInUser } from '#session/session-context.tsx'
import { now } from '#sources/freshness.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { useMayExport } from '../export/export-rights.ts'
import { FacilityLetter, useFacilityNames } from '../facility-names.tsx'
import { useWithheldWords } from '../withheld-line.tsx'
import styles from './print-document.module.css'
import { PrintIdentity } from './print-identity.tsx'
import { announceDocument, useIsDisplaced } from './printable.ts'
import { type SourceLine, useSourceWords } from './source-lines.ts'
import { useIsPrinting } from './use-is-printing.ts'

/** One sheet whose content is known to fit. */
export interface PrintSheet {
  readonly key: string
  /** The period of this sheet in words, where sheets differ. */
  readonly period?: string
  readonly content: ReactNode
}

interface PrintDocumentProps {
  readonly heading: string
  readonly orientation?: 'portrait' | 'landscape'
  /** Whose records these are; undefined for a list of many, which `about` tells. */
  readonly person: Person | undefined
  /** In the place of the patient: whose list it is, of whom, and what is missing. */
  readonly about?: readonly string[]
  /** In words: `1年`, `2026/01/01 – 2026/03/31`; undefined for a document without one. */
  readonly period?: string | undefined
  /** The filters in force in words; without any, 「絞り込みなし」. */
  readonly filters?: string | undefined
  /** 「320件中 100件を表示」. */
  readonly counts?: string | undefined
  /** From `sourceLines`: every facility with its state and time; none for a list of many, of which `about` tells it. */
  readonly sources: readonly SourceLine[]
  /** Sheets that the screen itself has dealt; called when printing begins. */
  readonly sheets?: () => readonly PrintSheet[]
  /** Printed in the place of every other document of the screen while it stands: what was asked for by its own button. */
  readonly isAlone?: boolean
  /** Flows over the pages; with `sheets`, stands instead of them where there is none: paper is never blank (SRC-1). */
  readonly children?: ReactNode
}

/**
 * What is printed instead of the application: on every page the document's name, period and filters, the identity of the
 * patient, every source with its state, who printed when, and n／m (ACC-9, visual-design.md §5). It stands in the page
 * only while the browser prints, however printing was asked for, and then with all rows (GRID-11); never for a
 * profession that may not print (B7), for whom `PrintGuard` says so.
 */
export function PrintDocument(props: PrintDocumentProps) {
  const isPrinting = useIsPrinting()
  const mayExport = useMayExport()
  const { isAlone = false } = props
  useEffect(() => announceDocument(isAlone), [isAlone])
  const isDisplaced = useIsDisplaced(isAlone)
  return isPrinting && mayExport('print') && !isDisplaced ? createPortal(<Pages {...props} />, document.body) : null
}

function Pages(props: PrintDocumentProps) {
  const { i18n } = useTranslation()
  const { orientation = 'portrait', sheets, children } = props
  const dealt = sheets?.()
  return (
    <div className={styles.pages} data-orientation={orientation} lang={languageOf(i18n)}>
      {dealt === undefined || dealt.length === 0 ? (
        <Flow {...props}>{children}</Flow>
      ) : (
        dealt.map((sheet, index) => (
          <section key={sheet.key} className={styles.sheet}>
            <Head {...props} period={sheet.period ?? props.period} />
            {sheet.content}
            <Foot page={index + 1} pages={dealt.length} />
          </section>
        ))
      )}
    </div>
  )
}

/** Browsers repeat the head and the foot of a table on every page; the margin of the page counts it. */
function Flow(props: PrintDocumentProps) {
  return (
    <table className={styles.flow} role="presentation">
      <thead>
        <tr>
          <td>
            <Head {...props} />
          </td>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>{props.children}</td>
        </tr>
      </tbody>
      <tfoot>
        <tr>
          <td>
            <Foot />
          </td>
        </tr>
      </tfoot>
    </table>
  )
}

function Head({ heading, period, filters, counts, person, about = [], sources }: PrintDocumentProps) {
  const { t } = useTranslation('record')
  const { name } = useFacilityNames()
  const words = useSourceWords()
  const withheld = useWithheldWords()
  return (
    <>
      <header className={styles.first}>
        <b>{heading}</b>
        {period === undefined ? null : <span>{t(($) => $.printing.period, { period })}</span>}
        <span>{filters ?? t(($) => $.printing.noFilter)}</span>
        {counts === undefined ? null : <span>{counts}</span>}
        {withheld === undefined ? null : <span>{withheld.line}</span>}
      </header>
      {person === undefined ? <AboutList lines={about} /> : <PrintIdentity person={person} />}
      {sources.length === 0 ? null : (
        <ul className={styles.sources} aria-label={t(($) => $.printing.sources)}>
          {sources.map((source) => (
            <li key={source.facility} data-missing={source.state !== 'complete'}>
              <FacilityLetter facility={source.facility} /> {name(source.facility)} {words(source)}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function AboutList({ lines }: { readonly lines: readonly string[] }) {
  return (
    <div className={styles.identity}>
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </div>
  )
}

function Foot({ page, pages }: { readonly page?: number; readonly pages?: number }) {
  const { t, i18n } = useTranslation('record')
  const { t: clinical } = useTranslation('clinical')
  const network = useNetwork()
  const user = useSignedInUser()
  const { name } = useFacilityNames()
  return (
    <footer className={styles.foot}>
      <span>{t(($) => $.printing.printedAt, { time: formatInstant(now(network), languageOf(i18n)) })}</span>
      <span>
        {user.name} {clinical(($) => $.profession[user.profession])} {name(user.facility)}
      </span>
      <span>{t(($) => $.printing.reference)}</span>
      {page === undefined || pages === undefined ? null : <span>{t(($) => $.printing.page, { page, pages })}</span>}
    </footer>
  )
}
