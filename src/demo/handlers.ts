import { type HttpHandler, HttpResponse, http } from 'msw/http'
import type { Lever } from './demo-state.ts'
import type { EncodedAnswer, FhirAnswer, FhirRequest } from './fhir-engine/fhir-exchange.ts'
import { consentOutcome, operationOutcome } from './fhir-engine/operation-outcome.ts'
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
  readonly leverOf: (server: string) => Lever
  readonly slowMs?: number
}

/**
 * The one set of request handlers through which the sample network is reached, in node tests, browser tests and the
 * static demo: `<base>fhir/<facilityId>/…` and `<base>fhir/hub/…`. Any other address is left alone.
 */
export function sampleNetworkHandlers({ ask, leverOf, slowMs = SLOW_MS }: HandlerOptions): readonly HttpHandler[] {
  const slowServers = new Map<string, SlowServer>()
  const slowServerOf = (server: string): SlowServer => {
    const slow = slowServers.get(server) ?? new SlowServer(slowMs)
    slowServers.set(server, slow)
    return slow
  }
  return [
    http.all('*/fhir/:server/*', async ({ request }) => {
      const url = new URL(request.url)
      const [, base, server, path] = BASE_AND_PATH.exec(url.pathname) ?? []
      if (base === undefined || server === undefined || path === undefined) return undefined
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
        const lever = leverOf(server)
        return await pulled(lever, asked, slowServerOf(server), request)
      } catch (error) {
        // Nobody waits for an aborted request any more; anything else is a fault of the demo and says so.
        if (request.signal.aborted) return HttpResponse.error()
        return fhirText(500, JSON.stringify(operationOutcome('exception', String(error))))
      }
    }),
  ]
}

async function pulled(
  lever: Lever,
  asked: () => Promise<Response | undefined>,
  slowServer: SlowServer,
  request: Request,
): Promise<Response | undefined> {
  switch (lever) {
    case 'normal':
    case 'not-disclosing':
      return asked()
    case 'slow':
      await slowServer.turnTo(request.signal)
      return asked()
    case 'down':
      return HttpResponse.error()
    case 'refusing':
      return fhirText(403, JSON.stringify(operationOutcome('forbidden', 'this user may not read here')))
    case 'opted-out':
      return fhirText(403, JSON.stringify(consentOutcome()))
    case 'html200':
      return new HttpResponse('<!doctype html><title>メンテナンス中</title><p>メンテナンス中です。', {
        headers: { 'content-type': 'text/html; charset=utf-8' },
      })
    case 'malformed':
      return cutOff(await asked())
    case 'lost-answer': {
      const answer = await asked()
      return isWrite(request) ? HttpResponse.error() : answer
    }
  }
}

function isWrite({ method, url }: Request): boolean {
  return method === 'PUT' || (method === 'POST' && !new URL(url).pathname.endsWith('/_search'))
}

/** The answer as it arrives when the connection broke in its middle. */
async function cutOff(answer: Response | undefined): Promise<Response | undefined> {
  if (answer === undefined) return undefined
  const text = await answer.text()
  return fhirText(answer.status, text.slice(0, Math.floor(text.length / 2)))
}

function response({ status, headers, body }: FhirAnswer | EncodedAnswer): Response {
  return new HttpResponse(status === 204 ? null : body, { status, headers })
}

function fhirText(status: number, body: string): Response {
  return new HttpResponse(body, { status, headers: { 'content-type': 'application/fhir+json; charset=utf-8' } })
}
