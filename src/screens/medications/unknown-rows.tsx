// biome-ignore-all lint/a11y/useSemanticElements: a two-way grid on a time axis is an ARIA grid (DESIGN.md §8.23)
// biome-ignore-all lint/a11y/useFocusableInteractive: rows of what is not known hold nothing to open
import { useTranslation } from 'react-i18next'
import { addDays } from '#clinical/jst-date.ts'
import { type DayAxis, extentOf } from '#clinical/medications/day-axis.ts'
import type { UnknownDays } from '#clinical/medications/medication-window.ts'
import { FacilityLetter, useFacilityNames } from '#record/facility-names.tsx'
import { Icon, type IconName } from '#ui/icon/icon.tsx'
import styles from './medication-grid.module.css'
import type { Words } from './use-words.ts'

const ICON_OF_REASON = {
  failed: 'failed',
  asking: 'loading',
  'not-permitted': 'not-permitted',
  'out-of-consent': 'not-permitted',
} as const satisfies Record<UnknownDays['why'], IconName>

interface UnknownRowsProps {
  readonly unknown: readonly UnknownDays[]
  readonly axis: DayAxis
  readonly words: Words
}

/** One row for each facility of which nothing is known for a time: hatched, because blank would say 「なし」 (SRC-1, SRC-2). */
export function UnknownRows({ unknown, axis, words }: UnknownRowsProps) {
  const { t } = useTranslation('medications')
  const { name } = useFacilityNames()
  return unknown.map(({ facility, why, from, until }) => {
    const reason = t(($) => $.unknown[why])
    const said = {
      facility: name(facility),
      why: reason,
      from: words.date(from),
      until: words.date(addDays(until, -1)),
    }
    return (
      <div key={`${facility}${why}`} role="row" className={styles.row} data-unknown={why}>
        <div role="rowheader" className={styles.label}>
          <span className={styles.letter}>
            <FacilityLetter facility={facility} size={20} state={why === 'asking' ? 'outline' : 'failed'} />
          </span>
          <span className={styles['unknown-words']}>
            {name(facility)}
            <Icon name={ICON_OF_REASON[why]} size={16} />
            {reason}
          </span>
        </div>
        <div className={styles.time} style={{ width: axis.width }}>
          <div role="gridcell" className={styles['unknown-days']} style={extentOf(axis, { from, until })}>
            <span className="visually-hidden">{t(($) => $.unknown.said, said)}</span>
          </div>
        </div>
      </div>
    )
  })
}
