import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentEntry } from '#clinical/documents/document-entry.ts'
import { type FhirDocument, readFhirDocument } from '#clinical/documents/fhir-document.ts'
import type { Person } from '#clinical/person.ts'
import { stringifyExact } from '#standards/fhir/exact-json.ts'
import styles from './document.module.css'
import { FhirDocumentArticle } from './fhir-document-article.tsx'
import { IdentityGate } from './identity-gate.tsx'

interface NestedDocumentProps {
  readonly person: Person
  readonly entry: DocumentEntry
  readonly bundle: unknown
  readonly depth: number
}

/** Documents attached to documents attached to documents: deeper ones are shown as they came. */
const DEEPEST = 4

/** A document attached to a document (section 210): drawn in the same way, behind a patient check of its own. */
export function NestedDocument({ person, entry, bundle, depth }: NestedDocumentProps) {
  const { t } = useTranslation('documents')
  const inner = useMemo(() => (depth > DEEPEST ? undefined : documentOf(bundle, entry)), [bundle, depth, entry])
  if (inner === undefined) {
    return (
      <>
        <p className={styles.gap}>{t(($) => $.content.unreadable)}</p>
        <pre className={styles.text}>{stringifyExact(bundle)}</pre>
      </>
    )
  }
  return (
    <IdentityGate person={person} entry={entry} patient={inner.patient}>
      {() => <FhirDocumentArticle entry={entry} document={inner} watermark={undefined} depth={depth} />}
    </IdentityGate>
  )
}

function documentOf(bundle: unknown, entry: DocumentEntry): FhirDocument | undefined {
  try {
    return readFhirDocument(bundle, entry.facility)
  } catch {
    return undefined
  }
}
