import { useTranslation } from 'react-i18next'
import type { Note } from '#clinical/event-facts.ts'
import { formatClinicalTime } from '#clinical/format/date.ts'
import { PROFESSIONS } from '#clinical/profession.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { FaceBlock, Nothing } from './face-block.tsx'
import styles from './face-sheet.module.css'
import type { FaceSheet } from './use-face-sheet.ts'

/** 重要メモ: written by hand, and visibly unlike what was received (FACE-4). Not there before the patient. */
export function MemoBlock({ sheet }: { readonly sheet: FaceSheet }) {
  const { t } = useTranslation('faceSheet')
  if (sheet.memos === undefined) return null
  const { answers, lines } = sheet.memos
  const name = t(($) => $.block.memo)
  return (
    <FaceBlock
      name={name}
      icon="memo"
      about={t(($) => $.handwritten)}
      answers={answers}
      screen="notes"
      open={t(($) => $.open.notes)}
    >
      {lines.length === 0 ? (
        <Nothing answers={answers} what={name} words={t(($) => $.memo.none)} />
      ) : (
        <ul className={styles.memos}>
          {lines.map((note) => (
            <Memo key={note.key} note={note} />
          ))}
        </ul>
      )}
    </FaceBlock>
  )
}

function Memo({ note }: { readonly note: Note }) {
  const { t, i18n } = useTranslation('faceSheet')
  const { t: clinical } = useTranslation('clinical')
  const { name } = useFacilityNames()
  const at = note.at ?? note.recordedAt
  const profession = PROFESSIONS.find((each) => each === note.profession)
  return (
    <li className={styles.memo}>
      <p>{note.text}</p>
      <p>
        {[
          note.author,
          profession === undefined ? note.profession : clinical(($) => $.profession[profession]),
          name(note.facility),
          at === undefined ? t(($) => $.undated) : formatClinicalTime(at, languageOf(i18n)),
        ]
          .filter((part) => part !== undefined)
          .join('　')}
      </p>
    </li>
  )
}
