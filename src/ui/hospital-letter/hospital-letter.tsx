import styles from './hospital-letter.module.css'
import { hospitalShape } from './hospital-shape.tsx'

/**
 * What the letter says about its facility: `solid` linked and answered · `outline` asking, importing or requested ·
 * `failed` · `dashed` not linked · `stopped` stopped or withdrawn. It is always said in words beside it as well.
 */
export type HospitalLetterState = 'solid' | 'outline' | 'failed' | 'dashed' | 'stopped'

interface HospitalLetterProps {
  readonly letter: string
  /** Full name of the facility (with its state, where no words stand beside it): the accessible name. */
  readonly name: string
  readonly state?: HospitalLetterState
  /** 20 in rows and strips, 18 in cells and headings, 22 in legends. */
  readonly size?: 18 | 20 | 22
}

/** A facility's letter in its shape: told by letter and shape, never by colour alone (SRC-4). */
export function HospitalLetter({ letter, name, state = 'solid', size = 20 }: HospitalLetterProps) {
  const shape = hospitalShape(letter)
  return (
    <svg
      className={styles.letter}
      data-state={state}
      style={{ color: shape.fill }}
      role="img"
      aria-label={name}
      width={size}
      height={size}
      viewBox="-0.5 -0.5 21 21"
    >
      {shape.outline}
      <text x={shape.x} y={shape.y}>
        {letter}
      </text>
    </svg>
  )
}
