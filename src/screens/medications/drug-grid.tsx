// biome-ignore-all lint/a11y/useSemanticElements: a two-way grid on a time axis is an ARIA grid (DESIGN.md §8.23)
// biome-ignore-all lint/a11y/useFocusableInteractive: the buttons inside the cells carry the focus; headings are read, not entered
import { type CSSProperties, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays } from '#clinical/jst-date.ts'
import { type DayAxis, extentOf, positionOf } from '#clinical/medications/day-axis.ts'
import type { DaySpan, DrugGroup, DrugRow } from '#clinical/medications/drug-row.ts'
import { plainText } from '#clinical/medications/plain-text.ts'
import { Icon } from '#ui/icon/icon.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { ChooseBox } from './choose-box.tsx'
import { DrugLabel } from './drug-label.tsx'
import { ENDED_LATELY_STOP, EndedLatelyRow } from './ended-lately-row.tsx'
import { recordsOfDrug } from './line-rows.ts'
import styles from './medication-grid.module.css'
import { SupplyCells, stopOf } from './supply-cells.tsx'
import { type SupplyLayout, supplyLayout } from './supply-layout.ts'
import { HiddenHead } from './time-head.tsx'
import { UnknownRows } from './unknown-rows.tsx'
import type { LineChoice } from './use-chosen-lines.ts'
import type { MedicationsView } from './use-medications.ts'
import { useRovingStop } from './use-roving-stop.ts'
import type { Words } from './use-words.ts'

interface DrugGridProps {
  readonly view: MedicationsView
  readonly axis: DayAxis
  readonly words: Words
  readonly choice: LineChoice | undefined
  /** What ended lately stands below 現在. */
  readonly isEndedShown: boolean
  onEndedShown(isShown: boolean): void
  /** Key of the line whose order is open. */
  readonly openKey: string | undefined
  /** Opens the order of a line by its key. */
  onOpen(key: string): void
}

interface LaidOutGroup {
  readonly group: DrugGroup
  readonly hasHeading: boolean
  readonly overlaps: readonly DaySpan[]
  readonly rows: readonly { readonly row: DrugRow; readonly layout: SupplyLayout }[]
}

/** 処方歴: drug × time across facilities, with a complete keyboard (MED-4 to MED-8, GRID-1, GRID-3, ACC-2). */
export function DrugGrid(props: DrugGridProps) {
  const { view, axis, words, choice, isEndedShown, onEndedShown, openKey, onOpen } = props
  const { t } = useTranslation('medications')
  const groups = useMemo(() => laidOut(view.groups, axis), [view.groups, axis])
  const ended = useMemo(
    () => laidOut(isEndedShown ? view.endedLately : [], axis),
    [isEndedShown, view.endedLately, axis],
  )
  const hasSummary = view.endedLately.length > 0
  const stops = useMemo(
    () => [...groups.flatMap(stopsOfGroup), ...(hasSummary ? [ENDED_LATELY_STOP] : []), ...ended.flatMap(stopsOfGroup)],
    [groups, ended, hasSummary],
  )
  const { tabIndexOf, onFocus, onKeyDown } = useRovingStop(stops)
  const drawn = (list: readonly LaidOutGroup[]) =>
    list.map((laid) => (
      <GroupRows
        key={laid.group.key}
        laid={laid}
        view={view}
        axis={axis}
        words={words}
        choice={choice}
        tabIndexOf={tabIndexOf}
        openKey={openKey}
        onOpen={onOpen}
      />
    ))
  return (
    <div
      role="grid"
      aria-label={t(($) => $.grid.prescriptions)}
      className={styles.grid}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
    >
      <HiddenHead axis={axis} words={words} />
      {drawn(groups)}
      <UnknownRows unknown={view.unknownPrescriptions} axis={axis} words={words} />
      {hasSummary ? (
        <EndedLatelyRow
          groups={view.endedLately}
          goingOn={view.goingOn}
          isShown={isEndedShown}
          tabIndex={tabIndexOf(ENDED_LATELY_STOP)}
          words={words}
          onToggle={() => onEndedShown(!isEndedShown)}
        />
      ) : null}
      {drawn(ended)}
    </div>
  )
}

function laidOut(groups: readonly DrugGroup[], axis: DayAxis): readonly LaidOutGroup[] {
  return groups.map((group) => {
    const overlaps = group.overlaps.filter(({ from, until }) => from < axis.until && until > axis.from)
    const names = new Set(group.rows.map(({ name }) => plainText(name.text)))
    return {
      group,
      overlaps,
      hasHeading: group.rows.length > 1 && (names.size > 1 || overlaps.length > 0),
      rows: group.rows.map((row) => ({ row, layout: supplyLayout(row, axis) })),
    }
  })
}

function stopsOfGroup({ rows }: LaidOutGroup): readonly string[] {
  return rows.flatMap(({ row, layout }) => [
    row.key,
    boxOf(row),
    ...layout.supplies.map(({ supply }) => stopOf(row, supply.line)),
  ])
}

/** Stop of the box that chooses a row. */
function boxOf({ key }: DrugRow): string {
  return `choose ${key}`
}

interface GroupRowsProps extends Pick<DrugGridProps, 'view' | 'axis' | 'words' | 'choice' | 'openKey' | 'onOpen'> {
  readonly laid: LaidOutGroup
  readonly tabIndexOf: (stop: string) => number
}

/** Rows of one ingredient under its heading; days supplied twice are one pale column through them (MED-5, MED-6). */
function GroupRows({ laid, view, axis, words, choice, tabIndexOf, openKey, onOpen }: GroupRowsProps) {
  const { group, hasHeading, overlaps, rows } = laid
  return (
    <>
      {hasHeading ? <GroupHeading laid={laid} axis={axis} words={words} /> : null}
      {rows.map(({ row, layout }) => (
        <div
          key={row.key}
          role="row"
          className={styles.row}
          data-drug={row.name.text}
          data-grouped={group.rows.length > 1}
          data-chosen={choice?.stateOf(recordsOfDrug(row, view))}
        >
          {choice === undefined ? null : (
            <div role="gridcell" className={styles.choose}>
              <ChooseBox
                label={words.chooseRow(row)}
                state={choice.stateOf(recordsOfDrug(row, view))}
                stop={{ key: boxOf(row), tabIndex: tabIndexOf(boxOf(row)) }}
                onToggle={() => choice.toggle(recordsOfDrug(row, view))}
              />
            </div>
          )}
          <div role="rowheader" className={styles.label}>
            <DrugLabel
              row={row}
              today={view.today}
              cautions={view.cautionsOf(row)}
              overlaps={hasHeading ? [] : overlaps}
              isNew={row.lines.some(({ key }) => view.newLines.has(key))}
              words={words}
              stop={row.key}
              tabIndex={tabIndexOf(row.key)}
              onOpen={onOpen}
            />
          </div>
          <div
            className={styles.time}
            style={{ width: axis.width, minHeight: `calc(${layout.height + 22}px + var(--row-extra))` }}
          >
            <OverlapDays overlaps={overlaps} axis={axis} />
            <SupplyCells
              row={row}
              supplies={layout.supplies}
              axis={axis}
              words={words}
              tabIndexOf={tabIndexOf}
              openKey={openKey}
              onOpen={onOpen}
            />
          </div>
        </div>
      ))}
    </>
  )
}

interface GroupHeadingProps {
  readonly laid: LaidOutGroup
  readonly axis: DayAxis
  readonly words: Words
}

function GroupHeading({ laid: { group, overlaps }, axis, words }: GroupHeadingProps) {
  const { t } = useTranslation('medications')
  const facilities = new Set(group.rows.map(({ facility }) => facility)).size
  const name = group.genericName ?? `${t(($) => $.group.sameIngredient)} ${group.rows[0]?.name.text ?? ''}`
  return (
    <div role="row" className={styles['group-row']}>
      <div role="rowheader" className={styles['group-label']}>
        <b>{name}</b>
        <span className={styles.missing}>{t(($) => $.group.about, { rows: group.rows.length, facilities })}</span>
        {overlaps.length === 0 ? null : (
          <span className={styles['group-tag']}>
            <Tag tone="gap">
              <Icon name="duplicate" size={14} />
              {t(($) => $.group.overlap)}
            </Tag>
          </span>
        )}
      </div>
      <div className={styles['group-time']} style={{ width: axis.width }}>
        <OverlapDays overlaps={overlaps} axis={axis} />
        {overlaps.map((span) => (
          <div key={span.from} role="gridcell" className={styles['overlap-words']} style={besideStart(axis, span)}>
            <span className="visually-hidden">{t(($) => $.group.overlap)} </span>
            {words.shortDate(span.from)} – {words.shortDate(addDays(span.until, -1))}
          </div>
        ))}
      </div>
    </div>
  )
}

function OverlapDays({ overlaps, axis }: { readonly overlaps: readonly DaySpan[]; readonly axis: DayAxis }) {
  return overlaps.map((span) => (
    <div key={span.from} className={styles.overlap} style={extentOf(axis, span)} aria-hidden="true" />
  ))
}

/** Room for 「11/20 – 12/05」. */
const PIXELS_OF_DAYS = 110

/** The words of a stretch stand before its beginning, so that its own days stay free. */
function besideStart(axis: DayAxis, { from }: DaySpan): CSSProperties {
  const start = positionOf(axis, from)
  return axis.isNewestFirst
    ? { left: Math.min(axis.width - PIXELS_OF_DAYS, start) + 4 }
    : { right: axis.width - Math.max(PIXELS_OF_DAYS, start) + 4 }
}
