import '#i18n/record.ts'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClinicalFact } from '#clinical/facts.ts'
import { isNewFact } from '#clinical/news/new-records.ts'
import type { Person } from '#clinical/person.ts'
import { usePatientMarks } from '#sources/hub/user-state-context.tsx'
import styles from './new-facts.module.css'

/**
 * What came since this user last looked at its kind (LIST-6), as it was when the screen was opened: the look that the
 * screen itself notes takes no mark from under the eyes of the reader. False until it is known what the user did before.
 */
export function useIsNew(person: Person): (fact: ClinicalFact) => boolean {
  const { isLoaded, lastLook } = usePatientMarks(person)
  const [lookAtOpening, setLookAtOpening] = useState<typeof lastLook>()
  if (isLoaded && lookAtOpening === undefined) setLookAtOpening(() => lastLook)
  return useMemo(
    () => (fact) => lookAtOpening !== undefined && isNewFact(fact, lookAtOpening(fact.kind)),
    [lookAtOpening],
  )
}

/** The dot of 新着 beside what is new; said to readers. */
export function NewDot() {
  const { t } = useTranslation('record')
  const words = t(($) => $.mark.isNew)
  return (
    <span className={styles.dot} title={words}>
      <span className="visually-hidden">{words}</span>
    </span>
  )
}
