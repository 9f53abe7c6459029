import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClinicalTime } from '#clinical/format/date.ts'
import { CautionTags } from '#record/caution-marks.tsx'
import { FacilityName } from '#record/facility-names.tsx'
import { NewDot } from '#record/new-facts.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { ActMark } from './act-mark.tsx'
import { ChooseBox } from './choose-box.tsx'
import { StatusTag } from './drug-label.tsx'
import { DrugName } from './drug-name.tsx'
import { type LineRow, lineRows } from './line-rows.ts'
import { drugTexts } from './line-texts.ts'
import styles from './medications-list.module.css'
import type { LineChoice } from './use-chosen-lines.ts'
import type { MedicationsView } from './use-medications.ts'
import type { Words } from './use-words.ts'

interface MedicationsListProps {
  readonly view: MedicationsView
  readonly words: Words
  readonly choice: LineChoice | undefined
  readonly openKey: string | undefined
  onOpen(key: string): void
}

/** The records one by one, newest first: the same as the grid without the axis (GRID-3, GRID-7, GRID-8). */
export function MedicationsList({ view, words, choice, openKey, onOpen }: MedicationsListProps) {
  const { t } = useTranslation('medications')
  const rows = useMemo(() => lineRows(view), [view])
  const ended = rows.filter(isOver).length
  const columns = ['date', 'facility', 'act', 'drug', 'dosing', 'supply', 'period', 'status'] as const
  return (
    <table className={styles.list}>
      <caption>
        {t(($) => $.list.caption)}{' '}
        <span className={styles.count}>
          {ended === 0
            ? t(($) => $.list.count, { count: rows.length })
            : t(($) => $.list.countEnded, { total: rows.length, count: ended })}
        </span>
      </caption>
      <thead>
        <tr>
          {choice === undefined ? null : (
            <th scope="col" className={styles.choose}>
              <ChooseBox
                label={t(($) => $.choose.all)}
                state={choice.stateOf(rows)}
                onToggle={() => choice.toggle(rows)}
              />
            </th>
          )}
          {columns.map((column) => (
            <th key={column} scope="col" {...(column === 'date' ? { 'aria-sort': 'descending' as const } : {})}>
              {t(($) => $.list[column])}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ListRow
            key={row.line.key}
            row={row}
            isNew={view.newLines.has(row.line.key)}
            words={words}
            choice={choice}
            isOpen={row.line.key === openKey}
            onOpen={onOpen}
          />
        ))}
      </tbody>
    </table>
  )
}

/** Nothing of it is in force any more: it steps back behind what is (H-15). */
function isOver({ status }: LineRow): boolean {
  return status === 'ended' || status === 'stopped' || status === 'cancelled' || status === 'not-given'
}

interface ListRowProps {
  readonly row: LineRow
  /** Came since this user last looked (LIST-6). */
  readonly isNew: boolean
  readonly words: Words
  readonly choice: LineChoice | undefined
  readonly isOpen: boolean
  onOpen(key: string): void
}

function ListRow({ row, isNew, words, choice, isOpen, onOpen }: ListRowProps) {
  const { line, status, drugStatus, cautions } = row
  const { t } = useTranslation('medications')
  const at = line.at ?? line.startsOn
  const date = at === undefined ? t(($) => $.order.undated) : formatClinicalTime(at, words.language)
  const name = drugTexts(line).join(' ＋ ')
  return (
    <tr data-open={isOpen} data-over={isOver(row)} data-chosen={choice?.stateOf([row])}>
      {choice === undefined ? null : (
        <td className={styles.choose}>
          <ChooseBox
            label={t(($) => $.choose.line, { name, date })}
            state={choice.stateOf([row])}
            onToggle={() => choice.toggle([row])}
          />
        </td>
      )}
      <td className={styles.date}>{date}</td>
      <td>
        <FacilityName facility={line.facility} />
      </td>
      <td>
        <ActMark line={line} words={words} />
      </td>
      <th scope="row">
        <span className={styles.named}>
          <button
            type="button"
            data-stop={line.key}
            aria-label={t(($) => $.list.openSaid, { name, date })}
            onClick={() => onOpen(line.key)}
          >
            <DrugName text={name} />
          </button>
          {isNew ? <NewDot /> : null}
        </span>
        {words.marks(row).map(({ text, detail, tone }) => (
          <span key={text}>
            <Tag tone={tone}>{text}</Tag>{' '}
            {detail === undefined ? null : <span className={styles['mark-detail']}>{detail}</span>}
          </span>
        ))}
        <CautionTags cautions={cautions} />
        {line.drugs.every((drug) => drug.name.isStandard) ? null : (
          <Tag tone="note">{t(($) => $.row.noStandardCode)}</Tag>
        )}
      </th>
      <td>
        {words.dosesOf(line).map(({ label, text }) => (
          <span key={label ?? text} className={styles.dose}>
            <span className={styles['dose-label']}>{label ?? text}</span> {label === undefined ? null : text}
          </span>
        ))}
        {line.kind === 'injection' ? words.usage(line).join(' ') : words.shortUsage(line)}
      </td>
      <td className={styles.supply}>
        {words.amounts(line).map((text) => (
          <span key={text} className={styles.dose}>
            {text}
          </span>
        ))}
      </td>
      <td className={styles.stretch}>{words.stretch(line)}</td>
      <td>
        <StatusTag status={status} />
        {drugStatus === undefined ? null : (
          <span className={styles['drug-status']}>{words.drugStatus(drugStatus)}</span>
        )}
      </td>
    </tr>
  )
}
