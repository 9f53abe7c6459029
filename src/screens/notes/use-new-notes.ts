import { useCallback, useEffect, useState } from 'react'
import type { Note } from '#clinical/event-facts.ts'
import { isNewSince } from '#clinical/news/new-records.ts'
import { occurrencesOfFacts } from '#clinical/occurrences-of-facts.ts'
import type { Person } from '#clinical/person.ts'
import type { NoteAuthor } from '#sources/hub/note-content.ts'
import { USER_KEY } from '#sources/hub/note-resource.ts'
import type { LastLook } from '#sources/hub/user-state.ts'
import { usePatientMarks } from '#sources/hub/user-state-context.tsx'

/** Notes of others that were not there when this user last looked; they stay marked while the screen is open (LIST-6). */
export function useNewNotes(person: Person, author: NoteAuthor, isShown: boolean): (note: Note) => boolean {
  const { isLoaded, lastLook, looked } = usePatientMarks(person)
  /** The look before this one; `none` for a first visit. */
  const [before, setBefore] = useState<LastLook | 'none'>()
  useEffect(() => {
    if (!isLoaded || !isShown || before !== undefined) return
    setBefore(lastLook('note') ?? 'none')
    looked('note')
  }, [isLoaded, isShown, before, lastLook, looked])
  return useCallback(
    (note) => {
      const sent = note.recordedAt ?? note.at
      if (before === undefined || sent === undefined || note.authorId === `${USER_KEY}${author.id}`) return false
      const [occurrence] = occurrencesOfFacts([{ ...note, at: sent }])
      const look = before === 'none' ? undefined : before
      return occurrence !== undefined && isNewSince(occurrence, look)
    },
    [before, author.id],
  )
}
