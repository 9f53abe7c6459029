import { createHash } from 'node:crypto'
import type { Binary, DocumentReference, Reference, Resource } from '#standards/fhir/r4.ts'
import type { StoredResource } from './storage-record.ts'

/** A file of the extended storage behind a document's attachment. */
export interface DocumentFile {
  /** Path within the storage. */
  readonly path: string
  readonly contentType: string
}

/** What stands for a file in an attachment: an address at the server, or its bytes; undefined = what stood there. */
export type FileContent = { readonly url: string } | { readonly data: string } | undefined

/** A document without the paths of its files: they mean nothing to a server, and hold the patient's number. */
export interface DocumentWithFiles {
  readonly resource: Resource
  /** In the order of its attachments; undefined for an attachment that is no file of the storage. */
  readonly files: readonly (DocumentFile | undefined)[]
}

/**
 * Takes the paths out of a converted document and puts size and SHA-1 of each file in their place (Attachment.hash, FHIR R4),
 * so that a changed file is a changed record. Undefined for any other resource.
 *
 * @param read - Bytes of a file by its path within the storage; undefined where there is no such file.
 */
export function documentWithFiles(
  resource: Resource,
  read: (path: string) => Uint8Array | undefined,
): DocumentWithFiles | undefined {
  if (!isDocument(resource)) return undefined
  const files: (DocumentFile | undefined)[] = []
  const content = (resource.content ?? []).map((each) => {
    const { url, contentType = 'application/octet-stream', ...rest } = each.attachment
    const path = url === undefined ? undefined : decodeURIComponent(url)
    const bytes = path === undefined ? undefined : read(path)
    if (path === undefined || bytes === undefined) {
      files.push(undefined)
      return each
    }
    files.push({ path, contentType })
    const hash = createHash('sha1').update(bytes).digest('base64')
    return { ...each, attachment: { ...rest, contentType, size: bytes.length, hash } }
  })
  return { resource: { ...resource, content }, files }
}

/** The document with what stands for the file of each attachment: an address at the server, or its bytes. */
export function withContents(resource: StoredResource, contents: readonly FileContent[]): StoredResource {
  if (!isDocument(resource)) return resource
  const content = (resource.content ?? []).map((each, at) => ({
    ...each,
    attachment: { ...each.attachment, ...contents[at] },
  }))
  return { ...resource, content } as StoredResource
}

/** A file as a server keeps it; it is shown to whoever may see the patient (Binary.securityContext). */
export function binaryOf({ contentType }: DocumentFile, bytes: Uint8Array, subject: Reference | undefined): Binary {
  return {
    resourceType: 'Binary',
    contentType,
    ...(subject === undefined ? {} : { securityContext: subject }),
    data: Buffer.from(bytes).toString('base64'),
  }
}

/** Id of the Binary of a server that an attachment names; undefined where it names none of this server. */
export function fileIdOf(content: { readonly url?: string } | FileContent, base = ''): string | undefined {
  const url = content !== undefined && 'url' in content ? (content.url ?? '') : ''
  const path = base !== '' && url.startsWith(base) ? url.slice(base.length) : url
  return /^Binary\/([A-Za-z0-9.-]{1,64})$/.exec(path)?.[1]
}

/** Ids of the Binaries of a server behind a document's attachments. */
export function fileIdsOf(resource: Resource, base: URL): readonly string[] {
  if (!isDocument(resource)) return []
  return (resource.content ?? []).flatMap(({ attachment }) => fileIdOf(attachment, base.href) ?? [])
}

function isDocument(resource: { readonly resourceType: string }): resource is DocumentReference {
  return resource.resourceType === 'DocumentReference'
}
