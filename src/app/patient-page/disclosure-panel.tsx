import '#i18n/record.ts'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '#clinical/answer.ts'
import { formatClock } from '#clinical/format/date.ts'
import { RECORD_KINDS } from '#clinical/record-kind.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { mayReadOn, ReadOnButton } from '#record/read-on-button.tsx'
import { useReasonWords } from '#record/use-reason-words.ts'
import { HUB_FACILITY_ID } from '#sources/record-source.ts'
import type { SourceState } from '#sources/source-states.ts'
import { Button } from '#ui/button/button.tsx'
import { HospitalLetter } from '#ui/hospital-letter/hospital-letter.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { Popover } from '#ui/popover/popover.tsx'
import styles from './disclosure-panel.module.css'
import { letterOf } from './hospital-state.tsx'

/** 公開範囲: which hospital publishes which kind of record, when it last answered, and what of it is missing (SRC-10). */
export function DisclosurePanel({ states }: { readonly states: readonly SourceState[] }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const panel = useId()
  return (
    <div className={styles.place}>
      <Button
        ref={opener}
        variant="text"
        size="strip"
        title={t(($) => $.strip.disclosure)}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-controls={isOpen ? panel : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="disclosure" size={16} />
        <span>{t(($) => $.strip.disclosure)}</span>
      </Button>
      {isOpen ? (
        <Popover
          id={panel}
          label={t(($) => $.strip.disclosure)}
          opener={opener}
          align="end"
          size="wide"
          onClose={() => setOpen(false)}
        >
          <DisclosureTable states={states.filter(({ facility }) => facility.id !== HUB_FACILITY_ID)} />
          <Problems states={states} />
        </Popover>
      ) : null}
    </div>
  )
}

function DisclosureTable({ states }: { readonly states: readonly SourceState[] }) {
  const { t, i18n } = useTranslation()
  const { t: clinical } = useTranslation('clinical')
  const language = languageOf(i18n)
  return (
    <table className={styles.table}>
      <caption>{t(($) => $.strip.disclosureTitle)}</caption>
      <thead>
        <tr>
          <th scope="col">{t(($) => $.strip.facility)}</th>
          {states.map((source) => (
            <th key={source.facility.id} scope="col">
              <HospitalLetter
                letter={source.facility.letter}
                name={source.facility.name[language]}
                state={letterOf(source)}
                size={18}
              />
              <span>{source.facility.shortName[language]}</span>
            </th>
          ))}
        </tr>
        <tr>
          <th scope="row">{t(($) => $.strip.fetchedAt)}</th>
          {states.map(({ facility, fetchedAt }) => (
            <td key={facility.id}>{fetchedAt === undefined ? '–' : formatClock(fetchedAt)}</td>
          ))}
        </tr>
      </thead>
      <tbody>
        {RECORD_KINDS.map((kind) => (
          <tr key={kind}>
            <th scope="row">{clinical(($) => $.kind[kind])}</th>
            {states.map(({ facility }) => (
              <td key={facility.id} data-disclosed={facility.disclosedKinds.has(kind)}>
                {facility.disclosedKinds.has(kind) && facility.closedKinds?.has(kind) === true ? (
                  <>
                    <Icon name="not-permitted" size={14} /> {t(($) => $.strip.closed)}
                  </>
                ) : facility.disclosedKinds.has(kind) ? (
                  t(($) => $.strip.disclosed)
                ) : (
                  <>
                    <Icon name="not-disclosed" size={14} /> {t(($) => $.strip.notDisclosed)}
                  </>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/**
 * Each failure and gap once, with the kind it concerns, the time, and the number under which whoever runs the server finds
 * the request (E3).
 */
function Problems({ states }: { readonly states: readonly SourceState[] }) {
  const { t } = useTranslation()
  const { t: clinical } = useTranslation('clinical')
  const gapWords = useReasonWords()
  const { t: record } = useTranslation('record')
  const { shortName } = useFacilityNames()
  const traced = (words: string, { reference }: Failure) =>
    reference === undefined ? words : `${words}　${record(($) => $.completeness.reference, { reference })}`
  const lines = states.flatMap(({ facility, failures, gaps, notPermitted }) => [
    ...failures.map(({ kind, why, at }) =>
      traced(
        `${shortName(facility.id)}　${clinical(($) => $.kind[kind])}　${clinical(($) => $.failure[why.reason])}（${formatClock(at)}）`,
        why,
      ),
    ),
    ...gaps.map(({ kind, gap }) => {
      const words = `${shortName(facility.id)}　${clinical(($) => $.kind[kind])}　${gapWords(gap)}`
      return gap.kind === 'page-missing' ? traced(words, gap.why) : words
    }),
    ...notPermitted.map(
      (kind) =>
        `${shortName(facility.id)}　${clinical(($) => $.kind[kind])}　${clinical(($) => $.answer.notPermitted)}`,
    ),
  ])
  if (lines.length === 0) return null
  return (
    <div className={styles.problems}>
      <h2>{t(($) => $.strip.problems)}</h2>
      <ul>
        {[...new Set(lines)].map((line) => (
          <li key={line}>{line}</li>
        ))}
        {states.map(({ facility, gaps }) =>
          mayReadOn(gaps.map(({ gap }) => gap)) ? (
            <li key={facility.id}>
              {shortName(facility.id)}　<ReadOnButton facility={facility.id} />
            </li>
          ) : null,
        )}
      </ul>
    </div>
  )
}
