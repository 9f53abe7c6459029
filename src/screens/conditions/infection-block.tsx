import { useTranslation } from 'react-i18next'
import { Block } from './block.tsx'
import { InfectionTable } from './infection-table.tsx'
import { NoWarning } from './no-warning.tsx'
import type { ConditionsView } from './use-conditions.ts'
import type { FilterWords } from './use-filter-words.ts'

interface InfectionBlockProps {
  readonly view: ConditionsView
  readonly filter: FilterWords | undefined
}

/** 感染症: results by item with their dates, never one badge for a disease (SUM-5). The count is of items. */
export function InfectionBlock({ view, filter }: InfectionBlockProps) {
  const { t } = useTranslation('conditions')
  const { lines, withdrawn } = view.infection.lines
  return (
    <Block
      name={t(($) => $.block.infection)}
      icon="infection"
      block={view.infection}
      count={lines.length}
      order={t(($) => $.order.infection)}
      facility={view.filter.facility}
      filter={filter}
      nothing={<NoWarning answers={view.infection.answers} what={t(($) => $.block.infection)} />}
      withdrawn={withdrawn.map(({ item }) => item.text)}
    >
      {lines.length === 0 ? null : <InfectionTable lines={lines} today={view.today} isNew={view.isNew} />}
    </Block>
  )
}
