import { type ReactNode, type RefObject, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { FilterLine } from '#record/filter-line.tsx'
import { OrderChip } from '#record/order-chip.tsx'
import { useUserSettings } from '#sources/hub/user-state-context.tsx'
import { FilterChip } from '#ui/filter-chip/filter-chip.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { Select } from '#ui/select/select.tsx'
import type { GridViewStore } from '#ui/virtual-grid/grid-view.ts'
import type { GridHandle } from '#ui/virtual-grid/virtual-grid.tsx'
import { ChooseDays } from './choose-days.tsx'
import styles from './labs.module.css'
import { daysOf, type LabsAddress } from './labs-address.ts'
import { OwnSet } from './own-set.tsx'
import type { LabsView } from './use-labs.ts'

interface LabsToolsProps {
  readonly labs: LabsView
  readonly address: LabsAddress
  readonly set: string | undefined
  readonly view: GridViewStore
  readonly grid: RefObject<GridHandle | null>
  /** What can be done with chosen rows. */
  readonly chosen: ReactNode
  onSet(name: string | undefined): void
  onAddress(address: LabsAddress): void
}

/** Chips with their counts (LAB-6), sets, columns, and at the right what lies outside (SRC-8). */
export function LabsTools(props: LabsToolsProps) {
  const { labs, address, set, view, grid, chosen: chosenBar, onSet, onAddress } = props
  const { t } = useTranslation('labs')
  const { settings } = useUserSettings()
  const { abnormal, changed, columns: _columns, days: _days, order: _order, ...rest } = address
  const others = { ...rest, ...(address.order === undefined ? {} : { order: address.order }) }
  const chips = {
    ...(abnormal === undefined ? {} : { abnormal }),
    ...(changed === undefined ? {} : { changed }),
  }
  const days = daysOf(address)
  const { abnormal: _abnormal, ...withoutAbnormal } = address
  const { changed: _changed, ...withoutChanged } = address
  const columnChoice = days.length > 0 ? 'days' : (address.columns ?? 'all')
  return (
    <div className={styles.tools}>
      <FilterChip
        isOn={abnormal !== undefined}
        {...(labs.isCounted ? { count: labs.filtered.abnormal } : {})}
        onChange={(isOn) => onAddress(isOn ? { ...address, abnormal: 'only' } : withoutAbnormal)}
      >
        {t(($) => $.filter.abnormal)}
      </FilterChip>
      <span title={t(($) => $.filter.changedAbout)}>
        <FilterChip
          isOn={changed !== undefined}
          {...(labs.isCounted ? { count: labs.filtered.changed } : {})}
          onChange={(isOn) => onAddress(isOn ? { ...address, changed: 'only' } : withoutChanged)}
        >
          {t(($) => $.filter.changed)}
        </FilterChip>
      </span>
      {settings.labSets.length === 0 ? null : (
        <Select
          label={t(($) => $.filter.set)}
          options={[
            { value: '', label: t(($) => $.filter.allSets) },
            ...settings.labSets.map(({ name }) => ({ value: name, label: name })),
          ]}
          value={set ?? ''}
          onChange={(name) => onSet(name === '' ? undefined : name)}
        />
      )}
      {set === undefined ? null : <OwnSet key={set} name={set} onSet={onSet} />}
      <Select
        label={t(($) => $.filter.columns)}
        options={[
          { value: 'all' as const, label: t(($) => $.filter.allColumns) },
          { value: 'newest-5' as const, label: t(($) => $.filter.newestFive) },
          ...(days.length === 0 ? [] : [{ value: 'days' as const, label: t(($) => $.filter.chosenDates) }]),
        ]}
        value={columnChoice}
        onChange={(choice) => {
          if (choice === 'days') return
          onAddress({ ...others, ...chips, ...(choice === 'all' ? {} : { columns: choice }) })
        }}
      />
      <ChooseDays
        labs={labs}
        chosen={days}
        onChoose={(chosen) =>
          onAddress({ ...others, ...chips, ...(chosen.length === 0 ? {} : { days: chosen.join(',') }) })
        }
      />
      <OrderChip view={address} onView={onAddress} />
      {chosenBar}
      <EdgeHints labs={labs} view={view} grid={grid} />
    </div>
  )
}

/** `← 9 回`: how many columns lie outside on either side, and the way there (SRC-8). */
function EdgeHints({ labs, view, grid }: Pick<LabsToolsProps, 'labs' | 'view' | 'grid'>) {
  const { t } = useTranslation('labs')
  const { columns } = useSyncExternalStore(view.subscribe, view.get)
  const total = labs.columns.length
  const before = Math.min(columns.first, total)
  const behind = Math.max(0, total - columns.end)
  if (columns.end === 0) return <span className={styles.hints} />
  return (
    <span className={styles.hints}>
      {before === 0 ? null : (
        <button
          type="button"
          aria-label={`${t(($) => $.hint.toOldest)} ${t(($) => $.hint.older, { count: before })}`}
          onClick={() => grid.current?.revealColumn(Math.max(0, columns.first - (columns.end - columns.first)))}
        >
          <Icon name="earlier" size={14} />
          {t(($) => $.hint.older, { count: before })}
        </button>
      )}
      {behind === 0 ? null : (
        <button
          type="button"
          aria-label={`${t(($) => $.hint.toNewest)} ${t(($) => $.hint.newer, { count: behind })}`}
          onClick={() =>
            grid.current?.revealColumn(Math.min(total - 1, columns.end + (columns.end - columns.first) - 1))
          }
        >
          {t(($) => $.hint.newer, { count: behind })}
          <Icon name="later" size={14} />
        </button>
      )}
    </span>
  )
}

interface LabsFilterLineProps {
  readonly labs: LabsView
  readonly words: string | undefined
  /** Whether the filters act on items and columns, which can be counted; microbiology has neither. */
  readonly isCounted: boolean
  onClear(): void
}

/** The filters in force in words, what they show of all items and columns, and one click to be rid of them (SRC-7, H-28). */
export function LabsFilterLine({ labs, words, isCounted, onClear }: LabsFilterLineProps) {
  const { t } = useTranslation('labs')
  if (words === undefined) return null
  const isColumns = isCounted && labs.columns.length < labs.allColumns.length
  const shown = [
    isCounted && labs.isCounted
      ? t(($) => $.filter.shown, { total: labs.total, shown: labs.filtered.rows.length })
      : undefined,
    isColumns
      ? t(($) => $.filter.shownColumns, { total: labs.allColumns.length, shown: labs.columns.length })
      : undefined,
  ].filter((each) => each !== undefined)
  return (
    <FilterLine
      inForce={t(($) => $.filter.inForce, { filters: words })}
      {...(shown.length === 0 ? {} : { shown: shown.join('　') })}
      clear={t(($) => $.filter.clear)}
      onClear={onClear}
    />
  )
}
