/** What the service worker passes on to the worker of the sample network: a request as the page sent it. */
export type ToServers =
  | {
      readonly kind: 'request'
      readonly id: number
      readonly method: string
      readonly url: string
      readonly headers: readonly (readonly [name: string, value: string])[]
      /** undefined where a request has none. */
      readonly body: ArrayBuffer | undefined
    }
  | { readonly kind: 'abort'; readonly id: number }

/** The answer to it. `unreachable` is a server that does not answer at all; `not-ours` a request for somebody else. */
export type FromServers =
  | {
      readonly kind: 'answer'
      readonly id: number
      readonly status: number
      readonly headers: readonly (readonly [name: string, value: string])[]
      /** undefined where the status allows none. */
      readonly body: ArrayBuffer | undefined
    }
  | { readonly kind: 'unreachable' | 'not-ours'; readonly id: number }

/** Between page and service worker: asked for by the one, answered by the other with a port to the servers. */
export const CONNECT = 'sample-network-connect'
