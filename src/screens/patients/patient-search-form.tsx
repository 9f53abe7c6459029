import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { languageOf } from '#i18n/i18n.ts'
import { useSignedInUser } from '#session/session-context.tsx'
import { useNetwork } from '#sources/network-context.tsx'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import styles from './patients.module.css'

interface PatientSearchFormProps {
  /** What is being searched; the field empties when it is taken back elsewhere. */
  readonly typed: string
  readonly onSearch: (typed: string) => void
}

export function PatientSearchForm({ typed, onSearch }: PatientSearchFormProps) {
  const { t, i18n } = useTranslation('patients')
  const { facilities } = useNetwork()
  const { facility: own } = useSignedInUser()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (typed === '' && field.current !== null) field.current.value = ''
  }, [typed])
  const example = facilities.find((facility) => facility.id !== own && facility.type === 'hospital')
  return (
    <>
      <search>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            onSearch(field.current?.value ?? '')
          }}
        >
          <Icon name="search" size={18} />
          <input
            ref={field}
            type="search"
            defaultValue={typed}
            aria-label={t(($) => $.search.label)}
            placeholder={t(($) => $.search.hint)}
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
            onInput={(event) => {
              // The platform's own "clear" takes the search back at once.
              if (event.currentTarget.value === '') onSearch('')
            }}
          />
          <Button type="submit" variant="primary">
            {t(($) => $.search.button)}
          </Button>
        </form>
      </search>
      <p className={styles.examples}>
        {t(($) => $.search.examples, { facility: example?.shortName[languageOf(i18n)] ?? '' })}
      </p>
    </>
  )
}
