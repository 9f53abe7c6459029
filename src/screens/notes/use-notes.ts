import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useDeferredValue, useMemo } from 'react'
import type { Note } from '#clinical/event-facts.ts'
import { foldForSearch } from '#clinical/format/name-search.ts'
import { type JstDate, jstDateAt } from '#clinical/jst-date.ts'
import { memosOf, type NoteThread, notesOfAnswers, noteThreads } from '#clinical/notes/note-threads.ts'
import type { Person } from '#clinical/person.ts'
import { periodOf } from '#record/record-view.ts'
import { now } from '#sources/freshness.ts'
import { type Known, type NoteReaders, noteReadersQuery } from '#sources/hub/notes.query.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { HUB_FACILITY_ID } from '#sources/record-source.ts'
import { type RecordsView, useRecords } from '#sources/records.query.ts'
import type { NotesAddress } from './notes-address.ts'

const EVER = { from: undefined, until: undefined }

export interface NotesView {
  readonly answers: RecordsView<'note'>
  /** Every note, whatever is filtered. */
  readonly notes: readonly Note[]
  /** What the period, the hospital, the words that are looked for and the profession leave, newest first. */
  readonly threads: readonly NoteThread[]
  /** Messages among them, and all there are. */
  readonly shown: number
  readonly total: number
  readonly counts: ReadonlyMap<string, number>
  readonly memos: ReturnType<typeof memosOf>
  readonly readers: Known<NoteReaders> | undefined
  readonly today: JstDate
  /** Asks the hub anew for what was written there. */
  refresh(): void
}

/** Notes and memos of one person from the hub and from every facility that discloses its own. */
export function useNotes(person: Person, address: NotesAddress, typed: string): NotesView {
  const network = useNetwork()
  const client = useQueryClient()
  const answers = useRecords(person, 'note', EVER)
  const readers = useQuery(noteReadersQuery(network, person.handle)).data
  const today = jstDateAt(now(network))
  const { facility, profession } = address
  const search = foldForSearch(useDeferredValue(typed))
  const { from, until } = periodOf(address, today, 'all')
  const notes = useMemo(() => notesOfAnswers(answers.values()), [answers])
  const refresh = useCallback(() => {
    network.hub.askAnyway?.()
    void client.invalidateQueries({ queryKey: [person.handle, HUB_FACILITY_ID] })
    void client.invalidateQueries({ queryKey: [person.handle, 'note-readers'] })
  }, [client, network, person.handle])
  return useMemo(() => {
    const listed = notes.filter(({ memo }) => memo === undefined)
    const dayOf = ({ recordedAt, at }: Note) => (recordedAt ?? at)?.text.slice(0, 10) ?? ''
    const inView = listed.filter(
      (note) =>
        (facility === undefined || note.facility === facility) &&
        (from === undefined || dayOf(note) === '' || dayOf(note) >= from) &&
        (until === undefined || dayOf(note) < until) &&
        (search === '' || foldForSearch(wordsOf(note)).includes(search)),
    )
    const counts = new Map<string, number>()
    for (const note of inView) {
      const code = note.profession ?? ''
      counts.set(code, (counts.get(code) ?? 0) + 1)
    }
    const chosen = inView.filter((note) => profession === undefined || note.profession === profession)
    return {
      answers,
      notes,
      threads: noteThreads(chosen),
      shown: chosen.length,
      total: listed.length,
      counts,
      memos: memosOf(notes),
      readers,
      today,
      refresh,
    }
  }, [answers, notes, facility, from, until, search, profession, readers, today, refresh])
}

/** What of a note can be read at once: one that was taken back is found by its author alone. */
function wordsOf({ status, author, text, homeCare, files }: Note): string {
  const body =
    status === 'entered-in-error'
      ? []
      : [text, homeCare?.policy, homeCare?.carePoints, homeCare?.endOfLife, ...files.map(({ title }) => title)]
  return [author, ...body].filter((part) => part !== undefined).join('\n')
}
