import type { ReactNode } from 'react'
import styles from './tag.module.css'

interface TagProps {
  /** `gap` 速報, 変更, 疑い · `alert` 重度, 禁忌 · `note` 同姓同名, 標準コードなし · `black` 死亡, 未告知. */
  readonly tone?: 'neutral' | 'outline' | 'gap' | 'alert' | 'note' | 'black'
  readonly children: ReactNode
}

export function Tag({ tone = 'neutral', children }: TagProps) {
  return (
    <span className={styles.tag} data-tone={tone}>
      {children}
    </span>
  )
}
