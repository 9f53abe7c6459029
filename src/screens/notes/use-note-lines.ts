import { useTranslation } from 'react-i18next'
import type { Note } from '#clinical/event-facts.ts'
import type { HomeCare } from '#clinical/notes/note-parts.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { HUB_FACILITY_ID } from '#sources/record-source.ts'
import { sentText, timeText } from './note-time.ts'
import { sizeText, useNoteWords } from './use-note-words.ts'
import type { NotesView } from './use-notes.ts'

/** One note or memo in words, as paper, files and copies hold it. */
export interface NoteLines {
  readonly key: string
  readonly sent: string
  readonly author: string
  readonly profession: string
  /** Empty for what the hub keeps without an institution. */
  readonly facility: string
  /** Whom it answers. */
  readonly answered: string | undefined
  /** When, who, of what profession, from where (NOTE-2); whom it answers. */
  readonly head: string
  /** Who may read it (NOTE-1). */
  readonly audience: string
  readonly body: readonly string[]
  readonly isMemo: boolean
  readonly isReply: boolean
}

/** What the screen shows: the memos that stand, then every note below its filters with its answers, in its order (GRID-11). */
export function useNoteLines(): (view: NotesView) => readonly NoteLines[] {
  const { t, i18n } = useTranslation('notes')
  const words = useNoteWords()
  const homeCareLines = useHomeCareLines()
  const { name } = useFacilityNames()
  const language = languageOf(i18n)
  const linesOf = (note: Note, answered: string | undefined): NoteLines => {
    const sent = sentText(note, language)
    const author = note.author ?? t(($) => $.author.unknown)
    const profession = words.profession(note.profession)
    const facility = note.facility === HUB_FACILITY_ID ? '' : name(note.facility)
    const reply = answered === undefined ? '' : t(($) => $.note.replyTo, { author: answered })
    return {
      key: note.key,
      sent,
      author,
      profession,
      facility,
      answered,
      isMemo: note.isImportant,
      isReply: answered !== undefined,
      head: [sent, author, profession, facility, reply].filter((part) => part !== '').join('　'),
      audience: words.audience(note.audience),
      body: note.status === 'entered-in-error' ? [deletionOf(note)] : bodyOf(note),
    }
  }
  const deletionOf = ({ deletion }: Note) => {
    const time = timeText(deletion?.at, language)
    return deletion?.by === undefined || time === undefined
      ? t(($) => $.note.deletedUnknown)
      : t(($) => $.note.deleted, { by: deletion.by, time })
  }
  const bodyOf = (note: Note): readonly string[] => [
    ...(note.at === undefined || note.at.text.slice(0, 10) === note.recordedAt?.text.slice(0, 10)
      ? []
      : [t(($) => $.note.about, { date: timeText(note.at.text.slice(0, 10), language) ?? '' })]),
    ...(note.text === '' ? [] : [note.text]),
    ...(note.homeCare === undefined ? [] : homeCareLines(note.homeCare)),
    ...note.notes,
    ...note.files.map(({ title, contentType, size }) =>
      t(($) => $.printing.file, { title: title ?? contentType, size: size === undefined ? '' : sizeText(size) }).trim(),
    ),
    ...(note.earlier.length === 0 ? [] : [t(($) => $.note.history, { count: note.earlier.length })]),
  ]
  return ({ memos, threads }) => [
    ...memos.current.map((memo) => linesOf(memo, undefined)),
    ...threads.flatMap(({ note, replies }) => [
      linesOf(note, undefined),
      ...replies.map((reply) => linesOf(reply, note.author ?? t(($) => $.author.unknown))),
    ]),
  ]
}

function useHomeCareLines(): (homeCare: HomeCare) => readonly string[] {
  const { t, i18n } = useTranslation('notes')
  return ({ nextVisit, isPolicyChanged, policy, carePoints, endOfLife }) => {
    const changed =
      isPolicyChanged === undefined
        ? undefined
        : t(($) => (isPolicyChanged ? $.homeCare.changed : $.homeCare.unchanged))
    const lines: readonly (readonly [string, string | undefined])[] = [
      [t(($) => $.homeCare.nextVisit), timeText(nextVisit, languageOf(i18n))],
      [t(($) => $.homeCare.policyChanged), changed],
      [t(($) => $.homeCare.policy), policy],
      [t(($) => $.homeCare.carePoints), carePoints],
      [t(($) => $.homeCare.endOfLife), endOfLife],
    ]
    return lines.flatMap(([label, value]) => (value === undefined ? [] : [`${label}：${value}`]))
  }
}
