import { RECORDED_UNIT } from '#standards/fhir/canonical.ts'
import { decimal } from '#standards/fhir/exact-json.ts'
import type {
  Annotation,
  CodeableConcept,
  Observation,
  ObservationReferenceRange,
  Practitioner,
  Reference,
} from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import { codeableConcept, conceptOf } from './coding.ts'
import { conceptText } from './concept-text.ts'
import { given, isGiven } from './given.ts'
import { readRange } from './laboratory-range.ts'
import { type ResultStatus, resultStatus } from './laboratory-status.ts'
import { readNumber } from './laboratory-value.ts'
import { isPlainType, valueText } from './order-observations.ts'
import { staffReferences } from './people.ts'
import { type RecordedUnit, recordedQuantity, unitOfField } from './recorded-quantity.ts'
import { remembering } from './remembered.ts'
import type { MessageScope } from './scope.ts'
import { readTimestamp } from './timestamp.ts'

const INTERPRETATION = 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation'
const ABNORMAL_FLAGS = 'http://terminology.hl7.org/CodeSystem/v2-0078'
const ABSENT_REASON = 'http://terminology.hl7.org/CodeSystem/data-absent-reason'
const RANGE_MEANING = 'http://terminology.hl7.org/CodeSystem/referencerange-meaning'

/** Flags of HL7 table 0078 that FHIR knows by the same letters. */
const FLAGS = new Set([
  'L',
  'H',
  'LL',
  'HH',
  'LU',
  'HU',
  '<',
  '>',
  'N',
  'A',
  'AA',
  'U',
  'D',
  'B',
  'W',
  'S',
  'R',
  'I',
  'MS',
  'VS',
  'POS',
  'NEG',
])

const items = remembering<CodeableConcept | undefined>(4000)
const units = remembering<RecordedUnit>(500)
const ranges = remembering<ObservationReferenceRange[]>(2000)

/**
 * What one OBX says of its item, without saying whose it is and when: status, value, flag, range and remarks
 * (ss-mix2.md §9). The same for laboratory, physiology and measurements of the body.
 */
export function resultElements(
  scope: MessageScope,
  obx: Hl7Segment,
  notes: readonly Annotation[],
  fallbackStatus = '',
) {
  const { status, isOfAnother } = resultStatus(scope, obx, fallbackStatus)
  const unit = units(rawKey(scope, obx, 6), () => unitOfField(scope.facility, obx, 6))
  const observed: Partial<Observation> = isOfAnother ? {} : observedValue(scope, obx, unit)
  // Words in the place of a result that cannot be had say why, and are no result (VAL-6).
  const why = status === 'cancelled' ? observed.valueString : undefined
  const value = why === undefined ? observed : {}
  const absent = Object.keys(value).length > 0 ? undefined : absentReason(status, isOfAnother, notes, why)
  return {
    status,
    code: itemOf(scope, obx),
    ...value,
    ...given({
      dataAbsentReason: absent,
      interpretation: isOfAnother ? [] : interpretationOf(scope, obx),
      referenceRange: ranges(`${rawKey(scope, obx, 7)}\u001f${unit.text}\u001f${unit.coding?.code}`, () =>
        rangeOf(obx, unit),
      ),
      method: conceptOf(scope.facility, obx, 17),
      performer: performersOf(scope, obx),
      note: [...notes],
    }),
  }
}

/** A field as it stands, with what decides how it is read: the facility (local tables) and the separators of MSH. */
function rawKey({ facility, message }: MessageScope, obx: Hl7Segment, field: number): string {
  return `${facility.id}\u001f${message.segments[0]?.raw.slice(0, 8)}\u001f${obx.rawField(field)}`
}

/** OBX-3. An item that is not named at all is reported and says so. */
function itemOf(scope: MessageScope, obx: Hl7Segment): CodeableConcept {
  const item = items(rawKey(scope, obx, 3), () => conceptOf(scope.facility, obx, 3))
  if (item !== undefined) return item
  scope.problem('OBX-3 names no item', obx, 3, 'error')
  return { text: '項目名の記載なし' }
}

/** OBX-5 by OBX-2. Only a number is a Quantity; every text stays what it is (VAL-3). */
function observedValue(scope: MessageScope, obx: Hl7Segment, unit: RecordedUnit): Partial<Observation> {
  const type = obx.text(2).trim().toUpperCase()
  switch (type) {
    case 'CWE':
    case 'CE':
      return codedValue(scope, obx)
    case 'SN':
      return textOrNumber(structuredNumber(obx), unit, type)
    case 'TS':
    case 'DT':
    case 'DTM': {
      const { dateTime } = readTimestamp(obx.text(5))
      return dateTime === undefined ? stringValue(obx.literal(5).trim(), unit) : { valueDateTime: dateTime }
    }
    default:
      return isPlainType(type)
        ? textOrNumber(obx.literal(5).trim(), unit, type)
        : stringValue(valueText(scope, obx), unit)
  }
}

/**
 * A number where the sender says so (NM), where it is bounded, and where a ST that is nothing but a number has a unit. A
 * ST without a unit may be a class or a grade and stays a text.
 */
function textOrNumber(text: string, unit: RecordedUnit, type: string): Partial<Observation> {
  if (text === '') return {}
  const number = readNumber(text)
  const isNumber = number !== undefined && (type === 'NM' || number.comparator !== undefined || unit.text !== '')
  return isNumber ? given({ valueQuantity: recordedQuantity(text, unit) }) : stringValue(text, unit)
}

/** A text with its unit beside it: `451×10^4` /μL. */
function stringValue(text: string, unit: RecordedUnit): Partial<Observation> {
  if (text === '') return {}
  return {
    valueString: text,
    ...(unit.text === '' ? {} : { extension: [{ url: RECORDED_UNIT, valueString: unit.text }] }),
  }
}

/** SN `comparator^number^separator^number` of exporters that do not keep to SS-MIX2: `<^0.02`, `1^:^128`. */
function structuredNumber(obx: Hl7Segment): string {
  return [1, 2, 3, 4].map((component) => obx.text(5, component).trim()).join('')
}

/**
 * One or more coded values. A code without a table and without a name is a free text. Several values are one text, for
 * FHIR has room for one; all their codings stay.
 */
function codedValue(scope: MessageScope, obx: Hl7Segment): Partial<Observation> {
  const concepts = obx
    .repetitions(5)
    .map((cwe): CodeableConcept | undefined =>
      cwe.text(2).trim() === '' && cwe.text(3).trim() === '' && cwe.text(1).trim() !== ''
        ? { text: cwe.text(1).trim() }
        : codeableConcept(scope.facility, cwe),
    )
    .filter(isGiven)
  if (concepts.length <= 1) return given({ valueCodeableConcept: concepts[0] })
  return {
    valueCodeableConcept: {
      ...given({ coding: concepts.flatMap((concept) => concept.coding ?? []) }),
      text: concepts.map(conceptText).join('、'),
    },
  }
}

/**
 * Why there is no value: the words in its place (`why`), the sender's comment, else what the status says (VAL-6). An `I` is in work, an `X` will never
 * come.
 */
function absentReason(
  status: ResultStatus['status'],
  isOfAnother: boolean,
  notes: readonly Annotation[],
  why: string | undefined,
): CodeableConcept {
  const comment = why ?? notes.map((note) => note.text ?? '').join(' ')
  if (isOfAnother) return reason('error', '別の患者の結果のため取消')
  if (status === 'registered') return reason('temp-unknown', comment || '検査中')
  if (status === 'cancelled') return reason('not-performed', comment || '検査中止')
  return reason('unknown', comment || '結果値の記載なし')
}

function reason(code: string, text: string): CodeableConcept {
  return { coding: [{ system: ABSENT_REASON, code }], text }
}

/** OBX-8 as the sender gave it; a flag is never computed (DESIGN.md §8.2). */
function interpretationOf(scope: MessageScope, obx: Hl7Segment): CodeableConcept[] {
  return obx
    .repetitions(8)
    .map((cwe): CodeableConcept | undefined => {
      const code = cwe.text(1).trim()
      if (code === '') return undefined
      const letter = code.toUpperCase()
      if (FLAGS.has(letter))
        return { coding: [{ system: INTERPRETATION, code: letter }], text: cwe.text(2).trim() || code }
      const concept = cwe.text(3).trim() === '' ? undefined : codeableConcept(scope.facility, cwe)
      return concept ?? { coding: [{ system: ABNORMAL_FLAGS, code }], text: cwe.text(2).trim() || code }
    })
    .filter(isGiven)
}

/** OBX-7: its text always, its limits where the grammar reads them. */
function rangeOf(obx: Hl7Segment, unit: RecordedUnit): ObservationReferenceRange[] {
  const text = obx.literal(7).trim()
  if (text === '') return []
  const limits = readRange(text)
  const limit = (digits: string | undefined) =>
    digits === undefined
      ? undefined
      : { value: decimal(digits), ...given({ unit: unit.text, system: unit.coding?.system, code: unit.coding?.code }) }
  return [
    {
      text,
      ...given({
        type: { coding: [{ system: RANGE_MEANING, code: 'normal' }] },
        low: limit(limits?.low),
        high: limit(limits?.high),
      }),
    },
  ]
}

/** OBX-16 the observer, OBX-15 and OBX-23 the laboratory. */
function performersOf(scope: MessageScope, obx: Hl7Segment): Reference<Practitioner>[] {
  if (obx.fieldCount < 15) return []
  const laboratory = conceptText(conceptOf(scope.facility, obx, 15)) || obx.text(23).trim()
  return [...staffReferences(scope.facility, obx, 16), ...(laboratory === '' ? [] : [{ display: laboratory }])]
}
