import { useTranslation } from 'react-i18next'
import type { GridLine, LineGroup } from '#clinical/laboratory/grid-lines.ts'
import { Icon } from '#ui/icon/icon.tsx'
import styles from './labs-grid.module.css'

interface SetHeadingProps {
  readonly line: Extract<GridLine, { kind: 'group' }>
  onToggle(group: LineGroup): void
}

/** Heading of a set with its count and the empty rows it hides (LAB-5, GRID-13); pressing it closes or opens the set. */
export function SetHeading({ line, onToggle }: SetHeadingProps) {
  const { t } = useTranslation('labs')
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.set}
      aria-expanded={!line.isClosed}
      onClick={() => onToggle(line.group)}
    >
      <Icon name={line.isClosed ? 'next' : 'open'} size={14} />
      <b>{t(($) => $.set[line.group])}</b> <span>{t(($) => $.items, { count: line.shown })}</span>{' '}
      {line.isClosed ? <span>{t(($) => $.closed)}</span> : null}
      {line.empty === 0 || line.isClosed ? null : <span>{t(($) => $.emptyRows, { count: line.empty })}</span>}
    </button>
  )
}
