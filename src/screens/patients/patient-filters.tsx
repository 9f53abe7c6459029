import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { FacilityId } from '#clinical/facility.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useSignedInUser } from '#session/session-context.tsx'
import { useNetwork } from '#sources/network-context.tsx'
import { Button } from '#ui/button/button.tsx'
import { FilterChip } from '#ui/filter-chip/filter-chip.tsx'
import { HospitalLetter } from '#ui/hospital-letter/hospital-letter.tsx'
import { useAnnounce } from '#ui/live-region/live-region.tsx'
import { Select } from '#ui/select/select.tsx'
import styles from './patients.module.css'
import { useCountWords } from './use-filter-words.ts'

interface PatientFiltersProps {
  /** In words; empty while nothing is filtered. */
  readonly inForce: string
  readonly isSearched: boolean
  readonly linkedTo: FacilityId | 'any'
  readonly onLinkedTo: (facility: FacilityId | 'any') => void
  readonly isRecentOnly: boolean
  readonly onRecentOnly: (isOn: boolean) => void
  readonly recentCount: number
  readonly isNewOnly: boolean
  readonly onNewOnly: (isOn: boolean) => void
  /** Patients of whom something new is known, and those of whom it is not known yet. */
  readonly newCount: number
  readonly unknownNews: number
  readonly shown: number
  readonly total: number
  readonly onClear: () => void
}

/** The filters, and at the right in words which of them are in force, how many rows they leave, and 解除 (SRC-7). */
export function PatientFilters({
  inForce,
  isSearched,
  linkedTo,
  onLinkedTo,
  isRecentOnly,
  onRecentOnly,
  recentCount,
  isNewOnly,
  onNewOnly,
  newCount,
  unknownNews,
  shown,
  total,
  onClear,
}: PatientFiltersProps) {
  const { t, i18n } = useTranslation('patients')
  const language = languageOf(i18n)
  const { facilities } = useNetwork()
  const { facility: own } = useSignedInUser()
  const announce = useAnnounce()

  const others = facilities.filter((facility) => facility.id !== own)
  const counted = useCountWords()(shown, total)

  useEffect(() => {
    if (inForce !== '') announce(`${inForce} ${counted}`)
  }, [announce, inForce, counted])

  return (
    <div className={styles.filters}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would add nothing but a box to a row of toggles */}
      <div role="group" aria-label={t(($) => $.filter.label)} className={styles.chips}>
        <FilterChip isOn={isRecentOnly} onChange={onRecentOnly} count={recentCount}>
          {t(($) => $.filter.recent)}
        </FilterChip>
        <FilterChip
          isOn={isNewOnly}
          onChange={onNewOnly}
          count={newCount}
          unsure={unknownNews === 0 ? undefined : t(($) => $.filter.newsUnsure, { count: unknownNews })}
        >
          {t(($) => $.filter.news)}
        </FilterChip>
        <Select
          label={t(($) => $.filter.facility)}
          value={linkedTo}
          onChange={onLinkedTo}
          options={[
            { value: 'any' as const, label: t(($) => $.filter.anyFacility) },
            ...others.map((facility) => ({
              value: facility.id,
              label: `${facility.letter} ${facility.shortName[language]}`,
            })),
          ]}
        />
      </div>
      <Legend letter={others[0]?.letter ?? 'B'} />
      {inForce === '' ? (
        <p className={styles.count}>
          {total === 0 ? null : (
            <>
              <span className={styles.keys}>{t(($) => $.keys)}</span>
              {t(($) => $.filter.all, { count: total })}
            </>
          )}
        </p>
      ) : (
        <p className={styles.count}>
          {isSearched && shown > 100 ? <span>{t(($) => $.search.tooMany)}</span> : null}
          <span>
            <strong>{inForce}</strong> {t(($) => $.filter.inForce)}
          </span>
          <strong>{counted}</strong>
          {isNewOnly && unknownNews > 0 ? <span>{t(($) => $.filter.newsUnknown, { count: unknownNews })}</span> : null}
          <Button variant="text" onClick={onClear}>
            {t(($) => $.filter.clear)}
          </Button>
        </p>
      )}
    </div>
  )
}

/** What the states of a letter mean, where there is room; the rows say every state but 連携中 in words as well. */
function Legend({ letter }: { readonly letter: string }) {
  const { t } = useTranslation('patients')
  const { t: clinical } = useTranslation('clinical')
  const entries = [
    ['solid', clinical(($) => $.link.linked)],
    ['outline', t(($) => $.legend.asking)],
    ['stopped', t(($) => $.legend.stopped)],
  ] as const
  return (
    <ul className={styles.legend}>
      {entries.map(([state, words]) => (
        <li key={state}>
          <HospitalLetter letter={letter} state={state} name={words} />
          <span>{words}</span>
        </li>
      ))}
    </ul>
  )
}
