import { useTranslation } from 'react-i18next'
import { dayOfTime } from '#clinical/decode/time.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import type { MedicationLine, Prescription } from '#clinical/medication-facts.ts'
import type { CautionMatch } from '#clinical/medications/allergy-match.ts'
import { statusOfLine } from '#clinical/medications/course-status.ts'
import type { DaySpan, DrugRow } from '#clinical/medications/drug-row.ts'
import { doseUntold } from '#clinical/medications/lines-in-force.ts'
import type { OrderTag } from '#clinical/medications/order-tags.ts'
import { CautionTags } from '#record/caution-marks.tsx'
import { FacilityLetter } from '#record/facility-names.tsx'
import { NewDot } from '#record/new-facts.tsx'
import { UndisclosedMark } from '#record/undisclosed-mark.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { ActMark } from './act-mark.tsx'
import { DrugName } from './drug-name.tsx'
import type { LineRow } from './line-rows.ts'
import styles from './medication-grid.module.css'
import type { Words } from './use-words.ts'

interface DrugLabelProps {
  readonly row: DrugRow
  readonly today: JstDate
  readonly cautions: readonly CautionMatch[]
  /** Its days supplied twice, where no heading of its ingredient tells them (MED-6). */
  readonly overlaps: readonly DaySpan[]
  /** Something of the row came since this user last looked (LIST-6). */
  readonly isNew: boolean
  readonly words: Words
  readonly stop: string
  readonly tabIndex: number
  /** Opens the order of a line. */
  onOpen(key: string): void
}

/** Name as ordered, labelled doses and dosing, tags, and what kind of record it is (MED-1, MED-3, MED-7, MED-9). */
export function DrugLabel({ row, today, cautions, overlaps, isNew, words, stop, tabIndex, onOpen }: DrugLabelProps) {
  const { t } = useTranslation('medications')
  const [newest, ...others] = row.inForce
  const line: Prescription = { ...newest, kind: 'prescription' }
  // H-15: of two lines the one may be 中止 and the other go on.
  const ownStatus = (each: MedicationLine) => {
    const status = statusOfLine(row, each, today)
    return status === row.status ? null : <StatusTag status={status} />
  }
  return (
    <>
      <span className={styles.letter}>
        <FacilityLetter facility={row.facility} size={20} />
      </span>
      <div className={styles.words}>
        <div className={styles.first}>
          <span className={styles.named}>
            <button
              type="button"
              className={styles.name}
              data-stop={stop}
              tabIndex={tabIndex}
              aria-label={words.openRow(row)}
              onClick={() => onOpen(line.key)}
            >
              <DrugName text={row.name.text} />
            </button>
            {isNew ? <NewDot /> : null}
          </span>
          <span className={styles.tags}>
            <UndisclosedMark sensitivity={row.lines.flatMap(({ sensitivity }) => sensitivity)} />
            <CautionTags cautions={cautions} />
            <WeeklyTag weekly={row.weekly} words={words} />
            {overlaps.length === 0 ? null : (
              <Tag tone="gap">
                <Icon name="duplicate" size={14} />
                {t(($) => $.group.overlap)}
                <span className="visually-hidden"> {words.days(overlaps)}</span>
              </Tag>
            )}
            <AlongsideTag names={row.alongside} words={words} />
            {doseUntold(row) === undefined ? null : <Tag tone="gap">{t(($) => $.band.changedOrAdded)}</Tag>}
            {row.name.isStandard ? null : <Tag tone="note">{t(($) => $.row.noStandardCode)}</Tag>}
            <SettingTags line={newest} words={words} />
            <StatusTag status={row.status} />
          </span>
        </div>
        <div className={styles.second}>
          <Dosing line={newest} words={words} />
          {ownStatus(newest)}
          <ActMark line={line} words={words} />
        </div>
        {others.map((other) => (
          <div key={other.key} className={styles.second}>
            <Dosing line={other} words={words} since={sinceOf(other, newest)} />
            {ownStatus(other)}
          </div>
        ))}
        {row.undated.length === 0 ? null : (
          <div className={styles.second}>{t(($) => $.row.undated, { count: row.undated.length })}</div>
        )}
      </div>
    </>
  )
}

/** That the row alone does not tell the whole dose of its ingredient (MED-1, H-15). */
function AlongsideTag({ names, words }: { readonly names: DrugRow['alongside']; readonly words: Words }) {
  if (names === undefined) return null
  const { text, detail } = words.alongside(names)
  return (
    <span title={detail}>
      <Tag tone="gap">
        {text}
        <span className="visually-hidden"> {detail}</span>
      </Tag>
    </span>
  )
}

/** Once a week is told in orange, in words: taken daily, such a drug kills (H-15). */
export function WeeklyTag({ weekly, words }: { readonly weekly: DrugRow['weekly']; readonly words: Words }) {
  if (weekly === undefined) return null
  return (
    <Tag tone="gap">
      <Icon name="caution" size={14} />
      {words.weekly(weekly)}
    </Tag>
  )
}

const OF_USE: ReadonlySet<OrderTag> = new Set(['as-needed', 'external', 'self-injection'])

/** `外来・院外`, `入院・退院` as one tag; 頓用, 外用 and 自己注射 each on their own (MED-9). */
function SettingTags({ line, words }: { readonly line: MedicationLine; readonly words: Words }) {
  const tags = words.tags(line)
  const order = tags.filter(({ tag }) => !OF_USE.has(tag)).map(({ text }) => text)
  return (
    <>
      {tags
        .filter(({ tag }) => OF_USE.has(tag))
        .map(({ tag, text }) => (
          <Tag key={tag}>{text}</Tag>
        ))}
      {order.length === 0 ? null : <Tag>{order.join(words.separator)}</Tag>}
    </>
  )
}

const ATTENTION: ReadonlySet<LineRow['status']> = new Set([
  'changed',
  'on-hold',
  'stopped',
  'open-ended',
  'unknown',
  'not-given',
  'cancelled',
])

/** The status word is always there (MED-7). */
export function StatusTag({ status }: { readonly status: LineRow['status'] }) {
  const { t } = useTranslation('medications')
  return <Tag tone={ATTENTION.has(status) ? 'gap' : 'neutral'}>{t(($) => $.status[status])}</Tag>
}

/** The day on which another line in force began, where it is not the day of the newest. */
function sinceOf(line: MedicationLine, newest: MedicationLine): JstDate | undefined {
  const [own, other] = [line, newest].map((each) => dayOfTime(each.startsOn ?? each.at))
  return own === other ? undefined : own
}

interface DosingProps {
  readonly line: MedicationLine
  readonly words: Words
  readonly since?: JstDate | undefined
}

/** 1回量 and 1日量, each labelled or said to be missing, then the dosing as it was written (MED-1). */
function Dosing({ line, words, since }: DosingProps) {
  return (
    <span className={styles.dosing}>
      {since === undefined ? null : <span className={styles.missing}>{words.since(since)}</span>}
      {words.doses(line).map(({ label, text }) =>
        label === undefined ? (
          <span key={text} className={styles.missing}>
            {text}
          </span>
        ) : (
          <span key={label} className={styles.dose}>
            <span className={styles.missing}>{label}</span> <b>{text}</b>
          </span>
        ),
      )}
      <span>{words.shortUsage(line)}</span>
    </span>
  )
}
