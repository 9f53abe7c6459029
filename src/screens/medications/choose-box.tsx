import styles from './choose-box.module.css'

interface ChooseBoxProps {
  readonly label: string
  /** `some` is drawn with a dash: of a drug not all records are chosen. */
  readonly state: 'all' | 'some' | 'none'
  onToggle(): void
  /** Its place in the keyboard of a grid; without it, it is reached by Tab. */
  readonly stop?: { readonly key: string; readonly tabIndex: number }
}

/** Chooses what a row stands for, to take it along. */
export function ChooseBox({ label, state, onToggle, stop }: ChooseBoxProps) {
  return (
    <label className={styles.box}>
      <input
        ref={(box) => {
          if (box !== null) box.indeterminate = state === 'some'
        }}
        type="checkbox"
        aria-label={label}
        checked={state === 'all'}
        onChange={onToggle}
        {...(stop === undefined ? {} : { 'data-stop': stop.key, 'data-choose': '', tabIndex: stop.tabIndex })}
      />
    </label>
  )
}
