import { ChevronDown } from 'lucide-react'
import { type Ref, useId } from 'react'
import styles from './select.module.css'

interface SelectProps<V extends string> {
  readonly label: string
  readonly options: readonly { readonly value: V; readonly label: string }[]
  readonly value: V
  readonly onChange: (value: V) => void
  readonly ref?: Ref<HTMLSelectElement>
}

/** “label　value ⌄” in one line: the platform's own list, so that keyboard, touch and readers work as everywhere. */
export function Select<V extends string>({ label, options, value, onChange, ref }: SelectProps<V>) {
  const id = useId()
  return (
    <span className={styles.select}>
      <label htmlFor={id}>{label}</label>
      <select
        ref={ref}
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.currentTarget.value)
          if (chosen !== undefined) onChange(chosen.value)
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown size={16} strokeWidth={1.75} aria-hidden="true" />
    </span>
  )
}
