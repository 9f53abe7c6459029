import '#i18n/notes.ts'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '#clinical/person.ts'
import { Completeness } from '#record/completeness.tsx'
import { CopyButton } from '#record/export/copy-button.tsx'
import { CsvButton } from '#record/export/csv-button.tsx'
import { useFacilityNames } from '#record/facility-names.tsx'
import { FindField } from '#record/find-field.tsx'
import { NothingHere } from '#record/nothing-here.tsx'
import { usePatientFacing } from '#record/patient-facing.tsx'
import { RecordBar } from '#record/record-bar.tsx'
import { UnreadableRecords } from '#record/unreadable-records.tsx'
import { usePeriodWords } from '#record/use-period-words.ts'
import { usePatientMarks } from '#sources/hub/user-state-context.tsx'
import { useNetwork } from '#sources/network-context.tsx'
import { Button } from '#ui/button/button.tsx'
import { FilterChip } from '#ui/filter-chip/filter-chip.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { StateView } from '#ui/state-view/state-view.tsx'
import { KeptDrafts } from './kept-drafts.tsx'
import { isHubKnown, MemoPanel } from './memo-panel.tsx'
import { type NoteDesk, useNoteDesk } from './note-desk.ts'
import { NoteEditor } from './note-editor.tsx'
import { NoteFeed } from './note-feed.tsx'
import styles from './notes.module.css'
import type { NotesAddress } from './notes-address.ts'
import { NotesPrint } from './notes-print.tsx'
import { ReadersPanel } from './readers-panel.tsx'
import { SharedLine } from './shared-line.tsx'
import { useAuthor } from './use-author.ts'
import { useNewNotes } from './use-new-notes.ts'
import { useNoteWords } from './use-note-words.ts'
import { type NotesView, useNotes } from './use-notes.ts'
import { useNotesExport } from './use-notes-export.ts'

interface NotesScreenProps {
  readonly person: Person
  readonly address: NotesAddress
  onAddress(address: NotesAddress, how: { readonly replace: boolean }): void
}

/** メモ・ノート of one person; another person starts it anew (PID-3, PID-4). */
export function NotesScreen(props: NotesScreenProps) {
  const { isOn } = usePatientFacing()
  return isOn ? <HiddenNotes /> : <NotesOfPerson key={props.person.handle} {...props} />
}

/**
 * Before the patient nothing that staff write to each other is shown, as on the face sheet: free words name in many ways
 * what the patient has not been told (PRV-1). Drafts wait on their desk, and nothing counts as looked at.
 */
function HiddenNotes() {
  const { t } = useTranslation('notes')
  return (
    <div className={styles.screen}>
      <div role="status">
        <StateView state="notDisclosed" title={t(($) => $.hidden.title)} detail={t(($) => $.hidden.detail)} />
      </div>
    </div>
  )
}

function NotesOfPerson({ person, address, onAddress }: NotesScreenProps) {
  const { t } = useTranslation('notes')
  const { author, mayWrite } = useAuthor()
  const { hubStore } = useNetwork()
  const desk = useNoteDesk(person, author)
  // Words that are looked for may be a name: they stand in no address (PID-12).
  const [search, setSearch] = useState('')
  const view = useNotes(person, address, search)
  const isNew = useNewNotes(person, author, isHubKnown(view))
  const { looked } = usePatientMarks(person)
  const words = useNoteWords()
  const { withLetter } = useFacilityNames()
  const periodWords = usePeriodWords()
  const text = useRef<HTMLTextAreaElement>(null)
  const answers = [view.answers]
  const { facility, profession } = address
  useNoteAbout(desk, mayWrite, text, address, onAddress)
  const isHidden = view.shown < view.total
  const clear = () => {
    setSearch('')
    const {
      facility: _facility,
      profession: _profession,
      period: _period,
      from: _from,
      until: _until,
      ...rest
    } = address
    onAddress(rest, { replace: false })
  }
  const isOfPeriod = address.period !== undefined || address.from !== undefined || address.until !== undefined
  // Every filter in force, not the profession alone: notes that a hospital or a period hides are hidden, too (SRC-7).
  const filters = [
    facility === undefined ? undefined : withLetter(facility),
    isOfPeriod ? periodWords(address, 'all') : undefined,
    profession === undefined ? undefined : words.profession(profession),
    search.trim() === '' ? undefined : t(($) => $.filter.searched, { text: search.trim() }),
  ]
    .filter((each) => each !== undefined)
    .join('・')
  const inForce = filters === '' ? undefined : filters
  const period = periodWords(address, 'all')
  const { csv, text: copy } = useNotesExport({ person, view, facility, period, filters: inForce })
  const name = person.name.ideographic ?? person.name.phonetic ?? person.name.alphabetic ?? ''
  return (
    <div className={styles.screen}>
      <RecordBar
        title={t(($) => $.title)}
        view={address}
        onView={onAddress}
        fallback="all"
        left={<Professions view={view} address={address} onAddress={onAddress} />}
        filters={<span className={styles.order}>{t(($) => $.newestFirst)}</span>}
        actions={
          <>
            <CsvButton fileName="notes" make={csv} />
            <CopyButton make={copy} />
          </>
        }
      />
      <div className={styles.work}>
        <div className={styles.main}>
          {!mayWrite ? (
            <p className={styles.quiet}>
              {t(($) => $.editor.noRight, { profession: words.profession(author.profession) })}
            </p>
          ) : hubStore !== undefined && hubStore.audiences.length === 0 ? (
            <p className={styles.gap}>
              <Icon name="not-permitted" size={16} />
              {t(($) => $.audience.none)}
            </p>
          ) : (
            <>
              <NoteEditor
                person={person}
                author={author}
                desk={desk}
                slot="new"
                text={text}
                label={t(($) => $.editor.label, { name })}
                onSent={() => {
                  view.refresh()
                  // What one has written oneself is not new.
                  looked('note')
                  text.current?.focus()
                }}
              />
              <KeptDrafts
                person={person}
                author={author}
                desk={desk}
                onResumed={(slot) => {
                  if (slot === 'new') text.current?.focus()
                }}
              />
            </>
          )}
          <div className={styles.lines}>
            <div className={styles.find}>
              <SharedLine view={view} own={author.facility} />
              <FindField label={t(($) => $.filter.search)} value={search} onChange={setSearch} />
            </div>
            <Completeness answers={answers} what={t(($) => $.what)} facility={facility} />
            {isHidden ? (
              <p className={styles.filter} role="status">
                <b>{t(($) => $.filterLine, { filters, total: view.total, shown: view.shown })}</b>
                <Button size="strip" variant="outline" onClick={clear}>
                  {t(($) => $.clear)}
                </Button>
              </p>
            ) : null}
          </div>
          {view.shown === 0 ? (
            <NothingHere
              answers={answers}
              what={t(($) => $.what)}
              facility={facility}
              filter={isHidden ? { words: filters, total: view.total, onClear: clear } : undefined}
            />
          ) : (
            <NoteFeed person={person} author={author} mayWrite={mayWrite} view={view} desk={desk} isNew={isNew} />
          )}
          <UnreadableRecords answers={answers} facility={facility} />
        </div>
        <div className={styles.aside}>
          <MemoPanel person={person} author={author} mayWrite={mayWrite} desk={desk} view={view} />
          <ReadersPanel person={person} />
        </div>
      </div>
      <NotesPrint person={person} view={view} period={period} filters={inForce} facility={facility} />
    </div>
  )
}

/**
 * Begins a note about the day that another screen named, and takes the day out of the address, so that 戻る and a reload
 * do not begin it again. What is already being written keeps its own day.
 */
function useNoteAbout(
  desk: NoteDesk,
  mayWrite: boolean,
  text: RefObject<HTMLTextAreaElement | null>,
  address: NotesAddress,
  onAddress: NotesScreenProps['onAddress'],
) {
  const { about } = address
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each day that is named
  useEffect(() => {
    if (about === undefined) return
    const { about: _about, ...rest } = address
    if (mayWrite) {
      if (!desk.isBegun('new')) desk.draft('new').change({ day: about })
      text.current?.focus()
    }
    onAddress(rest, { replace: true })
  }, [about])
}

interface ProfessionsProps {
  readonly view: NotesView
  readonly address: NotesAddress
  onAddress(address: NotesAddress, how: { readonly replace: boolean }): void
}

/** Professions of those who wrote, with how many notes each has (GRID-13). */
function Professions({ view, address, onAddress }: ProfessionsProps) {
  const { t } = useTranslation('notes')
  const words = useNoteWords()
  const { profession: chosen, ...rest } = address
  const total = [...view.counts.values()].reduce((sum, count) => sum + count, 0)
  const codes = [...view.counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  return (
    <fieldset className={styles.chips} aria-label={t(($) => $.filter.label)}>
      <FilterChip isOn={chosen === undefined} count={total} onChange={() => onAddress(rest, { replace: true })}>
        {t(($) => $.filter.all)}
      </FilterChip>
      {codes
        .filter(([code]) => code !== '')
        .map(([code, count]) => (
          <FilterChip
            key={code}
            isOn={chosen === code}
            count={count}
            onChange={(isOn) => onAddress(isOn ? { ...rest, profession: code } : rest, { replace: true })}
          >
            {words.profession(code)}
          </FilterChip>
        ))}
    </fieldset>
  )
}
