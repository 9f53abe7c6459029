import type { PersonHandle } from '#clinical/person.ts'

/** Keys of persons in our addresses, for the hub's Patient ids (DESIGN.md §8.8). */
export interface PatientHandles {
  handleOf(patientId: string): Promise<PersonHandle>
  /** undefined for a handle that was not given out since the page was opened. */
  patientIdOf(handle: PersonHandle): string | undefined
  /** The next user is given other handles: those that stand in the history of the tab lead nowhere (A6). */
  forget(): void
}

/** Where the hub's ids say nothing about a person they are the handles. */
export const OPAQUE_PATIENT_IDS: PatientHandles = {
  handleOf: async (patientId) => patientId as PersonHandle,
  patientIdOf: (handle) => handle,
  forget: () => {},
}

/** Where a tab keeps a random key: nothing of a patient can be told from it (A3). */
export interface HandleKeyPlace {
  read(): string | undefined
  /** undefined takes it away. */
  write(key: string | undefined): void
}

/**
 * Handles for a hub whose ids do say something: digests of them under a random key of the tab. After a reload, or the way
 * to the sign-in and back, the same person has the same handle; without the key it leads nowhere.
 */
export class KeyedHandles implements PatientHandles {
  readonly #place: HandleKeyPlace
  readonly #handles = new Map<string, PersonHandle>()
  readonly #ids = new Map<PersonHandle, string>()
  #key: Promise<CryptoKey> | undefined

  constructor(place: HandleKeyPlace) {
    this.#place = place
  }

  async handleOf(patientId: string): Promise<PersonHandle> {
    const known = this.#handles.get(patientId)
    if (known !== undefined) return known
    this.#key ??= this.#imported()
    const digest = await crypto.subtle.sign('HMAC', await this.#key, new TextEncoder().encode(patientId))
    const handle = hex(new Uint8Array(digest, 0, 16)) as PersonHandle
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
    this.#key = undefined
    this.#place.write(undefined)
  }

  #imported(): Promise<CryptoKey> {
    const kept = this.#place.read() ?? ''
    const text = /^[0-9a-f]{64}$/.test(kept) ? kept : hex(crypto.getRandomValues(new Uint8Array(32)))
    if (text !== kept) this.#place.write(text)
    const bytes = new TextEncoder().encode(text)
    return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  }
}

/** A key that lasts as long as the page. */
export function keyOfPage(): HandleKeyPlace {
  let key: string | undefined
  return {
    read: () => key,
    write: (next) => {
      key = next
    },
  }
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
