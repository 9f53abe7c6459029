import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClinicalTime } from '#clinical/format/date.ts'
import type { Injection, Prescription } from '#clinical/medication-facts.ts'
import type { CautionMatch } from '#clinical/medications/allergy-match.ts'
import { cautionText } from '#clinical/medications/allergy-match.ts'
import type { DaySpan, DoseChange, DrugRow } from '#clinical/medications/drug-row.ts'
import type { InjectionEvent } from '#clinical/medications/injection-event.ts'
import { orderSheet } from '#clinical/medications/order-sheet.ts'
import { FacilityLetter, useFacilityNames } from '#record/facility-names.tsx'
import { FactMarks } from '#record/fact-marks.tsx'
import type { RecordView } from '#record/record-view.ts'
import { ToScreen } from '#record/to-screen.tsx'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { ActMark } from './act-mark.tsx'
import { WeeklyTag } from './drug-label.tsx'
import { InjectionEvents } from './injection-events.tsx'
import styles from './order-panel.module.css'
import { RpBlock } from './rp-block.tsx'
import type { Words } from './use-words.ts'

type Line = Prescription | Injection

/** What the grid knows of the line that was opened. */
export interface OpenedOrder {
  readonly line: Line
  readonly cautions: readonly CautionMatch[]
  /** Its drug is taken once a week (H-15). */
  readonly weekly: DrugRow['weekly']
  /** Name of the product of the same ingredient that it took the place of (MED-8). */
  readonly replaces: string | undefined
  /** Another dose than that of a supply that lasts beside it (MED-8, H-15). */
  readonly otherDoseBeside: DoseChange | undefined
  /** Other products of the ingredient that the facility supplies today beside it (MED-1, H-15). */
  readonly alongside: DrugRow['alongside'] | undefined
  /** Days on which another facility supplies the same ingredient. */
  readonly overlaps: readonly DaySpan[]
  /** Of an injection: the orders and administrations of the run. */
  readonly events: readonly InjectionEvent[]
  /** Whether the hospital told all its injections. */
  readonly isComplete: boolean
}

interface OrderPanelProps {
  readonly opened: OpenedOrder
  readonly lines: readonly Line[]
  readonly view: RecordView
  readonly words: Words
  onClose(): void
}

const TITLE_OF_ACT = {
  ordered: 'prescription',
  dispensed: 'dispensing',
  administered: 'administration',
  stated: 'statement',
} as const satisfies Record<Line['act'], string>

/**
 * The whole order of a line as its prescriber wrote it, beside the grid and below the patient header (PID-1): every Rp,
 * every line, dosing verbatim (MED-1, MED-2).
 */
export function OrderPanel({ opened, lines, view, words, onClose }: OrderPanelProps) {
  const { t } = useTranslation('medications')
  const { name } = useFacilityNames()
  const heading = useRef<HTMLHeadingElement>(null)
  const { line, cautions, weekly, overlaps, replaces, otherDoseBeside, alongside, events, isComplete } = opened
  useEffect(() => {
    if (line.key !== '') heading.current?.focus({ preventScroll: true })
  }, [line.key])
  const sheet = orderSheet(line, lines)
  const at = line.at ?? line.startsOn
  const date = at === undefined ? t(($) => $.order.undated) : formatClinicalTime(at, words.language)
  const facility = name(line.facility)
  const tags = words.tags(line)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    onClose()
  }
  return (
    <aside className={styles.panel} aria-label={t(($) => $.order.label, { facility, date })} onKeyDown={onKeyDown}>
      <div className={styles.head}>
        <h2 ref={heading} tabIndex={-1}>
          {t(($) => $.order[line.kind === 'injection' ? 'injection' : TITLE_OF_ACT[line.act]])}
        </h2>
        <Button variant="icon" aria-label={t(($) => $.order.close)} onClick={onClose}>
          <Icon name="close" size={18} />
        </Button>
      </div>
      <p className={styles.from}>
        <FacilityLetter facility={line.facility} size={20} />
        <b>{facility}</b>
        <ActMark line={line} words={words} />
      </p>
      <dl className={styles.about}>
        <dt>{t(($) => $.order.date)}</dt>
        <dd>{date}</dd>
        {line.department === undefined ? null : (
          <>
            <dt>{t(($) => $.order.department)}</dt>
            <dd>{line.department}</dd>
          </>
        )}
        {line.author === undefined ? null : (
          <>
            <dt>{t(($) => $.order.prescriber)}</dt>
            <dd>{line.author}</dd>
          </>
        )}
      </dl>
      <p className={styles.tags}>
        <WeeklyTag weekly={weekly} words={words} />
        {tags.map(({ tag, text }) => (
          <Tag key={tag}>{text}</Tag>
        ))}
        <FactMarks fact={line} />
      </p>
      {line.act === 'ordered' ? (
        <p className={styles.basis}>
          <Icon name="info" size={16} />
          {t(($) => (line.kind === 'injection' ? $.injectionBasis : $.basis))}
        </p>
      ) : null}
      {replaces === undefined ? null : (
        <p className={styles.second}>
          {t(($) => $.band.otherProduct)}：{words.before(replaces)}
        </p>
      )}
      {otherDoseBeside === undefined ? null : (
        <p className={styles.second}>
          {t(($) => $.band.changedOrAdded)}：{words.doseFromTo(otherDoseBeside)}
        </p>
      )}
      {alongside === undefined ? null : (
        <p className={styles.second}>
          {words.alongside(alongside).text}：{words.alongside(alongside).detail}
        </p>
      )}
      {overlaps.length === 0 ? null : (
        <p className={styles.overlap}>
          <Icon name="duplicate" size={16} />
          {t(($) => $.order.overlap, { days: words.days(overlaps) })}
        </p>
      )}
      <Cautions cautions={cautions} view={view} />
      {line.kind === 'injection' ? (
        <InjectionEvents events={events} isComplete={isComplete} words={words} />
      ) : (
        <ol className={styles.rps}>
          {sheet.rps.map((rp) => (
            <li key={rp.lines[0]?.key}>
              <RpBlock rp={rp} openKey={line.key} words={words} />
            </li>
          ))}
        </ol>
      )}
    </aside>
  )
}

interface CautionsProps {
  readonly cautions: readonly CautionMatch[]
  readonly view: RecordView
}

/** Which recorded allergy or contraindication matches, by what that was told, and the way to it (MED-11). */
function Cautions({ cautions, view }: CautionsProps) {
  const { t } = useTranslation('medications')
  const { name } = useFacilityNames()
  if (cautions.length === 0) return null
  return (
    <section className={styles.cautions} aria-label={t(($) => $.order.cautions)}>
      <h3>{t(($) => $.order.cautions)}</h3>
      <ul>
        {cautions.map(({ caution, named, by }) => (
          <li key={caution.key}>
            <Icon name={caution.kind === 'allergy' ? 'allergy' : 'contraindication'} size={16} />
            <span>
              <b>{cautionText({ caution, named, by })}</b> {name(caution.facility)}（
              {t(($) => (by === 'code' ? $.order.cautionByCode : $.order.cautionByName))}）
            </span>
          </li>
        ))}
      </ul>
      <ToScreen screen="conditions" view={view}>
        {t(($) => $.order.toConditions)}
      </ToScreen>
    </section>
  )
}
