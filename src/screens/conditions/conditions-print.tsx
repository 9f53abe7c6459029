import { useTranslation } from 'react-i18next'
import type { Person } from '#clinical/person.ts'
import { PrintDocument } from '#record/print/print-document.tsx'
import { sourceLines } from '#record/print/source-lines.ts'
import { useNetwork } from '#sources/network-context.tsx'
import styles from './print-blocks.module.css'
import { PrintBlocks } from './print-blocks.tsx'
import type { ConditionsView } from './use-conditions.ts'
import type { FilterWords } from './use-filter-words.ts'

interface ConditionsPrintProps {
  readonly person: Person
  readonly view: ConditionsView
  readonly filter: FilterWords | undefined
}

/** All four blocks on paper, folded rows included, each with who has answered for it (ACC-9, GRID-11). */
export function ConditionsPrint({ person, view, filter }: ConditionsPrintProps) {
  const { t } = useTranslation('conditions')
  const { facilities } = useNetwork()
  const answers = [view.diagnosis.answers, view.allergy.answers, view.contraindication.answers, view.infection.answers]
  return (
    <PrintDocument
      heading={t(($) => $.title)}
      person={person}
      filters={filter?.words}
      {...(filter === undefined ? {} : { counts: t(($) => $.filter.shown, { total: view.total, shown: view.shown }) })}
      sources={sourceLines(facilities, person, answers)}
    >
      <div className={styles.paper}>
        <PrintBlocks person={person} view={view} />
      </div>
    </PrintDocument>
  )
}
