import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatBirthDate } from '#clinical/format/date.ts'
import type { ImageStudy } from '#clinical/imaging/image-study.ts'
import type { Person } from '#clinical/person.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { Button } from '#ui/button/button.tsx'
import { Dialog } from '#ui/dialog/dialog.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import styles from './panels.module.css'

interface ExternalViewerProps {
  readonly person: Person
  readonly study: ImageStudy
}

/**
 * Opens the hospital's own viewer at a study (IHE Invoke Image Display) in a tab of its own, after saying where one is
 * going; the other system learns nothing of this page (`noopener noreferrer`).
 */
export function ExternalViewer({ person, study: { externalViewer, facility } }: ExternalViewerProps) {
  const { t, i18n } = useTranslation('images')
  const { name } = useFacilityNames()
  const [isAsking, setAsking] = useState(false)
  if (externalViewer === undefined) return null
  const birth = person.birthDate === undefined ? '' : formatBirthDate(person.birthDate, languageOf(i18n))
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        <Icon name="external" size={16} />
        {t(($) => $.external.open)}
      </Button>
      {isAsking ? (
        <Dialog
          title={t(($) => $.external.title)}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{t(($) => $.external.cancel)}</Button>
              <a
                className={styles.go}
                href={externalViewer.href}
                target="_blank"
                rel="noopener noreferrer"
                onClick={() => setAsking(false)}
              >
                <Icon name="external" size={16} />
                {t(($) => $.external.go)}
              </a>
            </>
          }
        >
          <div className={styles.leaving}>
            <p>{t(($) => $.external.detail, { facility: name(facility) })}</p>
            <p>
              {t(($) => $.external.patient, {
                name: person.name.ideographic ?? person.name.alphabetic ?? '',
                birth,
              })}
            </p>
            <dl>
              <dt>{t(($) => $.external.destination)}</dt>
              <dd>{externalViewer.origin}</dd>
            </dl>
          </div>
        </Dialog>
      ) : null}
    </>
  )
}
