import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Allergy } from '#clinical/condition-facts.ts'
import { formatBirthDate } from '#clinical/format/date.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import { type AllergyLine, type AllergySeverity, severityOf, timeOf } from '#clinical/summary/allergy-lines.ts'
import { languageOf } from '#i18n/i18n.ts'
import { FacilityName, useFacilityNames } from '#record/facility-names.tsx'
import { FactMarks } from '#record/fact-marks.tsx'
import { CauseName } from '#record/summary/cause-name.tsx'
import { EntryDate } from '#record/summary/entry-date.tsx'
import { FacilityMarks } from '#record/summary/facility-marks.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { BlockTable, type LinesProps } from './block-table.tsx'
import styles from './table.module.css'

/** Allergies by 原因, each line to be opened down to its records (SUM-3). */
export function AllergyTable({ lines, today, isNew }: LinesProps<AllergyLine>) {
  const { t } = useTranslation('conditions')
  return (
    <BlockTable caption={t(($) => $.block.allergy)} columns={['cause', 'reactions', 'severity', 'confirmed', 'source']}>
      {lines.map((line) => (
        <AllergyRows key={line.key} line={line} today={today} isNew={line.records.some(isNew)} />
      ))}
    </BlockTable>
  )
}

interface AllergyRowsProps {
  readonly line: AllergyLine
  readonly today: JstDate
  readonly isNew: boolean
}

function AllergyRows({ line, today, isNew }: AllergyRowsProps) {
  const { t, i18n } = useTranslation('conditions')
  const { name } = useFacilityNames()
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const [newest] = line.records
  if (newest === undefined) return null
  const facilities = new Set(line.records.map(({ facility }) => facility))
  const opener =
    facilities.size > 1
      ? t(($) => $.sources, { count: facilities.size })
      : line.records.length > 1
        ? t(($) => $.records, { count: line.records.length })
        : t(($) => $.details)
  return (
    <>
      <tr>
        <th scope="row">
          <CauseName text={newest.cause.text} isCoded={line.isCoded} concept={newest.cause} isNew={isNew} />
          <FactMarks fact={{ status: 'final', sensitivity: line.records.flatMap(({ sensitivity }) => sensitivity) }} />
          {line.isUnconfirmed ? <Tag tone="gap">{t(($) => $.allergy.verification.unconfirmed)}</Tag> : null}
          <button
            type="button"
            className={styles.opener}
            aria-expanded={isOpen}
            aria-controls={id}
            aria-label={`${newest.cause.text} ${opener}`}
            onClick={() => setOpen(!isOpen)}
          >
            {opener}
            <Icon name="open" size={14} />
          </button>
          {line.contradictedBy.map((other) => {
            const at = timeOf(other)
            return (
              <span key={other.key} className={styles.contradiction}>
                {t(($) => $.allergy.contradicted, {
                  facility: name(other.facility),
                  standing: t(($) => $.allergy.standing[other.isRefuted ? 'refuted' : 'inactive']),
                  date: at === undefined ? t(($) => $.dateUnknown) : formatBirthDate(at, languageOf(i18n)),
                })}
              </span>
            )
          })}
        </th>
        <td className={styles.wraps}>{line.reactions.join(t(($) => $.separator))}</td>
        <td>
          <Severity severity={line.severity} />
        </td>
        <td>
          <EntryDate at={line.at} today={today} />
        </td>
        <td>
          <FacilityMarks facilities={line.records.map(({ facility }) => facility)} />
        </td>
      </tr>
      <tr id={id} hidden={!isOpen} className={styles.records}>
        <td colSpan={5}>
          {isOpen ? (
            <>
              {line.sameBy === undefined ? null : (
                <p className={styles.remark}>{line.sameBy === 'code' ? t(($) => $.sameCode) : t(($) => $.sameText)}</p>
              )}
              <ul>
                {line.records.map((record) => (
                  <AllergyRecord key={record.key} record={record} />
                ))}
              </ul>
            </>
          ) : null}
        </td>
      </tr>
    </>
  )
}

function Severity({ severity }: { readonly severity: AllergySeverity | undefined }) {
  const { t } = useTranslation('conditions')
  if (severity === undefined) return <span className={styles.quiet}>{t(($) => $.allergy.notStated)}</span>
  return severity === 'severe' ? (
    <Tag tone="alert">{t(($) => $.allergy.severe)}</Tag>
  ) : (
    <span>{t(($) => $.allergy[severity])}</span>
  )
}

/** One record as its hospital keeps it: words, reaction, verification, onset, who and when (H-17). */
function AllergyRecord({ record }: { readonly record: Allergy }) {
  const { t, i18n } = useTranslation('conditions')
  const language = languageOf(i18n)
  const severity = severityOf(record)
  const at = timeOf(record)
  const parts = [
    t(($) => $.allergy.category[record.category]),
    ...record.reactions.map(({ text }) => text),
    severity === undefined ? t(($) => $.allergy.notStated) : t(($) => $.allergy[severity]),
    t(($) => $.allergy.verification[record.verification ?? 'unstated']),
    record.onset === undefined ? '' : t(($) => $.allergy.onset, { date: formatBirthDate(record.onset, language) }),
    record.lastOccurrence === undefined
      ? ''
      : t(($) => $.allergy.lastOccurrence, { date: formatBirthDate(record.lastOccurrence, language) }),
    record.author ?? '',
    ...record.notes,
  ].filter((part) => part !== '')
  return (
    <li>
      <FacilityName facility={record.facility} />
      <span>{at === undefined ? t(($) => $.dateUnknown) : formatBirthDate(at, language)}</span>
      <b>{record.cause.text}</b>
      <span>{parts.join(t(($) => $.separator))}</span>
    </li>
  )
}
