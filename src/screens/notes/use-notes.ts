import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { Note } from '#clinical/event-facts.ts'
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
  /** What the period, the hospital and the profession leave, newest first. */
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
export function useNotes(person: Person, address: NotesAddress): NotesView {
  const network = useNetwork()
  const client = useQueryClient()
  const answers = useRecords(person, 'note', EVER)
  const readers = useQuery(noteReadersQuery(network, person.handle)).data
  const today = jstDateAt(now(network))
  const { facility, profession } = address
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
        (until === undefined || dayOf(note) < until),
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
  }, [answers, notes, facility, from, until, profession, readers, today, refresh])
}
