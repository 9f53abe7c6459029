import type { FacilityId } from '#clinical/facility.ts'
import type { Network } from '../record-source.ts'
import { ImageServerError } from './image-server.ts'
import { serverOf } from './server-of.ts'

/** Reads one answer of a facility's picture server, its body complete. */
type ImageFetch = (
  facility: FacilityId,
  url: URL,
  init: { readonly headers: Readonly<Record<string, string>>; readonly signal: AbortSignal },
) => Promise<Response>

/**
 * The way in which the image engine asks a facility for frames and bulk data: authorised, limited in number and time, and
 * never outside the facility's configured root (C8). Rejects with `ImageServerError`; of the headers only Accept goes out.
 */
export function imageFetch(network: Network): ImageFetch {
  return async (facility, url, { headers, signal }) => {
    const server = serverOf(network, facility)
    if (server === undefined) throw new ImageServerError('misconfigured', false)
    return server.send(url, { accept: new Headers(headers).get('accept') ?? '*/*', signal })
  }
}
