import type { ClinicalTime } from '#clinical/clinical-time.ts'
import type { AttachedFile } from '#clinical/event-facts.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { ImageSeries, ImageStudy } from '#clinical/imaging/image-study.ts'

/** A file of a document or report that holds a waveform (MFER). */
export interface WaveformFile {
  /** Of the document and the place of the file in it. */
  readonly key: string
  readonly facility: FacilityId
  /** Whose server has the file. */
  readonly server: FacilityId
  readonly at: ClinicalTime | undefined
  readonly title: string
  readonly file: AttachedFile
}

/** Where a waveform is kept. */
export type WaveformPlace =
  | { readonly kind: 'series'; readonly study: ImageStudy; readonly series: ImageSeries }
  | { readonly kind: 'file'; readonly file: WaveformFile }

const TYPES = /^application\/(?:x-)?mfer$/
const NAMES = /\.(?:mwf|mfr|mfer)$/i

/** Told by its announced type or by the end of its name (mfer-cda-hpki.md §1). */
export function isWaveformFile({ contentType, title, url }: AttachedFile): boolean {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? ''
  return TYPES.test(type) || NAMES.test(title ?? '') || NAMES.test(url?.split(/[?#]/)[0] ?? '')
}
