// biome-ignore-all lint/a11y/useSemanticElements: a two-way grid on a time axis is an ARIA grid (DESIGN.md §8.23)
// biome-ignore-all lint/a11y/useFocusableInteractive: the buttons inside the cells carry the focus; headings are read, not entered
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { decimalDigits } from '#clinical/format/dose-digits.ts'
import type { Injection } from '#clinical/medication-facts.ts'
import type { CautionMatch } from '#clinical/medications/allergy-match.ts'
import type { DayAxis } from '#clinical/medications/day-axis.ts'
import type { InjectionCourse } from '#clinical/medications/injection-courses.ts'
import type { InjectionEvent } from '#clinical/medications/injection-event.ts'
import type { InjectionRun } from '#clinical/medications/injection-runs.ts'
import { weeklyOfCourse } from '#clinical/medications/weekly.ts'
import { CautionTags } from '#record/caution-marks.tsx'
import { FacilityLetter, useFacilityNames } from '#record/facility-names.tsx'
import { amountText } from '#record/medication-text.tsx'
import { NewDot } from '#record/new-facts.tsx'
import { UndisclosedMark } from '#record/undisclosed-mark.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { ChooseBox } from './choose-box.tsx'
import { StatusTag, WeeklyTag } from './drug-label.tsx'
import { DrugName } from './drug-name.tsx'
import { RunCell, stopOf } from './injection-run.tsx'
import { recordsOfCourse } from './line-rows.ts'
import styles from './medication-grid.module.css'
import { mixtureName } from './mixture-name.ts'
import { HiddenHead } from './time-head.tsx'
import { UnknownRows } from './unknown-rows.tsx'
import type { LineChoice } from './use-chosen-lines.ts'
import type { MedicationsView } from './use-medications.ts'
import { useRovingStop } from './use-roving-stop.ts'
import type { Words } from './use-words.ts'

interface InjectionGridProps {
  readonly view: MedicationsView
  readonly axis: DayAxis
  readonly words: Words
  readonly choice: LineChoice | undefined
  readonly openKey: string | undefined
  onOpen(key: string): void
}

/** 注射歴: the mixtures of each facility, ordered and given told apart (MED-2, MED-3). */
export function InjectionGrid({ view, axis, words, choice, openKey, onOpen }: InjectionGridProps) {
  const { t } = useTranslation('medications')
  const courses = useMemo(
    () => view.courses.map((course) => ({ course, runs: runsOnAxis(course, axis) })),
    [view.courses, axis],
  )
  const stops = useMemo(
    () => courses.flatMap(({ course, runs }) => [course.key, boxOf(course), ...runs.map((run) => stopOf(course, run))]),
    [courses],
  )
  const { tabIndexOf, onFocus, onKeyDown } = useRovingStop(stops)
  return (
    <div
      role="grid"
      aria-label={t(($) => $.grid.injections)}
      className={styles.grid}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
    >
      <HiddenHead axis={axis} words={words} />
      {courses.map(({ course, runs }) => (
        <div
          key={course.key}
          role="row"
          className={styles.row}
          data-drug={mixtureName(course)}
          data-chosen={choice?.stateOf(recordsOfCourse(course, view))}
        >
          {choice === undefined ? null : (
            <div role="gridcell" className={styles.choose}>
              <ChooseBox
                label={words.chooseMixture(mixtureName(course), course.newest)}
                state={choice.stateOf(recordsOfCourse(course, view))}
                stop={{ key: boxOf(course), tabIndex: tabIndexOf(boxOf(course)) }}
                onToggle={() => choice.toggle(recordsOfCourse(course, view))}
              />
            </div>
          )}
          <div role="rowheader" className={styles.label}>
            <CourseLabel
              course={course}
              cautions={view.cautionsOfCourse(course)}
              isNew={isNewCourse(course, view)}
              words={words}
              tabIndex={tabIndexOf(course.key)}
              onOpen={onOpen}
            />
          </div>
          <div className={styles.time} style={{ width: axis.width }}>
            {runs.map((run, place) => (
              <RunCell
                key={run.key}
                course={course}
                run={run}
                before={runs[place - 1]}
                axis={axis}
                words={words}
                tabIndex={tabIndexOf(stopOf(course, run))}
                isComplete={view.completeInjections.has(course.facility)}
                isOpen={run.events.flatMap(linesOfEvent).some(({ key }) => key === openKey)}
                onOpen={onOpen}
              />
            ))}
          </div>
        </div>
      ))}
      <UnknownRows unknown={view.unknownInjections} axis={axis} words={words} />
    </div>
  )
}

interface CourseLabelProps {
  readonly course: InjectionCourse
  readonly cautions: readonly CautionMatch[]
  readonly isNew: boolean
  readonly words: Words
  readonly tabIndex: number
  onOpen(key: string): void
}

/** The whole mixture, each drug with its amount, then method, rate and times as they were written (MED-2). */
function CourseLabel({ course, cautions, isNew, words, tabIndex, onOpen }: CourseLabelProps) {
  const { t } = useTranslation('medications')
  const { name } = useFacilityNames()
  const { newest } = course
  const drugs = newest.drugs.map(({ name: drug, amount }) => ({
    text: drug.text,
    amount: amount === undefined ? undefined : amountText(amount),
  }))
  const act = words.act(newest)
  const said = t(($) => $.row.openMixture, { facility: name(course.facility), act })
  return (
    <>
      <span className={styles.letter}>
        <FacilityLetter facility={course.facility} size={20} />
      </span>
      <div className={styles.words}>
        <div className={styles.first}>
          <span className={styles.named}>
            <button
              type="button"
              className={styles.name}
              data-stop={course.key}
              tabIndex={tabIndex}
              onClick={() => onOpen(newest.key)}
            >
              {newest.rpNumber === undefined
                ? null
                : `${t(($) => $.injection.rp, { number: Number(newest.rpNumber) || newest.rpNumber })}　`}
              {drugs.map(({ text, amount }, index) => (
                <span key={`${text}${index.toString()}`} className={index === 0 ? undefined : styles['mixture-drug']}>
                  {index === 0 ? null : '＋ '}
                  <DrugName text={text} />{' '}
                  {amount === undefined ? null : <span className={styles.whole}>{amount}</span>}
                </span>
              ))}
              <span className="visually-hidden">{said}</span>
            </button>
            {isNew ? <NewDot /> : null}
          </span>
          <span className={styles.tags}>
            <UndisclosedMark sensitivity={linesOf(course).flatMap(({ sensitivity }) => sensitivity)} />
            <CautionTags cautions={cautions} />
            <WeeklyTag weekly={weeklyOfCourse(course)} words={words} />
            {newest.drugs.every((drug) => drug.name.isStandard) ? null : (
              <Tag tone="note">{t(($) => $.row.noStandardCode)}</Tag>
            )}
            {words
              .tags(newest)
              .filter(({ tag }) => tag === 'inpatient' || tag === 'outpatient' || tag === 'emergency' || tag === 'home')
              .map(({ tag, text }) => (
                <Tag key={tag}>{text}</Tag>
              ))}
            <StatusTag status={course.status} />
          </span>
        </div>
        <div className={styles.second}>
          <span className={styles.dosing}>
            {words.injectionDoses(newest).map(({ label, text }) => (
              <span key={label} className={styles.dose}>
                <span className={styles.missing}>{label}</span> <b>{text}</b>
              </span>
            ))}
            {newest.rate === undefined ? null : (
              <span className={styles.dose}>
                <span className={styles.missing}>{t(($) => $.injection.rate)}</span> <b>{decimalDigits(newest.rate)}</b>
              </span>
            )}
            <span>{newest.method ?? newest.route}</span>
            {newest.line === undefined ? null : <span>{newest.line}</span>}
          </span>
        </div>
      </div>
    </>
  )
}

/** Stop of the box that chooses a course. */
function boxOf({ key }: InjectionCourse): string {
  return `choose ${key}`
}

/** The runs of a course that lie on the axis, from left to right. */
function runsOnAxis({ runs }: InjectionCourse, axis: DayAxis): readonly InjectionRun[] {
  const shown = runs.filter((run) => run.from < axis.until && run.until > axis.from)
  return axis.isNewestFirst ? shown.toReversed() : shown
}

/** Whether an order or an administration of the course came since this user last looked (LIST-6). */
function isNewCourse(course: InjectionCourse, { newLines }: MedicationsView): boolean {
  return linesOf(course).some(({ key }) => newLines.has(key))
}

function linesOf({ runs, undated }: InjectionCourse): readonly Injection[] {
  return [...runs.flatMap((run) => run.events), ...undated].flatMap(linesOfEvent)
}

function linesOfEvent({ ordered, administered }: InjectionEvent): readonly Injection[] {
  return [...(ordered === undefined ? [] : [ordered]), ...administered]
}
