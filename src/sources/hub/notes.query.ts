import { queryOptions } from '@tanstack/react-query'
import type { PersonHandle } from '#clinical/person.ts'
import { BASIC_SYSTEM, READ_NOTE, USER_SYSTEM } from '#standards/fhir/canonical.ts'
import type { Communication } from '#standards/fhir/r4.ts'
import type { Network } from '../record-source.ts'
import { isCommunication, uuidOf } from './note-resource.ts'

/** A draft that was begun and never sent, as the hub has it. */
export interface KeptDraft {
  readonly uuid: string
  readonly resource: Communication
}

/** What was asked of the hub beside the record; `isKnown` is false when it could not be had. */
export interface Known<T> {
  readonly isKnown: boolean
  readonly value: T
}

/** Drafts of this user about this patient, the last one first: nobody else's are ever offered (E25, H-11). */
export function noteDraftsQuery(network: Network, person: PersonHandle, userId: string) {
  return queryOptions({
    queryKey: [person, 'note-drafts', userId] as const,
    queryFn: async ({ signal }): Promise<Known<readonly KeptDraft[]>> => {
      const { hubStore } = network
      const patient = hubStore?.patientIdOf(person)
      if (hubStore === undefined || patient === undefined) return { isKnown: true, value: [] }
      const asked = [
        ['patient', patient],
        ['status', 'preparation'],
      ] as const
      const found = await hubStore.search('Communication', asked, signal)
      if (found.kind !== 'found') return { isKnown: false, value: [] }
      const drafts = found.entries.flatMap(({ resource }): KeptDraft[] => {
        if (!isCommunication(resource) || resource.status !== 'preparation') return []
        const uuid = uuidOf(resource)
        const { sender, subject, payload = [] } = resource
        const isMine = sender?.identifier?.system === USER_SYSTEM && sender.identifier.value === userId
        const isHere = subject?.reference === `Patient/${patient}`
        return uuid !== undefined && isMine && isHere && payload.length > 0 ? [{ uuid, resource }] : []
      })
      const time = ({ resource }: KeptDraft) => resource.meta?.lastUpdated ?? ''
      return { isKnown: true, value: drafts.toSorted((a, b) => (time(a) < time(b) ? 1 : -1)) }
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    structuralSharing: false,
  })
}

/** Names of those who say to have read a note, by the id of the note (NOTE-6). */
export type NoteReaders = ReadonlyMap<string, readonly { readonly id: string; readonly name: string }[]>

export function noteReadersQuery(network: Network, person: PersonHandle) {
  return queryOptions({
    queryKey: [person, 'note-readers'] as const,
    queryFn: async ({ signal }): Promise<Known<NoteReaders>> => {
      const { hubStore } = network
      const patient = hubStore?.patientIdOf(person)
      if (hubStore === undefined || patient === undefined) return { isKnown: true, value: new Map() }
      const asked = [
        ['patient', patient],
        ['code', `${BASIC_SYSTEM}|note-read`],
      ] as const
      const found = await hubStore.search('Basic', asked, signal)
      if (found.kind !== 'found') return { isKnown: false, value: new Map() }
      const readers = new Map<string, { id: string; name: string }[]>()
      for (const { resource } of found.entries) {
        if (resource.resourceType !== 'Basic') continue
        const about = resource.extension?.find(({ url }) => url === READ_NOTE)?.valueReference?.reference
        const [, note = ''] = about?.split('/') ?? []
        const { display, identifier } = resource.author ?? {}
        if (note === '' || display === undefined) continue
        const before = readers.get(note) ?? []
        const id = identifier?.value ?? display
        if (before.every((each) => each.id !== id)) readers.set(note, [...before, { id, name: display }])
      }
      return { isKnown: found.gaps.length === 0, value: readers }
    },
    staleTime: 60_000,
    retry: false,
    structuralSharing: false,
  })
}
