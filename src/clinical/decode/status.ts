import type { FactStatus } from '../fact-base.ts'

/** Status codes of every FHIR R4 resource that becomes a fact, in our words; unknown codes stay `unknown`. */
const STATUS: ReadonlyMap<string, FactStatus> = new Map(
  Object.entries({
    planned: 'planned',
    draft: 'planned',
    proposed: 'planned',
    preparation: 'planned',
    'in-progress': 'ongoing',
    active: 'ongoing',
    arrived: 'ongoing',
    triaged: 'ongoing',
    onleave: 'ongoing',
    'on-hold': 'on-hold',
    intended: 'planned',
    registered: 'preliminary',
    partial: 'preliminary',
    preliminary: 'preliminary',
    final: 'final',
    finished: 'final',
    completed: 'final',
    available: 'final',
    current: 'final',
    superseded: 'final',
    appended: 'appended',
    amended: 'corrected',
    corrected: 'corrected',
    cancelled: 'cancelled',
    declined: 'cancelled',
    revoked: 'cancelled',
    stopped: 'stopped',
    aborted: 'cancelled',
    'not-done': 'cancelled',
    'not-taken': 'cancelled',
    'entered-in-error': 'entered-in-error',
  } satisfies Record<string, FactStatus>),
)

export function factStatus(code: string | undefined): FactStatus {
  return STATUS.get(code ?? '') ?? 'unknown'
}
