import '#i18n/interruption.ts'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClock } from '#clinical/format/date.ts'
import type { Instant } from '#clinical/jst-date.ts'
import type { Person } from '#clinical/person.ts'
import { useAskAgain } from '#sources/ask-again.ts'
import { now } from '#sources/freshness.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import styles from './offline-line.module.css'

/**
 * While the computer has no connection: that it has none, since when, and that what stands below is of before. Once it has
 * one again every hospital is asked anew (E29).
 */
export function OfflineLine({ person }: { readonly person: Person }) {
  const { t } = useTranslation('interruption')
  const network = useNetwork()
  const askAgain = useAskAgain(person.handle)
  const [since, setSince] = useState<Instant | undefined>(() => (navigator.onLine ? undefined : now(network)))
  useEffect(() => {
    const left = () => setSince(now(network))
    const back = () => {
      setSince(undefined)
      askAgain()
    }
    window.addEventListener('offline', left)
    window.addEventListener('online', back)
    return () => {
      window.removeEventListener('offline', left)
      window.removeEventListener('online', back)
    }
  }, [network, askAgain])
  if (since === undefined) return null
  return (
    <div role="alert" className={styles.line} data-offline="">
      <Icon name="failed" size={18} />
      <strong>{t(($) => $.offline.title)}</strong>
      <span>{t(($) => $.offline.detail, { time: formatClock(since) })}</span>
    </div>
  )
}
