import type { FromServers, ToServers } from './forwarded-exchange.ts'
import type { RequestHandler } from './handlers.ts'

/** The part of a MessagePort that is used here. */
export type RequestPort = Pick<MessagePort, 'postMessage' | 'onmessage'>

/**
 * Answers what the service worker passes on. `answerOf` gives undefined for an address that is none of ours; its network
 * error (`Response.error()`) is a server that does not answer.
 */
export function answerRequests(port: RequestPort, answerOf: (request: Request) => Promise<Response | undefined>): void {
  const underWay = new Map<number, AbortController>()
  port.onmessage = ({ data }: MessageEvent<ToServers>) => {
    if (data.kind === 'abort') {
      underWay.get(data.id)?.abort()
      return
    }
    const controller = new AbortController()
    underWay.set(data.id, controller)
    void answered(data, controller.signal, answerOf)
      .catch((): FromServers => ({ kind: 'unreachable', id: data.id }))
      .then((answer) => {
        underWay.delete(data.id)
        const isWithBody = answer.kind === 'answer' && answer.body !== undefined
        port.postMessage(answer, isWithBody ? [answer.body] : [])
      })
  }
}

async function answered(
  { id, method, url, headers, body }: Extract<ToServers, { kind: 'request' }>,
  signal: AbortSignal,
  answerOf: RequestHandler,
): Promise<FromServers> {
  const sent = headers.map(([name, value]): [string, string] => [name, value])
  const response = await answerOf(new Request(url, { method, headers: sent, body: body ?? null, signal }))
  if (response === undefined) return { kind: 'not-ours', id }
  if (response.type === 'error') return { kind: 'unreachable', id }
  return {
    kind: 'answer',
    id,
    status: response.status,
    headers: [...response.headers],
    body: response.body === null ? undefined : await response.arrayBuffer(),
  }
}
