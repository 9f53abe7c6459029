import { useId } from 'react'
import styles from './segment.module.css'

interface SegmentProps<V extends string> {
  /** What is chosen between: the accessible name of the group. */
  readonly label: string
  readonly options: readonly { readonly value: V; readonly label: string }[]
  readonly value: V
  readonly onChange: (value: V) => void
}

/** A choice between views of one thing; arrow keys move it, as in any group of radio buttons. */
export function Segment<V extends string>({ label, options, value, onChange }: SegmentProps<V>) {
  const name = useId()
  return (
    <fieldset className={styles.segment}>
      <legend className="visually-hidden">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.option}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
