import type { DicomJson } from '#standards/dicom/dicom-json.ts'

/** Offset and length of something within a file. */
type Span = readonly [offset: number, length: number]

/** The studies of one picture server; series and files are read when they are asked for. */
export interface ImageStore {
  studies(): Promise<readonly KeptStudy[]>
  /**
   * Takes in one DICOM file (STOW-RS), which must be of the study where one is named; undefined where the server is
   * read-only.
   */
  readonly take: ((file: Uint8Array, studyUid: string | undefined) => Promise<KeptReference>) | undefined
}

export interface KeptStudy {
  readonly attributes: DicomJson
  series(): Promise<readonly KeptSeries[]>
}

export interface KeptSeries {
  readonly attributes: DicomJson
  readonly instances: readonly KeptInstance[]
  /** The data sets of its instances without their large values; `{instance}` in a BulkDataURI is the instance's address. */
  metadata(): Promise<readonly DicomJson[]>
}

export interface KeptInstance {
  readonly sopInstanceUid: string
  readonly transferSyntax: string
  /** Rejects with DicomwebProblem when the server has lost it. */
  file(): Promise<Uint8Array>
  /** The file with its data set as the places below mean it: inflated where it is deflated. */
  plain(): Promise<Uint8Array>
  readonly frames: readonly Span[]
  /** By the path of their tags. */
  readonly bulk: Readonly<Record<string, Span>>
  /** A JPEG of it; undefined where there is nothing to draw. */
  rendered(): Promise<Uint8Array | undefined>
}

/** What was taken in, or why not: a Failure Reason of PS3.18 §10.5.3 (0008,1197). */
export interface KeptReference {
  readonly sopClassUid: string
  readonly sopInstanceUid: string
  readonly studyUid: string
  readonly failure?: number
}
