/**
 * What the builder of the sample studies writes, and everything a reader of it may rely on.
 *
 * `.cache/sample-imaging/current`     `{"folder":"<hash>"}`: the folder beside it that holds the newest build
 * `.cache/sample-imaging/<hash>/index.json`             one {@link ImagingIndex}
 * `.cache/sample-imaging/<hash>/<folder>/study.json`    one {@link StudyFile}
 * `.cache/sample-imaging/<hash>/<folder>/<series>.json` the metadata of a series: an array of data sets in the DICOM JSON
 *     model, in which `{instance}` stands for the address of the instance within BulkDataURI
 * and the files (PS3.10) and small pictures (JPEG) that these name. Nothing of it is read before a study is asked for.
 */
import type { DicomJson } from '#standards/dicom/dicom-json.ts'
import type { Place } from './dicom/part10-file.ts'

export interface ImagingIndex {
  readonly studies: readonly IndexedStudy[]
}

export interface IndexedStudy {
  /** Id of the facility whose picture server holds it. */
  readonly facility: string
  readonly folder: string
  /** The attributes that a search for studies answers with (PS3.18 §10.6.3.3), without the addresses. */
  readonly attributes: DicomJson
}

export interface StudyFile {
  readonly series: readonly IndexedSeries[]
}

export interface IndexedSeries {
  /** Name of its metadata file below the folder of the study. */
  readonly metadata: string
  readonly attributes: DicomJson
  readonly instances: readonly IndexedInstance[]
}

export interface IndexedInstance {
  readonly sopInstanceUid: string
  /** The DICOM file, below the folder of the study; undefined where the server has lost it. */
  readonly file: string | undefined
  readonly transferSyntax: string
  /** Where the frames lie; see WrittenFile in `dicom/part10-file.ts`. */
  readonly frames: readonly Place[]
  readonly bulk: Readonly<Record<string, Place>>
  readonly deflatedFrom?: number
  /** A JPEG of it for a small display; undefined where there is nothing to draw. */
  readonly rendered?: string
}
