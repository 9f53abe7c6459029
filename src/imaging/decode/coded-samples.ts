/** What a decoder of compressed bytes says and gives: samples pixel by pixel, components interleaved. */
export interface CodedSamples {
  readonly width: number
  readonly height: number
  readonly components: number
  /** Precision of the coded samples. */
  readonly bits: number
  readonly samples: Uint8Array | Int8Array | Uint16Array | Int16Array
  /** Components are red, green, blue now, whatever they were when coded. */
  readonly isRgb: boolean
}
