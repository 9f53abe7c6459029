import { useTranslation } from 'react-i18next'
import type { Diagnosis } from '#clinical/condition-facts.ts'
import { formatBirthDate } from '#clinical/format/date.ts'
import { endedSummary } from '#clinical/summary/diagnosis-lines.ts'
import type { DiagnosisOrder } from '#clinical/summary/diagnosis-order.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useOutcomeWords } from '#record/summary/outcome-words.ts'
import { Button } from '#ui/button/button.tsx'
import { Block } from './block.tsx'
import type { ConditionsAddress } from './conditions-address.ts'
import { DiagnosisTable } from './diagnosis-table.tsx'
import { Fold } from './fold.tsx'
import type { ConditionsView } from './use-conditions.ts'
import type { FilterWords } from './use-filter-words.ts'

interface DiagnosisBlockProps {
  readonly view: ConditionsView
  readonly filter: FilterWords | undefined
  readonly address: ConditionsAddress
  onSort(order: DiagnosisOrder): void
}

/** 病名: what goes on in a table that can be ordered, what has ended folded with its number (SUM-2). */
export function DiagnosisBlock({ view, filter, address, onSort }: DiagnosisBlockProps) {
  const { t } = useTranslation('conditions')
  const { lines } = view.diagnosis
  const order = address.sort ?? 'default'
  const isEmpty = lines.active.length + lines.ended.length + lines.refuted.length === 0
  return (
    <Block
      name={t(($) => $.block.diagnosis)}
      block={view.diagnosis}
      count={lines.active.length}
      isEmpty={isEmpty}
      order={
        order === 'default' ? (
          t(($) => $.order.default)
        ) : (
          <>
            {t(($) => $.order.chosen, { column: t(($) => $.column[order]) })}{' '}
            <Button size="strip" variant="text" onClick={() => onSort('default')}>
              {t(($) => $.order.restore)}
            </Button>
          </>
        )
      }
      facility={view.filter.facility}
      filter={filter}
      withdrawn={lines.withdrawn.map((each) => each.name.text)}
    >
      {lines.active.length === 0 ? null : (
        <DiagnosisTable diagnoses={lines.active} isNew={view.isNew} order={order} onSort={onSort} />
      )}
      {lines.ended.length === 0 ? null : (
        <Fold
          words={<b>{t(($) => $.diagnosis.ended, { count: lines.ended.length })}</b>}
          about={<EndedWords ended={lines.ended} />}
        >
          <DiagnosisTable diagnoses={lines.ended} isNew={view.isNew} />
        </Fold>
      )}
      {lines.refuted.length === 0 ? null : (
        <Fold words={t(($) => $.diagnosis.refuted, { count: lines.refuted.length })}>
          <DiagnosisTable diagnoses={lines.refuted} isNew={view.isNew} />
        </Fold>
      )}
    </Block>
  )
}

/** 「2010 – 2026年　治癒 11・中止 3」. */
function EndedWords({ ended }: { readonly ended: readonly Diagnosis[] }) {
  const { t, i18n } = useTranslation('conditions')
  const outcomeWords = useOutcomeWords()
  const { from, until, outcomes } = endedSummary(ended)
  const years =
    from === undefined || until === undefined
      ? []
      : [
          from === until
            ? formatBirthDate({ text: from, precision: 'year' }, languageOf(i18n))
            : t(($) => $.diagnosis.endedYears, { from, until }),
        ]
  const counted = outcomes.map(({ outcome, count }) =>
    t(($) => $.diagnosis.outcomeCount, {
      outcome: outcome === undefined ? t(($) => $.diagnosis.outcomeUnrecorded) : outcomeWords(outcome),
      count,
    }),
  )
  return <span>{[...years, counted.join('・')].join('　')}</span>
}
