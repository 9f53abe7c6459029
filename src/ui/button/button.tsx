import type { ComponentProps } from 'react'
import styles from './button.module.css'

/** One `primary` a screen; `retry` where a failure is shown; `text` is underlined in the body colour. */
type ButtonVariant = 'primary' | 'outline' | 'neutral' | 'retry' | 'destructive' | 'text' | 'icon'

interface ButtonProps extends Omit<ComponentProps<'button'>, 'className'> {
  readonly variant?: ButtonVariant
  /** `large` 48 px: the one thing to do on a page. `medium` 32 px, `small` 28 px, `strip` 24 px. */
  readonly size?: 'large' | 'medium' | 'small' | 'strip'
}

export function Button({ variant = 'neutral', size = 'medium', type = 'button', ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={styles.button} data-variant={variant} data-size={size} />
}
