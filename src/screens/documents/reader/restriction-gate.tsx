import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentEntry } from '#clinical/documents/document-entry.ts'
import { usePatientFacing } from '#record/patient-facing.tsx'
import { Button } from '#ui/button/button.tsx'
import { StateView } from '#ui/state-view/state-view.tsx'
import { NotForPatient } from './not-for-patient.tsx'
import { ScrollArea } from './scroll-area.tsx'

interface RestrictionGateProps {
  readonly entry: DocumentEntry
  /** Neither drawn nor fetched before the reader asks for it. */
  readonly children: ReactNode
}

/**
 * A document that its hospital labelled restricted, or with a label that nobody knows, opens only when asked for, each
 * time anew (B3); not before the patient.
 */
export function RestrictionGate({ entry, children }: RestrictionGateProps) {
  const { t } = useTranslation('documents')
  const { isOn: isPatientFacing } = usePatientFacing()
  const [isOpen, setOpen] = useState(false)
  const codes = entry.fact.sensitivity.flatMap((each) => (each.mark === 'restricted' ? [each.code] : []))
  if (codes.length === 0 || (isOpen && !isPatientFacing)) return children
  if (isPatientFacing) {
    return (
      <ScrollArea>
        <NotForPatient />
      </ScrollArea>
    )
  }
  const known: Readonly<Record<string, string>> = t(($) => $.pane.restriction, { returnObjects: true })
  const labels = codes.map((code) => (Object.hasOwn(known, code) ? known[code] : undefined) ?? code)
  return (
    <ScrollArea>
      <StateView
        state="notPermitted"
        title={t(($) => $.pane.restrictedTitle)}
        detail={t(($) => $.pane.restrictedDetail, { labels: labels.join(t(($) => $.list.separator)) })}
        action={<Button onClick={() => setOpen(true)}>{t(($) => $.pane.restrictedOpen)}</Button>}
      />
    </ScrollArea>
  )
}
