import {
  BASIC_SYSTEM,
  FACILITY_SYSTEM,
  NOTE_AUDIENCE_SYSTEM,
  NOTE_CATEGORY_SYSTEM,
  NOTE_RECIPIENT,
  PROFESSION_SYSTEM,
  USER_SYSTEM,
} from '#standards/fhir/canonical.ts'
import type { Basic, Communication, DocumentReference, Reference, Resource } from '#standards/fhir/r4.ts'
import type { NetworkUser } from './sample-network/network-files.ts'

/** What the hub of the demo lets a user see of what users write: the audience of a note is enforced here (DESIGN.md §8.11). */
export function isVisibleTo(resource: Resource, user: NetworkUser | undefined): boolean {
  switch (resource.resourceType) {
    case 'Communication':
      return isNoteVisible(resource, user)
    case 'DocumentReference':
      return isMemoVisible(resource, user)
    case 'Basic':
      return !isUserState(resource) || isUser(resource.author, user)
    default:
      return true
  }
}

/** The user who wrote a resource of this hub; undefined where its author is no user of it. */
export function authorOf(resource: Resource): string | undefined {
  switch (resource.resourceType) {
    case 'Communication':
      return userIdOf(resource.sender)
    case 'DocumentReference':
      return userIdOf(resource.author?.[0])
    case 'Basic':
      return userIdOf(resource.author)
    default:
      return undefined
  }
}

function isNoteVisible(note: Communication, user: NetworkUser | undefined): boolean {
  if (isUser(note.sender, user)) return true
  // A draft, and what became of one that was given up, is its author's alone (E25).
  if (note.status === 'preparation' || note.status === 'not-done') return false
  return isInAudience(note, note.recipient ?? [], user)
}

function isMemoVisible(document: DocumentReference, user: NetworkUser | undefined): boolean {
  const isOfNotes = (document.category ?? []).some(({ coding }) =>
    (coding ?? []).some(({ system }) => system === NOTE_CATEGORY_SYSTEM),
  )
  if (!isOfNotes || isUser(document.author?.[0], user)) return true
  const recipients = (document.extension ?? []).flatMap(({ url, valueReference }) =>
    url === NOTE_RECIPIENT && valueReference !== undefined ? [valueReference] : [],
  )
  return isInAudience(document, recipients, user)
}

function isInAudience(resource: Resource, recipients: readonly Reference[], user: NetworkUser | undefined): boolean {
  const code = resource.meta?.security?.find(({ system }) => system === NOTE_AUDIENCE_SYSTEM)?.code
  switch (code) {
    case 'facility':
      return recipients.some(
        ({ identifier, reference }) =>
          (identifier?.system === FACILITY_SYSTEM && identifier.value === user?.facility) ||
          reference === `Organization/${user?.facility ?? ''}`,
      )
    case 'profession':
      return recipients.some(
        ({ identifier }) => identifier?.system === PROFESSION_SYSTEM && identifier.value === user?.profession,
      )
    default:
      return true
  }
}

function isUserState({ code }: Basic): boolean {
  return (code.coding ?? []).some((coding) => coding.system === BASIC_SYSTEM && coding.code === 'user-state')
}

function isUser(reference: Reference | undefined, user: NetworkUser | undefined): boolean {
  const id = userIdOf(reference)
  return id !== undefined && id === user?.id
}

function userIdOf(reference: Reference | undefined): string | undefined {
  return reference?.identifier?.system === USER_SYSTEM ? reference.identifier.value : undefined
}
