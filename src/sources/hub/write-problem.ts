import type { Failure } from '#clinical/answer.ts'

/** Why something is not at the hub. `refused` stands for a hub that answered no: sending again will not help. */
export type WriteProblem =
  | { readonly kind: 'failed'; readonly why: Failure }
  | { readonly kind: 'not-permitted' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'no-hub' }
