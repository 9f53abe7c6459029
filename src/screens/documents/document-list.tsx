import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type DocumentEntry, monthOfEntry } from '#clinical/documents/document-entry.ts'
import { formatClinicalTime } from '#clinical/format/date.ts'
import { languageOf } from '#i18n/i18n.ts'
import { Completeness } from '#record/completeness.tsx'
import { emptiness } from '#record/facility-states.ts'
import { NewRowsBar } from '#record/new-rows-bar.tsx'
import { NothingHere } from '#record/nothing-here.tsx'
import { UnreadableRecords } from '#record/unreadable-records.tsx'
import { Button } from '#ui/button/button.tsx'
import { FilterChip } from '#ui/filter-chip/filter-chip.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import styles from './document-list.module.css'
import { DocumentRow } from './document-row.tsx'
import { type DocumentsAddress, documentDigest } from './documents-address.ts'
import type { DocumentsView } from './use-documents.ts'
import { useDocumentsShortcuts } from './use-documents-shortcuts.ts'

/** Rows drawn at once; the rest stands behind a button that says how many (SRC-6). */
const AT_ONCE = 200

interface DocumentListProps {
  readonly view: DocumentsView
  readonly address: DocumentsAddress
  readonly words: string
  /** In force, in words. */
  readonly filters: string | undefined
  onWords(words: string): void
  onChoose(entry: DocumentEntry): void
  onAddress(address: DocumentsAddress): void
}

/** 文書一覧: newest on top below headings of months; what is missing stands above it (SRC-2, DOC-1). */
export function DocumentList({ view, address, words, filters, onWords, onChoose, onAddress }: DocumentListProps) {
  const { t } = useTranslation('documents')
  useDocumentsShortcuts()
  const [limit, setLimit] = useState(AT_ONCE)
  const table = useRef<HTMLTableElement>(null)
  const drawn = view.shown.slice(0, limit)
  // Before anything has come there is no number to tell: 0 would read as none (SRC-1, H-05).
  const isCounted = view.total > 0 || emptiness(view.answers, address.facility) === 'none'
  const months = useMemo(() => byMonth(drawn), [drawn])
  const { group: _group, unread: _unread, facility: _facility, ...unfiltered } = address
  // A reader who chose three months in another screen must not take the list for these three months (SRC-7).
  const hasPeriod = address.period !== undefined || address.from !== undefined || address.until !== undefined
  const clear = () => {
    onWords('')
    onAddress(unfiltered)
  }
  // One stop in the order of Tab, whatever the length of the list; arrows walk in it.
  const stop = drawn.find(({ key }) => documentDigest(key) === address.open)?.key ?? drawn[0]?.key

  return (
    <section className={styles.list} aria-label={t(($) => $.list.caption)}>
      <div className={styles.head}>
        <label className={styles.search}>
          <Icon name="search" size={16} />
          <input
            type="search"
            aria-label={t(($) => $.list.search)}
            placeholder={t(($) => $.list.searchHint)}
            autoComplete="off"
            spellCheck={false}
            value={words}
            onChange={(event) => onWords(event.currentTarget.value)}
          />
        </label>
        <FilterChip
          isOn={address.unread === true}
          {...(view.marks.isLoaded && isCounted ? { count: view.unread } : {})}
          onChange={(isOn) => {
            const { unread: _before, ...rest } = address
            onAddress(isOn ? { ...rest, unread: true } : rest)
          }}
        >
          {t(($) => $.list.unreadOnly)}
        </FilterChip>
      </div>
      <div className={styles.about}>
        <p>
          {isCounted ? t(($) => $.list.shown, { total: view.total, shown: view.shown.length }) : null}
          {filters === undefined ? null : (
            <>
              {'　'}
              {t(($) => $.list.inForce, { filters })}{' '}
              <Button variant="text" size="strip" onClick={clear}>
                {t(($) => $.list.clear)}
              </Button>
            </>
          )}
        </p>
        {hasPeriod ? <p>{t(($) => $.list.anyPeriod)}</p> : null}
        {view.marks.isKept ? null : <p>{t(($) => $.list.marksNotKept)}</p>}
        <Completeness answers={view.answers} what={t(($) => $.what)} facility={address.facility} />
      </div>
      <div className={styles.late}>
        <NewRowsBar waiting={view.waiting} onShow={view.showWaiting} />
      </div>
      <div className={styles.rows}>
        {drawn.length === 0 ? (
          <NothingHere
            answers={view.answers}
            what={t(($) => $.what)}
            facility={address.facility}
            filter={filters === undefined ? undefined : { words: filters, total: view.total, onClear: clear }}
          />
        ) : (
          <table
            ref={table}
            className={styles.table}
            aria-label={t(($) => $.list.caption)}
            onKeyDown={(event) => walk(event, table.current)}
          >
            <colgroup>
              <col className={styles.dates} />
              <col />
              <col className={styles.states} />
            </colgroup>
            <thead className="visually-hidden">
              <tr>
                <th scope="col">{t(($) => $.list.date)}</th>
                <th scope="col">{t(($) => $.list.document)}</th>
                <th scope="col">{t(($) => $.list.state)}</th>
              </tr>
            </thead>
            {months.map(({ month, entries }) => (
              <tbody key={month ?? ''}>
                <tr className={styles.month}>
                  <th scope="rowgroup" colSpan={3}>
                    <MonthWords month={month} />
                  </th>
                </tr>
                {entries.map((entry) => (
                  <DocumentRow
                    key={entry.key}
                    entry={entry}
                    isOpen={[address.open, address.beside].includes(documentDigest(entry.key))}
                    isUnread={view.marks.isLoaded && !view.marks.isRead(entry.readKey)}
                    isNew={view.isNew(entry)}
                    isStop={entry.key === stop}
                    onChoose={onChoose}
                  />
                ))}
              </tbody>
            ))}
          </table>
        )}
        {view.shown.length > limit ? (
          <p className={styles.more}>
            <Button onClick={() => setLimit(limit + AT_ONCE)}>
              {t(($) => $.list.more, { count: Math.min(AT_ONCE, view.shown.length - limit) })}
            </Button>
          </p>
        ) : null}
        <UnreadableRecords answers={view.answers} facility={address.facility} />
      </div>
    </section>
  )
}

interface Month {
  readonly month: string | undefined
  readonly entries: readonly DocumentEntry[]
}

function byMonth(entries: readonly DocumentEntry[]): readonly Month[] {
  const months: { month: string | undefined; entries: DocumentEntry[] }[] = []
  for (const entry of entries) {
    const month = monthOfEntry(entry)
    const last = months.at(-1)
    if (last !== undefined && last.month === month) last.entries.push(entry)
    else months.push({ month, entries: [entry] })
  }
  return months
}

function MonthWords({ month }: { readonly month: string | undefined }) {
  const { t, i18n } = useTranslation('documents')
  if (month === undefined) return t(($) => $.list.undated)
  const precision = month.length === 4 ? 'year' : 'month'
  return formatClinicalTime({ text: month, precision }, languageOf(i18n))
}

/** Arrows, Home and End move between the titles; the title that has the focus is opened by Enter as any button. */
function walk(event: KeyboardEvent, table: HTMLTableElement | null): void {
  const titles: (Element | null)[] = [...(table?.querySelectorAll('button[data-title]') ?? [])]
  const at = titles.indexOf(document.activeElement)
  if (at === -1) return
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: titles.length - 1 }[event.key]
  const target = to === undefined ? undefined : titles[Math.max(0, Math.min(titles.length - 1, to))]
  if (!(target instanceof HTMLElement)) return
  event.preventDefault()
  target.focus()
}
