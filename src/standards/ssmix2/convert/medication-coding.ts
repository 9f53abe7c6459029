import type { CodeableConcept } from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import { codeableConcept, conceptOf, conceptsOf } from './coding.ts'
import type { FacilityIdentity } from './facility-identity.ts'
import { isGiven } from './given.ts'

export const DATA_ABSENT_REASON = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason'

/**
 * A drug as ordered: all its codings and the sender's own name. Supplementary codes (RXE-31: YJ, 一般名) join them. A drug
 * that is not named at all says so.
 */
export function drugConcept(
  facility: FacilityIdentity,
  segment: Hl7Segment,
  field: number,
  supplementary?: { readonly segment: Hl7Segment; readonly field: number },
): CodeableConcept {
  const drug = conceptOf(facility, segment, field)
  const more = supplementary === undefined ? [] : conceptsOf(facility, supplementary.segment, supplementary.field)
  const codings = [...(drug?.coding ?? []), ...more.flatMap((concept) => concept.coding ?? [])]
  const text = drug?.text ?? more.map((concept) => concept.text).find(isGiven)
  if (codings.length === 0 && text === undefined) {
    return { extension: [{ url: DATA_ABSENT_REASON, valueCode: 'unknown' }] }
  }
  return { ...(codings.length === 0 ? {} : { coding: codings }), ...(text === undefined ? {} : { text }) }
}

/** One instruction of RXE-7, RXC-7 or RXA-9, with the table that its sender names (JHSP0005, JHSIC006 …). */
export interface Comment {
  readonly table: string
  readonly code: string
  readonly concept: CodeableConcept
}

/**
 * Instructions and comments of a repeating CWE. Where a sender forgot the `~`, the second comment stands in the place of
 * the alternate code (`^文1^JHSIC007^文2^JHSIC003`) and is taken apart.
 */
export function commentsOf(facility: FacilityIdentity, segment: Hl7Segment, field: number): Comment[] {
  return segment.repetitions(field).flatMap((repetition) => {
    const [code, table] = [repetition.text(1).trim(), repetition.text(3).trim()]
    const [next, nextTable] = [repetition.text(4).trim(), repetition.text(5).trim()]
    if (code === '' && next !== '' && /^JHSIC/.test(nextTable)) {
      return [
        { table, code, concept: { text: repetition.text(2).trim() } },
        { table: nextTable, code: '', concept: { text: next } },
      ]
    }
    const concept = codeableConcept(facility, repetition, { use: 'usage' })
    return concept === undefined ? [] : [{ table, code, concept }]
  })
}
