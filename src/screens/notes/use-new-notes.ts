import { useCallback, useEffect, useState } from 'react'
import type { Note } from '#clinical/event-facts.ts'
import type { Person } from '#clinical/person.ts'
import type { NoteAuthor } from '#sources/hub/note-content.ts'
import { USER_KEY } from '#sources/hub/note-resource.ts'
import type { LastLook } from '#sources/hub/user-state.ts'
import { usePatientMarks } from '#sources/hub/user-state-context.tsx'
import { HUB_FACILITY_ID } from '#sources/record-source.ts'
import type { NotesView } from './use-notes.ts'

/** Notes of others that were not there when this user last looked; they stay marked while the screen is open (LIST-6). */
export function useNewNotes(person: Person, author: NoteAuthor, view: NotesView): (note: Note) => boolean {
  const marks = usePatientMarks(person)
  const { isLoaded, lastLook, looked } = marks
  /** The look before this one; `none` for a first visit. */
  const [before, setBefore] = useState<LastLook | 'none'>()
  const state = view.answers.get(HUB_FACILITY_ID)?.state
  const isShown = state === 'data' || state === 'none'
  useEffect(() => {
    if (!isLoaded || !isShown || before !== undefined) return
    setBefore(lastLook('note') ?? 'none')
    looked('note')
  }, [isLoaded, isShown, before, lastLook, looked])
  return useCallback(
    (note) => {
      if (before === undefined || before === 'none') return false
      const sent = Date.parse((note.recordedAt ?? note.at)?.text ?? '')
      return sent > before.at && note.authorId !== `${USER_KEY}${author.id}`
    },
    [before, author.id],
  )
}
