import type { Encounter, EncounterLocation, EncounterStatusHistory } from '#standards/fhir/r4.ts'
import { given } from './given.ts'
import { type Place, placeOf } from './place.ts'
import type { Stay } from './stay.ts'
import type { StayEvent } from './stay-event.ts'

/** 外出・外泊: away from the hospital within a stay. */
interface Leave {
  readonly start: string | undefined
  readonly end: string | undefined
  /** PV2-47. */
  readonly plannedReturn: string | undefined
  readonly isOpen: boolean
}

/** The leaves of a stay (ADT-31 with the ADT-32 that ends it), in the order of time. */
export function leavesOf(stay: Stay): readonly Leave[] {
  const leaves: Leave[] = []
  const moves = stay.events.filter(({ kind }) => kind === 'leave' || kind === 'return')
  moves.forEach((event, i) => {
    if (event.kind !== 'leave') return
    const next = moves[i + 1]
    const end = next?.kind === 'return' ? next.time : undefined
    const isOpen = next === undefined && stay.discharge === undefined && !stay.isEndMissing
    leaves.push({ start: event.time, end, plannedReturn: plannedReturnOf(event), isOpen })
  })
  return leaves
}

function plannedReturnOf({ scope }: StayEvent): string | undefined {
  const pv2 = scope.message.segments.find((segment) => segment.id === 'PV2')
  return pv2 === undefined ? undefined : scope.dateTime(pv2, 47)
}

interface Occupied {
  readonly place: Place
  readonly since: string | undefined
}

/**
 * Where the patient was from when to when (転棟 history), the planned place of a transfer that has not come, and leaves.
 */
export function locationsOf(stay: Stay): EncounterLocation[] {
  const occupied: Occupied[] = []
  const planned: EncounterLocation[] = []
  for (const event of stay.events) {
    const place = placeOf(event.scope.facility, event.pv1, 3)
    if (place === undefined) continue
    if (event.kind === 'planned-transfer') {
      if (isPending(stay, event)) planned.push(locationOf(place, 'planned', { start: event.time }))
    } else if (takesPlace(event)) {
      const last = occupied.at(-1)?.place.reference.identifier?.value
      if (place.reference.identifier?.value === last) continue
      occupied.push({ place, since: event.kind === 'admission' ? stay.start : event.time })
    }
  }
  if (occupied.length === 0) occupied.push(...placeOfOthers(stay))
  const isPlanned = stay.main === stay.plan
  const history = occupied.map(({ place, since }, i) => {
    const next = occupied[i + 1]
    const end = next === undefined ? stay.end : next.since
    const isOver = next !== undefined || stay.discharge !== undefined || stay.isEndMissing
    return locationOf(place, isOver ? 'completed' : isPlanned ? 'planned' : 'active', { start: since, end })
  })
  return [...history, ...planned, ...leavesOf(stay).map(leaveLocation)]
}

/** Events that bring the patient to the place they name. A discharge names the place that is left. */
function takesPlace({ kind }: StayEvent): boolean {
  return kind === 'admission' || kind === 'transfer' || kind === 'return'
}

/** Without an admission or transfer, what a plan, a leave or the discharge says is all that is known of the place. */
function placeOfOthers(stay: Stay): Occupied[] {
  for (const { scope, pv1 } of stay.events) {
    const place = placeOf(scope.facility, pv1, 3)
    if (place !== undefined) return [{ place, since: stay.start }]
  }
  return []
}

/** A planned transfer stands until a transfer is told that was written after it, or the stay ends. */
function isPending(stay: Stay, plan: StayEvent): boolean {
  if (stay.discharge !== undefined || stay.isEndMissing) return false
  return !stay.events.some(
    ({ kind, scope }) => kind === 'transfer' && scope.file.occurredAt >= plan.scope.file.occurredAt,
  )
}

function leaveLocation({ start, end, plannedReturn, isOpen }: Leave): EncounterLocation {
  const period = given({ start, end: end ?? plannedReturn })
  return {
    location: { type: 'Location', display: '外出・外泊' },
    status: isOpen ? 'active' : 'completed',
    ...(Object.keys(period).length > 0 ? { period } : {}),
  }
}

function locationOf(
  place: Place,
  status: NonNullable<EncounterLocation['status']>,
  times: { start: string | undefined; end?: string | undefined },
): EncounterLocation {
  const period = given(times)
  return {
    location: place.reference,
    status,
    ...given({ physicalType: place.physicalType }),
    ...(Object.keys(period).length > 0 ? { period } : {}),
  }
}

/** When the patient was in and when on leave; only told where there was a leave. */
export function statusHistoryOf(stay: Stay, status: Encounter['status']): EncounterStatusHistory[] {
  const leaves = leavesOf(stay).filter(({ start }) => start !== undefined)
  if (leaves.length === 0) return []
  const history: EncounterStatusHistory[] = []
  let since = stay.start
  for (const { start, end } of leaves) {
    history.push({ status: 'in-progress', period: given({ start: since, end: start }) })
    history.push({ status: 'onleave', period: given({ start, end }) })
    since = end
  }
  if (status !== 'onleave' && since !== undefined) {
    history.push({ status: 'in-progress', period: given({ start: since, end: stay.end }) })
  }
  return history
}
