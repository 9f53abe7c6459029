import type { Period } from '#clinical/occurrence.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import type { SearchParameters } from './fhir-client.ts'

/**
 * The FHIR searches behind each kind of record, in one table. A search that serves several kinds runs once and fans out;
 * what a resource is, is decided from the resource itself, so a server that ignores a filter changes nothing.
 */
export interface TypedSearch {
  readonly type: string
  /** Always sent beside `patient` and `_count`. A parameter that the server's list lacks is left out. */
  readonly filters: SearchParameters
  readonly includes: SearchParameters
  /** Added in a second try where the server refuses the search without them. */
  readonly demanded?: SearchParameters
  /**
   * Search parameter of the very time that places the record; undefined = always the whole list, and a period is counted
   * here: a parameter of another time (the day an order was written) would miss what is placed elsewhere.
   */
  readonly dateParameter: string | undefined
  /**
   * Few enough in a life to be asked whole where a period has no end: the history behind a screen then needs no request
   * of its own. A period with an end (one day) is still asked by date.
   */
  readonly isShort?: true
  /**
   * A record without the element of that parameter may still belong to a period: another one places it (`issued`, the
   * specimen), or it counts until somebody ends it (an order). A search by date never brings it: it is asked for beside.
   */
  readonly mayLackDate?: true
  readonly kinds: readonly RecordKind[]
  /** Parameter that names the patient; without it `patient`, or `subject` where a server has only that. */
  readonly owner?: '_id'
  /** Kinds to which it only adds: a server that does not keep the type owes them no explanation. */
  readonly addsTo?: readonly RecordKind[]
}

export const SEARCHES = {
  encounters: {
    type: 'Encounter',
    filters: [],
    includes: [],
    dateParameter: 'date',
    isShort: true,
    kinds: ['stay', 'visit'],
    // Stays are Encounters of class IMP and the like, visits the others; `date` matches a stay that overlaps.
  },
  medicationOrders: {
    type: 'MedicationRequest',
    filters: [],
    includes: [['_include', 'MedicationRequest:medication']],
    dateParameter: 'authoredon',
    mayLackDate: true,
    kinds: ['prescription', 'injection'],
    // 処方 and 注射 are one resource type; an injection is told by its mixture, category or route.
  },
  dispenses: {
    type: 'MedicationDispense',
    filters: [],
    includes: [['_include', 'MedicationDispense:medication']],
    dateParameter: undefined,
    kinds: ['prescription', 'injection'],
    // 調剤 is another fact than the order (MED-3). Many are only prepared, never told to be handed over: placed by
    // either.
  },
  administrations: {
    type: 'MedicationAdministration',
    filters: [],
    includes: [['_include', 'MedicationAdministration:medication']],
    dateParameter: 'effective-time',
    kinds: ['prescription', 'injection'],
    // 投与実施 is another fact than the order (MED-3).
  },
  medicationStatements: {
    type: 'MedicationStatement',
    filters: [],
    includes: [['_include', 'MedicationStatement:medication']],
    dateParameter: undefined,
    kinds: ['prescription', 'injection'],
    addsTo: ['prescription', 'injection'],
    // 持参薬 and 服薬状況 are neither order nor dispense; placed by the day they were told where no other is known.
  },
  observations: {
    type: 'Observation',
    filters: [],
    includes: [['_include', 'Observation:specimen']],
    dateParameter: 'date',
    mayLackDate: true,
    kinds: ['laboratory', 'infection', 'vital-sign', 'physiology'],
    // Without a category: senders use some that no list knows, or none, and what is not asked would be missing in
    // silence. The result itself tells its kind; infections are laboratory results told by code.
  },
  reports: {
    type: 'DiagnosticReport',
    filters: [],
    includes: [],
    dateParameter: 'date',
    mayLackDate: true,
    kinds: ['report', 'laboratory', 'physiology', 'infection'],
    addsTo: ['laboratory', 'physiology', 'infection'],
    // Radiology, pathology, endoscopy …; microbiology holds its results contained in the report.
  },
  imaging: {
    type: 'ImagingStudy',
    filters: [],
    includes: [['_include', 'ImagingStudy:endpoint']],
    dateParameter: 'started',
    isShort: true,
    kinds: ['imaging'],
    // Studies; their pictures are asked of DICOMweb elsewhere.
  },
  documents: {
    type: 'DocumentReference',
    filters: [],
    includes: [],
    dateParameter: undefined,
    demanded: [['status', 'current,superseded']],
    kinds: ['file', 'clinical-record', 'note', 'report'],
    addsTo: ['note', 'report'],
    // Without `status`, so that older versions stay reachable (DOC-1); category and type tell the kinds apart. A
    // document is placed by the care it is about (`context.period`), not by `date`. A responder of MHD may insist on a
    // status (ITI-67, fhir-jp.md §7.4): it is then asked for both that it knows.
  },
  notes: {
    type: 'Communication',
    filters: [],
    includes: [],
    dateParameter: undefined,
    kinds: ['note'],
    // Messages between facilities, kept at the hub; placed by the day of receipt where none of sending is known.
  },
  procedures: {
    type: 'Procedure',
    filters: [],
    includes: [],
    dateParameter: 'date',
    isShort: true,
    kinds: ['procedure', 'imaging'],
    addsTo: ['imaging'],
    // Operations and treatments; what was done for an examination with pictures stands with the imaging.
  },
  orders: {
    type: 'ServiceRequest',
    filters: [],
    includes: [],
    dateParameter: undefined,
    kinds: ['order'],
    // Orders and bookings; placed at the day they are for, which may be long after the day they were written.
  },
  diets: {
    type: 'NutritionOrder',
    filters: [],
    includes: [],
    dateParameter: undefined,
    kinds: ['diet'],
    // 食事; placed at the meal from which it counts.
  },
  immunizations: {
    type: 'Immunization',
    filters: [],
    includes: [],
    dateParameter: 'date',
    isShort: true,
    kinds: ['immunization'],
    // 予防接種.
  },
  conditions: {
    type: 'Condition',
    filters: [],
    includes: [],
    dateParameter: undefined,
    kinds: ['diagnosis'],
    // A diagnosis of any age may still count; the whole list is asked.
  },
  allergies: {
    type: 'AllergyIntolerance',
    filters: [],
    includes: [],
    dateParameter: undefined,
    kinds: ['allergy'],
    // The whole list, negations included (HDR-2).
  },
  flags: {
    type: 'Flag',
    filters: [],
    includes: [],
    dateParameter: undefined,
    kinds: ['contraindication', 'note'],
    addsTo: ['note'],
    // 薬剤禁忌 and other cautions that are no allergy (fhir-jp.md §4 I); those of other categories are memos.
  },
  patient: {
    type: 'Patient',
    filters: [],
    includes: [],
    dateParameter: undefined,
    kinds: ['contact'],
    owner: '_id',
    // Telephone numbers of the patient and of `Patient.contact`.
  },
  relatedPeople: {
    type: 'RelatedPerson',
    filters: [],
    includes: [],
    dateParameter: undefined,
    kinds: ['contact'],
    addsTo: ['contact'],
    // 続柄 and numbers of people close to the patient, where a server keeps them as resources of their own.
  },
} as const satisfies Record<string, TypedSearch>

/** The searches of a kind that a period with a beginning leaves records out of. */
export function undatedSearchesOf(kind: RecordKind): readonly TypedSearch[] {
  return searchesOf(kind).filter(({ mayLackDate }) => mayLackDate === true)
}

/** The searches that a kind needs, in the order of the table. */
export function searchesOf(kind: RecordKind): readonly TypedSearch[] {
  return Object.values<TypedSearch>(SEARCHES).filter((search) => search.kinds.includes(kind))
}

/**
 * The bounds of a period for a date parameter: half-open, full instants with Japan's offset, because servers disagree on
 * bare days, on `le` and on `sa`/`eb` (real-servers.md §5).
 */
export function dateBounds(parameter: string, { from, until }: Period): SearchParameters {
  const lower = from === undefined ? [] : [[parameter, `ge${from}T00:00:00+09:00`] as const]
  const upper = until === undefined ? [] : [[parameter, `lt${until}T00:00:00+09:00`] as const]
  return [...lower, ...upper]
}
