import type { CodeableConcept } from '#standards/fhir/r4.ts'
import type { FieldRepetition, Hl7Segment } from '#standards/hl7v2/segment.ts'
import { codeableConcept, conceptOf, subcomponentsOf } from './coding.ts'
import { conceptText } from './concept-text.ts'
import { unitOf, unitOfField } from './recorded-quantity.ts'
import type { MessageScope } from './scope.ts'
import { readTimestamp } from './timestamp.ts'

/**
 * What an OBX of an order or a procedure says, in one line for a reader: 「体重: 62 kg」, 「薬品: セルシン5mg 1管」. '' when it
 * says nothing.
 */
export function observedText(scope: MessageScope, obx: Hl7Segment): string {
  const name = conceptText(conceptOf(scope.facility, obx, 3))
  const value = valueText(scope, obx)
  if (value === '') return name
  const unit = unitOfField(scope.facility, obx, 6).text
  const measured = unit === '' ? value : `${value} ${unit}`
  return name === '' ? measured : `${name}: ${measured}`
}

/** OBX-5 as text, by its value type (OBX-2). */
export function valueText(scope: MessageScope, obx: Hl7Segment): string {
  if (isPlainType(obx.text(2))) return obx.literal(5).trim()
  return obx
    .repetitions(5)
    .map((repetition) => repetitionText(scope, obx.text(2), repetition))
    .filter((text) => text !== '')
    .join('、')
}

/** Value types that are one text, in which `^`, `&` and `~` may stand unescaped. */
export function isPlainType(valueType: string): boolean {
  return ['', 'ST', 'TX', 'FT', 'NM'].includes(valueType.trim().toUpperCase())
}

function repetitionText(scope: MessageScope, valueType: string, repetition: FieldRepetition): string {
  switch (valueType.trim().toUpperCase()) {
    case 'XCN':
      return (
        [repetition.text(2), repetition.text(3)].filter((part) => part.trim() !== '').join(' ') || repetition.text(1)
      )
    case 'TS':
    case 'DT':
    case 'DTM':
      return readTimestamp(repetition.text(1)).dateTime ?? repetition.text(1)
    case 'ZRD':
      return usedText(scope, repetition)
    case 'CWE':
    case 'CE':
      return conceptText(codeableConcept(scope.facility, repetition))
    default:
      return repetition.literal().trim()
  }
}

/** ZRD: `code^name^system^quantity^unit^divisions` (ss-mix2.md §10). */
export function usedConcept(scope: MessageScope, zrd: FieldRepetition): CodeableConcept | undefined {
  const concept = codeableConcept(scope.facility, {
    text: (component = 1) => (component <= 3 ? zrd.text(component) : ''),
  })
  return concept === undefined ? undefined : { ...concept, text: usedText(scope, zrd) }
}

function usedText(scope: MessageScope, zrd: FieldRepetition): string {
  const name = zrd.text(2).trim() || zrd.text(1).trim()
  const unit = unitOf(scope.facility, subcomponentsOf(zrd, 5)).text
  const amount = `${zrd.text(4).trim()}${unit}`
  const divisions = zrd.text(6).trim()
  return [name, amount, divisions === '' ? '' : `分割数 ${divisions}`].filter((part) => part !== '').join(' ')
}
