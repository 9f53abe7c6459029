import { RECORD_MARKER_SYSTEM } from '#standards/fhir/canonical.ts'
import type { DocumentReference } from '#standards/fhir/r4.ts'
import { FACILITIES } from '../facilities.ts'
import type { NetworkFile } from '../network-files.ts'
import { SAMPLE_PEOPLE } from '../people.ts'
import { opaqueWord } from '../random.ts'
import { departmentName } from '../staff.ts'
import { AWAITING_CONSENT, type AwaitingRow } from '../tables/awaiting-consent.ts'

/** What the gateways list while the patient's consent to the content is awaited. An SS-MIX2 storage cannot say it. */
export function awaitingConsent(): NetworkFile['awaitingConsent'] {
  return AWAITING_CONSENT.map((row) => {
    const handle = SAMPLE_PEOPLE.get(row.person)?.handle
    if (handle === undefined) throw new RangeError(`nobody has the key ${row.person}`)
    return { handle, facility: FACILITIES[row.at].id, document: entry(row) }
  })
}

/** Its content is masked: the standard wants an attachment, and this one says why it names nothing. */
function entry({ key, day, department, type, title }: AwaitingRow): DocumentReference {
  return {
    resourceType: 'DocumentReference',
    id: opaqueWord(`awaiting:${key}`, 16),
    meta: { tag: [{ system: RECORD_MARKER_SYSTEM, code: 'consent-pending', display: '同意待ち' }] },
    status: 'current',
    type: { coding: [{ system: 'http://loinc.org', code: type.code, display: type.text }], text: type.text },
    date: `${day}T17:00:00+09:00`,
    description: title,
    context: { period: { start: day }, practiceSetting: { text: departmentName(department) } },
    content: [
      {
        attachment: {
          extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'masked' }],
        },
      },
    ],
  }
}
