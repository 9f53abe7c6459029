/** A request to one DICOMweb server, taken apart. */
export interface DicomwebRequest {
  readonly method: string
  /** Absolute address of the server, without a slash at its end. */
  readonly base: string
  /** What follows the base: `studies`, `studies/1.2/series/3.4/metadata`. */
  readonly path: string
  /** Without its question mark. */
  readonly query: string
  readonly accept: string
  readonly contentType: string
  readonly body: Uint8Array
}

export interface DicomwebAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer>
}

/** What a server refuses or cannot do, as the status of its answer (PS3.18 §8.5). */
export class DicomwebProblem extends Error {
  override readonly name = 'DicomwebProblem'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}
