import '#i18n/record.ts'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button/button.tsx'
import styles from './new-rows-bar.module.css'

interface HeldRows<T> {
  /** What the list shows now. */
  readonly shown: readonly T[]
  /** How many have arrived since that the list does not show yet. */
  readonly waiting: number
  show(): void
}

/**
 * Rows that arrive while somebody reads wait until they are asked for, when they would move what is being read (SPD-2).
 * What changes or goes is followed at once: only new rows wait. `isReading` tells whether the reader has begun: scrolled,
 * chosen or focused something. `scope` names what is listed: rows of another hospital or filter are no news.
 */
export function useHeldRows<T extends { readonly key: string }>(
  rows: readonly T[],
  isReading: boolean,
  scope: string,
): HeldRows<T> {
  const listed = useRef(scope)
  const known = useRef<ReadonlySet<string>>(new Set())
  const [, showAgain] = useState(0)
  if (!isReading || known.current.size === 0 || listed.current !== scope)
    known.current = new Set(rows.map((row) => row.key))
  listed.current = scope
  const shown = rows.filter((row) => known.current.has(row.key))
  return {
    shown,
    waiting: rows.length - shown.length,
    show: () => {
      known.current = new Set(rows.map((row) => row.key))
      showAgain((count) => count + 1)
    },
  }
}

interface NewRowsBarProps {
  readonly waiting: number
  onShow(): void
}

/** 「新しい情報 5件 表示」, above the list it speaks of; nothing while no row waits. */
export function NewRowsBar({ waiting, onShow }: NewRowsBarProps) {
  const { t } = useTranslation('record')
  return (
    <div role="status">
      {waiting === 0 ? null : (
        <p className={styles.bar}>
          {t(($) => $.newRows.waiting, { count: waiting })}
          <Button size="strip" variant="outline" onClick={onShow}>
            {t(($) => $.newRows.show)}
          </Button>
        </p>
      )}
    </div>
  )
}
