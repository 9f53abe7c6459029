import { useTranslation } from 'react-i18next'
import { formatInstant } from '#clinical/format/date.ts'
import { languageOf } from '#i18n/i18n.ts'
import { type Confirmation, useSession, useSignedInUser } from '#session/session-context.tsx'
import { Button } from '#ui/button/button.tsx'
import { Dialog } from '#ui/dialog/dialog.tsx'
import styles from './door.module.css'
import { useFacilityName } from './use-facility-name.ts'
import { useProof } from './use-proof.ts'

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
  const facilityName = useFacilityName()
  const proof = useProof()
  const prove = async () => {
    const result = await proof.run(async (place) => (await signIn?.reauthenticate(place)) ?? 'cancelled')
    if (result === 'same-user') confirmation.answer(true)
  }
  const time = formatInstant(confirmation.authenticatedAt, languageOf(i18n))
  return (
    <Dialog
      title={t(($) => $.confirm.title)}
      onClose={() => confirmation.answer(false)}
      actions={
        <>
          <Button onClick={() => confirmation.answer(false)}>{t(($) => $.confirm.cancel)}</Button>
          <Button variant="primary" autoFocus onClick={() => void prove()}>
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
        {proof.state === 'running'
          ? t(($) => $.confirm.proving)
          : proof.state === 'failed'
            ? t(($) => $.confirm.notProven)
            : null}
      </p>
    </Dialog>
  )
}
