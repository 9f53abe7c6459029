import type { FacilityId } from '#clinical/facility.ts'

/** Where the frames of a stack come from. */
export type ImageSource = DicomWebSource | FileSource

/** A DICOMweb server (PS3.18): frames, whole instances and bulk data under one configured base, and nowhere else (C8). */
export interface DicomWebSource {
  readonly kind: 'dicomweb'
  readonly facility: FacilityId
  /** Root of the service as configured; ends with `/`. */
  readonly base: URL
  readonly studyUid: string
}

/** Instances at hand as DICOM files (PS3.10), by SOP Instance UID. */
interface FileSource {
  readonly kind: 'files'
  readonly files: ReadonlyMap<string, Blob | Uint8Array<ArrayBuffer>>
}

/**
 * The authorised `fetch` of the network: adds the token of a facility to requests below that facility's configured base,
 * and refuses every other address. It must reject on refusal and pass `signal` on.
 */
export type AuthorisedFetch = (facility: FacilityId, url: URL, init: AuthorisedRequest) => Promise<Response>

interface AuthorisedRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}
