import { AskingDesk } from '#sources/asking/asking-desk.ts'
import type { ToAsking } from '#sources/asking/asking-messages.ts'
import type { AskingPort } from '#sources/asking/record-sources-beside-page.ts'

type Listener = (event: { readonly data: unknown }) => void

interface FakePort {
  readonly port: AskingPort
  /** What the page has told it so far. */
  readonly told: ToAsking[]
  readonly isEnded: () => boolean
}

/**
 * The worker that asks, in this process: what goes either way is cloned, as between threads. `breaksAt` = the message it
 * dies of.
 */
export function askingPort(fetchHere: typeof fetch, breaksAt?: ToAsking['tell']): FakePort {
  const told: ToAsking[] = []
  let isEnded = false
  const listeners = new Map<string, Listener>()
  const desk = new AskingDesk((message, transfer) => {
    const data = structuredClone(message, { transfer })
    queueMicrotask(() => listeners.get('message')?.({ data }))
  }, fetchHere)
  const port = {
    addEventListener: (type: string, listener: Listener) => listeners.set(type, listener),
    postMessage: (message: ToAsking) => {
      if (isEnded) return
      told.push(message)
      if (message.tell === breaksAt) queueMicrotask(() => listeners.get('error')?.({ data: undefined }))
      else desk.take(structuredClone(message))
    },
    terminate: () => {
      isEnded = true
    },
  }
  return { port: port as unknown as AskingPort, told, isEnded: () => isEnded }
}
