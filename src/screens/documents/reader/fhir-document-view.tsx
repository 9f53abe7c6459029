import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentEntry } from '#clinical/documents/document-entry.ts'
import { type FhirDocument, readFhirDocument } from '#clinical/documents/fhir-document.ts'
import { plainTextOf, withVisibleControls } from '#clinical/documents/plain-text.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { Person } from '#clinical/person.ts'
import type { FileAbout } from '#record/files/file-about.ts'
import { usePatientFacing } from '#record/patient-facing.tsx'
import { parseExact } from '#standards/fhir/exact-json.ts'
import { resourceOfXml } from '#standards/fhir/xml/fhir-xml.ts'
import { Icon } from '#ui/icon/icon.tsx'
import styles from './document.module.css'
import { FhirDocumentArticle } from './fhir-document-article.tsx'
import { FileNotices } from './file-notices.tsx'
import { IdentityGate } from './identity-gate.tsx'
import { IdentityLine } from './identity-line.tsx'
import { MarkRead } from './mark-read.tsx'
import { NotForPatient } from './not-for-patient.tsx'
import { ScrollArea } from './scroll-area.tsx'

interface FhirDocumentViewProps {
  readonly person: Person
  readonly entry: DocumentEntry
  readonly about: FileAbout
  readonly watermark: string | undefined
}

/** A FHIR document Bundle, in JSON or XML; one that cannot be read is shown as the text that came, never as nothing (VAL-5). */
export function FhirDocumentView({ person, entry, about, watermark }: FhirDocumentViewProps) {
  const { t } = useTranslation('documents')
  const { isOn: isPatientFacing } = usePatientFacing()
  const text = useMemo(() => plainTextOf(about.content.bytes).text, [about])
  const document = useMemo(() => documentOf(text, entry.facility), [text, entry.facility])
  // Nobody can tell what text that cannot be read as a document holds: no patient may look at it (PRV-1).
  if (document === undefined && isPatientFacing) {
    return (
      <ScrollArea>
        <NotForPatient />
      </ScrollArea>
    )
  }
  if (document === undefined) {
    return (
      <>
        <IdentityLine check={{ state: 'unstated' }} entry={entry} person={person} />
        <ScrollArea>
          <MarkRead />
          <p className={styles.damaged}>
            <Icon name="caution" size={16} />
            {t(($) => $.content.unreadable)}
          </p>
          <p className={styles.text}>{withVisibleControls(text)}</p>
        </ScrollArea>
      </>
    )
  }
  return (
    <IdentityGate person={person} entry={entry} patient={document.patient}>
      {() => (
        <>
          <FileNotices {...about} />
          <ScrollArea>
            <FhirDocumentArticle entry={entry} document={document} watermark={watermark} />
          </ScrollArea>
        </>
      )}
    </IdentityGate>
  )
}

function documentOf(text: string, facility: FacilityId): FhirDocument | undefined {
  try {
    const isXml = text.trimStart().startsWith('<')
    return readFhirDocument(isXml ? resourceOfXml(text) : parseExact(text), facility)
  } catch {
    return undefined
  }
}
