import type { Coding, Encounter, EncounterParticipant, Extension } from '#standards/fhir/r4.ts'
import { lookupTable } from '#standards/lookup-table.ts'
import { conceptOf } from './coding.ts'
import { localSystem } from './facility-identity.ts'
import { given } from './given.ts'
import { participationType } from './participation.ts'
import { staffReference } from './people.ts'
import { departmentOf, departmentOfCode } from './place.ts'
import type { Stay } from './stay.ts'
import type { StayEvent } from './stay-event.ts'
import { leavesOf, locationsOf, statusHistoryOf } from './stay-places.ts'

const INPATIENT: Coding = { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' }
const DISPOSITION = 'http://terminology.hl7.org/CodeSystem/v2-0112'
const ADMIT_SOURCE = 'http://terminology.hl7.org/CodeSystem/v2-0023'
/** R4 has no element for it; this is R5's, as HL7 publishes it for R4. */
const PLANNED_END = 'http://hl7.org/fhir/5.0/StructureDefinition/extension-Encounter.plannedEndDate'

/** HL7 table 0112 as far as SS-MIX2 uses it (ss-mix2.md §5). */
const DISPOSITION_NAMES = lookupTable<string>({ '01': '自宅', '05': '他の施設', '20': '死亡' })

/** A stay as one JP_Encounter: its status, period, places, doctors, leaves and discharge (ss-mix2.md §13). */
export function stayEncounter(stay: Stay): Encounter {
  const { scope } = stay.main
  const status = statusOf(stay)
  if (stay.isEndMissing) {
    const what = 'no discharge is told, though a later stay began: the stay is shown as finished without an end'
    scope.problem(what, scope.message.segments[0])
  }
  if (status === 'unknown') {
    scope.problem('no file tells when the stay began', scope.message.segments[0])
  }
  return {
    resourceType: 'Encounter',
    id: scope.id('Encounter'),
    ...given({ extension: plannedEnd(stay), identifier: visitNumber(stay.main) }),
    status,
    class: INPATIENT,
    ...given({ statusHistory: statusHistoryOf(stay, status), serviceType: serviceTypeOf(stay) }),
    subject: scope.patientReference(),
    ...given({
      participant: participantsOf(stay),
      period: periodOf(stay),
      reasonCode: reasons(stay),
      hospitalization: hospitalizationOf(stay),
      location: locationsOf(stay),
    }),
  }
}

/** An admission or a plan that its own cancel message took back, with the cancel as source. */
export function cancelledEncounter({ scope, time }: StayEvent): Encounter {
  return {
    resourceType: 'Encounter',
    id: scope.id('Encounter'),
    status: 'cancelled',
    class: INPATIENT,
    subject: scope.patientReference(),
    ...given({ period: time === undefined ? undefined : { start: time } }),
  }
}

function statusOf(stay: Stay): Encounter['status'] {
  if (stay.discharge !== undefined || stay.isEndMissing) return 'finished'
  if (stay.main === stay.plan) return 'planned'
  // A leave or a transfer alone proves a stay, but not that it goes on.
  if (stay.start === undefined) return 'unknown'
  return leavesOf(stay).at(-1)?.isOpen === true ? 'onleave' : 'in-progress'
}

function periodOf(stay: Stay): Encounter['period'] {
  if (stay.start === undefined && stay.end === undefined) return undefined
  const plannedEnd = stay.main === stay.plan ? plannedEndOf(stay.plan) : undefined
  return given({ start: stay.start, end: stay.end ?? plannedEnd })
}

/** The planned discharge (ADT-51, or PV2-9 of the admission), as long as the patient is there. */
function plannedEnd(stay: Stay): Extension[] {
  if (stay.discharge !== undefined || stay.isEndMissing || stay.main === stay.plan) return []
  const told = stay.events.findLast((event) => event.kind === 'planned-discharge')
  const valueDateTime = told?.time ?? (stay.admission === undefined ? undefined : plannedEndOf(stay.admission))
  return valueDateTime === undefined ? [] : [{ url: PLANNED_END, valueDateTime }]
}

function plannedEndOf({ scope }: StayEvent): string | undefined {
  const pv2 = scope.message.segments.find((segment) => segment.id === 'PV2')
  return pv2 === undefined ? undefined : scope.dateTime(pv2, 9)
}

function visitNumber({ scope, pv1 }: StayEvent) {
  const value = pv1.text(19).trim()
  return value === '' ? [] : [{ system: localSystem(scope.facility, 'visit-number'), value }]
}

/** The department of the last event that names one; PV1-10, else the file name's (table 0069). */
function serviceTypeOf(stay: Stay): Encounter['serviceType'] {
  for (const { scope, pv1, kind } of [...stay.events].reverse()) {
    const isPlan = kind.startsWith('planned') && stay.main.kind !== kind
    const department = isPlan
      ? undefined
      : (departmentOf(scope.facility, pv1, 10) ?? departmentOfCode(scope.facility, scope.file.department))
    if (department !== undefined) return department
  }
  return undefined
}

/** The attending doctors (PV1-7), each from when to when, and the admitting doctor (PV1-17). */
function participantsOf(stay: Stay): EncounterParticipant[] {
  const attending: { person: NonNullable<ReturnType<typeof staffReference>>; since: string | undefined }[] = []
  for (const { scope, pv1, kind, time } of stay.events) {
    const person = staffReference(scope.facility, pv1, 7)
    const last = attending.at(-1)?.person
    const isSame = last?.identifier?.value === person?.identifier?.value && last?.display === person?.display
    if (person === undefined || isSame || (kind.startsWith('planned') && attending.length > 0)) continue
    attending.push({ person, since: attending.length === 0 ? stay.start : time })
  }
  const participants: EncounterParticipant[] = attending.map(({ person, since }, i) => {
    const end = i + 1 < attending.length ? attending[i + 1]?.since : stay.end
    const period = attending.length > 1 ? given({ start: since, end }) : {}
    const hasPeriod = Object.keys(period).length > 0
    return { type: [participationType('ATND')], ...(hasPeriod ? { period } : {}), individual: person }
  })
  const admitting = stay.events
    .map(({ scope, pv1 }) => staffReference(scope.facility, pv1, 17))
    .find((person) => person !== undefined)
  if (admitting !== undefined) participants.push({ type: [participationType('ADM')], individual: admitting })
  return participants
}

function reasons(stay: Stay): NonNullable<Encounter['reasonCode']> {
  for (const { scope } of stay.events) {
    const pv2 = scope.message.segments.find((segment) => segment.id === 'PV2')
    const reason = pv2 === undefined ? undefined : conceptOf(scope.facility, pv2, 3)
    if (reason !== undefined) return [reason]
  }
  return []
}

function hospitalizationOf(stay: Stay): Encounter['hospitalization'] {
  const source = stay.admission
  const admitSource =
    source === undefined ? undefined : conceptOf(source.scope.facility, source.pv1, 14, { defaultSystem: ADMIT_SOURCE })
  const discharge = stay.discharge
  const disposition =
    discharge === undefined
      ? undefined
      : conceptOf(discharge.scope.facility, discharge.pv1, 36, { defaultSystem: DISPOSITION })
  const name = DISPOSITION_NAMES[disposition?.coding?.[0]?.code ?? '']
  const dischargeDisposition = disposition === undefined ? undefined : { ...given({ text: name }), ...disposition }
  if (admitSource === undefined && dischargeDisposition === undefined) return undefined
  return given({ admitSource, dischargeDisposition })
}
