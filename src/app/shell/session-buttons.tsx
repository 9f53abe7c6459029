import { useTranslation } from 'react-i18next'
import { useLeaveGuard } from '#record/leave-guard.ts'
import { useSession } from '#session/session-context.tsx'
import { Button } from '#ui/button/button.tsx'
import { Icon, type IconName } from '#ui/icon/icon.tsx'

interface SessionButtonsProps {
  /** The icons alone, where words have no room. */
  readonly isCompact?: boolean
}

/**
 * Lock, another user, sign out: one press each; for another user the second is their name, or their card (A8). A lock
 * keeps what is not saved, the others ask first (NOTE-3).
 */
export function SessionButtons({ isCompact = false }: SessionButtonsProps) {
  const { t } = useTranslation()
  const { lock, leave, logOut } = useSession()
  const guard = useLeaveGuard()
  const buttons: readonly (readonly [IconName, string, () => void])[] = [
    ['lock', t(($) => $.session.lock), lock],
    ['switch-user', t(($) => $.session.switch), () => guard.leave(leave)],
    ['log-out', t(($) => $.session.logOut), () => guard.leave(logOut)],
  ]
  return buttons.map(([icon, words, press]) =>
    isCompact ? (
      <Button key={icon} variant="icon" aria-label={words} title={words} onClick={press}>
        <Icon name={icon} size={18} />
      </Button>
    ) : (
      <Button key={icon} variant="text" size="small" onClick={press}>
        <Icon name={icon} size={16} />
        {words}
      </Button>
    ),
  )
}
