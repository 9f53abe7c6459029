import { type ReactNode, use } from 'react'
import { useTranslation } from 'react-i18next'
import type { FacilityId } from '#clinical/facility.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import { BlockSources } from '#record/block-sources.tsx'
import { useFacilityNames } from '#record/facility-names.tsx'
import { type Answers, facilityStates } from '#record/facility-states.ts'
import { FactMarks } from '#record/fact-marks.tsx'
import { sourceLines, useSourceWords } from '#record/print/source-lines.ts'
import type { RecordView } from '#record/record-view.ts'
import { useAbsenceWords } from '#record/summary/absence-words.ts'
import { FacilityMarks } from '#record/summary/facility-marks.tsx'
import { type RecordScreen, ToScreen } from '#record/to-screen.tsx'
import { useNetwork } from '#sources/network-context.tsx'
import { Icon, type IconName } from '#ui/icon/icon.tsx'
import { Skeleton } from '#ui/skeleton/skeleton.tsx'
import styles from './face-sheet.module.css'
import { SheetContext } from './sheet-context.ts'

interface FaceBlockProps {
  readonly name: string
  readonly icon?: IconName
  /** What must be known to read the block: 「処方に基づく（服用は未確認）」. */
  readonly about?: string
  readonly answers: readonly Answers[]
  /** The screen that has the whole, and its words. */
  readonly screen?: RecordScreen
  readonly open?: string
  readonly children: ReactNode
}

/** A block of the sheet: its title, who is missing from it, the way to its screen at the same period (FACE-3). */
export function FaceBlock({ name, icon, about, answers, screen, open, children }: FaceBlockProps) {
  const { view, isPaper } = use(SheetContext)
  return (
    <section className={styles.block} aria-label={name}>
      <div className={styles.title}>
        {icon === undefined ? null : <Icon name={icon} size={18} />}
        <h2>{name}</h2>
        {about === undefined ? null : <span className={styles.about}>{about}</span>}
        {isPaper ? (
          <Missing answers={answers} view={view} />
        ) : (
          <BlockSources answers={answers} what={name} facility={view.facility} isShort />
        )}
        {screen === undefined || open === undefined || isPaper ? null : (
          <span className={styles.link}>
            <ToScreen screen={screen} view={view}>
              {open}
            </ToScreen>
          </span>
        )}
      </div>
      {children}
    </section>
  )
}

/** On paper in words: which facilities are not in the block wholly. */
function Missing({ answers, view }: { readonly answers: readonly Answers[]; readonly view: RecordView }) {
  const { person } = use(SheetContext)
  const { facilities } = useNetwork()
  const { letters } = useFacilityNames()
  const words = useSourceWords()
  if (person === undefined) return null
  const missing = sourceLines(facilities, person, answers).filter(
    ({ facility, state }) =>
      !['complete', 'not-linked', 'not-disclosed'].includes(state) &&
      (view.facility === undefined || view.facility === facility),
  )
  const byWords = Map.groupBy(missing, words)
  return (
    <b className={styles.missing}>
      {[...byWords].map(([why, each]) => `${letters(each.map(({ facility }) => facility))} ${why}`).join('　')}
    </b>
  )
}

interface NothingProps {
  readonly answers: readonly Answers<ClinicalFact>[]
  readonly what: string
  /** Instead of 「該当なし」, where everybody has answered: what the answers prove. */
  readonly words?: string
  /** Of warnings, that there is no record proves nothing: 記録なし（未確認） (H-05). */
  readonly isWarning?: boolean
  /** How many lines usually stand here: their room is kept while they are asked (SPD-2). */
  readonly usually?: number
}

/** In the place of the lines: 該当なし（A・B 照会済み）, or why nothing can be said (SRC-1). Under a filter, of that hospital. */
export function Nothing({ answers, what, words, isWarning = false, usually = 0 }: NothingProps) {
  const { t: record } = useTranslation('record')
  const { view, isPaper } = use(SheetContext)
  const absence = useAbsenceWords()
  const asked = view.facility === undefined ? answers : answers.map((each) => onlyOf(each, view))
  // Another hospital than the chosen one may have a warning (H-03).
  const isFiltered = isWarning && view.facility !== undefined && absence.ofBlock(asked, what).isProven
  const { title, detail, isProven, isWaiting } = isFiltered
    ? { title: record(($) => $.nothing.filtered), detail: undefined, isProven: false, isWaiting: false }
    : absence[isWarning ? 'ofWarnings' : 'ofBlock'](asked, what)
  const isAnswered = facilityStates(asked).some(({ fetchedAt }) => fetchedAt !== undefined)
  return (
    <>
      <p className={styles.nothing} data-gap={!isProven && !isWaiting}>
        <span>{isProven && words !== undefined ? words : title}</span>
        {detail === undefined || !isAnswered ? null : <span>{detail}</span>}
      </p>
      {isWaiting && !isPaper ? <Waiting lines={usually} /> : null}
    </>
  )
}

/** The room of lines that are asked: what stands below does not jump when they come. */
function Waiting({ lines }: { readonly lines: number }) {
  return (
    <div aria-hidden="true">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: places, not things
        <span key={line} className={styles.place}>
          <Skeleton width="30%" />
          <Skeleton width="40%" />
        </span>
      ))}
    </div>
  )
}

function onlyOf(answers: Answers<ClinicalFact>, { facility }: RecordView): Answers<ClinicalFact> {
  return new Map([...answers].filter(([id]) => id === facility))
}

interface MoreProps {
  readonly shown: number
  readonly total: number
  /** What is left out, where nobody may miss it: paper cannot be clicked, and names it. */
  readonly rest?: readonly LeftOut[]
}

interface LeftOut {
  readonly key: string
  readonly name: string
  /** Behind the name: how a medicine is taken. */
  readonly about?: string
  readonly facility: FacilityId
  readonly sensitivity: ClinicalFact['sensitivity']
}

/** 「ほか 3件（全8件）」: never a silent cap (SRC-6); on paper with the names of what goes on, each with its hospital. */
export function More({ shown, total, rest = [] }: MoreProps) {
  const { t } = useTranslation('faceSheet')
  const { isPaper } = use(SheetContext)
  if (total <= shown) return null
  return (
    <p className={styles.more}>
      {t(($) => $.more, { count: total - shown, total })}
      {isPaper
        ? rest.map(({ key, name, about, facility, sensitivity }) => (
            <span key={key} className={styles.rest}>
              {about === undefined ? name : <b>{name}</b>} {about} <FactMarks fact={{ status: 'final', sensitivity }} />{' '}
              <FacilityMarks facilities={[facility]} isShort />
            </span>
          ))
        : null}
    </p>
  )
}
