import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClinicalFact } from '#clinical/facts.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import type { conditions } from '#i18n/ja/conditions.ts'
import styles from './table.module.css'

type ConditionColumn = keyof (typeof conditions)['column']

/** What every table of the blocks is drawn from: its lines, the day they are read, and which records are 新着 (LIST-6). */
export interface LinesProps<L> {
  readonly lines: readonly L[]
  readonly today: JstDate
  readonly isNew: (fact: ClinicalFact) => boolean
}

interface BlockTableProps {
  readonly caption: string
  readonly columns: readonly ConditionColumn[]
  readonly children: ReactNode
}

/** The table of a block: its columns named at the top, its rows as the block draws them. */
export function BlockTable({ caption, columns, children }: BlockTableProps) {
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{caption}</caption>
      <ColumnHeads columns={columns} />
      <tbody>{children}</tbody>
    </table>
  )
}

/** On the screen and on paper. */
export function ColumnHeads({ columns }: Pick<BlockTableProps, 'columns'>) {
  const { t } = useTranslation('conditions')
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column} scope="col">
            {t(($) => $.column[column])}
          </th>
        ))}
      </tr>
    </thead>
  )
}
