import { useTranslation } from 'react-i18next'
import type { ClinicalTime } from '#clinical/clinical-time.ts'
import { formatClinicalTime } from '#clinical/format/date.ts'
import { shownFlag } from '#clinical/laboratory/lab-flag.ts'
import type { LabCell } from '#clinical/laboratory/lab-row.ts'
import type { LabResult } from '#clinical/observation-facts.ts'
import type { Person } from '#clinical/person.ts'
import { languageOf } from '#i18n/i18n.ts'
import { FacilityLetter, useFacilityNames } from '#record/facility-names.tsx'
import { useLabWords } from '#record/lab-value.tsx'
import { useUndisclosedWords } from '#record/undisclosed-words.ts'
import { Tag } from '#ui/tag/tag.tsx'
import { FlaggedValue } from '../graph/flagged-value.tsx'
import { EarlierValuesOf } from './earlier-values.tsx'
import styles from './result-detail.module.css'

interface ResultFactsProps {
  readonly person: Person
  readonly cell: LabCell
  /** 取消 or 誤入力: struck through, with its reason in words (VAL-4). */
  readonly isWithdrawn: boolean
  readonly previous: LabCell | undefined
  readonly difference: string | undefined
  /** Whether a withdrawn result, which this one may correct, stands below. */
  readonly hasWithdrawn: boolean
}

/** One result with its own range, times, method, specimen, remarks and codes: of no other result (H-08). */
export function ResultFacts({ person, cell, isWithdrawn, previous, difference, hasWithdrawn }: ResultFactsProps) {
  const { t, i18n } = useTranslation('labsGraph')
  const { t: record } = useTranslation('record')
  const { name } = useFacilityNames()
  const lab = useLabWords()
  const language = languageOf(i18n)
  const time = (at: ClinicalTime | undefined) => (at === undefined ? undefined : formatClinicalTime(at, language))
  const { measurement, fact, facility } = cell
  const shown = shownFlag(measurement)
  const specimen = fact.kind === 'laboratory' ? fact.specimen : undefined
  const isMissing = measurement.value === undefined
  const { status } = fact
  const undisclosed = useUndisclosedWords()(fact.sensitivity)
  const words: PanelWords = {
    label: (label, panel) => t(($) => $.detail.ofPanel, { label: t(($) => $.detail[label]), panel }),
    status: (panel) => record(($) => $.status[panel]),
  }
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t(($) => $.detail.range), rangeText(cell) ?? (isMissing ? undefined : t(($) => $.noRange))],
    [
      t(($) => $.detail.flag),
      shown === undefined
        ? undefined
        : shown.isCompared
          ? t(($) => $.detail.comparedFlag, { flag: shown.flag.text })
          : t(($) => $.detail.reportedFlag, { flag: shown.flag.text, name: lab.flag(shown.flag)?.name ?? '' }),
    ],
    [
      t(($) => $.detail.before),
      previous === undefined
        ? undefined
        : [
            `${lab.value(previous.measurement)} ${shownFlag(previous.measurement)?.flag.text ?? ''}`.trim(),
            difference,
            `${time(previous.at) ?? ''} ${name(previous.facility)}`,
          ]
            .filter((part) => part !== undefined)
            .join('　'),
    ],
    [t(($) => $.detail.collected), cell.isAtReportTime ? undefined : time(cell.at)],
    [t(($) => $.detail.reported), time(fact.reportedAt ?? (cell.isAtReportTime ? cell.at : undefined))],
    [t(($) => $.detail.material), specimen?.material?.text],
    [t(($) => $.detail.condition), specimen?.condition],
    [t(($) => $.detail.method), fact.method],
    [t(($) => $.detail.accession), specimen?.accession],
    [t(($) => $.detail.department), fact.department],
    [t(($) => $.detail.author), fact.author],
    ...fact.notes.map((note) => [t(($) => $.detail.note), note] as const),
    ...(cell.panels ?? []).flatMap((panel) => aboutPanel(panel, cell, words)),
  ]
  return (
    <section className={styles.result} data-withdrawn={isWithdrawn} aria-label={lab.value(measurement)}>
      <p className={styles.value}>
        {isWithdrawn ? <s>{lab.value(measurement)}</s> : <FlaggedValue measurement={measurement} status={status} />}
        {measurement.value?.unit === undefined ? null : <span className={styles.unit}> {measurement.value.unit}</span>}
        <Tag tone={status === 'preliminary' || status === 'corrected' ? 'gap' : 'neutral'}>
          {record(($) => $.status[status])}
        </Tag>
        {undisclosed === undefined ? null : <Tag tone="black">{undisclosed}</Tag>}
        {measurement.item.isStandard ? null : <Tag tone="note">{record(($) => $.value.noStandardCode)}</Tag>}
      </p>
      <p className={styles.facility}>
        <FacilityLetter facility={facility} /> {name(facility)}
      </p>
      {!isWithdrawn && mayHaveSaidOtherwise(fact) ? (
        <EarlierValuesOf person={person} cell={cell} hasWithdrawn={hasWithdrawn} />
      ) : null}
      <dl>
        {facts.map(([label, text], index) =>
          text === undefined ? null : (
            // biome-ignore lint/suspicious/noArrayIndexKey: the facts of a result stand in a fixed order
            <div key={index}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ),
        )}
      </dl>
      <Codes cell={cell} />
    </section>
  )
}

interface PanelWords {
  label(label: 'status' | 'condition' | 'note', panel: string): string
  status(status: LabResult['status']): string
}

/** What the heading of a panel says of all its results, as far as this one does not say it itself (VAL-5, H-14). */
function aboutPanel(
  { item, status, specimen, notes }: LabResult,
  { fact }: LabCell,
  words: PanelWords,
): readonly (readonly [string, string])[] {
  const own = fact.kind === 'laboratory' ? fact.specimen?.condition : undefined
  const condition = specimen?.condition === own ? undefined : specimen?.condition
  return [
    ...(status === 'final' || status === fact.status
      ? []
      : [[words.label('status', item.text), words.status(status)] as const]),
    ...(condition === undefined ? [] : [[words.label('condition', item.text), condition] as const]),
    ...notes
      .filter((note) => !fact.notes.includes(note))
      .map((note) => [words.label('note', item.text), note] as const),
  ]
}

/** Corrected, or by its version not what it was at first: what it said before is asked for (VAL-4, E14). */
function mayHaveSaidOtherwise({ status, isRevised }: LabCell['fact']): boolean {
  return status === 'corrected' || isRevised === true
}

/** Every range that came with this result, each with whom it is for; one-sided ones as they print (NUM-6). */
function rangeText({ measurement: { ranges } }: LabCell): string | undefined {
  if (ranges.length === 0) return undefined
  return ranges.map(({ text, appliesTo }) => (appliesTo === undefined ? text : `${text}（${appliesTo}）`)).join('、')
}

/** The item as the sender coded it, and where the record lies: for whoever must ask the hospital (VAL-5). */
function Codes({ cell: { measurement, fact } }: { readonly cell: LabCell }) {
  const { t } = useTranslation('labsGraph')
  return (
    <details className={styles.codes}>
      <summary>{t(($) => $.detail.codes)}</summary>
      <dl>
        <div>
          <dt>{t(($) => $.detail.senderName)}</dt>
          <dd>{measurement.item.text}</dd>
        </div>
        {measurement.item.codings.map(({ system, code, display }) => (
          <div key={`${system} ${code}`}>
            <dt>{system}</dt>
            <dd>
              {code} {display}
            </dd>
          </div>
        ))}
        {fact.refs.map(({ resourceType, id }) => (
          <div key={id}>
            <dt>{t(($) => $.detail.source)}</dt>
            <dd>{`${resourceType}/${id}`}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
