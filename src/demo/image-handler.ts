import type { Lever } from './demo-state.ts'
import type { DicomwebAnswer, DicomwebRequest } from './dicomweb-engine/dicomweb-exchange.ts'
import type { RequestHandler } from './handlers.ts'
import { pulled } from './lever-answer.ts'
import type { SlowServer } from './slow-server.ts'

const BASE_AND_PATH = /^(.*\/dicomweb\/([^/]+))\/(.*)$/

interface ImageHandlerOptions {
  /** Answers a request to the picture server of a facility; undefined when there is no such server. */
  readonly ask: (server: string, request: DicomwebRequest) => Promise<DicomwebAnswer> | undefined
  readonly leverOf: (server: string) => Lever
  readonly slowServerOf: (server: string) => SlowServer
}

/** The handler through which the picture servers of the sample network are reached: `<base>dicomweb/<facilityId>/…`. */
export function imageHandler({ ask, leverOf, slowServerOf }: ImageHandlerOptions): RequestHandler {
  return async (request) => {
    const url = new URL(request.url)
    const [, base, server, path] = BASE_AND_PATH.exec(url.pathname) ?? []
    if (base === undefined || server === undefined || path === undefined) return undefined
    const asked = async (): Promise<Response | undefined> => {
      const answer = await ask(server, {
        method: request.method,
        base: url.origin + base,
        path: decodeURIComponent(path),
        query: url.search.slice(1),
        accept: request.headers.get('accept') ?? '',
        contentType: request.headers.get('content-type') ?? '',
        body: request.method === 'GET' ? new Uint8Array() : new Uint8Array(await request.arrayBuffer()),
      })
      if (answer === undefined) return undefined
      const { status, headers, body } = answer
      return new Response(status === 204 ? null : body, { status, headers })
    }
    try {
      return await pulled(leverOf(server), asked, slowServerOf(server), request, REFUSALS)
    } catch (error) {
      // Nobody waits for an aborted request any more; anything else is a fault of the demo and says so.
      return request.signal.aborted ? Response.error() : refused(500, String(error))
    }
  }
}

const REFUSALS = {
  forbidden: () => refused(403, 'this user may not read here'),
  optedOut: () => refused(403, 'the patient does not consent'),
}

function refused(status: number, why: string): Response {
  return new Response(why, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
