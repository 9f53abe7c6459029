// biome-ignore-all lint/a11y/useSemanticElements: a two-way grid on a time axis is an ARIA grid (DESIGN.md §8.23)
// biome-ignore-all lint/a11y/useFocusableInteractive: the button inside the cell carries the focus
import type { CSSProperties } from 'react'
import { type DayAxis, type Extent, extentOf } from '#clinical/medications/day-axis.ts'
import type { InjectionCourse } from '#clinical/medications/injection-courses.ts'
import type { InjectionRun } from '#clinical/medications/injection-runs.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { hospitalShape } from '#ui/hospital-letter/hospital-shape.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import styles from './medication-grid.module.css'
import { mixtureName } from './mixture-name.ts'
import type { Words } from './use-words.ts'

/** A run's words stand beside it where there is room; else its count alone, and all of it for readers and on opening. */
const ROOM_FOR_WORDS = 190

interface RunCellProps {
  readonly course: InjectionCourse
  readonly run: InjectionRun
  /** The run to the left of it. */
  readonly before: InjectionRun | undefined
  readonly axis: DayAxis
  readonly words: Words
  readonly tabIndex: number
  readonly isComplete: boolean
  readonly isOpen: boolean
  onOpen(key: string): void
}

/** One run on the time axis: its days, what changed, and how often it was ordered, given and not given. */
export function RunCell({ course, run, before, axis, words, tabIndex, isComplete, isOpen, onOpen }: RunCellProps) {
  const { letter, name } = useFacilityNames()
  const colour = { '--hospital': hospitalShape(letter(course.facility)).fill } as CSSProperties
  const { left, width } = extentOf(axis, run)
  const room = left - (before === undefined ? 0 : rightEdgeOf(extentOf(axis, before)))
  const said = words.run(mixtureName(course), name(course.facility), run, isComplete)
  const first = run.events[0]
  const line = first?.ordered ?? first?.administered[0]
  if (line === undefined) return null
  return (
    <div
      role="gridcell"
      className={styles['band-cell']}
      style={{ ...colour, left, width: Math.max(10, width), top: 'calc(12px + var(--row-extra) / 2)' }}
    >
      <button
        type="button"
        className={styles.run}
        data-stop={stopOf(course, run)}
        data-supply=""
        data-given={run.givenCount > 0}
        data-side={room >= ROOM_FOR_WORDS ? 'left' : 'right'}
        tabIndex={tabIndex}
        aria-pressed={isOpen}
        aria-label={said}
        title={said}
        onClick={() => onOpen(line.key)}
      >
        <RunWords
          run={run}
          words={words}
          isComplete={isComplete}
          isShort={before !== undefined && room < ROOM_FOR_WORDS}
        />
      </button>
    </div>
  )
}

interface RunWordsProps {
  readonly run: InjectionRun
  readonly words: Words
  readonly isComplete: boolean
  readonly isShort: boolean
}

function RunWords({ run, words, isComplete, isShort }: RunWordsProps) {
  const [change] = run.changes
  return (
    <span className={styles['run-words']}>
      {change === undefined ? null : (
        <b className={styles.change}>
          {change.direction === 'change' ? null : (
            <Icon name={change.direction === 'increase' ? 'ascending' : 'descending'} size={14} />
          )}
          {isShort ? words.changeShort(change) : run.changes.map(words.injectionChange).join(words.separator)}
        </b>
      )}
      {isShort ? (
        <ShortCounts run={run} words={words} />
      ) : (
        <>
          <Icon name={run.givenCount > 0 ? 'administered' : 'ordered'} size={16} />
          {[run.isMixed ? words.mixed : '', ...words.counts(run, isComplete)]
            .filter((each) => each !== '')
            .join(words.separator)}
        </>
      )}
    </span>
  )
}

/** Ordered and given by their icons, what was not given or not in force in words: never one bare number (H-15). */
function ShortCounts({ run, words }: { readonly run: InjectionRun; readonly words: Words }) {
  const { orderedCount, givenCount, notGivenCount, unknownCount, heldBack } = run
  const [held] = heldBack
  const isOrderedOnly = givenCount === 0 && notGivenCount === 0 && unknownCount === 0
  return (
    <>
      {givenCount > 0 ? (
        <>
          <Icon name="administered" size={16} />
          {givenCount}
        </>
      ) : null}
      {isOrderedOnly && orderedCount > 0 ? (
        <>
          <Icon name="ordered" size={16} />
          {orderedCount}
        </>
      ) : null}
      {notGivenCount > 0 ? words.notGivenShort : null}
      {givenCount === 0 && notGivenCount === 0 && unknownCount > 0 ? words.status('unknown') : null}
      {notGivenCount === 0 && unknownCount === 0 && held !== undefined ? words.status(held.state) : null}
    </>
  )
}

/** Stop of a run of a course. */
export function stopOf(course: InjectionCourse, run: InjectionRun): string {
  return `${course.key}#${run.key}`
}

function rightEdgeOf({ left, width }: Extent): number {
  return left + width
}
