import type { ReactNode } from 'react'
import { Icon, type IconName } from '../icon/icon.tsx'
import styles from './state-view.module.css'

/** The seven states of a list or block (SRC-1), `data` being the list itself; `notFound` is an address that leads nowhere, `info` a hint. */
type ViewState = 'loading' | 'none' | 'notDisclosed' | 'notPermitted' | 'failed' | 'notLinked' | 'notFound' | 'info'

interface StateViewProps {
  readonly state: ViewState
  /** One line of bold wording: what this is. */
  readonly title: string
  /** One line of who and when. */
  readonly detail?: string
  /** What the reader can do, at the right (SRC-9). */
  readonly action?: ReactNode
  /** Rows of the skeleton, in the shape of what will stand here. */
  readonly skeletonRows?: number
}

const ICON_OF_STATE = {
  loading: 'loading',
  none: 'none',
  notDisclosed: 'not-disclosed',
  notPermitted: 'not-permitted',
  failed: 'failed',
  notLinked: 'not-linked',
  notFound: 'not-found',
  info: 'info',
} as const satisfies Record<ViewState, IconName>

/** The one view of a list that has no rows to show: it says which of the states it is, and never only leaves a blank. */
export function StateView({ state, title, detail, action, skeletonRows = 3 }: StateViewProps) {
  if (state === 'loading') {
    return (
      <div className={styles.loading}>
        <div aria-hidden="true">
          {Array.from({ length: skeletonRows }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a skeleton have no other identity
            <div key={row} className={styles.row}>
              <span className={styles.block} />
              <span className={styles.block} />
              <span className={styles.block} />
            </div>
          ))}
        </div>
        <p className={styles.waiting}>{title}</p>
        {detail === undefined ? null : <p className={styles['waiting-long']}>{detail}</p>}
      </div>
    )
  }
  return (
    <div className={styles.view} data-state={state}>
      <Icon name={ICON_OF_STATE[state]} size={20} />
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        {detail === undefined ? null : <p className={styles.detail}>{detail}</p>}
      </div>
      {action}
    </div>
  )
}
