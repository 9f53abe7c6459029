import type { Facility } from '#clinical/facility.ts'
import type { Waveform, WaveformFailure } from '#clinical/imaging/waveform.ts'
import type { DicomJson } from '#standards/dicom/dicom-json.ts'

/** What a worker is given to decode: the bytes of a file, or the metadata of an instance with its bulk data. */
export type WaveformSource =
  | { readonly format: 'MFER'; readonly bytes: Uint8Array<ArrayBuffer> }
  | {
      readonly format: 'DICOM'
      readonly bytes: Uint8Array<ArrayBuffer>
      readonly facility: Facility | undefined
    }
  | {
      readonly format: 'DICOM JSON'
      readonly dataSet: DicomJson
      /** Values that stand elsewhere, by BulkDataURI. */
      readonly bulk: ReadonlyMap<string, Uint8Array<ArrayBuffer>>
      /** Who gave it out: whose a patient number without an issuer is. */
      readonly facility: Facility | undefined
    }

export type DecodedWaveform =
  | { readonly state: 'decoded'; readonly waveform: Waveform }
  | { readonly state: 'failed'; readonly why: WaveformFailure }
