import type { CodeableConcept, Coding, Condition, Extension } from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import { lookupTable } from '#standards/lookup-table.ts'
import { problemsOf, type SegmentGroup } from '../groups.ts'
import { ICD10 } from './code-systems.ts'
import { codingAt, componentsOf, conceptOf } from './coding.ts'
import { type DiseaseName, diseaseNameOf } from './disease-name.ts'
import { localSystem } from './facility-identity.ts'
import { staffReference } from './people.ts'
import { departmentOf } from './place.ts'
import type { MessageScope } from './scope.ts'
import { securityOf, tagsOf } from './sensitivity.ts'

const CLINICAL = 'http://terminology.hl7.org/CodeSystem/condition-clinical'
const VERIFICATION = 'http://terminology.hl7.org/CodeSystem/condition-ver-status'
const CATEGORY = 'http://terminology.hl7.org/CodeSystem/condition-category'
const DIAGNOSIS_TYPE = 'http://terminology.hl7.org/CodeSystem/ex-diagnosistype'
const CORE_EXTENSION = 'http://jpfhir.jp/fhir/core/Extension/StructureDefinition'
const ECS_EXTENSION = 'http://jpfhir.jp/fhir/eCS/Extension/StructureDefinition'

/**
 * Outcomes that end a disease. Others (N, R, W, U of HL7 table 0241; C, O of JHSD0006) leave it open unless a date says
 * that it ended.
 */
const ENDING = lookupTable<'resolved' | 'remission' | 'inactive'>({
  F: 'resolved',
  M: 'remission',
  D: 'inactive',
  S: 'inactive',
  I: 'inactive',
})

/** PPR-01: one JP_Condition for each diagnosis, known by its instance id (ss-mix2.md §7). */
export function convertDiagnoses(scope: MessageScope): void {
  const problems = new Map<string, { readonly prb: Hl7Segment; readonly group: SegmentGroup }>()
  const { groups } = problemsOf(scope.message)
  for (const group of groups) {
    const prb = group.first('PRB')
    if (prb === undefined) continue
    const instance = prb.text(4).trim()
    // The last word on an instance counts; it stands where it was first told.
    problems.set(instance === '' ? `#${prb.index}` : instance, { prb, group })
  }
  for (const [instance, { prb, group }] of problems) emitDiagnosis(scope, prb, group, `PRB.${instance}`)
  if (problems.size === 0) {
    const what = 'PPR-01 without any PRB: it says nothing about diagnoses'
    scope.problem(what, scope.message.segments[0], undefined, 'note')
  }
}

function emitDiagnosis(scope: MessageScope, prb: Hl7Segment, group: SegmentGroup, part: string): void {
  const name = diseaseNameOf(scope.facility, prb, group.first('ZPR'))
  if (name === undefined) {
    scope.problem('neither PRB-3, ZPR nor PRB-17 names a disease', prb, 3, 'error')
    return
  }
  const orc = group.first('ORC')
  const instance = prb.text(4).trim()
  const onset = scope.dateTime(prb, 16)
  const recordedDate = scope.dateTime(prb, 7)
  const recorder = orc === undefined ? undefined : staffReference(scope.facility, orc, 12)
  const security = securityOf(scope, prb)
  const tag = tagsOf(group)
  const notes = group.segments.flatMap(noteOf)
  const extension = [...outcome(scope, prb), ...rank(scope, prb), ...department(scope, orc)]
  scope.emit(
    {
      resourceType: 'Condition',
      id: scope.id(part),
      ...(security.length + tag.length === 0
        ? {}
        : { meta: { ...(security.length > 0 ? { security } : {}), ...(tag.length > 0 ? { tag } : {}) } }),
      ...(extension.length === 0 ? {} : { extension }),
      ...(instance === ''
        ? {}
        : { identifier: [{ system: localSystem(scope.facility, 'problem-instance'), value: instance }] }),
      ...statusOf(scope, prb),
      category: categoriesOf(scope, prb),
      code: codeOf(scope, prb, name),
      subject: scope.patientReference(),
      ...(onset === undefined ? {} : { onsetDateTime: onset }),
      ...(recordedDate === undefined ? {} : { recordedDate }),
      ...(recorder === undefined ? {} : { recorder }),
      ...(notes.length === 0 ? {} : { note: notes.map((text) => ({ text })) }),
    },
    prb,
  )
}

/** PRB-3 / ZPR by number and exchange code, PRB-10 by ICD-10; the text is the whole name (fhir-jp.md §4 G). */
function codeOf(scope: MessageScope, prb: Hl7Segment, name: DiseaseName): CodeableConcept {
  const coding = [...name.codings, ...icd10(scope, prb)]
  const extension = [
    ...modifiers('JP_Condition_DiseasePrefixModifier', name.prefixes),
    ...modifiers('JP_Condition_DiseasePostfixModifier', name.suffixes),
  ]
  return {
    ...(extension.length === 0 ? {} : { extension }),
    ...(coding.length === 0 ? {} : { coding }),
    ...(name.text === '' ? {} : { text: name.text }),
  }
}

function modifiers(name: string, concepts: readonly CodeableConcept[]): Extension[] {
  return concepts.map((valueCodeableConcept) => ({ url: `${CORE_EXTENSION}/${name}`, valueCodeableConcept }))
}

/** PRB-10.1 without a dot; component 7 is the version of ICD-10, where empty means 2003 (ss-mix2.md §7). */
function icd10(scope: MessageScope, prb: Hl7Segment): Coding[] {
  const coding = codingAt(scope.facility, componentsOf(prb, 10), 1, { defaultSystem: ICD10 })
  if (coding === undefined) return []
  return [coding.system === ICD10 ? { ...coding, version: prb.text(10, 7).trim() || '2003' } : coding]
}

/** `encounter-diagnosis`, and when it was diagnosed (JHSD0004 in PRB-10.4: 入院時, 外来時 …). */
function categoriesOf(scope: MessageScope, prb: Hl7Segment): CodeableConcept[] {
  const phase = codingAt(scope.facility, componentsOf(prb, 10), 4)
  return [
    { coding: [{ system: CATEGORY, code: 'encounter-diagnosis' }] },
    ...(phase === undefined
      ? []
      : [{ coding: [phase], ...(phase.display === undefined ? {} : { text: phase.display }) }]),
  ]
}

/**
 * PRB-1 DE is an error and has no clinical status (FHIR R4 con-5); PRB-13 makes it a suspicion; PRB-9 (or the date of an
 * ending outcome, PRB-15) ends it, and an ended disease is never active (con-4).
 */
function statusOf(
  scope: MessageScope,
  prb: Hl7Segment,
): Pick<Condition, 'clinicalStatus' | 'verificationStatus' | 'abatementDateTime'> {
  const ending = ENDING[prb.text(14).trim().toUpperCase()]
  const end = scope.dateTime(prb, 9) ?? (ending === undefined ? undefined : scope.dateTime(prb, 15))
  const abatement = end === undefined ? {} : { abatementDateTime: end }
  const verification = { coding: [{ system: VERIFICATION, code: certaintyOf(prb) }] }
  if (isDeleted(prb)) return { verificationStatus: verification, ...abatement }
  const clinical = ending ?? (end === undefined ? 'active' : 'inactive')
  return {
    clinicalStatus: { coding: [{ system: CLINICAL, code: clinical }] },
    verificationStatus: verification,
    ...abatement,
  }
}

function isDeleted(prb: Hl7Segment): boolean {
  return prb.text(1).trim().toUpperCase() === 'DE'
}

function certaintyOf(prb: Hl7Segment): string {
  if (isDeleted(prb)) return 'entered-in-error'
  const code = prb.text(13).trim()
  const text = prb.text(13, 2)
  // JHSD0005: 1 疑いあり; 0 is written by some for 疑いなし.
  if (code === '' && text === '') return 'confirmed'
  return code === '0' || text.includes('疑いなし') || text.includes('確定') ? 'confirmed' : 'provisional'
}

function outcome(scope: MessageScope, prb: Hl7Segment): Extension[] {
  const concept = conceptOf(scope.facility, prb, 14)
  if (concept === undefined) return []
  return [{ url: `${CORE_EXTENSION}/JP_Condition_DiseaseOutcome`, valueCodeableConcept: concept }]
}

/** PRB-18: 主診断 in the words of JP-CLINS, beside the sender's own. */
function rank(scope: MessageScope, prb: Hl7Segment): Extension[] {
  const concept = conceptOf(scope.facility, prb, 18)
  if (concept === undefined) return []
  const isPrincipal = prb.text(18).trim() === '1' || prb.text(18, 2).includes('主')
  const principal = isPrincipal ? [{ system: DIAGNOSIS_TYPE, code: 'principal' }] : []
  return [
    {
      url: `${ECS_EXTENSION}/JP_eCS_DiagnosisType`,
      valueCodeableConcept: { ...concept, coding: [...principal, ...(concept.coding ?? [])] },
    },
  ]
}

function department(scope: MessageScope, orc: Hl7Segment | undefined): Extension[] {
  const concept = orc === undefined ? undefined : departmentOf(scope.facility, orc, 17)
  return concept === undefined ? [] : [{ url: `${ECS_EXTENSION}/JP_eCS_Department`, valueCodeableConcept: concept }]
}

/** Comments (ZPR-7, NTE-3) and the dental formula (ZPD-2). */
function noteOf(segment: Hl7Segment): string[] {
  const text =
    segment.id === 'ZPR'
      ? segment.literal(7)
      : segment.id === 'NTE'
        ? segment.literal(3)
        : segment.id === 'ZPD' && segment.literal(2) !== ''
          ? `歯式: ${segment.literal(2)}`
          : ''
  return text.trim() === '' ? [] : [text.trim()]
}
