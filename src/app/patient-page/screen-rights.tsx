import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDate } from '#clinical/format/date.ts'
import { jstDateAt } from '#clinical/jst-date.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useSignedInUser } from '#session/session-context.tsx'
import { useAccess } from '#session/use-access.ts'
import { now } from '#sources/freshness.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { StateView } from '#ui/state-view/state-view.tsx'
import { ConfirmIdentity } from '../session/confirm-identity.tsx'
import styles from './screen-rights.module.css'
import { useClosedKinds } from './use-closed-kinds.ts'

/**
 * What the profession of the user may not read of this screen, said above it; a screen of which nothing may be read is
 * not there at all, however its address came about (B1, SRC-2).
 */
export function ScreenRights({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('session')
  const { t: clinical } = useTranslation('clinical')
  const { profession } = useSignedInUser()
  const { kinds, closed, isScreenClosed } = useClosedKinds()
  const { closedByGrant } = useAccess()
  const who = clinical(($) => $.profession[profession])
  if (isScreenClosed) {
    return (
      <div className={styles.state}>
        <StateView
          state="notPermitted"
          title={t(($) => $.rights.closed)}
          detail={
            closed.some((kind) => closedByGrant.has(kind))
              ? t(($) => $.rights.closedGranted)
              : t(($) => $.rights.closedDetail, { profession: who })
          }
        />
      </div>
    )
  }
  return (
    <>
      <RightsLine kinds={kinds} closed={closed} profession={who} />
      {children}
      <ConfirmIdentity />
    </>
  )
}

interface RightsLineProps {
  readonly kinds: readonly RecordKind[]
  readonly closed: readonly RecordKind[]
  readonly profession: string
}

function RightsLine({ kinds, closed, profession }: RightsLineProps) {
  const { t, i18n } = useTranslation('session')
  const { t: clinical } = useTranslation('clinical')
  const network = useNetwork()
  const access = useAccess()
  const today = jstDateAt(now(network))
  const since = kinds.flatMap((kind) => (access.mayRead(kind) ? (access.since(kind, today) ?? []) : []))[0]
  if (closed.length === 0 && since === undefined) return null
  const names = closed.map((kind) => clinical(($) => $.kind[kind]))
  return (
    <p className={styles.line} role="note">
      <Icon name="not-permitted" size={16} />
      <b>
        {closed.some((kind) => access.closedByGrant.has(kind))
          ? t(($) => $.rights.titleGranted)
          : t(($) => $.rights.title, { profession })}
      </b>
      {names.length === 0 ? null : (
        <span>{t(($) => $.rights.kinds, { kinds: new Intl.ListFormat(languageOf(i18n)).format(names) })}</span>
      )}
      {since === undefined ? null : (
        <span>{t(($) => $.rights.since, { date: formatDate(since, languageOf(i18n)) })}</span>
      )}
    </p>
  )
}
