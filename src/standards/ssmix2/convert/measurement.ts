import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import type { CodeableConcept, Observation } from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import { conceptOf } from './coding.ts'
import { given } from './given.ts'
import { resultElements } from './laboratory-result.ts'
import type { MessageScope } from './scope.ts'

const CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category'
const JP_CATEGORY = 'http://jpfhir.jp/fhir/core/CodeSystem/JP_SimpleObservationCategory_CS'

type Kind = 'vital-signs' | 'body-measurement' | 'laboratory'

interface KnownMeasurement {
  readonly kind: Kind
  readonly loinc?: string
}

/**
 * Measurements told by the first characters of their JLAC10 code (ss-mix2.md §9): exporters drop digits at its end.
 * The LOINC codes are those of the vital signs profile of FHIR R4.
 */
const KNOWN: readonly (readonly [prefix: string, KnownMeasurement])[] = [
  ['9A751', { kind: 'vital-signs', loinc: '8480-6' }],
  ['9A761', { kind: 'vital-signs', loinc: '8462-4' }],
  ['9P3', { kind: 'vital-signs', loinc: '8867-4' }],
  ['9P2', { kind: 'vital-signs', loinc: '9279-1' }],
  ['9P1', { kind: 'vital-signs', loinc: '8310-5' }],
  ['9N001', { kind: 'body-measurement', loinc: '8302-2' }],
  ['9N006', { kind: 'body-measurement', loinc: '29463-7' }],
  ['5H010', { kind: 'laboratory', loinc: '883-9' }],
  ['5H020', { kind: 'laboratory', loinc: '10331-7' }],
]
const JLAC10_LENGTH = 17

/**
 * An OBX that is a measurement of the patient's body: height, weight and blood group of ADT-00, vital signs of ORU^R30.
 * `defaultKind` and `observedAt` are of the message, for what the OBX does not tell itself.
 */
export function emitMeasurement(
  scope: MessageScope,
  obx: Hl7Segment,
  defaultKind: Kind = 'body-measurement',
  observedAt?: string,
): void {
  if (conceptOf(scope.facility, obx, 3) === undefined) {
    if (obx.fieldCount > 0) scope.problem('OBX-3 names no item', obx, 3, 'error')
    return
  }
  const item = knownMeasurement(scope, obx)
  // Master data are sent without a status by some: they stand as they are.
  const { code, ...result } = resultElements(scope, obx, [], 'F')
  const observation: Observation = {
    resourceType: 'Observation',
    id: scope.id(`OBX.${obx.index}`),
    ...result,
    category: [categoryOf(item?.kind ?? defaultKind)],
    code: withLoinc(code, item?.loinc),
    subject: scope.patientReference(),
    ...given({ effectiveDateTime: scope.dateTime(obx, 14) ?? observedAt }),
  }
  scope.emit(observation, obx)
}

function knownMeasurement(scope: MessageScope, obx: Hl7Segment): KnownMeasurement | undefined {
  const item = obx.text(3).trim()
  const known = KNOWN.find(([prefix]) => item.startsWith(prefix))?.[1]
  if (known !== undefined && item.length !== JLAC10_LENGTH) {
    scope.problem(`OBX-3 「${item}」 has not the ${JLAC10_LENGTH} digits of JLAC10: known by its first ones`, obx, 3)
  }
  return known
}

function withLoinc(code: CodeableConcept, loinc: string | undefined): CodeableConcept {
  if (loinc === undefined) return code
  return { ...code, coding: [...(code.coding ?? []), { system: SYSTEM.loinc, code: loinc }] }
}

function categoryOf(kind: Kind): CodeableConcept {
  // Body measurements are vital signs in the words of HL7, a category of their own in JP Core.
  const international = kind === 'body-measurement' ? 'vital-signs' : kind
  return {
    coding: [
      { system: JP_CATEGORY, code: kind },
      { system: CATEGORY, code: international },
    ],
  }
}
