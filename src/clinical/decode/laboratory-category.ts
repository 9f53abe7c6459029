import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import type { CodeableConcept } from '#standards/fhir/r4.ts'
import type { Concept } from '../fact-base.ts'
import { hasCode, textOf } from './elements.ts'

/** HL7 table 0074 (diagnostic service section), what of it a laboratory does. */
const SECTIONS: ReadonlySet<string> = new Set('BG BLB CG CH GE HM IMM LAB MB MCB MYC OSL SR TX URN VR'.split(' '))
const SECTION_SYSTEM = /(?:v2[-/]?|HL7)0074$/i

const WORDS = /^(?:検体検査|臨床検査|laboratory|lab)$/i

/** True for a category that says 検体検査, by the code of FHIR, by a section of HL7 v2, or in words (VAL-5). */
export function isLaboratoryCategory(category: CodeableConcept): boolean {
  if (hasCode(category, 'laboratory')) return true
  const isSection = (category.coding ?? []).some(
    ({ system, code }) => SECTION_SYSTEM.test(system ?? '') && SECTIONS.has(code ?? ''),
  )
  return isSection || WORDS.test((textOf(category) ?? '').normalize('NFKC').trim())
}

/** JLAC10 counts what is measured at the body (9) beside what is measured in specimens (1 to 8). */
const OF_THE_BODY = /^9/

/** True for an item whose national code is one of laboratory results, whatever its category is called (H-05, VAL-5). */
export function isLaboratoryItem({ codings }: Concept): boolean {
  return codings.some(
    ({ system, code }) =>
      system.includes('ObsLabResult') ||
      (system === SYSTEM.jlac10 || system.includes('JLAC') ? !OF_THE_BODY.test(code) : false),
  )
}
