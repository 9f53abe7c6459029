// biome-ignore-all lint/a11y/useSemanticElements: a two-way grid on a time axis is an ARIA grid (DESIGN.md §8.23)
// biome-ignore-all lint/a11y/useFocusableInteractive: the buttons inside the cells carry the focus
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, type JstDate } from '#clinical/jst-date.ts'
import type { MedicationLine } from '#clinical/medication-facts.ts'
import { heldBack } from '#clinical/medications/course-status.ts'
import { type DayAxis, type Extent, extentOf, positionOf } from '#clinical/medications/day-axis.ts'
import type { DrugBand, DrugRow } from '#clinical/medications/drug-row.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { hospitalShape } from '#ui/hospital-letter/hospital-shape.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import styles from './medication-grid.module.css'
import type { PlacedSupply } from './supply-layout.ts'
import type { Words } from './use-words.ts'

interface SupplyCellsProps {
  readonly row: DrugRow
  readonly supplies: readonly PlacedSupply[]
  readonly axis: DayAxis
  readonly words: Words
  readonly tabIndexOf: (stop: string) => number
  readonly openKey: string | undefined
  onOpen(key: string): void
}

/** The supplies of one row at their days (MED-4): bands, points, open ends; each a button that opens its order. */
export function SupplyCells({ row, supplies, axis, words, tabIndexOf, openKey, onOpen }: SupplyCellsProps) {
  const { letter } = useFacilityNames()
  const colour = { '--hospital': hospitalShape(letter(row.facility)).fill } as CSSProperties
  return supplies.map(({ supply, lane, labelAbove }) => {
    const { line } = supply
    const stop = stopOf(row, line)
    const common = {
      type: 'button' as const,
      'data-stop': stop,
      'data-supply': '',
      tabIndex: tabIndexOf(stop),
      'aria-pressed': openKey === line.key,
      onClick: () => onOpen(line.key),
    }
    const top = `calc(${12 + lane.top}px + var(--row-extra) / 2)`
    if ('on' in supply) {
      const said = words.point(row, supply)
      return (
        <div
          key={line.key}
          role="gridcell"
          className={styles['point-cell']}
          style={{ ...colour, ...placeOfPoint(axis, supply.on), top }}
        >
          <button {...common} className={styles.point} aria-label={said} title={said}>
            <span className={styles.diamond} aria-hidden="true" />
            {words.amount(line)}
          </button>
        </div>
      )
    }
    const { left, width } = extentOfBand(supply, row, axis)
    const said = words.band(row, supply)
    return (
      <div key={line.key} role="gridcell" className={styles['band-cell']} style={{ ...colour, left, width, top }}>
        <button
          {...common}
          className={styles.band}
          data-open-end={supply.until === undefined}
          data-began-before={supply.from < axis.from}
          data-changed={(supply.change ?? supply.otherDoseBeside ?? supply.replaces) !== undefined}
          data-stopped={line.status === 'stopped'}
          data-label-above={labelAbove}
          aria-label={said}
          title={said}
        >
          <span className={styles['band-label']}>
            <BandLabel band={supply} words={words} width={width} isAbove={labelAbove !== undefined} />
          </span>
        </button>
      </div>
    )
  })
}

export function stopOf(row: DrugRow, line: MedicationLine): string {
  return `${row.key}#${line.key}`
}

/** An open end is drawn fading over four weeks, or over the days supplied where these are more: it may last longer. */
const OPEN_END_DAYS = 28
/** Room for 「28日」. */
const LEAST_LABEL_PIXELS = 30

function extentOfBand({ from, until, days }: DrugBand, row: DrugRow, axis: DayAxis): Extent {
  const faded = addDays(from, Math.max(OPEN_END_DAYS, days ?? 0))
  const next = row.bands.find((band) => band.from > from)?.from ?? faded
  const { left, width } = extentOf(axis, { from, until: until ?? (next < faded ? next : faded) })
  return { left, width: Math.max(4, width) }
}

/** A point stands at the beginning of its day; its amount goes on in the direction of time. */
function placeOfPoint(axis: DayAxis, day: JstDate): CSSProperties {
  const start = positionOf(axis, day)
  return axis.isNewestFirst ? { right: axis.width - start } : { left: start }
}

interface BandLabelProps {
  readonly band: DrugBand
  readonly words: Words
  readonly width: number
  readonly isAbove: boolean
}

function BandLabel({ band, words, width, isAbove }: BandLabelProps) {
  const { t } = useTranslation('medications')
  const { change, otherDoseBeside, replaces, days, until, line } = band
  const held = heldBack(line)
  // H-15: that it was stopped comes before everything else that a band says.
  const stop = held === undefined ? null : <b>{words.status(held)}</b>
  if (change !== undefined) {
    return (
      <>
        {stop === null ? null : <>{stop} </>}
        <b className={styles.change}>
          <Icon name={change.direction === 'increase' ? 'ascending' : 'descending'} size={14} />
          {words.change(change)}
        </b>
      </>
    )
  }
  if (stop !== null) return stop
  if (otherDoseBeside !== undefined) return <b className={styles.change}>{words.besideOther(otherDoseBeside)}</b>
  if (replaces !== undefined) return <b className={styles.change}>{t(($) => $.band.otherProduct)}</b>
  if (until === undefined) {
    return days === undefined ? t(($) => $.band.unknownEnd) : t(($) => $.band.daysUnknownEnd, { days })
  }
  return days === undefined || (width < LEAST_LABEL_PIXELS && !isAbove) ? null : t(($) => $.band.days, { days })
}
