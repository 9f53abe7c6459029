import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import type { CodeableConcept, Identifier, Period, Reference, Specimen } from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import type { SegmentGroup } from '../groups.ts'
import { componentsOf, conceptOf, conceptsOf, subcomponentsOf } from './coding.ts'
import { localSystem } from './facility-identity.ts'
import { given } from './given.ts'
import { notesOn } from './order-context.ts'
import { periodOf, timeOrPeriod } from './order-period.ts'
import { recordedSimpleQuantity, unitOf } from './recorded-quantity.ts'
import type { MessageScope } from './scope.ts'

const MATERIAL = 'http://jpfhir.jp/fhir/core/CodeSystem/JP_ObservationSampleMaterialCode_CS'

/** One specimen with its own name within the message. */
export interface CollectedSpecimen {
  /** SPM-2, else its place in the message. */
  readonly key: string
  readonly resource: Specimen
  readonly reference: Reference<Specimen>
  /** SPM-17. */
  readonly collected: Period | undefined
}

/** SPM as JP_Specimen_Common (ss-mix2.md §9). */
export function specimenOf(scope: MessageScope, spm: Hl7Segment, own: SegmentGroup): CollectedSpecimen {
  const { facility } = scope
  const number = spm.text(2).trim()
  const key = number === '' ? `#${spm.index}` : number
  const id = scope.id(`SPM.${key}`)
  const collected = periodOf(
    scope,
    { segment: spm, field: 17, component: 1 },
    { segment: spm, field: 17, component: 2 },
  )
  const material = materialOf(scope, spm)
  const collection = given({
    ...collectedTime(collected),
    quantity: recordedSimpleQuantity(spm.text(12).trim(), unitOf(facility, subcomponentsOf(componentsOf(spm, 12), 2))),
    method: conceptOf(facility, spm, 7),
    bodySite: conceptOf(facility, spm, 8) ?? conceptOf(facility, spm, 10),
  })
  // Seen in a sample: the container in SPM-25, which is meant for a quantity.
  const container = conceptOf(facility, spm, 27) ?? (spm.text(25, 3) === '' ? undefined : conceptOf(facility, spm, 25))
  const resource: Specimen = {
    resourceType: 'Specimen',
    id,
    subject: scope.patientReference(),
    ...given({
      accessionIdentifier: accession(scope, number),
      type: material,
      receivedTime: scope.dateTime(spm, 18),
      collection: Object.keys(collection).length === 0 ? undefined : collection,
      container: container === undefined ? [] : [{ type: container }],
      condition: conceptsOf(facility, spm, 24),
      note: [...notesOn(own, spm)],
    }),
  }
  const display = material?.text
  return {
    key,
    resource,
    reference: { reference: `Specimen/${id}`, ...(display === undefined ? {} : { display }) },
    collected,
  }
}

function accession(scope: MessageScope, number: string): Identifier | undefined {
  return number === '' ? undefined : { system: localSystem(scope.facility, 'specimen-number'), value: number }
}

/** SPM-4: of JLAC10 only the three digits of the material, which are a code list of their own (fhir-jp.md §2.5). */
function materialOf(scope: MessageScope, spm: Hl7Segment): CodeableConcept | undefined {
  const concept = conceptOf(scope.facility, spm, 4)
  if (concept?.coding === undefined) return concept
  return {
    ...concept,
    coding: concept.coding.map((coding) =>
      coding.system === SYSTEM.jlac10 && coding.code?.length === 3 ? { ...coding, system: MATERIAL } : coding,
    ),
  }
}

function collectedTime(collected: Period | undefined) {
  const time = timeOrPeriod(collected)
  if (time === undefined) return {}
  return 'dateTime' in time ? { collectedDateTime: time.dateTime } : { collectedPeriod: time.period }
}
