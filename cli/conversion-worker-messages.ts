import type { FacilityIdentity } from '#standards/ssmix2/convert/facility-identity.ts'
import type { PatientFolder } from './storage-folders.ts'

/** What a conversion worker is started with. */
export interface WorkerSetting {
  readonly facility: FacilityIdentity
}

/** To a worker: the next patient, or that one piece of its output has been taken, whose memory comes back. */
export type ToWorker =
  | { readonly folder: PatientFolder }
  | { readonly taken: 'resources' | 'problems'; readonly memory: ArrayBuffer }

/** From a worker: a piece of a patient's output (whole lines), or that the patient is done. */
export type FromWorker =
  | { readonly output: 'resources' | 'problems'; readonly lines: Uint8Array<ArrayBuffer> }
  | { readonly problems: number }
