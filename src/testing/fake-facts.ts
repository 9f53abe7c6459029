import type { Allergy, Contraindication } from '#clinical/condition-facts.ts'
import type { Note } from '#clinical/event-facts.ts'
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
    isConfirmed: true,
    isActive: true,
    criticality: undefined,
    reactions: [],
    onset: undefined,
    lastOccurrence: undefined,
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
