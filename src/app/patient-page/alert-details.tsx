import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Answer, AnswerState } from '#clinical/answer.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import { formatClinicalTime, formatClock } from '#clinical/format/date.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { readRecordView } from '#record/record-view.ts'
import { type RecordScreen, ToScreen, useRecordScreens } from '#record/to-screen.tsx'
import { HUB_FACILITY_ID } from '#sources/record-source.ts'
import { HospitalLetter, type HospitalLetterState } from '#ui/hospital-letter/hospital-letter.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import styles from './alert-details.module.css'
import type { AlertItem, AlertKind, AlertSummary } from './alert-summary.ts'

const LETTER_OF_ANSWER = {
  loading: 'outline',
  data: 'solid',
  none: 'solid',
  notDisclosed: 'solid',
  outOfConsent: 'solid',
  notPermitted: 'solid',
  failed: 'failed',
  notLinked: 'dashed',
} as const satisfies Record<AnswerState, HospitalLetterState>

/** Where the whole record behind a block is. */
const SCREEN_OF_KIND = {
  allergy: 'conditions',
  contraindication: 'conditions',
  infection: 'conditions',
  memo: 'notes',
} as const satisfies Record<AlertKind, RecordScreen>

interface AlertDetailsProps {
  readonly kind: AlertKind
  readonly answers: ReadonlyMap<FacilityId, Answer<ClinicalFact>>
  readonly summary: AlertSummary
  /** The reader goes on to the screen with the whole record. */
  onLeave(): void
}

/** Every item with its hospitals and dates, what is not counted and why, and what each facility answered (SRC-4). */
export function AlertDetails({ kind, answers, summary, onLeave }: AlertDetailsProps) {
  const { t } = useTranslation('alerts')
  const { t: shell } = useTranslation()
  const screen = SCREEN_OF_KIND[kind]
  const view = readRecordView(useSearch({ strict: false }))
  const { has } = useRecordScreens()
  return (
    <div className={styles.details}>
      <h2>{t(($) => $.alert.kind[kind])}</h2>
      <Items items={summary.items} />
      {summary.others.length === 0 ? null : (
        <>
          <h3>{t(($) => $.alert.others)}</h3>
          <Items items={summary.others} />
        </>
      )}
      <h3>{t(($) => $.alert.answers)}</h3>
      <ul className={styles.answers}>
        {[...answers]
          .filter(([facility, answer]) => facility !== HUB_FACILITY_ID || answer.state !== 'notDisclosed')
          .map(([facility, answer]) => (
            <AnswerLine key={facility} kind={kind} facility={facility} answer={answer} />
          ))}
      </ul>
      {has(screen) ? (
        <p>
          <ToScreen screen={screen} view={view} onClick={onLeave}>
            {t(($) => $.alert.toScreen, { screen: shell(($) => $.menu.screen[screen]) })}
          </ToScreen>
        </p>
      ) : null}
    </div>
  )
}

function Items({ items }: { readonly items: readonly AlertItem[] }) {
  const { t, i18n } = useTranslation('alerts')
  const names = useFacilityNames()
  const language = languageOf(i18n)
  return (
    <ul className={styles.items}>
      {items.map((item) => (
        <li key={`${item.remark} ${item.text}`}>
          <p className={styles.text}>
            <b>{item.text}</b>
            {item.isCritical ? <Tag tone="alert">{t(($) => $.alert.critical)}</Tag> : null}
            {item.isUndisclosed ? <Tag tone="black">{t(($) => $.alert.undisclosed)}</Tag> : null}
            {item.remark === undefined ? null : (
              <Tag tone="outline">{t(($) => $.alert.remark[item.remark ?? 'inactive'])}</Tag>
            )}
          </p>
          {item.sources.map(({ key, facility, at }) => (
            <p key={key} className={styles.source}>
              <FacilityMark facility={facility} />
              {names.name(facility)}
              <span>{at === undefined ? t(($) => $.alert.dateUnknown) : formatClinicalTime(at, language)}</span>
            </p>
          ))}
        </li>
      ))}
    </ul>
  )
}

interface FacilityMarkProps {
  readonly facility: FacilityId
  readonly state?: HospitalLetterState
}

function FacilityMark({ facility, state = 'solid' }: FacilityMarkProps) {
  const names = useFacilityNames()
  return facility === HUB_FACILITY_ID ? null : (
    <HospitalLetter letter={names.letter(facility)} name={names.name(facility)} state={state} size={18} />
  )
}

interface AnswerLineProps {
  readonly kind: AlertKind
  readonly facility: FacilityId
  readonly answer: Answer<ClinicalFact>
}

function AnswerLine({ kind, facility, answer }: AnswerLineProps) {
  const names = useFacilityNames()
  const words = useAnswerWords(kind)
  const isGap = answer.state === 'failed' || (answer.state === 'data' && answer.gaps.length > 0)
  return (
    <li>
      <FacilityMark facility={facility} state={LETTER_OF_ANSWER[answer.state]} />
      <span>{names.shortName(facility)}</span>
      <span className={isGap ? styles.gap : styles.quiet}>{words(answer)}</span>
    </li>
  )
}

function useAnswerWords(kind: AlertKind): (answer: Answer<ClinicalFact>) => string {
  const { t } = useTranslation('alerts')
  const { t: shell } = useTranslation()
  const { t: clinical } = useTranslation('clinical')
  return (answer) => {
    switch (answer.state) {
      case 'data': {
        const rows = answer.rows.filter((fact) => kind !== 'memo' || (fact.kind === 'note' && fact.isImportant))
        const count =
          rows.length === 0 ? t(($) => $.alert.answeredNone) : t(($) => $.alert.answered, { count: rows.length })
        const partial = answer.gaps.length > 0 ? `（${shell(($) => $.strip.partial)}）` : ''
        return `${count}${partial}　${formatClock(answer.fetchedAt)}`
      }
      case 'none':
        return `${t(($) => $.alert.answeredNone)}　${formatClock(answer.fetchedAt)}`
      case 'failed':
        return `${clinical(($) => $.answer.failed)}　${clinical(($) => $.failure[answer.why.reason])}（${formatClock(answer.at)}）`
      case 'notDisclosed':
        return clinical(($) => $.answer.notDisclosedShort)
      default:
        return clinical(($) => $.answer[answer.state])
    }
  }
}
