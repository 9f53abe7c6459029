import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import styles from './popover.module.css'

interface PopoverProps {
  /** Accessible name of the panel. */
  readonly label: string
  readonly id?: string
  /** The button that opened it: focus returns there, and a press on it is its own affair. */
  readonly opener: RefObject<HTMLElement | null>
  readonly onClose: () => void
  /** What takes the focus when it opens, where that is not the panel itself. */
  readonly initialFocus?: RefObject<HTMLElement | null>
  readonly align?: 'start' | 'end'
  /** `wide` for a table. */
  readonly size?: 'normal' | 'wide'
  readonly children: ReactNode
}

/**
 * A panel below its opener; it never covers the patient header (PID-1). Escape or a press elsewhere closes it, and the
 * focus goes back to where it came from (ACC-2). It stands in a `position: relative` place beside the opener.
 */
export function Popover(props: PopoverProps) {
  const { label, id, opener, onClose, initialFocus, align = 'start', size = 'normal', children } = props
  const panel = useRef<HTMLDivElement>(null)
  const close = useRef(onClose)
  close.current = onClose

  useEffect(() => {
    const first = initialFocus?.current ?? panel.current
    first?.focus()
    const onPointerDown = (event: PointerEvent) => {
      const target = event.target
      if (!(target instanceof Node)) return
      if (panel.current?.contains(target) || opener.current?.contains(target)) return
      close.current()
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      close.current()
      opener.current?.focus()
    }
    document.addEventListener('pointerdown', onPointerDown)
    document.addEventListener('keydown', onKeyDown)
    return () => {
      document.removeEventListener('pointerdown', onPointerDown)
      document.removeEventListener('keydown', onKeyDown)
    }
  }, [opener, initialFocus])

  return (
    <div
      ref={panel}
      id={id}
      className={styles.popover}
      data-align={align}
      data-size={size}
      role="dialog"
      aria-label={label}
      tabIndex={-1}
    >
      {children}
    </div>
  )
}
