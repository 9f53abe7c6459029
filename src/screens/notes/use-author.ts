import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { NOTE_WRITERS } from '#clinical/profession.ts'
import { useSignedInUser } from '#session/session-context.tsx'
import type { NoteAuthor } from '#sources/hub/note-content.ts'
import { useNetwork } from '#sources/network-context.tsx'

/** The signed-in user as the author of a note: in the words of the record, which are Japanese. */
export function useAuthor(): { readonly author: NoteAuthor; readonly mayWrite: boolean } {
  const { id, name, profession, facility } = useSignedInUser()
  const { facilities } = useNetwork()
  const { i18n } = useTranslation()
  return useMemo(() => {
    const japanese = i18n.getFixedT('ja', 'clinical')
    const author: NoteAuthor = {
      id,
      name,
      profession,
      professionName: japanese(($) => $.profession[profession]),
      facility,
      facilityName: facilities.find((each) => each.id === facility)?.name.ja ?? facility,
    }
    return { author, mayWrite: NOTE_WRITERS.includes(profession) }
  }, [id, name, profession, facility, facilities, i18n])
}
