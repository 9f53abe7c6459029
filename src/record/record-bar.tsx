import '#i18n/record.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FacilityId } from '#clinical/facility.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { Select } from '#ui/select/select.tsx'
import { useFacilityNames } from './facility-names.tsx'
import { PeriodSelect } from './period-select.tsx'
import styles from './record-bar.module.css'
import type { PeriodChoice, RecordView } from './record-view.ts'
import { WithheldLine } from './withheld-line.tsx'

interface RecordBarProps<V extends RecordView> {
  readonly title: string
  readonly view: V
  onView(view: V, how: { readonly replace: boolean }): void
  /** The period of this screen while none is chosen; undefined for a screen that shows all there is. */
  readonly fallback: PeriodChoice | undefined
  /** Switch between the views of the screen, and whatever else belongs to the left. */
  readonly left?: ReactNode
  /** Filters of the screen's own, before the period. */
  readonly filters?: ReactNode
  /** Printing, CSV, copy, 更新: at the right end. */
  readonly actions?: ReactNode
}

/** The bar of a record screen: title, views, then period and hospital as all screens share them, then what can be done. */
export function RecordBar<V extends RecordView>(props: RecordBarProps<V>) {
  const { title, view, onView, fallback, left, filters, actions } = props
  return (
    <div className={styles.bar}>
      <h1>{title}</h1>
      {left}
      <div className={styles.right}>
        {filters}
        {fallback === undefined ? null : (
          <PeriodSelect view={view} fallback={fallback} onView={(next) => onView(next, { replace: false })} />
        )}
        <FacilitySelect view={view} onView={(next) => onView(next, { replace: false })} />
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </div>
      <WithheldLine />
    </div>
  )
}

interface FacilitySelectProps<V extends RecordView> {
  readonly view: V
  onView(view: V): void
}

/** The one hospital filter of all screens (SRC-7). */
export function FacilitySelect<V extends RecordView>({ view, onView }: FacilitySelectProps<V>) {
  const { t } = useTranslation('record')
  const { facilities } = useNetwork()
  const { letter, shortName } = useFacilityNames()
  const ids = facilities.map((facility) => facility.id)
  const chosen: FacilityId | undefined = view.facility
  const listed = chosen === undefined || ids.includes(chosen) ? ids : [...ids, chosen]
  return (
    <Select
      label={t(($) => $.facility.label)}
      options={[
        { value: '', label: t(($) => $.facility.all) },
        ...listed.map((id) => ({ value: id, label: `${letter(id)} ${shortName(id)}` })),
      ]}
      value={chosen ?? ''}
      onChange={(value) => {
        const { facility: _facility, ...rest } = view
        const facility = listed.find((id) => id === value)
        onView((facility === undefined ? rest : { ...rest, facility }) as V)
      }}
    />
  )
}
