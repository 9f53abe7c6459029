import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useUserSettings } from '#sources/hub/user-state-context.tsx'
import { Button } from '#ui/button/button.tsx'
import styles from './labs.module.css'

interface OwnSetProps {
  /** The own set that is shown. */
  readonly name: string
  /** The set that is shown from now on; undefined for all items. */
  onSet(name: string | undefined): void
}

/** What can be done with an own set: another name, or away with it; the results themselves stay (LAB-5). */
export function OwnSet({ name, onSet }: OwnSetProps) {
  const { t } = useTranslation('labs')
  const { settings, change } = useUserSettings()
  const [doing, setDoing] = useState<'naming' | 'deleting'>()
  const { labSets } = settings
  const rename = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const next = String(new FormData(event.currentTarget).get('name') ?? '').trim()
    if (next === '') return
    change({
      labSets: labSets
        .filter((set) => set.name === name || set.name !== next)
        .map((set) => (set.name === name ? { ...set, name: next } : set)),
    })
    setDoing(undefined)
    onSet(next)
  }
  const remove = () => {
    change({ labSets: labSets.filter((set) => set.name !== name) })
    setDoing(undefined)
    onSet(undefined)
  }
  switch (doing) {
    case undefined:
      return (
        <span className={styles.naming}>
          <Button size="small" onClick={() => setDoing('naming')}>
            {t(($) => $.chosen.rename)}
          </Button>
          <Button size="small" onClick={() => setDoing('deleting')}>
            {t(($) => $.chosen.delete)}
          </Button>
        </span>
      )
    case 'naming':
      return (
        <form className={styles.naming} onSubmit={rename}>
          <input
            name="name"
            aria-label={t(($) => $.chosen.setName)}
            defaultValue={name}
            maxLength={30}
            autoComplete="off"
            // biome-ignore lint/a11y/noAutofocus: the field appears because its button was pressed
            autoFocus
          />
          <Button size="small" type="submit">
            {t(($) => $.chosen.saveNow)}
          </Button>
          <Button size="small" variant="text" onClick={() => setDoing(undefined)}>
            {t(($) => $.chosen.keep)}
          </Button>
        </form>
      )
    case 'deleting':
      return (
        <span className={styles.naming} role="alert">
          {t(($) => $.chosen.deleteAsk, { name })}
          <Button size="small" onClick={remove}>
            {t(($) => $.chosen.deleteNow)}
          </Button>
          <Button size="small" variant="text" onClick={() => setDoing(undefined)}>
            {t(($) => $.chosen.keep)}
          </Button>
        </span>
      )
  }
}
