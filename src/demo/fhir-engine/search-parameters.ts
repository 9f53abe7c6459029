type SearchParameterType = 'date' | 'token' | 'reference' | 'string'

export interface SearchParameter {
  readonly name: string
  readonly type: SearchParameterType
  /** Dotted paths of the elements that it searches. */
  readonly paths: readonly string[]
}

/**
 * The search parameters that a hospital of the sample network offers, `name:type:path,path`: those of FHIR R4 that the
 * searches of JP Core name (fhir-jp.md §6). Whatever is not here is answered 400, as a strict server does, so that a
 * misspelt parameter is never mistaken for "no record" (real-servers.md §5).
 */
const TABLE: Readonly<Record<string, string>> = {
  AllergyIntolerance:
    'patient:reference:patient clinical-status:token:clinicalStatus verification-status:token:verificationStatus category:token:category code:token:code,reaction.substance criticality:token:criticality type:token:type date:date:recordedDate identifier:token:identifier',
  Basic:
    'patient:reference:subject subject:reference:subject code:token:code author:reference:author created:date:created identifier:token:identifier',
  Binary: '',
  Bundle: 'identifier:token:identifier type:token:type timestamp:date:timestamp',
  Communication:
    'patient:reference:subject subject:reference:subject sent:date:sent received:date:received category:token:category status:token:status sender:reference:sender recipient:reference:recipient identifier:token:identifier part-of:reference:partOf',
  Composition:
    'patient:reference:subject subject:reference:subject date:date:date type:token:type category:token:category status:token:status identifier:token:identifier encounter:reference:encounter',
  Condition:
    'patient:reference:subject subject:reference:subject category:token:category clinical-status:token:clinicalStatus verification-status:token:verificationStatus code:token:code onset-date:date:onsetDateTime,onsetPeriod abatement-date:date:abatementDateTime,abatementPeriod recorded-date:date:recordedDate encounter:reference:encounter identifier:token:identifier',
  Consent:
    'patient:reference:patient date:date:dateTime period:date:provision.period status:token:status category:token:category scope:token:scope identifier:token:identifier',
  Coverage:
    'patient:reference:beneficiary beneficiary:reference:beneficiary status:token:status type:token:type payor:reference:payor subscriber:reference:subscriber identifier:token:identifier',
  Device: 'patient:reference:patient type:token:type status:token:status identifier:token:identifier',
  DiagnosticReport:
    'patient:reference:subject subject:reference:subject date:date:effectiveDateTime,effectivePeriod issued:date:issued category:token:category code:token:code status:token:status encounter:reference:encounter based-on:reference:basedOn result:reference:result specimen:reference:specimen imaging-study:reference:imagingStudy performer:reference:performer identifier:token:identifier',
  DocumentReference:
    'patient:reference:subject subject:reference:subject date:date:date period:date:context.period type:token:type category:token:category status:token:status author:reference:author encounter:reference:context.encounter related:reference:context.related security-label:token:securityLabel identifier:token:masterIdentifier,identifier',
  Encounter:
    'patient:reference:subject subject:reference:subject date:date:period class:token:class type:token:type status:token:status location:reference:location.location service-provider:reference:serviceProvider participant:reference:participant.individual part-of:reference:partOf identifier:token:identifier',
  Endpoint: 'identifier:token:identifier status:token:status',
  FamilyMemberHistory:
    'patient:reference:patient date:date:date status:token:status relationship:token:relationship identifier:token:identifier',
  Flag: 'patient:reference:subject subject:reference:subject date:date:period author:reference:author encounter:reference:encounter identifier:token:identifier',
  ImagingStudy:
    'patient:reference:subject subject:reference:subject started:date:started modality:token:modality,series.modality status:token:status bodysite:token:series.bodySite basedon:reference:basedOn encounter:reference:encounter endpoint:reference:endpoint,series.endpoint identifier:token:identifier',
  Immunization:
    'patient:reference:patient date:date:occurrenceDateTime status:token:status vaccine-code:token:vaccineCode performer:reference:performer.actor identifier:token:identifier',
  Location:
    'identifier:token:identifier name:string:name,alias organization:reference:managingOrganization status:token:status type:token:type',
  Medication: 'identifier:token:identifier code:token:code status:token:status',
  MedicationAdministration:
    'patient:reference:subject subject:reference:subject effective-time:date:effectiveDateTime,effectivePeriod status:token:status code:token:medicationCodeableConcept medication:reference:medicationReference context:reference:context request:reference:request performer:reference:performer.actor identifier:token:identifier',
  MedicationDispense:
    'patient:reference:subject subject:reference:subject whenhandedover:date:whenHandedOver whenprepared:date:whenPrepared status:token:status type:token:type code:token:medicationCodeableConcept medication:reference:medicationReference context:reference:context prescription:reference:authorizingPrescription performer:reference:performer.actor identifier:token:identifier',
  MedicationRequest:
    'patient:reference:subject subject:reference:subject authoredon:date:authoredOn date:date:dosageInstruction.timing.event status:token:status intent:token:intent category:token:category code:token:medicationCodeableConcept medication:reference:medicationReference requester:reference:requester encounter:reference:encounter identifier:token:identifier',
  MedicationStatement:
    'patient:reference:subject subject:reference:subject effective:date:effectiveDateTime,effectivePeriod status:token:status category:token:category code:token:medicationCodeableConcept medication:reference:medicationReference identifier:token:identifier',
  NutritionOrder:
    'patient:reference:patient datetime:date:dateTime status:token:status encounter:reference:encounter oraldiet:token:oralDiet.type identifier:token:identifier',
  Observation:
    'patient:reference:subject subject:reference:subject date:date:effectiveDateTime,effectivePeriod,effectiveInstant category:token:category code:token:code status:token:status encounter:reference:encounter specimen:reference:specimen based-on:reference:basedOn has-member:reference:hasMember derived-from:reference:derivedFrom performer:reference:performer identifier:token:identifier',
  Organization:
    'identifier:token:identifier name:string:name,alias active:token:active type:token:type partof:reference:partOf',
  Patient:
    'identifier:token:identifier name:string:name family:string:name.family given:string:name.given birthdate:date:birthDate gender:token:gender active:token:active link:reference:link.other organization:reference:managingOrganization',
  Practitioner: 'identifier:token:identifier name:string:name active:token:active',
  PractitionerRole:
    'identifier:token:identifier practitioner:reference:practitioner organization:reference:organization role:token:code specialty:token:specialty',
  Procedure:
    'patient:reference:subject subject:reference:subject date:date:performedDateTime,performedPeriod category:token:category code:token:code status:token:status encounter:reference:encounter based-on:reference:basedOn performer:reference:performer.actor identifier:token:identifier',
  Provenance: 'patient:reference:target target:reference:target recorded:date:recorded agent:reference:agent.who',
  RelatedPerson:
    'patient:reference:patient name:string:name relationship:token:relationship identifier:token:identifier',
  ServiceRequest:
    'patient:reference:subject subject:reference:subject authored:date:authoredOn occurrence:date:occurrenceDateTime,occurrencePeriod category:token:category code:token:code status:token:status intent:token:intent encounter:reference:encounter specimen:reference:specimen requester:reference:requester requisition:token:requisition identifier:token:identifier',
  Specimen:
    'patient:reference:subject subject:reference:subject collected:date:collection.collectedDateTime,collection.collectedPeriod type:token:type accession:token:accessionIdentifier identifier:token:identifier',
}

/** Of every resource type (FHIR R4 §3.1.1.4). */
const COMMON: readonly SearchParameter[] = [
  { name: '_id', type: 'token', paths: ['id'] },
  { name: '_lastUpdated', type: 'date', paths: ['meta.lastUpdated'] },
  { name: '_tag', type: 'token', paths: ['meta.tag'] },
  { name: '_profile', type: 'token', paths: ['meta.profile'] },
  { name: '_security', type: 'token', paths: ['meta.security'] },
]

const PARAMETERS: ReadonlyMap<string, readonly SearchParameter[]> = new Map(
  Object.entries(TABLE).map(([type, row]) => [type, [...row.split(' ').flatMap(parameterOf), ...COMMON]]),
)

export const RESOURCE_TYPES: readonly string[] = [...PARAMETERS.keys()]

/** The parameters of a type, undefined for a type that no server of the network keeps. */
export function searchParametersOf(resourceType: string): readonly SearchParameter[] | undefined {
  return PARAMETERS.get(resourceType)
}

export function searchParameter(resourceType: string, name: string): SearchParameter | undefined {
  return searchParametersOf(resourceType)?.find((parameter) => parameter.name === name)
}

function parameterOf(text: string): readonly SearchParameter[] {
  const [name, type, paths] = text.split(':')
  if (name === undefined || paths === undefined || !isType(type)) return []
  return [{ name, type, paths: paths.split(',') }]
}

function isType(type: string | undefined): type is SearchParameterType {
  return type === 'date' || type === 'token' || type === 'reference' || type === 'string'
}
