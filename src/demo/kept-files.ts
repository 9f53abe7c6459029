import type { DocumentReference, Resource } from '#standards/fhir/r4.ts'
import { deterministicId } from '#standards/ssmix2/convert/deterministic-id.ts'
import type { EncodedAnswer } from './fhir-engine/fhir-exchange.ts'

/** A file of the extended storage as the FHIR server gives it out: byte for byte. */
export interface KeptFile {
  readonly contentType: string
  readonly bytes: Uint8Array
}

/** Stands between whose file it is and which one. A handle never holds it. */
const SEPARATOR = '.'

/**
 * A DocumentReference whose attachments are addresses of the server instead of paths in the storage: `Binary/<id>`, with
 * the size. What stands behind them is put into `files`.
 */
export function withBinaries<R extends Resource>(
  resource: R,
  handle: string,
  stored: ReadonlyMap<string, Uint8Array>,
  files: Map<string, KeptFile>,
): R {
  if (!isDocument(resource)) return resource
  const content = (resource.content ?? []).map((each) => {
    const { url, contentType = 'application/octet-stream' } = each.attachment
    const bytes = url === undefined ? undefined : stored.get(decodeURIComponent(url))
    if (url === undefined || bytes === undefined) return each
    const id = `${handle}${SEPARATOR}${deterministicId([url]).slice(0, 26)}`
    files.set(id, { contentType, bytes })
    return { ...each, attachment: { ...each.attachment, url: `Binary/${id}`, size: bytes.length } }
  })
  return { ...resource, content }
}

function isDocument(resource: Resource): resource is DocumentReference {
  return resource.resourceType === 'DocumentReference'
}

/** The person whose file a Binary is, by its id. */
export function handleOfBinary(id: string): string {
  return id.slice(0, id.lastIndexOf(SEPARATOR))
}

/** A Binary in its own type, as a server gives it to whoever does not ask for FHIR (FHIR R4 §2.40.1). */
export function binaryAnswer({ contentType, bytes }: KeptFile): EncodedAnswer {
  return {
    status: 200,
    headers: {
      'content-type': contentType,
      'cache-control': 'no-store',
      'content-length': String(bytes.length),
      'x-content-type-options': 'nosniff',
    },
    // A copy, because the bytes are handed over to another thread.
    body: new Uint8Array(bytes),
  }
}
