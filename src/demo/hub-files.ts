import type { Binary, DocumentReference, Resource } from '#standards/fhir/r4.ts'
import type { KeptFile } from './kept-files.ts'

/**
 * What a server does with a document that comes with its content inside, by ITI-105 (fhir-jp.md §7.5): the content becomes
 * a Binary, the document names its address. Plain text stays where it is.
 */
export function takenApart(
  resource: Resource,
  newId: (at: number) => string,
): { readonly resource: Resource; readonly binaries: readonly Binary[] } {
  if (resource.resourceType !== 'DocumentReference') return { resource, binaries: [] }
  const binaries: Binary[] = []
  const content = resource.content.map((each, at): DocumentReference['content'][number] => {
    const { data, contentType = 'application/octet-stream', ...rest } = each.attachment
    if (data === undefined || contentType.startsWith('text/plain')) return each
    const id = newId(at)
    binaries.push({ resourceType: 'Binary', id, contentType, data })
    return { ...each, attachment: { ...rest, contentType, url: `Binary/${id}` } }
  })
  return { resource: { ...resource, content }, binaries }
}

/** The bytes of a Binary. */
export function fileOfBinary({ contentType, data = '' }: Binary): KeptFile {
  return { contentType, bytes: Uint8Array.from(atob(data), (character) => character.charCodeAt(0)) }
}

/** The addresses that a document names. */
export function binariesOf(resource: Resource): readonly string[] {
  if (resource.resourceType !== 'DocumentReference') return []
  return resource.content.flatMap(({ attachment }) => attachment.url ?? [])
}
