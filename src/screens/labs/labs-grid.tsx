import { type RefObject, useCallback, useDeferredValue, useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FacilityId } from '#clinical/facility.ts'
import { type FormatLanguage, formatPlainDate } from '#clinical/format/date.ts'
import { decimalPadding } from '#clinical/format/decimal-padding.ts'
import type { GridLine, LineGroup } from '#clinical/laboratory/grid-lines.ts'
import type { LabColumn } from '#clinical/laboratory/lab-columns.ts'
import type { LabCell, LabRow } from '#clinical/laboratory/lab-row.ts'
import { languageOf } from '#i18n/i18n.ts'
import { FacilityLetter, useFacilityNames } from '#record/facility-names.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import type { GridViewStore } from '#ui/virtual-grid/grid-view.ts'
import {
  type GridBand,
  type GridColumn,
  type GridContent,
  type GridHandle,
  type GridRow,
  VirtualGrid,
} from '#ui/virtual-grid/virtual-grid.tsx'
import { ColumnHeading } from './column-heading.tsx'
import { CourseCell } from './course-cell.tsx'
import {
  BAND_HEIGHT,
  COURSE_WIDTH,
  cellText,
  columnWidth,
  type Density,
  HEADING_HEIGHT,
  ITEM_WIDTH,
  isStacked,
  lineHeight,
  RANGE_WIDTH,
  UNKNOWN_WIDTH,
} from './grid-measures.ts'
import { LabCells, useCellWords } from './lab-cell.tsx'
import styles from './labs-grid.module.css'
import { OutOfView } from './out-of-view.tsx'
import { RangeCell, RowHeading } from './row-heading.tsx'
import { SetHeading } from './set-heading.tsx'
import type { LabsView } from './use-labs.ts'

interface LabsGridProps {
  readonly labs: LabsView
  readonly isNewestFirst: boolean
  readonly isByDay: boolean
  readonly density: Density
  /** Beside the open graph the grid keeps item, range and the newest collections. */
  readonly hasCourse: boolean
  readonly chosen: ReadonlySet<string>
  readonly view: GridViewStore
  readonly handle: RefObject<GridHandle | null>
  onChoose(row: LabRow): void
  onOpen(row: LabRow, cell: LabCell): void
  onToggleGroup(group: LineGroup): void
}

/** A column of the grid: a collection or a day, or a stretch of which nothing is known. */
type ShownColumn =
  | { readonly kind: 'results'; readonly key: string; readonly column: LabColumn }
  | { readonly kind: 'failed'; readonly key: string; readonly facility: FacilityId }
  | {
      readonly kind: 'older'
      readonly key: string
      readonly facilities: readonly FacilityId[]
      readonly before: string
    }

type BreakReason = NonNullable<LabRow['breakTo']>['reason']

const NOTHING: readonly LabCell[] = []

/** 検査結果時系列: items by collections, the newest in view (LAB-4, DT-7, GRID-1). */
export function LabsGrid(props: LabsGridProps) {
  const { labs, isNewestFirst, isByDay, density, hasCourse, chosen, view, handle, onChoose, onOpen, onToggleGroup } =
    props
  const { lines, columns, failed, older, newFacts, lost } = labs
  const { t, i18n } = useTranslation('labs')
  const language = languageOf(i18n)
  const about = useId()
  const shown = useMemo(
    () => shownColumns({ columns, failed, older }, isNewestFirst),
    [columns, failed, older, isNewestFirst],
  )
  const gridColumns = useMemo(
    () => shown.map((each, at) => gridColumn(each, shown[at - 1], isByDay, language)),
    [shown, isByDay, language],
  )
  const rows = useMemo<readonly GridRow[]>(
    () =>
      lines.map((line) =>
        line.kind === 'group'
          ? { key: line.key, height: lineHeight(line, columns, density), isSpan: true }
          : { key: line.key, height: lineHeight(line, columns, density), mark: markOf(line, chosen) },
      ),
    [lines, columns, density, chosen],
  )
  const frozen = useMemo<readonly GridColumn[]>(
    () => [
      { key: 'item', width: ITEM_WIDTH },
      { key: 'range', width: RANGE_WIDTH },
      ...(hasCourse ? [{ key: 'course', width: COURSE_WIDTH }] : []),
    ],
    [hasCourse],
  )
  const resultColumns = useMemo(() => shown.map((each) => (each.kind === 'results' ? each.column : undefined)), [shown])
  const bands = useMemo(() => yearBands(shown, (year) => t(($) => $.column.year, { year })), [shown, t])
  const days = useMemo(() => daysShown(columns), [columns])
  // The numbers are what a reader waits for: the courses are drawn right behind them (SPD-1).
  const areCoursesDrawn = useDeferredValue(true, false)
  const paddingOf = usePadding()
  const words = useCellWords()
  const breaks = useMemo(() => breaksOf(lines, isNewestFirst), [lines, isNewestFirst])
  const open = useCallback(
    (cell: LabCell) => {
      const line = lines.find((each) => each.kind === 'row' && each.cells.includes(cell))
      if (line?.kind === 'row') onOpen(line.row, cell)
    },
    [lines, onOpen],
  )
  const content = useMemo<GridContent>(
    () => ({
      frozenHeading: (at) => <FrozenHeading at={at} isNewestFirst={isNewestFirst} />,
      heading: (at) => {
        const column = shown[at]
        return column === undefined ? null : <Heading column={column} newFacts={newFacts} />
      },
      frozen: (at, column) => {
        const line = lines[at]
        if (line?.kind !== 'row') return null
        if (column === 0) {
          return (
            <RowHeading
              row={line.row}
              isNew={hasNew(line.cells, newFacts)}
              isChosen={chosen.has(line.row.key)}
              onChoose={onChoose}
            />
          )
        }
        if (column === 1) return <RangeCell cells={line.cells} />
        return areCoursesDrawn ? <CourseCell cells={line.cells} days={days} lost={lost} /> : null
      },
      cell: (at, index) => {
        const [line, column] = [lines[at], shown[index]]
        if (line?.kind !== 'row' || column === undefined) return null
        if (column.kind !== 'results') {
          return <span className="visually-hidden">{t(($) => $.column.isUnknown)}</span>
        }
        const cells = column.column.cells.get(line.row.key) ?? NOTHING
        if (cells.length === 0) return null
        return (
          <LabCells
            cells={cells}
            words={words}
            padding={paddingOf(line.cells)}
            isStacked={isByDay && isStacked(column.column, cells)}
            onOpen={open}
          />
        )
      },
      span: (at) => {
        const line = lines[at]
        return line?.kind === 'group' ? <SetHeading line={line} onToggle={onToggleGroup} /> : null
      },
      overlay: (at) => {
        const line = lines[at]
        const reason = line?.kind === 'row' ? breaks.get(line.row.key) : undefined
        if (line?.kind !== 'row') return undefined
        if (reason === undefined) {
          return { from: 0, content: <OutOfView columns={resultColumns} row={line.row.key} view={view} /> }
        }
        const from = shown.findLastIndex((each) => each.kind === 'results' && each.column.cells.has(line.row.key)) + 1
        return from === 0 || from >= shown.length
          ? undefined
          : { from, content: <Break words={t(($) => $.breaks[reason])} /> }
      },
    }),
    [
      lines,
      shown,
      resultColumns,
      view,
      newFacts,
      chosen,
      days,
      lost,
      areCoursesDrawn,
      breaks,
      paddingOf,
      words,
      isByDay,
      isNewestFirst,
      onChoose,
      open,
      onToggleGroup,
      t,
    ],
  )
  const counts = { items: labs.filtered.rows.length, columns: columns.length }
  return (
    <>
      <VirtualGrid
        label={t(($) => $.grid)}
        describedBy={about}
        rows={rows}
        columns={gridColumns}
        frozen={frozen}
        bands={bands}
        bandHeight={BAND_HEIGHT}
        headingHeight={HEADING_HEIGHT}
        opensAt={isNewestFirst ? 'start' : 'end'}
        content={content}
        view={view}
        handle={handle}
      />
      <p id={about} className="visually-hidden">
        {isNewestFirst ? t(($) => $.aboutNewestFirst, counts) : t(($) => $.about, counts)}
      </p>
    </>
  )
}

function FrozenHeading({ at, isNewestFirst }: { readonly at: number; readonly isNewestFirst: boolean }) {
  const { t } = useTranslation('labs')
  const name = (['item', 'range', 'course'] as const)[at] ?? 'item'
  return (
    <span className={styles['frozen-heading']}>
      {t(($) => $.heading[name])}
      {at === 0 && isNewestFirst ? <b>{t(($) => $.heading.newestFirst)}</b> : null}
    </span>
  )
}

interface HeadingProps {
  readonly column: ShownColumn
  readonly newFacts: ReadonlySet<string>
}

function Heading({ column, newFacts }: HeadingProps) {
  const { t } = useTranslation('labs')
  const { name, letters } = useFacilityNames()
  switch (column.kind) {
    case 'results':
      return <ColumnHeading column={column.column} isNew={hasNew([...column.column.cells.values()].flat(), newFacts)} />
    case 'failed': {
      const words = t(($) => $.column.failedName, { facility: name(column.facility) })
      return (
        <span className={styles['unknown-heading']} title={words}>
          <FacilityLetter facility={column.facility} state="failed" />
          <Icon name="failed" size={14} label={words} />
        </span>
      )
    }
    case 'older': {
      const words = t(($) => $.column.olderName, { facilities: letters(column.facilities), date: column.before })
      return (
        <span className={styles['unknown-heading']} title={words}>
          <Icon name="loading" size={14} label={words} />
        </span>
      )
    }
  }
}

/** The reason why a row ends, where its cells would go on (LAB-1). */
function Break({ words }: { readonly words: string }) {
  return (
    <span className={styles.break}>
      <Icon name="method-change" size={16} />
      {words}
    </span>
  )
}

function hasNew(cells: readonly LabCell[], newFacts: ReadonlySet<string>): boolean {
  return newFacts.size > 0 && cells.some(({ fact }) => newFacts.has(fact.key))
}

function markOf(line: Extract<GridLine, { kind: 'row' }>, chosen: ReadonlySet<string>): GridRow['mark'] {
  if (chosen.has(line.row.key)) return line.isFifth ? 'chosen-fifth' : 'chosen'
  return line.isFifth ? 'fifth' : undefined
}

/**
 * Rows whose results go on in another row, by their key, with the reason (LAB-1). It stands right of the last result drawn:
 * of the older row where time runs to the right, of the newer one under 新しい順.
 */
function breaksOf(lines: readonly GridLine[], isNewestFirst: boolean): ReadonlyMap<string, BreakReason> {
  const rows = lines.flatMap((line) => (line.kind === 'row' ? [line.row] : []))
  const shown = new Set(rows.map(({ key }) => key))
  return new Map(
    rows.flatMap(({ key, breakTo }) =>
      breakTo === undefined || !shown.has(breakTo.to)
        ? []
        : [[isNewestFirst ? breakTo.to : key, breakTo.reason] as const],
    ),
  )
}

/** Results, then on the newest side who failed, on the oldest side what is still asked: never blank (SRC-1, H-05). */
function shownColumns(
  labs: Pick<LabsView, 'columns' | 'failed' | 'older'>,
  isNewestFirst: boolean,
): readonly ShownColumn[] {
  const results = labs.columns.map((column): ShownColumn => ({ kind: 'results', key: column.key, column }))
  const failed = labs.failed.map(
    ({ facility }): ShownColumn => ({ kind: 'failed', key: `failed:${facility}`, facility }),
  )
  const before = labs.older.flatMap(({ olderThan }) => olderThan ?? []).sort()[0]
  const older: readonly ShownColumn[] =
    before === undefined
      ? []
      : [
          {
            kind: 'older',
            key: 'older',
            facilities: labs.older.map(({ facility }) => facility),
            before: formatPlainDate(before),
          },
        ]
  return isNewestFirst ? [...failed, ...results, ...older] : [...older, ...results, ...failed]
}

function gridColumn(
  column: ShownColumn,
  before: ShownColumn | undefined,
  isByDay: boolean,
  language: FormatLanguage,
): GridColumn {
  if (column.kind !== 'results') return { key: column.key, width: UNKNOWN_WIDTH, mark: 'unknown' }
  const width = columnWidth(column.column, isByDay, language)
  const [month, monthBefore] = [monthOf(column), before === undefined ? undefined : monthOf(before)]
  if (month === undefined || month === monthBefore) return { key: column.key, width }
  // DT-6: the boundary of a year is stronger than that of a month.
  return { key: column.key, width, mark: month.slice(0, 4) === monthBefore?.slice(0, 4) ? 'soft-edge' : 'edge' }
}

function monthOf(column: ShownColumn): string | undefined {
  return column.kind === 'results' ? column.column.at?.text.slice(0, 7) : undefined
}

function yearBands(shown: readonly ShownColumn[], words: (year: string) => string): readonly GridBand[] {
  const bands: { year: string; from: number; end: number }[] = []
  for (const [at, column] of shown.entries()) {
    const year = monthOf(column)?.slice(0, 4)
    const last = bands.at(-1)
    if (year === undefined) continue
    if (last?.year === year && last.end === at) last.end = at + 1
    else bands.push({ year, from: at, end: at + 1 })
  }
  // Words once for each band: for each of ten thousand columns they would keep the page from its reader (E9).
  return bands.map(({ year, from, end }) => ({ key: `${year}-${from}`, from, end, label: words(year) }))
}

function daysShown(columns: readonly LabColumn[]): { readonly from: string; readonly until: string } | undefined {
  const days = columns
    .flatMap(({ at }) => (at !== undefined && at.text.length >= 10 ? [at.text.slice(0, 10)] : []))
    .sort()
  const [from, until] = [days[0], days.at(-1)]
  return from === undefined || until === undefined ? undefined : { from, until }
}

/**
 * Invisible digits behind each number, so that the decimals of a row stand under each other (NUM-5). For the rows that are
 * drawn, when they are: hundreds of others wait out of sight while the first rows are awaited.
 */
function usePadding(): (cells: readonly LabCell[]) => ReadonlyMap<string, string> {
  return useMemo(() => {
    const known = new WeakMap<readonly LabCell[], ReadonlyMap<string, string>>()
    return (cells) => {
      const before = known.get(cells)
      if (before !== undefined) return before
      const digits = decimalPadding(cells.map(cellText))
      const padding = new Map(cells.map((cell, at) => [cell.key, digits[at] ?? '']))
      known.set(cells, padding)
      return padding
    }
  }, [])
}
