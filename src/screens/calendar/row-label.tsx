// biome-ignore-all lint/a11y/useSemanticElements: a two-way virtual grid is an ARIA grid (DESIGN.md §8.23)
// biome-ignore-all lint/a11y/useFocusableInteractive: the buttons inside the cells carry the focus; headings are read, not entered
import { useTranslation } from 'react-i18next'
import type { RowId } from '#clinical/calendar/place.ts'
import type { SilentFacilities } from '#clinical/calendar/unknown-stretches.ts'
import type { FacilityId } from '#clinical/facility.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { useAccess } from '#session/use-access.ts'
import { Icon, type IconName } from '#ui/icon/icon.tsx'
import styles from './calendar-grid.module.css'
import type { Words } from './use-words.ts'

interface RowLabelProps {
  readonly row: RowId
  readonly width: number
  readonly silent: SilentFacilities | undefined
  readonly words: Words
}

/** Heading of a row: its kind, and the letters of those who do not tell it (SRC-1: never merged with "none"). */
export function RowLabel({ row, width, silent, words }: RowLabelProps) {
  const { t } = useTranslation('calendar')
  const { t: shell } = useTranslation()
  const access = useAccess()
  return (
    <div role="rowheader" aria-colindex={1} className={styles.label} style={{ width }}>
      <Icon name={row} size={18} />
      <span className={styles['label-words']}>
        {words.kind(row)}
        {silent === undefined ? null : (
          <span className={styles.silent}>
            <Silent
              icon="not-disclosed"
              ids={silent.notDisclosed}
              say={(facilities) => t(($) => $.row.notDisclosed, { facilities })}
              words={words}
            />
            {silent.notPermitted.length > 0 && !access.mayRead(row) ? (
              // A matter of the reader's profession, not of single facilities: in words, because the cells are blank (B1).
              <span className={styles['silent-part']}>
                <Icon name="not-permitted" size={14} />
                {shell(($) => $.strip.closed)}
              </span>
            ) : (
              <Silent
                icon="not-permitted"
                ids={silent.notPermitted}
                say={(facilities) => t(($) => $.row.notPermitted, { facilities })}
                words={words}
              />
            )}
            <Silent
              icon="not-permitted"
              ids={silent.outOfConsent}
              say={(facilities) => t(($) => $.row.outOfConsent, { facilities })}
              words={words}
            />
          </span>
        )}
      </span>
    </div>
  )
}

interface SilentProps {
  readonly icon: IconName
  readonly ids: readonly FacilityId[]
  readonly say: (facilities: string) => string
  readonly words: Words
}

function Silent({ icon, ids, say, words }: SilentProps) {
  const { letter } = useFacilityNames()
  if (ids.length === 0) return null
  const sentence = say(words.facilities(ids))
  return (
    <span className={styles['silent-part']} title={sentence}>
      <Icon name={icon} size={14} />
      <span aria-hidden="true">{ids.map(letter).join(' ')}</span>
      <span className="visually-hidden">{sentence}</span>
    </span>
  )
}
