import type { AllergyIntolerance, CodeableConcept, Flag } from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import { lookupTable } from '#standards/lookup-table.ts'
import { allergenKey, allergenOf, entriesOf } from './allergy-entries.ts'
import { conceptOf } from './coding.ts'
import { staffReference } from './people.ts'
import type { MessageScope } from './scope.ts'

const CLINICAL = 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical'
const VERIFICATION = 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification'
const FLAG_CATEGORY = 'http://terminology.hl7.org/CodeSystem/flag-category'
const DATA_ABSENT = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason'
const table = (number: string): string => `http://terminology.hl7.org/CodeSystem/v2-${number}`

type Category = NonNullable<AllergyIntolerance['category']>[number]
type Severity = NonNullable<NonNullable<AllergyIntolerance['reaction']>[number]['severity']>

/** HL7 table 0127 (ss-mix2.md §13). MA is no category of FHIR. */
const CATEGORY = lookupTable<Category>({
  DA: 'medication',
  FA: 'food',
  EA: 'environment',
  PA: 'environment',
  LA: 'environment',
  AA: 'biologic',
})
/** HL7 table 0128. */
const SEVERITY = lookupTable<Severity>({ SV: 'severe', MO: 'moderate', MI: 'mild' })
/** HL7 table 0436. AD and CT are no types of FHIR. */
const TYPE = lookupTable<AllergyIntolerance['type']>({
  AL: 'allergy',
  IN: 'intolerance',
  SE: 'intolerance',
})
/** HL7 table 0438: pending, suspected and doubted ones are not confirmed. */
const CERTAINTY = lookupTable<string>({
  U: 'unconfirmed',
  P: 'unconfirmed',
  S: 'unconfirmed',
  D: 'unconfirmed',
  C: 'confirmed',
  I: 'confirmed',
  E: 'entered-in-error',
})

/** ADT-61: one resource for each allergen instance that is not deleted (ss-mix2.md §6). */
export function convertAllergies(scope: MessageScope): void {
  const iams = scope.message.segments.filter((segment) => segment.id === 'IAM')
  const entries = entriesOf(iams)
  for (const entry of entries) {
    if (entry.isDeleted) scope.problem('IAM-6 D: the entry is deleted and gives no resource', entry.segment, 6, 'note')
    else {
      scope.known.allergens.add(allergenOf(entry.segment))
      emitEntry(scope, entry.segment, `IAM.${entry.key}`)
    }
  }
  if (iams.length === 0) {
    // Neither "none" nor "no known allergy" (ss-mix2.md §6).
    scope.problem(
      'ADT-61 without any IAM: it says nothing about allergies',
      scope.message.segments[0],
      undefined,
      'note',
    )
  }
}

/** AL1 of ADT-00, unless ADT-61, which says more, has the same allergen. A bare `AL1` says nothing. */
export function emitAllergyOfMaster(scope: MessageScope, al1: Hl7Segment): void {
  if (al1.fieldCount === 0 || scope.known.allergens.has(allergenOf(al1))) return
  emitEntry(scope, al1, `AL1.${allergenKey(al1)}`)
}

function emitEntry(scope: MessageScope, segment: Hl7Segment, part: string): void {
  const code = conceptOf(scope.facility, segment, 3)
  if (code === undefined) {
    scope.problem(`${segment.id}-3 names no allergen`, segment, 3, 'error')
    return
  }
  const isContraindication = segment.text(2) === 'MC' || (segment.id === 'IAM' && segment.text(9) === 'CT')
  // Anything but a reaction to a substance is no allergy: fhir-jp.md §4 I.
  if (isContraindication) emitContraindication(scope, segment, part, code)
  else emitAllergy(scope, segment, part, code)
}

function emitAllergy(scope: MessageScope, segment: Hl7Segment, part: string, code: CodeableConcept): void {
  const kind = segment.text(2).trim().toUpperCase()
  const category = CATEGORY[kind]
  if (category === undefined && kind !== '' && kind !== 'MA') {
    scope.problem(`${segment.id}-2 「${kind}」 is no code of HL7 table 0127`, segment, 2)
  }
  const isDetailed = segment.id === 'IAM'
  const type = isDetailed ? TYPE[segment.text(9).trim().toUpperCase()] : undefined
  const note = isDetailed ? notesOf(segment) : []
  scope.emit(
    {
      resourceType: 'AllergyIntolerance',
      id: scope.id(part),
      ...statusOf(scope, segment, isDetailed),
      ...(type === undefined ? {} : { type }),
      ...(category === undefined ? {} : { category: [category] }),
      code,
      patient: scope.patientReference(),
      ...(isDetailed ? onsetOf(scope, segment) : {}),
      ...(isDetailed ? recordOf(scope, segment) : {}),
      ...(note.length === 0 ? {} : { note: note.map((text) => ({ text })) }),
      ...reactionOf(scope, segment),
    },
    segment,
  )
}

/** IAM-17. An erroneous entry has no clinical status (FHIR R4 ait-2). */
function statusOf(
  scope: MessageScope,
  segment: Hl7Segment,
  isDetailed: boolean,
): Pick<AllergyIntolerance, 'clinicalStatus' | 'verificationStatus'> {
  const given = isDetailed ? segment.text(17).trim().toUpperCase() : ''
  const certainty = CERTAINTY[given]
  if (given !== '' && certainty === undefined) {
    scope.problem(`IAM-17 「${given}」 is no code of HL7 table 0438`, segment, 17)
  }
  const concept = isDetailed ? conceptOf(scope.facility, segment, 17, { defaultSystem: table('0438') }) : undefined
  const verificationStatus: CodeableConcept | undefined =
    certainty === undefined
      ? undefined
      : { ...concept, coding: [{ system: VERIFICATION, code: certainty }, ...(concept?.coding ?? [])] }
  return {
    ...(certainty === 'entered-in-error'
      ? {}
      : { clinicalStatus: { coding: [{ system: CLINICAL, code: given === 'I' ? 'inactive' : 'active' }] } }),
    ...(verificationStatus === undefined ? {} : { verificationStatus }),
  }
}

function onsetOf(scope: MessageScope, iam: Hl7Segment): Pick<AllergyIntolerance, 'onsetDateTime' | 'onsetString'> {
  const onset = scope.dateTime(iam, 11)
  const text = iam.literal(12).trim()
  if (onset !== undefined) return { onsetDateTime: onset }
  return text === '' ? {} : { onsetString: text }
}

function recordOf(scope: MessageScope, iam: Hl7Segment): Pick<AllergyIntolerance, 'recordedDate' | 'asserter'> {
  const recordedDate = scope.dateTime(iam, 13)
  const asserter = staffReference(scope.facility, iam, 18)
  return {
    ...(recordedDate === undefined ? {} : { recordedDate }),
    ...(asserter === undefined ? {} : { asserter }),
  }
}

/** What has no element in FHIR: who told it, why it changed, and an onset text beside an onset date. */
function notesOf(iam: Hl7Segment): string[] {
  const onset = iam.text(11) === '' ? '' : iam.literal(12).trim()
  const reason = iam.literal(8).trim()
  const informant = [iam.text(14), iam.text(14, 2)].filter((part) => part !== '').join(' ')
  return [
    ...(onset === '' ? [] : [`発症時期: ${onset}`]),
    ...(reason === '' ? [] : [`変更理由: ${reason}`]),
    ...(informant === '' ? [] : [`情報提供者: ${informant}`]),
  ]
}

/** Reactions (field 5, repeating) and severity (field 4), at the same places in AL1 and IAM. */
function reactionOf(scope: MessageScope, segment: Hl7Segment): Pick<AllergyIntolerance, 'reaction'> {
  const given = segment.text(4).trim().toUpperCase()
  const severity = SEVERITY[given]
  if (severity === undefined && given !== '' && given !== 'U') {
    scope.problem(`${segment.id}-4 「${given}」 is no code of HL7 table 0128`, segment, 4)
  }
  const texts = segment
    .repetitions(5)
    .map((repetition) => repetition.literal().trim())
    .filter((text) => text !== '')
  if (severity === undefined && texts.length === 0) return {}
  const manifestation =
    texts.length === 0 ? [{ extension: [{ url: DATA_ABSENT, valueCode: 'unknown' }] }] : texts.map((text) => ({ text }))
  return { reaction: [{ manifestation, ...(severity === undefined ? {} : { severity }) }] }
}

/** A contraindication that is no reaction of the patient to a substance (MC, CT) is a Flag: fhir-jp.md §4 I. */
function emitContraindication(scope: MessageScope, segment: Hl7Segment, part: string, code: CodeableConcept): void {
  const start = segment.id === 'IAM' ? scope.dateTime(segment, 11) : undefined
  const author = segment.id === 'IAM' ? staffReference(scope.facility, segment, 18) : undefined
  const kind = conceptOf(scope.facility, segment, 2, { defaultSystem: table('0127') })
  const reactions = segment.repetitions(5).map((repetition) => repetition.literal().trim())
  const name = code.text ?? code.coding?.[0]?.code ?? ''
  const status: Flag['status'] = flagStatus(segment)
  scope.emit(
    {
      resourceType: 'Flag',
      id: scope.id(part),
      status,
      category: [{ coding: [{ system: FLAG_CATEGORY, code: 'safety' }] }, ...(kind === undefined ? [] : [kind])],
      code: { ...code, text: [name, ...reactions.filter((text) => text !== '')].join(' ') },
      subject: scope.patientReference(),
      ...(start === undefined ? {} : { period: { start } }),
      ...(author === undefined ? {} : { author }),
    },
    segment,
  )
}

function flagStatus(segment: Hl7Segment): Flag['status'] {
  const certainty = segment.id === 'IAM' ? segment.text(17).trim().toUpperCase() : ''
  if (certainty === 'E') return 'entered-in-error'
  return certainty === 'I' ? 'inactive' : 'active'
}
