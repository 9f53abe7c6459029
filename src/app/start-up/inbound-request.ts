import {
  type DisplayRequestReading,
  readDisplayRequest,
  withoutDisplayRequest,
} from '#clinical/imaging/invoke-image-display.ts'
import type { PersonHandle } from '#clinical/person.ts'

/** A request of another system to show images, with which the page was opened (IHE RAD-106). */
export interface InboundRequest {
  readonly reading: Exclude<DisplayRequestReading, { kind: 'none' }>
  /** The patient whose page the address names besides; a request for anybody else stops and asks. */
  readonly open: PersonHandle | undefined
}

/**
 * Takes a request out of the address of the page: it is read once and replaced before anything is rendered, so that no
 * number of a patient stays in an address, a history or a picture of the screen (DESIGN.md §8.9). undefined where the
 * address asks for nothing.
 */
export function takeInboundRequest(): InboundRequest | undefined {
  const search = new URLSearchParams(location.search)
  const reading = readDisplayRequest(search)
  if (reading.kind === 'none') return undefined
  const left = withoutDisplayRequest(search).toString()
  history.replaceState(history.state, '', `${location.pathname}${left === '' ? '' : `?${left}`}${location.hash}`)
  const place = location.hash.startsWith('#/') ? location.hash.slice(1) : location.pathname
  return { reading, open: decoded(/\/p\/([^/?#]+)/.exec(place)?.[1]) }
}

function decoded(handle: string | undefined): PersonHandle | undefined {
  try {
    return handle === undefined ? undefined : (decodeURIComponent(handle) as PersonHandle)
  } catch {
    return undefined
  }
}
