import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#clinical/answer.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import { formatBirthDate } from '#clinical/format/date.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { Icon, type IconName } from '#ui/icon/icon.tsx'
import { Popover } from '#ui/popover/popover.tsx'
import styles from './alert-block.module.css'
import { AlertDetails } from './alert-details.tsx'
import { type AlertKind, type AlertSummary, summarizeAlerts } from './alert-summary.ts'

interface AlertBlockProps {
  readonly kind: AlertKind
  readonly answers: ReadonlyMap<FacilityId, Answer<ClinicalFact>>
}

/**
 * One passive, permanent block of the patient header: count and first name, or in words why there is none to show
 * (HDR-1, HDR-2, ALRT-2). It never opens by itself.
 */
export function AlertBlock({ kind, answers }: AlertBlockProps) {
  const { t } = useTranslation('alerts')
  const [isOpen, setOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const panel = useId()
  const summary = summarizeAlerts(answers)
  const label = t(($) => $.alert.kind[kind])
  return (
    <div className={styles.place}>
      <button
        ref={opener}
        type="button"
        className={styles.block}
        data-kind={kind}
        data-state={summary.state}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-controls={isOpen ? panel : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name={iconOf(kind, summary.state)} size={20} />
        <span className={styles.words}>
          <span className={styles.label}>
            {label}
            {summary.items.length > 0 ? <b className={styles.count}>{summary.items.length}</b> : null}
            <Missing summary={summary} />
          </span>
          <span className={styles.first}>
            <FirstLine kind={kind} summary={summary} />
          </span>
        </span>
      </button>
      {isOpen ? (
        <Popover id={panel} label={label} opener={opener} align="end" onClose={() => setOpen(false)}>
          <AlertDetails kind={kind} answers={answers} summary={summary} onLeave={() => setOpen(false)} />
        </Popover>
      ) : null}
    </div>
  )
}

/** What is not complete says so inside the block, from the first failure on (visual-design.md §2.1, SRC-2). */
function Missing({ summary }: { readonly summary: AlertSummary }) {
  const { t } = useTranslation('alerts')
  const { letters } = useFacilityNames()
  const isPart = summary.state !== 'failed' && summary.state !== 'not-permitted'
  if (!isPart) return null
  return (
    <>
      {summary.failed.length > 0 ? (
        <span className={styles.missing}>{t(($) => $.alert.missing, { letters: letters(summary.failed) })}</span>
      ) : null}
      {summary.refused.length > 0 ? (
        <span className={styles.missing}>{t(($) => $.alert.notAllowed, { letters: letters(summary.refused) })}</span>
      ) : null}
      {summary.asking.length > 0 && summary.state !== 'loading' ? (
        <span className={styles.asking}>{t(($) => $.alert.asking)}</span>
      ) : null}
    </>
  )
}

function FirstLine({ kind, summary }: { readonly kind: AlertKind; readonly summary: AlertSummary }) {
  const { t, i18n } = useTranslation('alerts')
  const { shortName } = useFacilityNames()
  switch (summary.state) {
    case 'listed': {
      const [first, ...rest] = summary.items
      const text = first?.text ?? ''
      return rest.length === 0 ? text : t(($) => $.alert.andOthers, { first: text, count: rest.length })
    }
    case 'confirmed-none': {
      const at = summary.confirmedBy?.at
      const date = at === undefined ? t(($) => $.alert.dateUnknown) : formatBirthDate(at, languageOf(i18n))
      const facility = summary.confirmedBy === undefined ? '' : shortName(summary.confirmedBy.facility)
      return kind === 'infection'
        ? t(($) => $.alert.noPositive, { tests: testsOf(summary, t), date, facility })
        : t(($) => $.alert.confirmedNone, { date, facility })
    }
    case 'not-recorded':
      return kind === 'memo' ? t(($) => $.alert.noMemo) : t(($) => $.alert.notRecorded)
    case 'partly':
      return t(($) => $.alert.partly)
    case 'failed':
      return t(($) => $.alert.failed)
    case 'not-permitted':
      return t(($) => $.alert.notPermitted)
    case 'not-disclosed':
      return t(($) => $.alert.notDisclosed)
    case 'loading':
      return t(($) => $.alert.loading)
  }
}

/** Which tests were negative: 「陽性なし」 of one test says nothing about another (SUM-5). */
function testsOf({ others }: AlertSummary, t: ReturnType<typeof useTranslation<'alerts'>>['t']): string {
  const [first, ...rest] = others.filter(({ remark }) => remark === 'negative').map(({ subject }) => subject.text)
  if (first === undefined) return ''
  return rest.length === 0 ? first : t(($) => $.alert.andOthers, { first, count: rest.length })
}

function iconOf(kind: AlertKind, state: AlertSummary['state']): IconName {
  if (state === 'failed') return 'failed'
  if (kind !== 'allergy') return kind
  return state === 'listed' ? 'allergy' : state === 'confirmed-none' ? 'allergy-none' : 'allergy-unknown'
}
