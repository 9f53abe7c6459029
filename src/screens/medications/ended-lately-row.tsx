// biome-ignore-all lint/a11y/useSemanticElements: a two-way grid on a time axis is an ARIA grid (DESIGN.md §8.23)
// biome-ignore-all lint/a11y/useFocusableInteractive: the button inside the cell carries the focus
import { useTranslation } from 'react-i18next'
import type { DrugGroup } from '#clinical/medications/drug-row.ts'
import { Icon } from '#ui/icon/icon.tsx'
import styles from './medication-grid.module.css'
import type { Words } from './use-words.ts'

export const ENDED_LATELY_STOP = 'ended-lately'

/** Names that fit into one line; the others are counted. */
const MOST_NAMED = 3

interface EndedLatelyRowProps {
  readonly groups: readonly DrugGroup[]
  /** Ingredients of which another supply goes on: such a drug has not ended. */
  readonly goingOn: ReadonlySet<string>
  readonly isShown: boolean
  readonly tabIndex: number
  readonly words: Words
  onToggle(): void
}

/**
 * The foot of 現在: what ended in the last 90 days, counted and named, one key away (MED-7). A drug that another hospital
 * or act still supplies is not called ended: only its ended supplies are counted, apart.
 */
export function EndedLatelyRow({ groups, goingOn, isShown, tabIndex, words, onToggle }: EndedLatelyRowProps) {
  const { t } = useTranslation('medications')
  const goesOn = ({ ingredientKey }: DrugGroup) => ingredientKey !== undefined && goingOn.has(ingredientKey)
  const names = namesOf(groups.filter((group) => !goesOn(group)))
  const besides = namesOf(groups.filter(goesOn)).length
  const first = names.slice(0, MOST_NAMED).join(words.separator)
  const others = names.length - MOST_NAMED
  return (
    <div role="row" className={styles['ended-row']}>
      <div role="gridcell" className={styles.ended}>
        <button
          type="button"
          data-stop={ENDED_LATELY_STOP}
          tabIndex={tabIndex}
          aria-expanded={isShown}
          onClick={onToggle}
        >
          <Icon name={isShown ? 'open' : 'next'} size={18} />
          <b>{t(($) => $.past.summary, { count: names.length })}</b>
          <span className={styles.missing}>
            {others > 0 ? t(($) => $.past.andOthers, { names: first, count: others }) : first}
          </span>
          {besides === 0 ? null : (
            <span className={styles.missing}>{t(($) => $.past.goingOn, { count: besides })}</span>
          )}
        </button>
      </div>
    </div>
  )
}

/** Each drug once, however many of its supplies ended. */
function namesOf(groups: readonly DrugGroup[]): readonly string[] {
  return [...new Set(groups.map(({ rows, genericName }) => genericName ?? rows[0]?.name.text ?? ''))]
}
