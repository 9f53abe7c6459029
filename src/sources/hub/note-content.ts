import type { FacilityId } from '#clinical/facility.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import type { HomeCare, NoteAudience } from '#clinical/notes/note-parts.ts'

/** Who writes: stands on the note for good, and is shown before anything is sent (H-11). */
export interface NoteAuthor {
  readonly id: string
  readonly name: string
  readonly profession: string
  /** 職種 in Japanese, for other readers of the record. */
  readonly professionName: string
  readonly facility: FacilityId
  readonly facilityName: string
}

/** A file that was put to a note; `document` and `url` are known once the hub has it. */
export interface AttachedNoteFile {
  /** Its key, from which the hub knows it when it is sent again. */
  readonly uuid: string
  readonly title: string
  readonly contentType: string
  readonly size: number
  readonly document: string | undefined
  readonly url: string | undefined
}

/** What somebody writes, before it is anybody's record. */
export interface NoteContent {
  readonly text: string
  readonly audience: NoteAudience
  /** The calendar day that the note is about. */
  readonly day: JstDate | undefined
  readonly homeCare: HomeCare | undefined
  readonly files: readonly AttachedNoteFile[]
  /** Id of the Communication that it answers. */
  readonly inReplyTo: string | undefined
}

export function isEmptyContent({ text, homeCare, files }: NoteContent): boolean {
  return text.trim() === '' && files.length === 0 && isEmptyHomeCare(homeCare)
}

function isEmptyHomeCare(homeCare: HomeCare | undefined): boolean {
  return homeCare === undefined || Object.values(homeCare).every((each) => each === undefined || each === '')
}
