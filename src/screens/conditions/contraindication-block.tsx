import { useTranslation } from 'react-i18next'
import { formatBirthDate } from '#clinical/format/date.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import type { ContraindicationLine } from '#clinical/summary/contraindication-lines.ts'
import { languageOf } from '#i18n/i18n.ts'
import { FactMarks } from '#record/fact-marks.tsx'
import { CauseName } from '#record/summary/cause-name.tsx'
import { EntryDate } from '#record/summary/entry-date.tsx'
import { FacilityMarks } from '#record/summary/facility-marks.tsx'
import { Block } from './block.tsx'
import { BlockTable, type LinesProps } from './block-table.tsx'
import { Fold } from './fold.tsx'
import { NoWarning } from './no-warning.tsx'
import styles from './table.module.css'
import { useCategoryWords } from './use-category-words.ts'
import type { ConditionsView } from './use-conditions.ts'
import type { FilterWords } from './use-filter-words.ts'

interface ContraindicationBlockProps {
  readonly view: ConditionsView
  readonly filter: FilterWords | undefined
}

/** 薬剤禁忌, apart from the allergies (SUM-1): those in force, and folded those that are over. */
export function ContraindicationBlock({ view, filter }: ContraindicationBlockProps) {
  const { t } = useTranslation('conditions')
  const { lines } = view.contraindication
  const name = t(($) => $.block.contraindication)
  return (
    <Block
      name={name}
      icon="contraindication"
      block={view.contraindication}
      count={lines.active.length}
      facility={view.filter.facility}
      filter={filter}
      nothing={<NoWarning answers={view.contraindication.answers} what={name} />}
      withdrawn={lines.withdrawn.map(({ what }) => what.text)}
    >
      {lines.active.length === 0 ? null : (
        <ContraindicationTable lines={lines.active} today={view.today} isNew={view.isNew} />
      )}
      {lines.ended.length === 0 ? null : (
        <Fold words={t(($) => $.contraindication.ended, { count: lines.ended.length })}>
          <ContraindicationTable lines={lines.ended} today={view.today} isNew={view.isNew} />
        </Fold>
      )}
    </Block>
  )
}

function ContraindicationTable({ lines, today, isNew }: LinesProps<ContraindicationLine>) {
  const { t } = useTranslation('conditions')
  return (
    <BlockTable caption={t(($) => $.block.contraindication)} columns={['what', 'kind', 'since', 'source']}>
      {lines.map((line) => (
        <ContraindicationRow key={line.key} line={line} today={today} isNew={line.records.some(isNew)} />
      ))}
    </BlockTable>
  )
}

interface ContraindicationRowProps {
  readonly line: ContraindicationLine
  readonly today: JstDate
  readonly isNew: boolean
}

function ContraindicationRow({ line, today, isNew }: ContraindicationRowProps) {
  const { t, i18n } = useTranslation('conditions')
  const categoryWords = useCategoryWords()
  const [newest] = line.records
  if (newest === undefined) return null
  const remarks = [
    newest.until === undefined
      ? undefined
      : t(($) => $.contraindication.until, { date: formatBirthDate(newest.until, languageOf(i18n)) }),
    newest.author,
    ...new Set(line.records.flatMap(({ notes }) => notes)),
    line.sameBy === undefined ? undefined : line.sameBy === 'code' ? t(($) => $.sameCode) : t(($) => $.sameText),
  ].filter((each) => each !== undefined)
  return (
    <tr>
      <th scope="row">
        <CauseName text={newest.what.text} isCoded={line.isCoded} concept={newest.what} isNew={isNew} />
        <FactMarks fact={{ status: 'final', sensitivity: line.records.flatMap(({ sensitivity }) => sensitivity) }} />
        {remarks.length === 0 ? null : <span className={styles.remark}>{remarks.join(t(($) => $.separator))}</span>}
      </th>
      <td>
        {[...new Set(line.records.flatMap(({ category }) => categoryWords(category) ?? []))].join(
          t(($) => $.separator),
        )}
      </td>
      <td>
        <EntryDate at={line.at} today={today} />
      </td>
      <td>
        <FacilityMarks facilities={line.records.map(({ facility }) => facility)} />
      </td>
    </tr>
  )
}
