import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { HomeCare } from '#clinical/notes/note-parts.ts'
import styles from './note-editor.module.css'

const EMPTY: HomeCare = {
  nextVisit: undefined,
  isPolicyChanged: undefined,
  policy: undefined,
  carePoints: undefined,
  endOfLife: undefined,
}

interface HomeCareFieldsProps {
  readonly homeCare: HomeCare | undefined
  onChange(homeCare: HomeCare): void
}

/** What the professions of home care tell each other, in fields of its own (在宅医療情報連携加算). */
export function HomeCareFields({ homeCare = EMPTY, onChange }: HomeCareFieldsProps) {
  const { t } = useTranslation('notes')
  const id = useId()
  const change = (patch: Partial<HomeCare>) => onChange({ ...homeCare, ...patch })
  const changed = homeCare.isPolicyChanged
  return (
    <fieldset className={styles['home-care']}>
      <legend>{t(($) => $.homeCare.heading)}</legend>
      <label htmlFor={`${id}visit`}>{t(($) => $.homeCare.nextVisit)}</label>
      <input
        id={`${id}visit`}
        type="date"
        autoComplete="off"
        value={homeCare.nextVisit ?? ''}
        onChange={(event) => change({ nextVisit: textOf(event.currentTarget.value) })}
      />
      <label htmlFor={`${id}changed`}>{t(($) => $.homeCare.policyChanged)}</label>
      <select
        id={`${id}changed`}
        value={changed === undefined ? '' : String(changed)}
        onChange={({ currentTarget: { value } }) =>
          change({ isPolicyChanged: value === '' ? undefined : value === 'true' })
        }
      >
        <option value="">{t(($) => $.homeCare.unsaid)}</option>
        <option value="false">{t(($) => $.homeCare.unchanged)}</option>
        <option value="true">{t(($) => $.homeCare.changed)}</option>
      </select>
      <HomeCareText
        id={`${id}policy`}
        label={t(($) => $.homeCare.policy)}
        value={homeCare.policy}
        onChange={(policy) => change({ policy })}
      />
      <HomeCareText
        id={`${id}points`}
        label={t(($) => $.homeCare.carePoints)}
        value={homeCare.carePoints}
        onChange={(carePoints) => change({ carePoints })}
      />
      <HomeCareText
        id={`${id}end`}
        label={t(($) => $.homeCare.endOfLife)}
        value={homeCare.endOfLife}
        onChange={(endOfLife) => change({ endOfLife })}
      />
    </fieldset>
  )
}

interface HomeCareTextProps {
  readonly id: string
  readonly label: string
  readonly value: string | undefined
  onChange(value: string | undefined): void
}

function HomeCareText({ id, label, value, onChange }: HomeCareTextProps) {
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={1}
        autoComplete="off"
        spellCheck={false}
        value={value ?? ''}
        onChange={(event) => onChange(textOf(event.currentTarget.value))}
      />
    </>
  )
}

function textOf(value: string): string | undefined {
  return value === '' ? undefined : value
}
