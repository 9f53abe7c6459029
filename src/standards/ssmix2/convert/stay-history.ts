import type { ConvertedFile } from './converted-file.ts'
import type { KnownOfPatient } from './known-of-patient.ts'
import { staffReference } from './people.ts'
import type { ConversionProblem } from './problem.ts'
import type { MessageScope } from './scope.ts'
import { isSameDay, joinStays, type Stay } from './stay.ts'
import { cancelledEncounter, stayEncounter } from './stay-encounter.ts'
import { readStayEvent, type StayEvent } from './stay-event.ts'

const STAY_TYPES = new Set(['ADT-01', 'ADT-21', 'ADT-22', 'ADT-31', 'ADT-32', 'ADT-41', 'ADT-42', 'ADT-51', 'ADT-52'])

/** True for data types whose files tell of a stay together, and for the change of the attending doctor. */
export function isStayType(dataType: string): boolean {
  return STAY_TYPES.has(dataType)
}

/**
 * The stays of one patient: collects what ADT-21/22/31/32/41/42/51/52 and ADT-01 tell and makes ONE Encounter of each
 * stay (ss-mix2.md §13).
 */
export class StayHistory {
  readonly #known: KnownOfPatient
  readonly #events: StayEvent[] = []
  readonly #cancels: StayEvent[] = []

  constructor(known: KnownOfPatient) {
    this.#known = known
  }

  /** Takes one file in; gives its problems when it is no event of a stay. */
  add(scope: MessageScope): readonly ConversionProblem[] | undefined {
    const read = readStayEvent(scope)
    if (read === undefined) return scope.problems
    if (read.isCancel) this.#cancels.push(read.event)
    else this.#events.push(read.event)
    return undefined
  }

  *convert(): Generator<ConvertedFile> {
    const { standing, cancelled } = this.#afterCancels()
    const { stays, loose } = joinStays(standing)
    for (const stay of stays) yield* this.#convertStay(stay)
    for (const event of loose) yield this.#attending(event)
    for (const { cancel, event } of cancelled) yield* this.#convertCancelled(cancel, event, stays)
  }

  /**
   * A cancel that is still marked current, though its flag should say `0` (ss-mix2.md §1.3 rule c), takes back the event
   * that it names: of its kind, of the same time, not written later.
   */
  #afterCancels() {
    const standing = new Set(this.#events)
    const cancelled: { cancel: StayEvent; event: StayEvent | undefined }[] = []
    for (const cancel of this.#cancels) {
      const event = [...standing]
        .filter((each) => isTakenBack(each, cancel))
        .sort(byWriting)
        .at(-1)
      if (event !== undefined) standing.delete(event)
      cancelled.push({ cancel, event })
    }
    return { standing: [...standing], cancelled }
  }

  *#convertStay(stay: Stay): Generator<ConvertedFile> {
    const { scope } = stay.main
    scope.emit(stayEncounter(stay), stay.main.pv1)
    const partOf = `Encounter/${scope.resources[0]?.id}`
    yield { path: scope.file.path, resources: scope.resources, problems: scope.problems }
    for (const event of stay.events) {
      if (event === stay.main) continue
      yield { path: event.scope.file.path, resources: [], problems: event.scope.problems, partOf }
    }
  }

  /** ADT-01 outside of any stay: the doctor in charge of the patient at this facility. */
  #attending({ scope, pv1 }: StayEvent): ConvertedFile {
    this.#known.attending = staffReference(scope.facility, pv1, 7)
    if (this.#known.attending === undefined) scope.problem('PV1-7 names no doctor', pv1, 7, 'error')
    const partOf = scope.patientReference().reference
    return {
      path: scope.file.path,
      resources: [],
      problems: scope.problems,
      ...(partOf === undefined ? {} : { partOf }),
    }
  }

  *#convertCancelled(
    cancel: StayEvent,
    event: StayEvent | undefined,
    stays: readonly Stay[],
  ): Generator<ConvertedFile> {
    const { scope, pv1 } = cancel
    const { code, event: trigger } = scope.message.type()
    const what = `${code}^${trigger} cancels ${nameOf(cancel)}, though its file is marked current: it is honoured`
    scope.problem(what, scope.message.segments[0], 9)
    const isOfStay = cancel.kind === 'admission' || cancel.kind === 'planned-admission'
    const lives = stays.some((stay) => isSameDay(stay.start, cancel.time))
    if (isOfStay && !lives) scope.emit(cancelledEncounter(cancel), pv1)
    yield { path: scope.file.path, resources: scope.resources, problems: scope.problems }
    if (event === undefined) return
    event.scope.problem(`taken back by ${scope.file.path}`, event.scope.message.segments[0], undefined, 'note')
    yield { path: event.scope.file.path, resources: [], problems: event.scope.problems }
  }
}

function isTakenBack(event: StayEvent, cancel: StayEvent): boolean {
  if (event.kind !== cancel.kind || event.scope.file.occurredAt > cancel.scope.file.occurredAt) return false
  if (event.time === undefined || cancel.time === undefined) return event.time === cancel.time
  // One of the two may give the day only.
  return event.time.startsWith(cancel.time) || cancel.time.startsWith(event.time)
}

function byWriting(one: StayEvent, other: StayEvent): number {
  return one.scope.file.occurredAt < other.scope.file.occurredAt ? -1 : 1
}

function nameOf({ kind, time }: StayEvent): string {
  return `the ${kind.replace('-', ' ')} of ${time ?? 'an unknown time'}`
}
