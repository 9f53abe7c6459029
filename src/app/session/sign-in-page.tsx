import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { languageOf } from '#i18n/i18n.ts'
import { useSession } from '#session/session-context.tsx'
import type { SignIn, SignInState, SignOutReason } from '#session/sign-in.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { selfCheckAddress } from '../self-check/self-check-address.ts'
import { useTitle } from '../shell/use-title.ts'
import styles from './door.module.css'
import { Door } from './door.tsx'
import { UserChooser } from './user-chooser.tsx'

type NobodyState = Extract<SignInState, { kind: 'restoring' | 'signed-out' }>

/** Who is looking: asked before anything of the network is shown. */
export function SignInPage({ state }: { readonly state: NobodyState }) {
  const { signIn } = useSession()
  if (signIn === undefined) return <NotConfigured />
  if (signIn.chooser !== undefined) return <UserChooser chooser={signIn.chooser} />
  return state.kind === 'restoring' ? (
    <Restoring />
  ) : (
    <AtProvider signIn={signIn} why={state.why} detail={state.detail} />
  )
}

function NotConfigured() {
  const { t } = useTranslation('session')
  useTitle(t(($) => $.none.title))
  return (
    <Door foot={<SelfCheckLink />}>
      <h1>{t(($) => $.none.title)}</h1>
      <p className={styles.lead}>{t(($) => $.none.detail)}</p>
    </Door>
  )
}

/** For whoever runs the site, and for whoever is asked by them on the telephone (E39). */
function SelfCheckLink() {
  const { t } = useTranslation('session')
  return (
    <a className={styles.link} href={selfCheckAddress()}>
      {t(($) => $.selfCheck)}
    </a>
  )
}

/** For the second in which the provider is asked whether it still knows this browser. */
function Restoring() {
  const { t } = useTranslation('session')
  useTitle(t(($) => $.signIn.title))
  return (
    <Door>
      <h1>{t(($) => $.signIn.title)}</h1>
      <p className={styles.lead} role="status">
        {t(($) => $.restoring)}
      </p>
    </Door>
  )
}

interface AtProviderProps {
  readonly signIn: SignIn
  readonly why: SignOutReason | undefined
  readonly detail: string | undefined
}

function AtProvider({ signIn, why, detail }: AtProviderProps) {
  const { t, i18n } = useTranslation('session')
  const network = useNetwork()
  const router = useRouter()
  const [isLeaving, setLeaving] = useState(false)
  useTitle(t(($) => $.signIn.title))
  const begin = async () => {
    setLeaving(true)
    // The page goes away; where it does not, the provider could not be reached, and the state says why.
    await signIn.begin({ place: router.state.location.href, isFresh: why !== undefined })
    setLeaving(false)
  }
  return (
    <Door foot={<SelfCheckLink />}>
      <h1>{t(($) => $.signIn.title)}</h1>
      <p className={styles.network}>{network.name[languageOf(i18n)]}</p>
      {why === undefined || isLeaving ? null : <Notice why={why} detail={detail} />}
      <div className={styles.main}>
        <Button variant="primary" size="large" autoFocus disabled={isLeaving} onClick={() => void begin()}>
          {isLeaving ? t(($) => $.signIn.leaving) : t(($) => (why === undefined ? $.signIn.begin : $.signIn.again))}
        </Button>
        <p className={styles.lead}>{t(($) => $.signIn.how)}</p>
      </div>
      <p className={styles.use}>{t(($) => $.intendedUse)}</p>
    </Door>
  )
}

/** What ended as it should is told quietly; what hinders is told with its reason. */
const QUIET: ReadonlySet<SignOutReason> = new Set(['logged-out', 'cancelled', 'elsewhere', 'expired'])

function Notice({ why, detail }: Pick<AtProviderProps, 'detail'> & { readonly why: SignOutReason }) {
  const { t } = useTranslation('session')
  const isQuiet = QUIET.has(why)
  return (
    <div className={styles.notice} role="status" data-tone={isQuiet ? 'plain' : 'gap'}>
      <Icon name={isQuiet ? 'info' : 'caution'} size={20} />
      <b>{t(($) => $.why[why].title)}</b>
      <p>{t(($) => $.why[why].detail)}</p>
      {detail === undefined ? null : (
        <p className={styles.detail}>
          {t(($) => $.detail)}　<bdi>{detail}</bdi>
        </p>
      )}
    </div>
  )
}
