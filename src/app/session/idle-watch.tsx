import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '#session/session-context.tsx'
import { Button } from '#ui/button/button.tsx'
import { useAnnounce } from '#ui/live-region/live-region.tsx'
import styles from './idle-watch.module.css'
import { useIdle } from './use-idle.ts'

/** Locks the screen that nobody looks at, after a countdown that whoever sits there sees (A5, ALRT-1). */
export function IdleWatch() {
  const { policy, signIn } = useSession()
  const seconds = useIdle(policy.idleMinutes * 60_000, {
    onIdle: () => signIn?.lock('idle'),
    onHand: () => signIn?.touched?.(),
  })
  return seconds === undefined ? null : <Countdown seconds={seconds} />
}

/** Above open dialogs too, below the patient header; any key, press or movement takes it away. */
function Countdown({ seconds }: { readonly seconds: number }) {
  const { t } = useTranslation('session')
  const announce = useAnnounce()
  const bar = useRef<HTMLDivElement>(null)
  const soon = t(($) => $.idle.soon)
  useEffect(() => {
    bar.current?.showPopover?.()
    announce(soon)
    return () => announce('')
  }, [announce, soon])
  return (
    <div ref={bar} className={styles.countdown} popover="manual" role="timer">
      <p>{t(($) => $.idle.left, { count: seconds })}</p>
      <Button variant="primary">{t(($) => $.idle.stay)}</Button>
    </div>
  )
}
