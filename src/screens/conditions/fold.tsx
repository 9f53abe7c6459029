import { type ReactNode, useId, useState } from 'react'
import { Icon } from '#ui/icon/icon.tsx'
import styles from './conditions.module.css'

interface FoldProps {
  readonly words: ReactNode
  /** Beside the button, for example what lies inside. */
  readonly about?: ReactNode
  readonly children: ReactNode
}

/** What is folded away with its number, and opened by one press. */
export function Fold({ words, about, children }: FoldProps) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  return (
    <div className={styles.fold}>
      <div className={styles['fold-line']}>
        <button type="button" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
          <Icon name={isOpen ? 'open' : 'next'} />
          {words}
        </button>
        {about}
      </div>
      <div id={id} hidden={!isOpen}>
        {isOpen ? children : null}
      </div>
    </div>
  )
}
