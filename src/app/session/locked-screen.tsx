import { useTranslation } from 'react-i18next'
import { useSession } from '#session/session-context.tsx'
import type { SessionUser } from '#session/session-user.ts'
import type { LockReason } from '#session/sign-in.ts'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { useTitle } from '../shell/use-title.ts'
import styles from './door.module.css'
import { Door } from './door.tsx'
import { useFacilityName } from './use-facility-name.ts'
import { useProof } from './use-proof.ts'

interface LockedScreenProps {
  readonly user: SessionUser
  readonly why: LockReason
  /** Texts that wait for the same user. */
  readonly drafts: number
}

/** Names the user and nobody else: the patient's data are not behind it but gone (A6, PRV-2). */
export function LockedScreen({ user, why, drafts }: LockedScreenProps) {
  const { t } = useTranslation('session')
  const { t: clinical } = useTranslation('clinical')
  const { signIn, policy, leave, logOut } = useSession()
  const facilityName = useFacilityName()
  const proof = useProof()
  useTitle(t(($) => $.lock.screen))
  if (signIn === undefined) return null
  const isDemo = signIn.chooser !== undefined
  return (
    <Door
      foot={
        <>
          <Button variant="text" size="small" onClick={leave}>
            {t(($) => $.lock.otherUser)}
          </Button>
          <Button variant="text" size="small" onClick={logOut}>
            {t(($) => $.lock.logOut)}
          </Button>
        </>
      }
    >
      <h1>
        <Icon name="lock" size={20} />
        {t(($) => $.lock.title)}
      </h1>
      <p className={styles.lead}>
        {why === 'idle' ? t(($) => $.lock.why.idle, { count: policy.idleMinutes }) : t(($) => $.lock.why[why])}
      </p>
      <div className={styles.who}>
        <p>
          <b>{user.name}</b>
          {clinical(($) => $.profession[user.profession])}
        </p>
        <p className={styles.facility}>{facilityName(user.facility)}</p>
      </div>
      <div className={styles.main}>
        <Button
          variant="primary"
          size="large"
          autoFocus
          onClick={() => void proof.run((place) => signIn.unlock(place))}
        >
          {t(($) => $.lock.back)}
        </Button>
        <p className={styles.busy} role="status">
          {proof.state === 'running'
            ? t(($) => $.lock.proving)
            : proof.state === 'failed'
              ? t(($) => $.lock.notProven)
              : isDemo
                ? t(($) => $.lock.demo)
                : t(($) => $.lock.gone)}
        </p>
        {drafts === 0 ? null : (
          <p className={styles.drafts}>
            <Icon name="note" size={16} />
            {t(($) => $.lock.drafts, { count: drafts })}
          </p>
        )}
      </div>
    </Door>
  )
}
