import type { Allergy, Contraindication, Diagnosis } from '#clinical/condition-facts.ts'
import type { Contact } from '#clinical/contact-facts.ts'
import type { Note, Procedure, Stay } from '#clinical/event-facts.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { Concept, FactBase } from '#clinical/fact-base.ts'
import type { Infection } from '#clinical/observation-facts.ts'
import type { Occurrence } from '#clinical/occurrence.ts'
import type { RecordKind } from '#clinical/record-kind.ts'

function base(facility: string, text: string, at: string | undefined): FactBase {
  return {
    key: `${facility}/${text}/${at ?? ''}`,
    facility: facility as FacilityId,
    refs: [],
    at: at === undefined ? undefined : { text: at, precision: at.length === 4 ? 'year' : 'day' },
    recordedAt: undefined,
    status: 'final',
    setting: undefined,
    department: undefined,
    author: undefined,
    sensitivity: [],
    notes: [],
  }
}

function concept(text: string): Concept {
  return { text, codings: [], isStandard: false }
}

/** An active, confirmed allergy to a drug unless told otherwise. */
export function fakeAllergy(facility: string, cause: string, at?: string, more: Partial<Allergy> = {}): Allergy {
  return {
    ...base(facility, cause, at),
    kind: 'allergy',
    cause: concept(cause),
    category: 'medication',
    isNegation: false,
    isRefuted: false,
    verification: 'confirmed',
    isActive: true,
    criticality: undefined,
    reactions: [],
    substances: [],
    onset: undefined,
    lastOccurrence: undefined,
    ...more,
  }
}

/** A diagnosis that goes on. */
export function fakeDiagnosis(
  facility: string,
  name: string,
  startedAt?: string,
  more: Partial<Diagnosis> = {},
): Diagnosis {
  const fact = base(facility, name, startedAt)
  return {
    ...fact,
    kind: 'diagnosis',
    status: 'ongoing',
    name: concept(name),
    isSuspected: false,
    isPrincipal: false,
    startedAt: fact.at,
    endedAt: undefined,
    outcome: undefined,
    isEnded: false,
    severity: undefined,
    bodySite: undefined,
    ...more,
  }
}

export function fakeContraindication(facility: string, what: string, at?: string): Contraindication {
  return {
    ...base(facility, what, at),
    kind: 'contraindication',
    what: concept(what),
    category: undefined,
    isActive: true,
    until: undefined,
  }
}

export function fakeInfection(facility: string, item: string, value: string | undefined, at?: string): Infection {
  return {
    ...base(facility, item, at),
    kind: 'infection',
    item: concept(item),
    value:
      value === undefined ? undefined : { text: value, comparator: undefined, magnitude: undefined, unit: undefined },
    absentReason: undefined,
    flag: undefined,
    ranges: [],
    method: undefined,
    components: [],
    reportedAt: undefined,
    isAtReportTime: false,
    specimen: undefined,
    isImmunity: false,
  }
}

export function fakeMemo(text: string, at?: string): Note {
  return {
    ...base('hub', text, at),
    kind: 'note',
    text,
    isImportant: true,
    profession: undefined,
    inReplyTo: undefined,
    authorId: undefined,
    audience: undefined,
    files: [],
    homeCare: undefined,
    earlier: [],
    deletion: undefined,
    version: undefined,
    memo: 'current',
  }
}

/** A stay from one day to another; without an end it goes on. */
export function fakeStay(facility: string, from: string, until?: string): Stay {
  return {
    ...base(facility, 'stay', from),
    kind: 'stay',
    status: until === undefined ? 'ongoing' : 'final',
    until: until === undefined ? undefined : { text: until, precision: 'day' },
    places: [],
    admittedFrom: undefined,
    dischargedTo: undefined,
    reasons: [],
    diagnoses: [],
  }
}

export function fakeProcedure(facility: string, name: string, at: string): Procedure {
  return {
    ...base(facility, name, at),
    kind: 'procedure',
    name: concept(name),
    until: undefined,
    bodySite: undefined,
    category: undefined,
    performers: [],
    details: [],
    outcome: undefined,
    statusReason: undefined,
  }
}

/** Somebody close to the patient; without a relation the patient in person. */
export function fakeContact(
  facility: string,
  relation: string | undefined,
  phones: readonly string[],
  at = '2026-05-13',
): Contact {
  return {
    ...base(facility, `contact ${relation ?? ''} ${phones.join()}`, at),
    kind: 'contact',
    isPatient: relation === undefined,
    name: undefined,
    relation,
    phones,
    address: undefined,
  }
}

/** A final occurrence of one day. */
export function fakeOccurrence(facility: string, kind: RecordKind, at: string): Occurrence {
  return {
    key: `${facility}/${kind}/${at}`,
    facility: facility as FacilityId,
    kind,
    start: { text: at, precision: 'day' },
    end: undefined,
    label: kind,
    setting: undefined,
    department: undefined,
    status: 'final',
    refs: [],
  }
}
