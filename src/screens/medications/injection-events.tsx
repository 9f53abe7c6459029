import { useTranslation } from 'react-i18next'
import type { ClinicalTime } from '#clinical/clinical-time.ts'
import { formatClinicalTime } from '#clinical/format/date.ts'
import { decimalDigits } from '#clinical/format/dose-digits.ts'
import { inLanguage } from '#clinical/in-language.ts'
import type { Injection } from '#clinical/medication-facts.ts'
import { type InjectionEvent, isOutcomeUnknown, orderState, wasGiven } from '#clinical/medications/injection-event.ts'
import { FactMarks } from '#record/fact-marks.tsx'
import { amountText } from '#record/medication-text.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { DrugName } from './drug-name.tsx'
import { doseText } from './line-texts.ts'
import styles from './order-panel.module.css'
import type { Words } from './use-words.ts'

interface InjectionEventsProps {
  readonly events: readonly InjectionEvent[]
  /** Whether the hospital answered wholly: else a missing record proves nothing (H-05). */
  readonly isComplete: boolean
  readonly words: Words
}

/** Each timed order beside what was given on it: the mixture, method, rate, start and end (MED-2, MED-3). */
export function InjectionEvents({ events, isComplete, words }: InjectionEventsProps) {
  const { t } = useTranslation('medications')
  return (
    <ol className={styles.events}>
      {events.map(({ key, ordered, administered }) => (
        <li key={key}>
          <div className={styles.side}>
            <h3>
              <Icon name="ordered" size={16} />
              {t(($) => $.order.asOrdered)}
            </h3>
            {ordered === undefined ? (
              <p className={styles.second}>{t(($) => (isComplete ? $.order.noOrder : $.injection.orderUnknown))}</p>
            ) : (
              <Mixture line={ordered} words={words} />
            )}
          </div>
          <div className={styles.side}>
            <h3>
              <Icon name="administered" size={16} />
              {t(($) => $.order.asGiven)}
            </h3>
            {administered.length === 0 ? (
              <p className={styles.second}>{t(($) => (isComplete ? $.order.noGiven : $.injection.givenUnknown))}</p>
            ) : null}
            {administered.map((line) => (
              <Mixture key={line.key} line={line} words={words} />
            ))}
          </div>
        </li>
      ))}
    </ol>
  )
}

function Mixture({ line: decoded, words }: { readonly line: Injection; readonly words: Words }) {
  const { t } = useTranslation('medications')
  const line = inLanguage(decoded, words.language)
  const details = [
    ...words.injectionDoses(line).map(doseText),
    line.method ?? line.route,
    decimalDigits(line.rate ?? ''),
    line.site,
    line.line,
    line.device,
    ...line.instructions,
  ].filter((part) => part !== undefined && part !== '')
  const isUnknown = isOutcomeUnknown(line)
  const isNotGiven = line.act === 'administered' && !wasGiven(line) && !isUnknown
  const state = line.act === 'ordered' ? orderState(line) : 'in-force'
  return (
    <div className={styles.mixture} data-cancelled={isNotGiven || state === 'cancelled'}>
      <p className={styles.when}>
        <Times from={line.startsOn ?? line.at} until={line.until} words={words} />
        {isNotGiven ? <b className={styles['not-given']}>{t(($) => $.status['not-given'])}</b> : null}
        {isUnknown ? <Tag tone="gap">{t(($) => $.status.unknown)}</Tag> : null}
        {state === 'in-force' ? null : <Tag tone="gap">{t(($) => $.status[state])}</Tag>}
        <FactMarks fact={isNotGiven || state !== 'in-force' ? { ...line, status: 'final' } : line} />
      </p>
      <ul>
        {line.drugs.map(({ name, amount }, index) => (
          <li key={`${name.text}${index.toString()}`}>
            <b>
              <DrugName text={name.text} />
            </b>{' '}
            {amount === undefined ? '' : amountText(amount)}
          </li>
        ))}
      </ul>
      {details.length === 0 ? null : <p className={styles.second}>{[...new Set(details)].join('　')}</p>}
      {line.usage === undefined ? null : <p className={styles.second}>【{line.usage}】</p>}
      {line.statusReason === undefined ? null : <p className={styles.second}>{line.statusReason}</p>}
      {line.act === 'administered' && line.author !== undefined ? (
        <p className={styles.second}>{t(($) => $.order.by, { name: line.author })}</p>
      ) : null}
      {line.notes.map((note) => (
        <p key={note} className={styles.second}>
          {note}
        </p>
      ))}
    </div>
  )
}

interface TimesProps {
  readonly from: ClinicalTime | undefined
  readonly until: ClinicalTime | undefined
  readonly words: Words
}

function Times({ from, until, words }: TimesProps) {
  const { t } = useTranslation('medications')
  if (from === undefined) return <span>{t(($) => $.order.undated)}</span>
  const start = formatClinicalTime(from, words.language)
  if (until === undefined) return <span>{start}</span>
  const isSameDay = from.text.slice(0, 10) === until.text.slice(0, 10) && until.text.length >= 16
  const end = isSameDay ? until.text.slice(11, 16) : formatClinicalTime(until, words.language)
  return <span>{t(($) => $.order.span, { from: start, until: end })}</span>
}
