import type { CodeableConcept, MedicationAdministrationDosage, Quantity } from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import type { SegmentGroup } from '../groups.ts'
import { conceptOf } from './coding.ts'
import { conceptText } from './concept-text.ts'
import { given } from './given.ts'
import { DATA_ABSENT_REASON } from './medication-coding.ts'
import { siteOf } from './medication-dosage.ts'
import { recordedQuantity, recordedSimpleQuantity, unitOfField } from './recorded-quantity.ts'
import type { MessageScope } from './scope.ts'

const RATE_COMMENT = 'http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_MedicationDosage_RateComment'

/** Route, site, method and device (RXR), amount of a single drug (RXA-6/7), rate as text (RXA-12). */
export function administeredDosage(
  scope: MessageScope,
  segments: SegmentGroup,
  ordered: SegmentGroup | undefined,
  rxa: Hl7Segment,
  isSingleDrug: boolean,
): MedicationAdministrationDosage | undefined {
  const { facility } = scope
  // An RXR after the RXA belongs to the administration; before it, to the order (ss-mix2.md §4).
  const rxr = segments.first('RXR') ?? ordered?.first('RXR')
  const unit = unitOfField(facility, rxa, 7)
  const amount = rxa.text(6).trim()
  const rate = rxa.text(12).trim()
  const concept = (field: number): CodeableConcept | undefined =>
    rxr === undefined ? undefined : conceptOf(facility, rxr, field)
  const site = rxr === undefined ? undefined : siteOf(facility, rxr)
  const text = [
    isSingleDrug && amount !== '' ? `${amount}${unit.text}` : '',
    rate,
    ...[concept(1), concept(4), site, concept(3)].map(conceptText),
  ]
    .filter((part) => part !== '')
    .join(' ')
  const dose = isSingleDrug ? recordedSimpleQuantity(amount, unit) : undefined
  const rateQuantity = rateOf(rate)
  if (text === '' && dose === undefined) return undefined
  return given({
    extension: rate === '' || rateQuantity !== undefined ? [] : [{ url: RATE_COMMENT, valueString: rate }],
    text,
    site,
    route: concept(1),
    method: concept(4),
    // FHIR demands a dose or a rate here (mad-1); the amounts of a mixture stand on its ingredients.
    dose: dose ?? (rateQuantity === undefined ? absent(isSingleDrug ? 'unknown' : 'not-applicable') : undefined),
    rateQuantity,
  })
}

/** RXA-12, one text: `102ml/hr` is a number and its unit, anything else is a comment on the rate. */
function rateOf(rate: string): Quantity | undefined {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)\s*([^\d\s].*)$/.exec(rate) ?? []
  return amount === undefined || unit === undefined
    ? undefined
    : recordedQuantity(amount, { text: unit, coding: undefined })
}

function absent(reason: string): Quantity {
  return { extension: [{ url: DATA_ABSENT_REASON, valueCode: reason }] }
}
