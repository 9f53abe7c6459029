import { decimal } from '#standards/fhir/exact-json.ts'
import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import type { CodeableConcept, Coding, Observation } from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import { codeableConcept, codingAt, componentsOf, conceptOf } from './coding.ts'
import { given } from './given.ts'
import { readRange } from './laboratory-range.ts'
import { recordedQuantity } from './recorded-quantity.ts'
import type { MessageScope } from './scope.ts'

const CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category'
const JP_CATEGORY = 'http://jpfhir.jp/fhir/core/CodeSystem/JP_SimpleObservationCategory_CS'
const INTERPRETATION = 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation'

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

/** HL7 table 0085. D and W are no values of the patient; O and I have none yet. */
const STATUS: Readonly<Record<string, Observation['status']>> = {
  '': 'final',
  F: 'final',
  U: 'final',
  C: 'corrected',
  P: 'preliminary',
  S: 'preliminary',
  R: 'preliminary',
  I: 'registered',
  O: 'registered',
  X: 'cancelled',
  D: 'entered-in-error',
}

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
  const code = conceptOf(scope.facility, obx, 3)
  if (code === undefined) {
    if (obx.fieldCount > 0) scope.problem('OBX-3 names no item', obx, 3, 'error')
    return
  }
  const given0085 = obx.text(11).trim().toUpperCase()
  if (given0085 === 'W') {
    scope.problem('OBX-11 W: the value belongs to another patient and is not used', obx, 11, 'error')
    return
  }
  const status = STATUS[given0085]
  if (status === undefined) scope.problem(`OBX-11 「${given0085}」 is no code of HL7 table 0085`, obx, 11)
  const item = knownMeasurement(scope, obx)
  const observation: Observation = {
    resourceType: 'Observation',
    id: scope.id(`OBX.${obx.index}`),
    status: status ?? 'unknown',
    category: [categoryOf(item?.kind ?? defaultKind)],
    code: withLoinc(code, item?.loinc),
    subject: scope.patientReference(),
    ...given({
      effectiveDateTime: scope.dateTime(obx, 14) ?? observedAt,
      interpretation: interpretationOf(scope, obx),
      referenceRange: rangeOf(obx),
    }),
    ...measuredValue(scope, obx),
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

function measuredValue(scope: MessageScope, obx: Hl7Segment): Partial<Observation> {
  const type = obx.text(2).trim().toUpperCase()
  if (type === 'CWE' || type === 'CE') {
    const concepts = obx.repetitions(5).map((cwe) => codeableConcept(scope.facility, cwe))
    return given({ valueCodeableConcept: concepts.find((concept) => concept !== undefined) })
  }
  const text = obx.literal(5).trim()
  if (text === '') return {}
  const coding = codingAt(scope.facility, componentsOf(obx, 6), 1)
  const unit = { text: obx.text(6, 2).trim() || obx.text(6).trim(), coding }
  const quantity = recordedQuantity(text, unit)
  // A text that is no number (測定不能) stays a text.
  return quantity?.value === undefined ? { valueString: text } : { valueQuantity: quantity }
}

function rangeOf(obx: Hl7Segment): NonNullable<Observation['referenceRange']> {
  const text = obx.literal(7).trim()
  if (text === '') return []
  const limits = readRange(text)
  return [
    given({
      text,
      low: limits?.low === undefined ? undefined : { value: decimal(limits.low) },
      high: limits?.high === undefined ? undefined : { value: decimal(limits.high) },
    }),
  ]
}

/** OBX-8 as the sender gave it; a flag is never computed (DESIGN.md §8.2). */
function interpretationOf(scope: MessageScope, obx: Hl7Segment): CodeableConcept[] {
  const flags: Coding[] = []
  for (const repetition of obx.repetitions(8)) {
    const coding = codingAt(scope.facility, repetition, 1, { defaultSystem: INTERPRETATION })
    if (coding !== undefined) flags.push(coding)
  }
  return flags.map((coding) => ({ coding: [coding] }))
}
