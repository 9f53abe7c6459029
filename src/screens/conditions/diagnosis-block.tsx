import { useTranslation } from 'react-i18next'
import type { Diagnosis } from '#clinical/condition-facts.ts'
import { formatBirthDate } from '#clinical/format/date.ts'
import { endedSummary } from '#clinical/summary/diagnosis-lines.ts'
import type { DiagnosisOrder } from '#clinical/summary/diagnosis-order.ts'
import { languageOf } from '#i18n/i18n.ts'
import { NothingHere } from '#record/nothing-here.tsx'
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
  const { answers, lines, total } = view.diagnosis
  const name = t(($) => $.block.diagnosis)
  const order = address.sort ?? 'default'
  const isEmpty = lines.active.length + lines.ended.length + lines.refuted.length === 0
  return (
    <Block
      name={name}
      count={isEmpty ? undefined : lines.active.length}
      order={
        isEmpty ? undefined : order === 'default' ? (
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
      answers={answers}
      facility={view.filter.facility}
      withdrawn={lines.withdrawn.map((each) => each.name.text)}
    >
      {isEmpty ? (
        <NothingHere
          answers={[answers]}
          what={name}
          facility={view.filter.facility}
          filter={filter === undefined ? undefined : { ...filter, total }}
        />
      ) : null}
      {lines.active.length === 0 ? null : <DiagnosisTable diagnoses={lines.active} order={order} onSort={onSort} />}
      {lines.ended.length === 0 ? null : (
        <Fold
          words={<b>{t(($) => $.diagnosis.ended, { count: lines.ended.length })}</b>}
          about={<EndedWords ended={lines.ended} />}
        >
          <DiagnosisTable diagnoses={lines.ended} />
        </Fold>
      )}
      {lines.refuted.length === 0 ? null : (
        <Fold words={t(($) => $.diagnosis.refuted, { count: lines.refuted.length })}>
          <DiagnosisTable diagnoses={lines.refuted} />
        </Fold>
      )}
    </Block>
  )
}

/** 「2010 – 2026年　治癒 11・中止 3」. */
function EndedWords({ ended }: { readonly ended: readonly Diagnosis[] }) {
  const { t, i18n } = useTranslation('conditions')
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
    t(($) => $.diagnosis.outcomeCount, { outcome: outcome ?? t(($) => $.diagnosis.outcomeUnrecorded), count }),
  )
  return <span>{[...years, counted.join('・')].join('　')}</span>
}
