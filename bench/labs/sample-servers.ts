/**
 * The FHIR servers of the sample network in a process of its own, so that they share no thread with what is measured; prints
 * their origin. Records stay converted once they have been asked for, as a hospital has them.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openSampleServer } from '#testing/sample-server.ts'

const { handler, network } = await openSampleServer()
const server = createServer((request, response) => void exchange(request, response))
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  process.stdout.write(`http://127.0.0.1:${port}\n`)
})

async function exchange(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = 'GET', url = '/', headers } = request
  if (url === '/network/network.json') {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(network))
    return
  }
  const given = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)])
  const body = method === 'GET' || method === 'HEAD' ? null : await bodyOf(request)
  const answer = await handler(new Request(new URL(url, `http://${headers.host}`), { method, headers: given, body }))
  if (answer === undefined) {
    response.writeHead(404).end()
    return
  }
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(Buffer.from(await answer.arrayBuffer()))
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return new Uint8Array(Buffer.concat(chunks))
}
