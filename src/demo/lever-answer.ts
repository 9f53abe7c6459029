import type { Lever } from './demo-state.ts'
import type { SlowServer } from './slow-server.ts'

/** How a kind of server refuses: FHIR with an OperationOutcome, DICOMweb with a status alone. */
export interface Refusals {
  readonly forbidden: () => Response
  readonly optedOut: () => Response
}

/** The answer of a server in the state that its lever says; rejects where `request` is aborted meanwhile. */
export async function pulled(
  lever: Lever,
  asked: () => Promise<Response | undefined>,
  slowServer: SlowServer,
  request: Request,
  refusals: Refusals,
): Promise<Response | undefined> {
  switch (lever) {
    case 'normal':
    case 'not-disclosing':
      return asked()
    case 'slow':
      await slowServer.turnTo(request.signal)
      return asked()
    case 'silent':
      return neverAnswered(request.signal)
    case 'down':
      return Response.error()
    case 'refusing':
      return refusals.forbidden()
    case 'opted-out':
      return refusals.optedOut()
    case 'html200':
      return new Response('<!doctype html><title>メンテナンス中</title><p>メンテナンス中です。', {
        headers: { 'content-type': 'text/html; charset=utf-8' },
      })
    case 'malformed':
      return cutOff(await asked())
    case 'lost-answer': {
      const answer = await asked()
      return isWrite(request) ? Response.error() : answer
    }
  }
}

/** A server that takes a request and says nothing: whoever asked has to give up. */
function neverAnswered(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason)
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

function isWrite({ method, url }: Request): boolean {
  return method === 'PUT' || (method === 'POST' && !new URL(url).pathname.endsWith('/_search'))
}

/** The answer as it arrives when the connection broke in its middle. */
async function cutOff(answer: Response | undefined): Promise<Response | undefined> {
  if (answer === undefined) return undefined
  const bytes = await answer.arrayBuffer()
  const headers = { 'content-type': answer.headers.get('content-type') ?? 'application/octet-stream' }
  return new Response(bytes.slice(0, Math.floor(bytes.byteLength / 2)), { status: answer.status, headers })
}
