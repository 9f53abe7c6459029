import { describe, expect, it } from 'vitest'
import { answerRequests } from './answer-requests.ts'
import type { FromServers, ToServers } from './forwarded-exchange.ts'
import type { RequestHandler } from './handlers.ts'

const URL = 'http://localhost/viewer/fhir/hub/Basic'

/** What the service worker gets back, in the order in which it comes. */
async function passedOn(handler: RequestHandler, ...messages: readonly ToServers[]): Promise<readonly FromServers[]> {
  const { port1, port2 } = new MessageChannel()
  answerRequests(port2, handler)
  const expected = messages.filter(({ kind }) => kind === 'request').length
  const answers = await new Promise<readonly FromServers[]>((resolve) => {
    const got: FromServers[] = []
    port1.onmessage = ({ data }: MessageEvent<FromServers>) => {
      got.push(data)
      if (got.length === expected) resolve(got)
    }
    for (const message of messages) port1.postMessage(message)
  })
  port1.close()
  return answers
}

function asked(id: number, more: Partial<Extract<ToServers, { kind: 'request' }>> = {}): ToServers {
  return { kind: 'request', id, method: 'GET', url: URL, headers: [], body: undefined, ...more }
}

describe('requests that the service worker passes on', () => {
  it('VAL-2: reach a server as they were sent, and its bytes come back as they are', async () => {
    const seen: unknown[] = []
    const sent = new TextEncoder().encode('{"value":1.10}').buffer
    const headers = [['if-none-exist', 'identifier=a|1']] as const
    const [answer] = await passedOn(
      async (request) => {
        seen.push(request.method, request.url, request.headers.get('if-none-exist'), await request.text())
        return new Response('{"value":4.0}', { status: 201, headers: { etag: 'W/"1"' } })
      },
      asked(7, { method: 'POST', headers, body: sent }),
    )
    expect(seen).toEqual(['POST', URL, 'identifier=a|1', '{"value":1.10}'])
    expect(answer).toMatchObject({ kind: 'answer', id: 7, status: 201 })
    if (answer?.kind !== 'answer') throw new Error('no answer')
    expect(new Map(answer.headers).get('etag')).toBe('W/"1"')
    expect(new TextDecoder().decode(answer.body)).toBe('{"value":4.0}')
  })

  it('each gets its own answer, in whatever order servers are ready', async () => {
    let release = () => {}
    const waiting = new Promise<void>((resolve) => {
      release = resolve
    })
    const answers = await passedOn(
      async (request) => {
        if (request.url.endsWith('slow')) await waiting
        else release()
        return new Response(null, { status: request.url.endsWith('slow') ? 200 : 204 })
      },
      asked(1, { url: `${URL}?slow` }),
      asked(2),
    )
    expect(answers.map((each) => each.kind === 'answer' && [each.id, each.status, each.body])).toEqual([
      [2, 204, undefined],
      [1, 200, undefined],
    ])
  })

  it.each<[string, RequestHandler, FromServers['kind']]>([
    ['a server that is down does not answer', async () => Response.error(), 'unreachable'],
    ['an address of nobody stays with the page', async () => undefined, 'not-ours'],
    [
      'a server that breaks does not answer',
      async () => {
        throw new Error('broken')
      },
      'unreachable',
    ],
  ])('E1: %s', async (_what, handler, kind) => {
    expect(await passedOn(handler, asked(3))).toEqual([{ kind, id: 3 }])
  })

  it('what nobody waits for any more is aborted', async () => {
    const handler: RequestHandler = ({ signal }) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    expect(await passedOn(handler, asked(4), { kind: 'abort', id: 4 })).toEqual([{ kind: 'unreachable', id: 4 }])
  })
})
