import { useDeferredValue, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type DocumentEntry, documentEntries, filterEntries } from '#clinical/documents/document-entry.ts'
import { DOCUMENT_GROUPS, type DocumentGroup } from '#clinical/documents/document-group.ts'
import type { ClinicalDocument, Report } from '#clinical/event-facts.ts'
import type { Period } from '#clinical/occurrence.ts'
import type { Person } from '#clinical/person.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { type Answers, rowsOf } from '#record/facility-states.ts'
import { useIsNew } from '#record/new-facts.tsx'
import { useHeldRows } from '#record/new-rows-bar.tsx'
import { usePatientFacing, visibleFacts } from '#record/patient-facing.tsx'
import { type PatientMarks, usePatientMarks } from '#sources/hub/user-state-context.tsx'
import { useRecords } from '#sources/records.query.ts'
import { type DocumentsAddress, documentDigest } from './documents-address.ts'

/** A document is looked for whatever its age: the list has no period of its own. */
const EVERYTHING: Period = { from: undefined, until: undefined }

/** Everything that 文書一覧 shows, derived from the answers of the facilities and from the address. */
export interface DocumentsView {
  readonly answers: readonly Answers[]
  /** Before the filters of this screen, in the hospital that is chosen; without what waits. */
  readonly all: readonly DocumentEntry[]
  /** Of all hospitals: what a filter leaves stands to this number (SRC-7). */
  readonly total: number
  readonly shown: readonly DocumentEntry[]
  readonly groups: readonly { readonly group: DocumentGroup; readonly count: number }[]
  readonly unread: number
  /** Arrived while the reader was reading: shown when asked for (SPD-2). */
  readonly waiting: number
  showWaiting(): void
  readonly marks: PatientMarks
  /** Came since this user last looked at its kind (LIST-6); it may be read already, in another place. */
  isNew(entry: DocumentEntry): boolean
  /** The document that a digest of the address names, older versions included. */
  find(digest: string | undefined): DocumentEntry | undefined
  /** The entry under which an older version stands. */
  newestOf(entry: DocumentEntry): DocumentEntry | undefined
}

/** The documents of every facility: three kinds of record, one list. Once the reader has chosen one, later ones wait. */
export function useDocuments(
  person: Person,
  address: DocumentsAddress,
  words: string,
  isReading: boolean,
): DocumentsView {
  const files = useRecords(person, 'file', EVERYTHING)
  const records = useRecords(person, 'clinical-record', EVERYTHING)
  const reports = useRecords(person, 'report', EVERYTHING)
  const { isOn, hiddenNames, namesMissing } = usePatientFacing()
  const { t } = useTranslation('documents')
  const isTitled = namesMissing === undefined
  const marks = usePatientMarks(person)
  const isNew = useIsNew(person)
  const { name } = useFacilityNames()
  const { facility, group, unread } = address
  const typed = useDeferredValue(words)
  const answers = useMemo(() => [files, records, reports], [files, records, reports])
  const everywhere = useMemo(() => {
    const facts: readonly (ClinicalDocument | Report)[] = [...rowsOf(files), ...rowsOf(records), ...rowsOf(reports)]
    const entries = documentEntries(visibleFacts(facts, isOn, hiddenNames))
    // A title may name it, too: meanwhile a document is told by what it is (PRV-1).
    return isTitled ? entries : entries.map((entry) => untitled(entry, (group) => t(($) => $.group[group])))
  }, [files, records, reports, isOn, hiddenNames, isTitled, t])
  const arrived = useMemo(
    () => (facility === undefined ? everywhere : everywhere.filter((entry) => entry.facility === facility)),
    [everywhere, facility],
  )
  const held = useHeldRows(arrived, isReading, `${facility ?? ''} ${isOn}`)
  const all = held.shown
  const shown = useMemo(
    () => filterEntries(all, { group, isUnreadOnly: unread === true, words: typed }, marks.isRead, name),
    [all, group, unread, typed, marks, name],
  )
  const byDigest = useMemo(() => {
    const found = new Map<string, DocumentEntry>()
    for (const entry of all) for (const each of [...entry.older, entry]) found.set(documentDigest(each.key), each)
    return found
  }, [all])
  return {
    answers,
    all,
    total: facility === undefined ? all.length : everywhere.length,
    shown,
    groups: DOCUMENT_GROUPS.map((each) => ({
      group: each,
      count: all.filter((entry) => entry.group === each).length,
    })).filter(({ count }) => count > 0),
    unread: marks.isLoaded ? all.filter(({ readKey }) => !marks.isRead(readKey)).length : 0,
    waiting: held.waiting,
    showWaiting: held.show,
    marks,
    isNew: ({ fact }) => isNew(fact),
    find: (digest) => (digest === undefined ? undefined : byDigest.get(digest)),
    newestOf: (entry) => all.find(({ older }) => older.some(({ key }) => key === entry.key)),
  }
}

function untitled(entry: DocumentEntry, nameOf: (group: DocumentGroup) => string): DocumentEntry {
  const older = entry.older.map((each) => untitled(each, nameOf))
  return { ...entry, title: nameOf(entry.group), type: undefined, older }
}
