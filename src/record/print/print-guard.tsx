import '#i18n/record.ts'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { formatInstant } from '#clinical/format/date.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useSignedInUser } from '#session/session-context.tsx'
import { now } from '#sources/freshness.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { useMayExport } from '../export/export-rights.ts'
import styles from './print-guard.module.css'
import { useHasDocument } from './printable.ts'
import { useIsPrinting } from './use-is-printing.ts'

/**
 * What Ctrl+P and the browser's menu put on paper where nothing was made for it, or for professions that may not print:
 * one line that says so, instead of a screen of records without its marks (B7, DESIGN.md §8.13).
 */
export default function PrintGuard() {
  const isPrinting = useIsPrinting()
  const mayExport = useMayExport()
  const hasDocument = useHasDocument()
  if (!isPrinting || (mayExport('print') && hasDocument)) return null
  return createPortal(<Refusal isAllowed={mayExport('print')} />, document.body)
}

function Refusal({ isAllowed }: { readonly isAllowed: boolean }) {
  const { t, i18n } = useTranslation('record')
  const { t: clinical } = useTranslation('clinical')
  const network = useNetwork()
  const user = useSignedInUser()
  const profession = clinical(($) => $.profession[user.profession])
  return (
    <div className={styles.sheet} lang={languageOf(i18n)}>
      <p>
        <b>{isAllowed ? t(($) => $.printing.nothingMade) : t(($) => $.printing.notAllowed, { profession })}</b>
      </p>
      <p>{isAllowed ? t(($) => $.printing.nothingMadeDetail) : t(($) => $.printing.notAllowedDetail)}</p>
      <p>
        {t(($) => $.printing.printedAt, { time: formatInstant(now(network), languageOf(i18n)) })} {user.name}{' '}
        {profession}
      </p>
    </div>
  )
}
