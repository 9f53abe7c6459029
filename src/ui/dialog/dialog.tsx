import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from '../button/button.tsx'
import { Icon } from '../icon/icon.tsx'
import styles from './dialog.module.css'

interface DialogProps {
  readonly title: string
  /** Escape and the close button: the answer that changes nothing. */
  readonly onClose: () => void
  /** Name of the close button; without it there is none, and the dialog is a question. */
  readonly closeLabel?: string
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/**
 * The platform's modal dialog, below the patient header, which stays readable (PID-1, ACC-2): focus goes in, stays in and
 * comes back to where it was. It stands only while it is open.
 */
export function Dialog({ title, onClose, closeLabel, actions, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const element = dialog.current
    const opener = document.activeElement
    if (element === null) return
    element.showModal()
    return () => {
      element.close()
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div className={styles.head}>
        <h2 id={heading}>{title}</h2>
        {closeLabel === undefined ? null : (
          <Button variant="icon" aria-label={closeLabel} onClick={onClose}>
            <Icon name="close" size={18} />
          </Button>
        )}
      </div>
      <div className={styles.body}>{children}</div>
      {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
    </dialog>
  )
}
