import type { EncodedAnswer, FhirRequest } from './fhir-engine/fhir-exchange.ts'

/** What the page tells the worker that reads the storages. */
export type ToWorker =
  | {
      readonly kind: 'open'
      /** Address of the folder of the sample network, with a slash at its end. */
      readonly files: string
      /** Milliseconds from the device's clock to the clock of the demo. */
      readonly clockOffsetMs: number
    }
  | { readonly kind: 'ask'; readonly id: number; readonly server: string; readonly request: FhirRequest }
  | { readonly kind: 'abort'; readonly id: number }

/** What the worker answers. `id` 0 is the answer to `open`. */
export type FromWorker =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: EncodedAnswer }
  | { readonly kind: 'opened' }
  | { readonly kind: 'failed'; readonly id: number; readonly why: string }
