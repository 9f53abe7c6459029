import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LabRow } from '#clinical/laboratory/lab-row.ts'
import { useUserSettings } from '#sources/hub/user-state-context.tsx'
import { Button } from '#ui/button/button.tsx'
import styles from './labs.module.css'

interface ChosenBarProps {
  readonly rows: readonly LabRow[]
  /** How many of them are not on the screen. */
  readonly beyond: number
  /** Chosen rows of which nothing is at hand in this period and of this hospital. */
  readonly missing: number
  onClear(): void
  onSaved(name: string): void
}

/** What can be done with the rows that are chosen: pin them on top, keep them as an own set (LAB-5). */
export function ChosenBar({ rows, beyond, missing, onClear, onSaved }: ChosenBarProps) {
  const { t } = useTranslation('labs')
  const { t: record } = useTranslation('record')
  const { settings, change, isKept } = useUserSettings()
  const [isNaming, setNaming] = useState(false)
  const items = [...new Set(rows.map(({ itemKey }) => itemKey))]
  const { pinnedLabItems: pinned, labSets } = settings
  const arePinned = items.every((item) => pinned.includes(item))
  const pin = () =>
    change({
      pinnedLabItems: arePinned
        ? pinned.filter((item) => !items.includes(item))
        : [...pinned, ...items.filter((item) => !pinned.includes(item))],
    })
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('name') ?? '').trim()
    if (name === '') return
    change({ labSets: [...labSets.filter((set) => set.name !== name), { name, items }] })
    setNaming(false)
    onSaved(name)
  }
  return (
    <section className={styles.chosen} aria-label={t(($) => $.chosen.label)}>
      <b>{t(($) => $.chosen.count, { count: rows.length })}</b>
      {beyond === 0 ? null : (
        <span className={styles.session}>{record(($) => $.chosen.beyond, { count: beyond })}</span>
      )}
      {missing === 0 ? null : <span className={styles.session}>{t(($) => $.chosen.missing, { count: missing })}</span>}
      <Button size="small" onClick={pin}>
        {arePinned ? t(($) => $.chosen.unpin) : t(($) => $.chosen.pin)}
      </Button>
      {isNaming ? (
        <form className={styles.naming} onSubmit={save}>
          {/* biome-ignore lint/a11y/noAutofocus: the field appears because its button was pressed */}
          <input name="name" aria-label={t(($) => $.chosen.setName)} maxLength={30} autoComplete="off" autoFocus />
          <Button size="small" type="submit">
            {t(($) => $.chosen.saveNow)}
          </Button>
        </form>
      ) : (
        <Button size="small" onClick={() => setNaming(true)}>
          {t(($) => $.chosen.save)}
        </Button>
      )}
      <Button size="small" variant="text" onClick={onClear}>
        {record(($) => $.chosen.clear)}
      </Button>
      {isKept ? null : <span className={styles.session}>{t(($) => $.chosen.sessionOnly)}</span>}
    </section>
  )
}
