import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import { addresses, phones } from './contact-details.ts'
import { relationshipOf } from './patient.ts'
import { humanNames } from './people.ts'
import type { MessageScope } from './scope.ts'

/** NK1 as RelatedPerson, with every name and address it has. The patient as own relative (SEL 本人) is none. */
export function emitRelatedPerson(scope: MessageScope, nk1: Hl7Segment): void {
  const names = humanNames(nk1, 2)
  if (names.length === 0 || nk1.text(3).trim().toUpperCase() === 'SEL') return
  const relationship = relationshipOf(scope.facility, nk1)
  const address = addresses(nk1, 4)
  const telecom = [...phones(nk1, 5, 'home'), ...phones(nk1, 6, 'work')]
  scope.emit(
    {
      resourceType: 'RelatedPerson',
      active: true,
      patient: scope.patientReference(),
      ...(relationship === undefined ? {} : { relationship: [relationship] }),
      name: names,
      ...(telecom.length === 0 ? {} : { telecom }),
      ...(address.length === 0 ? {} : { address }),
    },
    nk1,
  )
}
