import type { Lever } from './demo-state.ts'

/** How servers behave now, by the id of a facility or `hub`; whoever is not in it is normal. */
export type Levers = readonly (readonly [server: string, lever: Lever])[]

/** What the page tells the worker in which the servers of the sample network stand. */
export type ToWorker =
  | {
      readonly kind: 'open'
      /** Address of the folder of the sample network, with a slash at its end. */
      readonly files: string
      /** Milliseconds from the device's clock to the clock of the demo. */
      readonly clockOffsetMs: number
      readonly levers: Levers
      /** The handle of the person with whom the page begins, where its address names one. */
      readonly expected: string | undefined
    }
  | { readonly kind: 'levers'; readonly levers: Levers }
  /** Its one port leads to whoever passes requests on. */
  | { readonly kind: 'connect' }

/** What the worker answers to `open`. */
export type FromWorker = { readonly kind: 'opened' } | { readonly kind: 'failed'; readonly why: string }
