import '#i18n/documents.ts'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentEntry } from '#clinical/documents/document-entry.ts'
import type { Person } from '#clinical/person.ts'
import { CopyButton } from '#record/export/copy-button.tsx'
import { CsvButton } from '#record/export/csv-button.tsx'
import { emptiness } from '#record/facility-states.ts'
import { RecordBar } from '#record/record-bar.tsx'
import { FilterChip } from '#ui/filter-chip/filter-chip.tsx'
import { DocumentList } from './document-list.tsx'
import { DocumentListPrint } from './document-list-print.tsx'
import styles from './documents.module.css'
import { type DocumentsAddress, documentDigest } from './documents-address.ts'
import { ReadingPane } from './reader/reading-pane.tsx'
import { type DocumentsView, useDocuments } from './use-documents.ts'
import { useDocumentsExport } from './use-documents-export.ts'
import { useFilterWords } from './use-filter-words.ts'

interface DocumentsScreenProps {
  readonly person: Person
  /** From `readDocumentsAddress` of the address's search part. */
  readonly address: DocumentsAddress
  onAddress(address: DocumentsAddress, how: { readonly replace: boolean }): void
}

/** 文書・レポート of one person. Another person starts it anew: no document of the former is kept (PID-3, PID-4). */
export function DocumentsScreen(props: DocumentsScreenProps) {
  return <DocumentsOfPerson key={props.person.handle} {...props} />
}

function DocumentsOfPerson({ person, address, onAddress }: DocumentsScreenProps) {
  const { t } = useTranslation('documents')
  const [words, setWords] = useState('')
  // Whether the next choice in the list opens beside the document that is open.
  const [isChoosingBeside, setChoosingBeside] = useState(false)
  const [isReading, setReading] = useState(false)
  const view = useDocuments(person, address, words, isReading)
  const filters = useFilterWords(address, words)
  const { csv, text } = useDocumentsExport({ person, view, facility: address.facility, filters })
  const open = view.find(address.open)
  const beside = view.find(address.beside)

  const choose = (entry: DocumentEntry) => {
    setReading(true)
    const digest = documentDigest(entry.key)
    if (isChoosingBeside && address.open !== undefined && digest !== address.open) {
      setChoosingBeside(false)
      onAddress({ ...address, beside: digest }, { replace: false })
      return
    }
    const { beside: _beside, ...rest } = address
    const keepsBeside = address.beside !== undefined && address.beside !== digest
    onAddress({ ...(keepsBeside ? address : rest), open: digest }, { replace: address.open !== undefined })
  }
  const closeBeside = () => {
    setChoosingBeside(false)
    const { beside: _beside, ...rest } = address
    onAddress(rest, { replace: false })
  }
  const work = useRef<HTMLDivElement>(null)
  const toList = () => work.current?.querySelector<HTMLElement>('[data-title][tabindex="0"]')?.focus()
  // The next thing to do is a choice in the list, so that is where the keyboard goes.
  const chooseBeside = () => {
    setChoosingBeside(!isChoosingBeside)
    if (!isChoosingBeside) toList()
  }
  const show = (place: 'open' | 'beside') => (entry: DocumentEntry) =>
    onAddress({ ...address, [place]: documentDigest(entry.key) }, { replace: false })

  return (
    <div className={styles.screen}>
      <RecordBar
        title={t(($) => $.title)}
        view={address}
        onView={onAddress}
        fallback={undefined}
        left={<GroupChips view={view} address={address} onAddress={onAddress} />}
        actions={
          <>
            <CsvButton fileName="documents" make={csv} />
            <CopyButton make={text} />
          </>
        }
      />
      {open === undefined ? (
        <DocumentListPrint person={person} view={view} facility={address.facility} filters={filters} />
      ) : null}
      <div ref={work} className={styles.work} data-beside={address.beside !== undefined}>
        <DocumentList
          view={view}
          address={address}
          words={words}
          filters={filters}
          onWords={setWords}
          onChoose={choose}
          onAddress={(next) => onAddress(next, { replace: false })}
        />
        <ReadingPane
          key={address.open ?? ''}
          person={person}
          view={view}
          entry={open}
          isNamed={address.open !== undefined}
          label={t(($) => $.pane.label)}
          onShow={show('open')}
          onLeave={toList}
          isChoosingBeside={isChoosingBeside}
          {...(address.beside === undefined ? { onBeside: chooseBeside } : {})}
        />
        {address.beside === undefined ? null : (
          <ReadingPane
            key={`beside ${address.beside}`}
            person={person}
            view={view}
            entry={beside}
            isNamed
            label={t(($) => $.pane.besideLabel)}
            onShow={show('beside')}
            onLeave={() => {
              closeBeside()
              toList()
            }}
            isChoosingBeside={false}
            onClose={closeBeside}
          />
        )}
      </div>
    </div>
  )
}

interface GroupChipsProps {
  readonly view: DocumentsView
  readonly address: DocumentsAddress
  onAddress(address: DocumentsAddress, how: { readonly replace: boolean }): void
}

function GroupChips({ view, address, onAddress }: GroupChipsProps) {
  const { t } = useTranslation('documents')
  const { group: _group, ...rest } = address
  // Before anything has come there is no number to tell: 0 would read as none (SRC-1, H-05).
  const isCounted = view.all.length > 0 || emptiness(view.answers, address.facility) === 'none'
  return (
    <div className={styles.chips}>
      <FilterChip
        isOn={address.group === undefined}
        {...(isCounted ? { count: view.all.length } : {})}
        onChange={() => onAddress(rest, { replace: false })}
      >
        {t(($) => $.group.all)}
      </FilterChip>
      {view.groups.map(({ group, count }) => (
        <FilterChip
          key={group}
          isOn={address.group === group}
          count={count}
          onChange={(isOn) => onAddress(isOn ? { ...rest, group } : rest, { replace: false })}
        >
          {t(($) => $.group[group])}
        </FilterChip>
      ))}
    </div>
  )
}
