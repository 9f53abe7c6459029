import type { Lever } from './demo-state.ts'
import type { DicomwebAnswer, DicomwebRequest } from './dicomweb-engine/dicomweb-exchange.ts'
import type { EncodedAnswer, FhirAnswer, FhirRequest } from './fhir-engine/fhir-exchange.ts'
import { consentOutcome, operationOutcome } from './fhir-engine/operation-outcome.ts'
import { imageHandler } from './image-handler.ts'
import { pulled } from './lever-answer.ts'
import { SlowServer } from './slow-server.ts'

/** DESIGN.md §8.14: a source is named slow after 10 s; this one answers after 12. */
const SLOW_MS = 12_000
const BASE_AND_PATH = /^(.*\/fhir\/([^/]+))\/(.*)$/

export interface HandlerOptions {
  /** Answers a request to a server of the network; undefined when there is no such server. */
  readonly ask: (
    server: string,
    request: FhirRequest,
    signal: AbortSignal,
  ) => Promise<FhirAnswer | EncodedAnswer> | undefined
  /** The same for the picture servers of the network. */
  readonly askImages: (server: string, request: DicomwebRequest) => Promise<DicomwebAnswer> | undefined
  readonly leverOf: (server: string) => Lever
  readonly slowMs?: number
}

/** Answers a request; undefined for an address that is none of ours. */
export type RequestHandler = (request: Request) => Promise<Response | undefined>

/**
 * The one handler through which the sample network is reached, in node tests, browser tests and the static demo:
 * `<base>fhir/<facilityId>/…` and `<base>fhir/hub/…`, and the picture servers at `<base>dicomweb/…`. Any other address is
 * left alone.
 */
export function sampleNetworkHandler({ ask, askImages, leverOf, slowMs = SLOW_MS }: HandlerOptions): RequestHandler {
  const slowServers = new Map<string, SlowServer>()
  const slowServerOf = (server: string): SlowServer => {
    const slow = slowServers.get(server) ?? new SlowServer(slowMs)
    slowServers.set(server, slow)
    return slow
  }
  const images = imageHandler({ ask: askImages, leverOf, slowServerOf })
  return async (request) => {
    const url = new URL(request.url)
    const [, base, server, path] = BASE_AND_PATH.exec(url.pathname) ?? []
    if (base === undefined || server === undefined || path === undefined) return images(request)
    const asked = async (): Promise<Response | undefined> => {
      const answer = await ask(
        server,
        {
          method: request.method,
          base: url.origin + base,
          path: decodeURIComponent(path),
          query: url.search.slice(1),
          body: request.method === 'GET' ? '' : await request.text(),
          ifNoneExist: request.headers.get('if-none-exist') ?? undefined,
          ifMatch: request.headers.get('if-match') ?? undefined,
          authorization: request.headers.get('authorization') ?? undefined,
        },
        request.signal,
      )
      return answer === undefined ? undefined : response(answer)
    }
    try {
      return await pulled(leverOf(server), asked, slowServerOf(server), request, REFUSALS)
    } catch (error) {
      // Nobody waits for an aborted request any more; anything else is a fault of the demo and says so.
      if (request.signal.aborted) return Response.error()
      return fhirText(500, JSON.stringify(operationOutcome('exception', String(error))))
    }
  }
}

const REFUSALS = {
  forbidden: () => fhirText(403, JSON.stringify(operationOutcome('forbidden', 'this user may not read here'))),
  optedOut: () => fhirText(403, JSON.stringify(consentOutcome())),
}

function response({ status, headers, body }: FhirAnswer | EncodedAnswer): Response {
  return new Response(status === 204 ? null : body, { status, headers })
}

function fhirText(status: number, body: string): Response {
  return new Response(body, { status, headers: { 'content-type': 'application/fhir+json; charset=utf-8' } })
}
