import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useLeaveGuard } from '#record/leave-guard.ts'
import { useSession } from '#session/session-context.tsx'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'

interface SwitchUserButtonProps {
  /** The icon alone, where words have no room. */
  readonly isCompact?: boolean
}

/**
 * Ends this user's session: one press here and one on a name is a switch (A8). Nothing read so far stays in memory; what
 * is not saved is asked about first (NOTE-3).
 */
export function SwitchUserButton({ isCompact = false }: SwitchUserButtonProps) {
  const { t } = useTranslation()
  const { leave } = useSession()
  const client = useQueryClient()
  const navigate = useNavigate()
  const guard = useLeaveGuard()
  const words = t(($) => $.session.switch)
  const switchUser = () =>
    guard.leave(() => {
      leave()
      client.clear()
      void navigate({ to: '/' })
    })
  return isCompact ? (
    <Button variant="icon" aria-label={words} title={words} onClick={switchUser}>
      <Icon name="switch-user" size={18} />
    </Button>
  ) : (
    <Button variant="text" size="small" onClick={switchUser}>
      <Icon name="switch-user" size={16} />
      {words}
    </Button>
  )
}
