import { useTranslation } from 'react-i18next'
import { formatBirthDate } from '#clinical/format/date.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import type { ContraindicationLine } from '#clinical/summary/contraindication-lines.ts'
import { languageOf } from '#i18n/i18n.ts'
import { FactMarks } from '#record/fact-marks.tsx'
import { NothingHere } from '#record/nothing-here.tsx'
import { CauseName } from '#record/summary/cause-name.tsx'
import { EntryDate } from '#record/summary/entry-date.tsx'
import { FacilityMarks } from '#record/summary/facility-marks.tsx'
import { Block } from './block.tsx'
import { Fold } from './fold.tsx'
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
  const { answers, lines, total } = view.contraindication
  const name = t(($) => $.block.contraindication)
  const { facility } = view.filter
  const isEmpty = lines.active.length === 0
  return (
    <Block
      name={name}
      icon="contraindication"
      count={isEmpty ? undefined : lines.active.length}
      answers={answers}
      facility={facility}
      withdrawn={lines.withdrawn.map(({ what }) => what.text)}
    >
      {isEmpty ? (
        <NothingHere
          answers={[answers]}
          what={name}
          facility={facility}
          filter={filter === undefined ? undefined : { ...filter, total }}
        />
      ) : (
        <ContraindicationTable lines={lines.active} today={view.today} />
      )}
      {lines.ended.length === 0 ? null : (
        <Fold words={t(($) => $.contraindication.ended, { count: lines.ended.length })}>
          <ContraindicationTable lines={lines.ended} today={view.today} />
        </Fold>
      )}
    </Block>
  )
}

interface ContraindicationTableProps {
  readonly lines: readonly ContraindicationLine[]
  readonly today: JstDate
}

function ContraindicationTable({ lines, today }: ContraindicationTableProps) {
  const { t } = useTranslation('conditions')
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t(($) => $.block.contraindication)}</caption>
      <thead>
        <tr>
          {(['what', 'kind', 'since', 'source'] as const).map((column) => (
            <th key={column} scope="col">
              {t(($) => $.column[column])}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <ContraindicationRow key={line.key} line={line} today={today} />
        ))}
      </tbody>
    </table>
  )
}

function ContraindicationRow({ line, today }: { readonly line: ContraindicationLine; readonly today: JstDate }) {
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
        <CauseName text={newest.what.text} isCoded={line.isCoded} concept={newest.what} />
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
