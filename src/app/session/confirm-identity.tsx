import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatInstant } from '#clinical/format/date.ts'
import { languageOf } from '#i18n/i18n.ts'
import { type Confirmation, useSession, useSignedInUser } from '#session/session-context.tsx'
import { Button } from '#ui/button/button.tsx'
import { Dialog } from '#ui/dialog/dialog.tsx'
import styles from './door.module.css'
import { useFacilityName } from './use-facility-name.ts'

/** Asks who is there before something is sent in the name of somebody who signed in long ago (A10, H-11). */
export function ConfirmIdentity() {
  const { confirmation } = useSession()
  return confirmation === undefined ? null : <Question confirmation={confirmation} />
}

function Question({ confirmation }: { readonly confirmation: Confirmation }) {
  const { t, i18n } = useTranslation('session')
  const { t: clinical } = useTranslation('clinical')
  const { signIn } = useSession()
  const { name, profession, facility } = useSignedInUser()
  const router = useRouter()
  const facilityName = useFacilityName()
  const [proof, setProof] = useState<'none' | 'running' | 'failed'>('none')
  const prove = async () => {
    setProof('running')
    const result = await signIn?.reauthenticate(router.state.location.href)
    if (result === 'same-user') confirmation.answer(true)
    else setProof('failed')
  }
  const time = formatInstant(confirmation.authenticatedAt, languageOf(i18n))
  return (
    <Dialog
      title={t(($) => $.confirm.title)}
      onClose={() => confirmation.answer(false)}
      actions={
        <>
          <Button onClick={() => confirmation.answer(false)}>{t(($) => $.confirm.cancel)}</Button>
          <Button variant="primary" autoFocus disabled={proof === 'running'} onClick={() => void prove()}>
            {t(($) => $.confirm.prove)}
          </Button>
        </>
      }
    >
      <p>{t(($) => $.confirm.lead)}</p>
      <div className={styles.who}>
        <p>
          <b>{name}</b>
          {clinical(($) => $.profession[profession])}
        </p>
        <p className={styles.facility}>{facilityName(facility)}</p>
        <p className={styles.facility}>{t(($) => $.confirm.signedInAt, { time })}</p>
      </div>
      <p className={styles.busy} role="status">
        {proof === 'running' ? t(($) => $.confirm.proving) : proof === 'failed' ? t(($) => $.confirm.notProven) : null}
      </p>
    </Dialog>
  )
}
