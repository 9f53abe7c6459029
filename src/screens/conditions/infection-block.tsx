import { useTranslation } from 'react-i18next'
import { NothingHere } from '#record/nothing-here.tsx'
import { Block } from './block.tsx'
import { InfectionTable } from './infection-table.tsx'
import type { ConditionsView } from './use-conditions.ts'
import type { FilterWords } from './use-filter-words.ts'

interface InfectionBlockProps {
  readonly view: ConditionsView
  readonly filter: FilterWords | undefined
}

/** 感染症: results by item with their dates, never one badge for a disease (SUM-5). The count is of items. */
export function InfectionBlock({ view, filter }: InfectionBlockProps) {
  const { t } = useTranslation('conditions')
  const { answers, lines, total } = view.infection
  const name = t(($) => $.block.infection)
  const { facility } = view.filter
  const isEmpty = lines.lines.length === 0
  return (
    <Block
      name={name}
      icon="infection"
      count={isEmpty ? undefined : lines.lines.length}
      order={isEmpty ? undefined : t(($) => $.order.infection)}
      answers={answers}
      facility={facility}
      withdrawn={lines.withdrawn.map(({ item }) => item.text)}
    >
      {isEmpty ? (
        <NothingHere
          answers={[answers]}
          what={name}
          facility={facility}
          filter={filter === undefined ? undefined : { ...filter, total }}
        />
      ) : (
        <InfectionTable lines={lines.lines} today={view.today} />
      )}
    </Block>
  )
}
