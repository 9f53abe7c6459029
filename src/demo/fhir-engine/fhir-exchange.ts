/** A request to one FHIR server, taken apart. */
export interface FhirRequest {
  readonly method: string
  /** Absolute address of the server, without a slash at its end. */
  readonly base: string
  /** What follows the base: `Observation`, `Patient/x`, `Observation/_search`. */
  readonly path: string
  /** Without its question mark. */
  readonly query: string
  readonly body: string
  /** The headers of a conditional create or update, undefined where they were not sent. */
  readonly ifNoneExist: string | undefined
  readonly ifMatch: string | undefined
  /** Who asks, where a token came. */
  readonly authorization?: string | undefined
}

/** The answer as it goes over the wire: its body is text, because only text keeps the digits of `1.10`. */
export interface FhirAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** An answer on its way between threads: bytes can be handed over, text would be copied. */
export interface EncodedAnswer extends Omit<FhirAnswer, 'body'> {
  readonly body: Uint8Array<ArrayBuffer>
}
