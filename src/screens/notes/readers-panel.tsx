import { useTranslation } from 'react-i18next'
import type { Person } from '#clinical/person.ts'
import { FacilityLetter, useFacilityNames } from '#record/facility-names.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { linkedFacilities } from './audience-choice.tsx'
import styles from './notes.module.css'

/** The facilities behind 「この患者に連携する全施設」, by name. */
export function ReadersPanel({ person }: { readonly person: Person }) {
  const { t } = useTranslation('notes')
  const { name } = useFacilityNames()
  return (
    <section className={styles.side} aria-label={t(($) => $.readers.heading)}>
      <h2>
        <Icon name="everyone" size={18} />
        {t(($) => $.readers.heading)}
      </h2>
      <p className={styles.quiet}>{t(($) => $.readers.lead)}</p>
      <ul className={styles.readers}>
        {linkedFacilities(person).map((facility) => (
          <li key={facility}>
            <FacilityLetter facility={facility} size={20} />
            {name(facility)}
          </li>
        ))}
      </ul>
    </section>
  )
}
