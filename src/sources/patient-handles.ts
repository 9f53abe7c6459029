import type { PersonHandle } from '#clinical/person.ts'

/** Keys of persons in our addresses, for the hub's Patient ids (DESIGN.md §8.8). */
export interface PatientHandles {
  handleOf(patientId: string): PersonHandle
  /** undefined for a handle that this session did not give out. */
  patientIdOf(handle: PersonHandle): string | undefined
  /** The next user is given other handles: those that stand in the history of the tab lead nowhere (A6). */
  forget(): void
}

/** Where the hub's ids say nothing about a person they are the handles. */
export const OPAQUE_PATIENT_IDS: PatientHandles = {
  handleOf: (patientId) => patientId as PersonHandle,
  patientIdOf: (handle) => handle,
  forget: () => {},
}

/** Random handles for a hub whose ids do say something. They last as long as the page. */
export class RandomHandles implements PatientHandles {
  readonly #handles = new Map<string, PersonHandle>()
  readonly #ids = new Map<PersonHandle, string>()

  handleOf(patientId: string): PersonHandle {
    const known = this.#handles.get(patientId)
    if (known !== undefined) return known
    const handle = crypto.randomUUID() as PersonHandle
    this.#handles.set(patientId, handle)
    this.#ids.set(handle, patientId)
    return handle
  }

  patientIdOf(handle: PersonHandle): string | undefined {
    return this.#ids.get(handle)
  }

  forget(): void {
    this.#handles.clear()
    this.#ids.clear()
  }
}
