import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { NoteAudience } from '#clinical/notes/note-parts.ts'
import type { Person } from '#clinical/person.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import type { NoteAuthor } from '#sources/hub/note-content.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import styles from './note-editor.module.css'
import { useNoteWords } from './use-note-words.ts'

const PROFESSIONS = ['physician', 'nurse', 'pharmacist', 'care-manager'] as const

interface AudienceChoiceProps {
  readonly person: Person
  readonly author: NoteAuthor
  readonly audience: NoteAudience
  /** Files are at the hub already, for the readers who were chosen then. */
  readonly isLocked: boolean
  onChange(audience: NoteAudience): void
}

/** Who will read what is written: chosen before the first word, and only among those whom the hub keeps apart (NOTE-1). */
export function AudienceChoice({ person, author, audience, isLocked, onChange }: AudienceChoiceProps) {
  const { t } = useTranslation('notes')
  const id = useId()
  const { hubStore } = useNetwork()
  const { name } = useFacilityNames()
  const words = useNoteWords()
  const kinds = hubStore?.audiences ?? []
  const choices: readonly NoteAudience[] = [
    ...(kinds.includes('network') ? [{ kind: 'network' } as const] : []),
    ...(kinds.includes('facility') ? [{ kind: 'facility', facility: author.facility } as const] : []),
    ...(kinds.includes('profession')
      ? PROFESSIONS.map((profession) => ({ kind: 'profession', profession }) as const)
      : []),
  ]
  const label = (each: NoteAudience) =>
    each.kind === 'facility'
      ? t(($) => $.audience.ownFacility, { facility: name(each.facility) })
      : words.audience(each)
  return (
    <div className={styles.audience}>
      <Icon name={words.audienceIcon(audience)} size={18} />
      <label htmlFor={id}>{t(($) => $.audience.label)}</label>
      <select
        id={id}
        value={keyOf(audience)}
        disabled={isLocked}
        onChange={(event) => {
          const chosen = choices.find((each) => keyOf(each) === event.currentTarget.value)
          if (chosen !== undefined) onChange(chosen)
        }}
      >
        {choices.map((each) => (
          <option key={keyOf(each)} value={keyOf(each)}>
            {label(each)}
          </option>
        ))}
      </select>
      <span className={styles.who}>
        <Readers person={person} audience={audience} />
        {isLocked ? `　${t(($) => $.audience.locked)}` : null}
      </span>
    </div>
  )
}

/** In numbers and names, what the choice means for this patient. */
function Readers({ person, audience }: { readonly person: Person; readonly audience: NoteAudience }) {
  const { t } = useTranslation('notes')
  const { name } = useFacilityNames()
  const words = useNoteWords()
  const count = linkedFacilities(person).length
  switch (audience.kind) {
    case 'network':
      return t(($) => $.audience.whoNetwork, { count })
    case 'facility':
      return t(($) => $.audience.whoFacility, { facility: name(audience.facility) })
    case 'profession':
      return t(($) => $.audience.whoProfession, { count, profession: words.profession(audience.profession) })
  }
}

/** Facilities that are linked for this patient, and so may read what is written to all. */
export function linkedFacilities({ links }: Person) {
  return links.filter(({ state }) => state === 'linked' || state === 'importing').map(({ facility }) => facility)
}

function keyOf(audience: NoteAudience): string {
  switch (audience.kind) {
    case 'network':
      return 'network'
    case 'facility':
      return `facility ${audience.facility}`
    case 'profession':
      return `profession ${audience.profession}`
  }
}
