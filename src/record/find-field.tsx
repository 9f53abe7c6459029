import styles from './find-field.module.css'

interface FindFieldProps {
  /** What is looked for: its name, and what the empty field says. */
  readonly label: string
  /** Where it looks, for whoever points at it or has it read. */
  readonly hint?: string
  readonly value: string
  onChange(value: string): void
}

/** Looks for a name among the rows of a screen, where the browser's own search would miss what is not drawn (GRID-11). */
export function FindField({ label, hint, value, onChange }: FindFieldProps) {
  return (
    <input
      type="search"
      className={styles.field}
      aria-label={label}
      placeholder={label}
      title={hint}
      autoComplete="off"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
