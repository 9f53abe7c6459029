/**
 * The way from the page to the servers of the sample network: what is asked below `fhir/` and `dicomweb/` is passed on to
 * the worker that answers it, without a detour over the page's thread, on which no real server works either
 * (docs/decisions/0014). It imports types only: `scripts/vite-sample-network.ts` gives it out as a file of its own.
 */
import type { CONNECT, FromServers, ToServers } from './forwarded-exchange.ts'

/** The parts of a service worker's scope that are used here; the types of the DOM know a window only. */
interface Client {
  readonly id: string
  readonly type: string
  postMessage(message: unknown): void
}
interface Asked extends Event {
  readonly request: Request
  readonly clientId: string
  respondWith(answer: Promise<Response>): void
}
interface Told extends MessageEvent {
  readonly source: (MessageEventSource & Client) | null
  waitUntil(work: Promise<unknown>): void
}
interface Scope {
  readonly clients: {
    claim(): Promise<void>
    get(id: string): Promise<Client | undefined>
    matchAll(options: { readonly type: 'window' }): Promise<readonly Client[]>
  }
  readonly registration: { readonly scope: string }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install', listener: () => void): void
  addEventListener(type: 'activate' | 'message', listener: (event: Told) => void): void
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void
}
declare const self: Scope

interface Way {
  readonly port: MessagePort
  readonly waiting: Map<number, (answer: FromServers) => void>
}

const CONNECTING: typeof CONNECT = 'sample-network-connect'
/** A page that was asked for a port and gives none in this time has gone. */
const CONNECT_MS = 15_000

/** By the id of the page. */
const ways = new Map<string, Way>()
const arriving = new Map<string, PromiseWithResolvers<Way | undefined>>()
let lastId = 0

self.addEventListener('install', () => void self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('message', (event) => {
  const [port] = event.ports
  const client = event.source?.id
  if (event.data !== CONNECTING || port === undefined || client === undefined) return
  const way = { port, waiting: new Map() }
  port.onmessage = ({ data }: MessageEvent<FromServers>) => {
    way.waiting.get(data.id)?.(data)
    way.waiting.delete(data.id)
  }
  ways.set(client, way)
  arriving.get(client)?.resolve(way)
  arriving.delete(client)
  // A page that was loaded past the service worker is under it from now on.
  event.waitUntil(Promise.all([self.clients.claim(), forgetGone()]))
})

self.addEventListener('fetch', (event) => {
  const { url } = event.request
  const { scope } = self.registration
  if (['fhir/', 'dicomweb/'].some((path) => url.startsWith(scope + path))) event.respondWith(forwarded(event))
})

async function forwarded({ request, clientId }: Asked): Promise<Response> {
  const way = ways.get(clientId) ?? (await arrivingWay(clientId))
  if (way === undefined) return Response.error()
  lastId += 1
  const id = lastId
  const { method, url, signal } = request
  const tell = (message: ToServers, transfer: ArrayBuffer[] = []) => way.port.postMessage(message, transfer)
  const body = method === 'GET' || method === 'HEAD' ? undefined : await request.arrayBuffer()
  const answer = new Promise<FromServers>((resolve) => way.waiting.set(id, resolve))
  signal.addEventListener('abort', () => {
    way.waiting.get(id)?.({ kind: 'unreachable', id })
    way.waiting.delete(id)
    tell({ kind: 'abort', id })
  })
  tell({ kind: 'request', id, method, url, headers: [...request.headers], body }, body === undefined ? [] : [body])
  const answered = await answer
  switch (answered.kind) {
    case 'answer': {
      const headers = answered.headers.map(([name, value]): [string, string] => [name, value])
      return new Response(answered.body ?? null, { status: answered.status, headers })
    }
    case 'unreachable':
      return Response.error()
    case 'not-ours':
      return new Response(null, { status: 404 })
  }
}

/** The browser may have ended this worker meanwhile, and the ports with it: then the page is asked for a new one. */
async function arrivingWay(clientId: string): Promise<Way | undefined> {
  const asking = await self.clients.get(clientId)
  // A worker of a page has no way of its own.
  const client = asking?.type === 'window' ? asking : (await self.clients.matchAll({ type: 'window' }))[0]
  if (client === undefined) return undefined
  const known = ways.get(client.id) ?? arriving.get(client.id)?.promise
  if (known !== undefined) return known
  const way = Promise.withResolvers<Way | undefined>()
  arriving.set(client.id, way)
  setTimeout(() => way.resolve(undefined), CONNECT_MS)
  client.postMessage(CONNECTING)
  return way.promise
}

async function forgetGone(): Promise<void> {
  for (const id of [...ways.keys()]) if ((await self.clients.get(id)) === undefined) ways.delete(id)
}
