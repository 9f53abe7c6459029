import type { CodeableConcept, Observation, Reference } from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import type { LabRow } from './laboratory.ts'

/** Marks results of microbiology beside the category of the laboratory. */
export const MICROBIOLOGY_CATEGORY: CodeableConcept = {
  coding: [{ system: 'http://loinc.org', code: 'LP7819-8' }],
  text: '微生物検査',
}

/** JLAC10 analytes of microbiology begin with 6 (6A 塗抹, 6B 培養同定, 6C 感受性 …). */
const MICROBIOLOGY_JLAC10 = /^6[A-Z]\d/

/** Whether a whole test is of microbiology: by its JLAC10 code, or as the susceptibilities of an organism (OBR-26). */
export function isMicrobiologyTest(obr: Hl7Segment | undefined): boolean {
  return obr !== undefined && (obr.rawField(26) !== '' || isMicrobiologyCode(obr, 4))
}

/** Whether one result is: by its JLAC10 code, or because it names an organism of JANIS. */
export function isMicrobiologyResult(obx: Hl7Segment): boolean {
  return isMicrobiologyCode(obx, 3) || obx.text(5, 3).trim() === 'JANIS'
}

function isMicrobiologyCode(segment: Hl7Segment, field: number): boolean {
  return [1, 4].some(
    (first) =>
      /^J(?:C|LAC)10$/.test(segment.text(field, first + 2).trim()) &&
      MICROBIOLOGY_JLAC10.test(segment.text(field, first)),
  )
}

/**
 * Ties rows that belong together (ss-mix2.md §9): rows with one OBX-4 of a test (an organism and its quantity), and the
 * susceptibilities of a further OBR whose OBR-26 names the organism. The organism has them as members; each
 * susceptibility is derived from it.
 */
export function linkMicrobiology(rows: readonly LabRow[]): void {
  for (const row of rows) {
    const head = headOf(row, rows)
    if (head !== undefined && head !== row) addMember(head.observation, row.observation)
    const organism = parentOf(row, rows)
    if (organism !== undefined) {
      addMember(organism.observation, row.observation)
      row.observation.derivedFrom = [referenceTo(organism.observation)]
    }
  }
}

/** The coded row (the organism) among those of one test with the same OBX-4. */
function headOf(row: LabRow, rows: readonly LabRow[]): LabRow | undefined {
  const sub = row.obx.text(4).trim()
  if (sub === '') return undefined
  const kin = rows.filter((other) => other.test === row.test && other.obx.text(4).trim() === sub)
  return kin.length > 1 ? kin.find((other) => isCoded(other.obx)) : undefined
}

function isCoded(obx: Hl7Segment): boolean {
  return ['CWE', 'CE'].includes(obx.text(2).trim().toUpperCase())
}

/** OBR-26 `OBX-3&..^OBX-4^OBX-5` of the organism (ss-mix2.md §9). */
function parentOf(row: LabRow, rows: readonly LabRow[]): LabRow | undefined {
  const obr = row.test.first('OBR')
  if (obr === undefined || obr.rawField(26) === '') return undefined
  const [item, sub] = [obr.text(26, 1).trim(), obr.text(26, 2).trim()]
  if (item === '' && sub === '') return undefined
  const others = rows.filter((other) => other.test !== row.test)
  const named = others.filter((other) => item === '' || other.obx.text(3).trim() === item)
  const found = named.filter((other) => sub === '' || other.obx.text(4).trim() === sub)
  return found.find((other) => isCoded(other.obx)) ?? found[0]
}

function addMember(head: Observation, member: Observation): void {
  const reference = referenceTo(member)
  const members = head.hasMember ?? []
  if (members.some((each) => each.reference === reference.reference)) return
  head.hasMember = [...members, reference]
}

function referenceTo(observation: Observation): Reference<Observation> {
  return { reference: `Observation/${observation.id ?? ''}` }
}
