import type { FacilityId } from '#clinical/facility.ts'
import type { Instant } from '#clinical/jst-date.ts'
import { ImageServer, type ImageServerOptions } from '#sources/images/image-server.ts'
import { NO_TOKENS } from '#sources/token-provider.ts'
import { FETCHED_AT } from './fake-network.ts'

export const PICTURES = 'https://viewer.example/pacs/b/dicom-web/'

/** What a fake picture server answers to the part of an address below its root; undefined = 404. */
export type PictureReply = (path: string, request: Request) => Response | Promise<Response> | undefined

interface FakePictureServer {
  readonly server: ImageServer
  /** Addresses that were asked, below the root. */
  readonly asked: readonly string[]
  readonly requests: readonly Request[]
}

/** A picture server of facility `b`: no network, no waiting between tries. */
export function pictureServer(reply: PictureReply, more: Partial<ImageServerOptions> = {}): FakePictureServer {
  const requests: Request[] = []
  const asked: string[] = []
  const answer: typeof fetch = async (input, init) => {
    const request = new Request(input instanceof Request ? input : new URL(String(input)), { ...init, mode: 'cors' })
    const path = request.url.replace(PICTURES, '')
    requests.push(request.clone())
    asked.push(decodeURIComponent(path))
    request.signal.throwIfAborted()
    return (await reply(path, request)) ?? new Response(null, { status: 404 })
  }
  const server = new ImageServer({
    facility: 'b' as FacilityId,
    base: new URL(PICTURES),
    tokens: NO_TOKENS,
    fetch: answer,
    pause: async () => {},
    now: () => FETCHED_AT as Instant,
    ...more,
  })
  return { server, asked, requests }
}

export function dicomJsonAnswer(rows: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(rows), { headers: { 'content-type': 'application/dicom+json', ...headers } })
}

/** A QIDO row: attributes by tag, each with its values. */
export function qidoRow(attributes: Readonly<Record<string, string | number | object>>): object {
  return Object.fromEntries(
    Object.entries(attributes).map(([tag, value]) => [
      tag,
      { vr: typeof value === 'object' ? 'PN' : typeof value === 'number' ? 'IS' : 'LO', Value: [value] },
    ]),
  )
}
