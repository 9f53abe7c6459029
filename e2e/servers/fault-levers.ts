import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { parseExact, stringifyExact } from '#standards/fhir/exact-json.ts'
import type { Bundle, Resource } from '#standards/fhir/r4.ts'

/** Takes over the answer of a server by giving true (security-safety.md §E, levers of real-servers.md §1). */
export type Fault = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>

/** Nothing is answered: the connection breaks, as when a host is gone. */
export const down: Fault = (request) => {
  request.socket.destroy()
  return true
}

/** Nothing is ever answered, and the connection stays. */
export const never: Fault = () => true

/** The right answer, late. */
export function slow(ms: number): Fault {
  return async () => {
    await pause(ms)
    return false
  }
}

/** Another answer than the server's own. */
export function answering(status: number, headers: Readonly<Record<string, string>>, body: string): Fault {
  return (_, response) => {
    response.writeHead(status, headers).end(body)
    return true
  }
}

/** The sign-in page of something in between, with status 200. */
export const signInPage: Fault = answering(
  200,
  { 'Content-Type': 'text/html; charset=utf-8' },
  '<!doctype html><title>login</title><h1 id="injected">Please sign in</h1>',
)

/** Breaks the connection in the middle of a Bundle, after the headers of a success. */
export const cut: Fault = (_, response) => {
  response.writeHead(200, { 'Content-Type': 'application/fhir+json', 'Content-Length': '5000' })
  response.write('{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":"Obs')
  setTimeout(() => response.destroy(), 30)
  return true
}

/** The engine does what was asked, and its answer is lost on the way. */
export const answerLost: Fault = (request, response) => {
  response.end = () => {
    request.socket.destroy()
    return response
  }
  return false
}

/** The engine's own answer, changed on its way out. */
export function edited<T extends Resource = Bundle>(edit: (answer: T) => T): Fault {
  return (_, response) => {
    const end = response.end.bind(response)
    response.end = (body?: unknown) => {
      const answer = typeof body === 'string' ? (parseExact(body) as T) : undefined
      return end(answer === undefined ? body : stringifyExact(edit(answer)))
    }
    return false
  }
}

/** The right answer of a server whose clock is wrong. */
export function withClock(minutes: number): Fault {
  return (_, response) => {
    response.setHeader('Date', new Date(Date.now() + minutes * 60_000).toUTCString())
    return false
  }
}

/** Only for requests whose `METHOD path?query` matches; the others are answered as ever. */
export function on(pattern: RegExp, fault: Fault): Fault {
  return (request, response) => (pattern.test(`${request.method} ${request.url}`) ? fault(request, response) : false)
}

/** The first `count` times. */
export function times(count: number, fault: Fault): Fault {
  let left = count
  return (request, response) => {
    left -= 1
    return left >= 0 ? fault(request, response) : false
  }
}

/** Each in turn until one takes the answer over. */
export function all(...faults: readonly Fault[]): Fault {
  return async (request, response) => {
    for (const fault of faults) if (await fault(request, response)) return true
    return false
  }
}
