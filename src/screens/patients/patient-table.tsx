import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Facility, FacilityId } from '#clinical/facility.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import type { Person, PersonHandle } from '#clinical/person.ts'
import { languageOf } from '#i18n/i18n.ts'
import type { PatientOrder, SortColumn } from '#session/patient-list-choices.ts'
import { Icon } from '#ui/icon/icon.tsx'
import type { LookAlike } from './look-alike.ts'
import { PatientRow } from './patient-row.tsx'
import styles from './patient-table.module.css'
import { useLastRecords } from './use-last-records.ts'
import { useRowsInView } from './use-rows-in-view.ts'

interface PatientTableProps {
  readonly people: readonly Person[]
  readonly facilities: readonly Facility[]
  readonly own: FacilityId
  readonly today: JstDate
  readonly lookAlikes: ReadonlyMap<PersonHandle, LookAlike>
  readonly order: PatientOrder
  readonly onOrder: (order: PatientOrder) => void
}

/** Up to here every row stands in the document, where the browser's own search and readers find it (GRID-11). */
const VIRTUAL_ABOVE = 200

/** A real table; the arrow keys move between the names, and Enter opens (LIST-4, ACC-2). */
export function PatientTable({ people, facilities, own, today, lookAlikes, order, onOrder }: PatientTableProps) {
  const { t, i18n } = useTranslation('patients')
  const language = languageOf(i18n)
  const scroll = useRef<HTMLDivElement>(null)
  const isVirtual = people.length > VIRTUAL_ABOVE
  const virtualizer = useVirtualizer({
    count: isVirtual ? people.length : 0,
    getScrollElement: () => scroll.current,
    estimateSize: () => 28,
    overscan: 16,
  })
  const items = virtualizer.getVirtualItems()
  const first = isVirtual ? (items[0]?.index ?? 0) : 0
  const end = isVirtual ? (items.at(-1)?.index ?? -1) + 1 : people.length
  const above = isVirtual ? (items[0]?.start ?? 0) : 0
  const below = isVirtual ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0

  const drawn = useMemo(() => people.slice(first, end), [people, first, end])
  useLastRecords(drawn, useRowsInView(scroll, drawn))

  const onKeyDown = (event: KeyboardEvent) => {
    const row = event.target instanceof Element ? event.target.closest('[data-row]') : null
    const next = row === null ? undefined : rowAfter(event.key, Number(row.getAttribute('data-row')), people.length)
    if (next === undefined) return
    event.preventDefault()
    if (isVirtual) virtualizer.scrollToIndex(next)
    // A row that has just been scrolled to is mounted by the next frame.
    requestAnimationFrame(() => scroll.current?.querySelector<HTMLElement>(`[data-row="${next}"] a`)?.focus())
  }
  const ownName = facilities.find((facility) => facility.id === own)?.shortName[language] ?? ''

  return (
    <div ref={scroll} className={styles.scroll}>
      <table className={styles.table} aria-rowcount={people.length + 1}>
        <caption className="visually-hidden">{t(($) => $.title)}</caption>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className={styles.name}>
              {t(($) => $.column.name)}
            </th>
            <SortHeading column="kana" order={order} onOrder={onOrder} label={t(($) => $.column.kana)} />
            <SortHeading column="birth-date" order={order} onOrder={onOrder} label={t(($) => $.column.birthDate)} />
            <th scope="col" className={styles.number}>
              {t(($) => $.column.age)}
            </th>
            <th scope="col" className={styles.sex}>
              {t(($) => $.column.sex)}
            </th>
            <SortHeading
              column="patient-number"
              order={order}
              onOrder={onOrder}
              label={t(($) => $.column.patientNumber, { facility: ownName })}
            />
            <th scope="col" className={styles.links}>
              {t(($) => $.column.links)}
            </th>
            <th scope="col" className={styles.news}>
              {t(($) => $.column.news)}
            </th>
            <th scope="col" className={styles['last-record']}>
              {t(($) => $.column.lastRecord)}
            </th>
          </tr>
        </thead>
        <tbody onKeyDown={onKeyDown}>
          {above > 0 ? <SpaceRow height={above} /> : null}
          {drawn.map((person, place) => (
            <PatientRow
              key={person.handle}
              person={person}
              facilities={facilities}
              own={own}
              today={today}
              lookAlike={lookAlikes.get(person.handle)}
              index={first + place}
              measure={isVirtual ? virtualizer.measureElement : undefined}
            />
          ))}
          {below > 0 ? <SpaceRow height={below} /> : null}
        </tbody>
      </table>
    </div>
  )
}

/** Holds the place of rows that are not drawn. */
function SpaceRow({ height }: { readonly height: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row without content takes no focus
    <tr aria-hidden="true" className={styles.space} style={{ height }}>
      <td colSpan={9} />
    </tr>
  )
}

function rowAfter(key: string, from: number, count: number): number | undefined {
  const last = count - 1
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, from + 1)
    case 'ArrowUp':
      return Math.max(0, from - 1)
    case 'PageDown':
      return Math.min(last, from + 15)
    case 'PageUp':
      return Math.max(0, from - 15)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return undefined
  }
}

interface SortHeadingProps {
  readonly column: SortColumn
  readonly label: string
  readonly order: PatientOrder
  readonly onOrder: (order: PatientOrder) => void
}

function SortHeading({ column, label, order, onOrder }: SortHeadingProps) {
  const direction = order.column === column ? order.direction : undefined
  return (
    <th scope="col" className={styles[column]} aria-sort={direction ?? 'none'}>
      <button
        type="button"
        className={styles.sort}
        onClick={() => onOrder({ column, direction: direction === 'ascending' ? 'descending' : 'ascending' })}
      >
        {label}
        {direction === undefined ? null : <Icon name={direction} size={14} />}
      </button>
    </th>
  )
}
