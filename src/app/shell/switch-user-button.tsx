import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession } from '#session/session-context.tsx'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'

/** Ends this user's session: one press here and one on a name is a switch (A8). Nothing read so far stays in memory. */
export function SwitchUserButton() {
  const { t } = useTranslation()
  const { leave } = useSession()
  const client = useQueryClient()
  const navigate = useNavigate()
  return (
    <Button
      variant="text"
      size="small"
      onClick={() => {
        leave()
        client.clear()
        void navigate({ to: '/' })
      }}
    >
      <Icon name="switch-user" size={16} />
      {t(($) => $.session.switch)}
    </Button>
  )
}
