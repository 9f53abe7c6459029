import type { DicomJson } from '#standards/dicom/dicom-json.ts'
import { later } from '../day.ts'
import { FACILITIES } from '../facilities.ts'
import { jpeg } from './codecs.ts'
import type { DataSet } from './dicom/data-set.ts'
import { metadataOf } from './dicom/metadata.ts'
import { part10File } from './dicom/part10-file.ts'
import type { ImagingIndex, IndexedInstance, IndexedSeries, IndexedStudy, StudyFile } from './imaging-files.ts'
import { SAMPLE_STUDIES } from './sample-studies.ts'
import {
  generalAttributes,
  instanceUid,
  type SampleSeries,
  type SampleStudy,
  seriesUid,
  studyUid,
} from './sample-study.ts'

const SMALL_QUALITY = 74

/** One study of the build. */
export interface BuiltStudy {
  /** By path below the folder of the build (imaging-files.ts). */
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly study: IndexedStudy
}

/** How many studies a build has. */
export const STUDY_COUNT = SAMPLE_STUDIES.length

/** Builds one study, byte-equal every time, so that several can be built side by side. @param at 0 … STUDY_COUNT - 1 */
export async function buildStudy(at: number): Promise<BuiltStudy> {
  const build = SAMPLE_STUDIES[at]
  if (build === undefined) throw new RangeError(`no study ${at}`)
  const files = new Map<string, Uint8Array>()
  return { study: await writeStudy(await build(), files), files }
}

/** The whole build, of its studies in their order. */
export function wholeBuild(built: readonly BuiltStudy[]): ReadonlyMap<string, Uint8Array> {
  const files = new Map(built.flatMap((each) => [...each.files]))
  const index: ImagingIndex = { studies: built.map(({ study }) => study) }
  return files.set('index.json', jsonBytes(index))
}

/** Writes one study into `files`. */
export async function writeStudy(study: SampleStudy, files: Map<string, Uint8Array>): Promise<IndexedStudy> {
  const folder = `${FACILITIES[study.facility].id}-${studyUid(study).slice(-10)}`
  const general = generalAttributes(study)
  const series: IndexedSeries[] = []
  for (const each of study.series) series.push(await writeSeries(study, general, each, folder, files))
  files.set(`${folder}/study.json`, jsonBytes({ series } satisfies StudyFile))
  const attributes = metadataOf({
    ...pick(general, STUDY_ATTRIBUTES),
    SpecificCharacterSet: 'ISO_IR 192',
    InstanceAvailability: 'ONLINE',
    ModalitiesInStudy: [...new Set(study.series.map(({ modality }) => modality))],
    NumberOfStudyRelatedSeries: study.series.length,
    NumberOfStudyRelatedInstances: study.series.reduce((sum, { instances }) => sum + instances.length, 0),
  })
  return { facility: FACILITIES[study.facility].id, folder, attributes }
}

const STUDY_ATTRIBUTES = [
  'StudyDate',
  'StudyTime',
  'AccessionNumber',
  'ReferringPhysicianName',
  'TimezoneOffsetFromUTC',
  'StudyDescription',
  'InstitutionName',
  'PatientName',
  'PatientID',
  'PatientBirthDate',
  'PatientSex',
  'StudyInstanceUID',
  'StudyID',
] as const satisfies readonly (keyof DataSet)[]

function pick(dataSet: DataSet, keywords: readonly (keyof DataSet)[]): DataSet {
  return Object.fromEntries(keywords.map((keyword) => [keyword, dataSet[keyword]]))
}

async function writeSeries(
  study: SampleStudy,
  general: DataSet,
  series: SampleSeries,
  folder: string,
  files: Map<string, Uint8Array>,
): Promise<IndexedSeries> {
  const time = `${later(study.time, series.after ?? 0).replace(':', '')}00`
  const common: DataSet = {
    SeriesDate: general.StudyDate,
    ContentDate: general.StudyDate,
    SeriesTime: time,
    ContentTime: time,
    Modality: series.modality,
    SeriesDescription: series.description,
    SeriesInstanceUID: seriesUid(study, series.number),
    SeriesNumber: series.number,
    ...series.shared,
  }
  const metadata: DicomJson[] = []
  const instances: IndexedInstance[] = []
  for (const [index, instance] of series.instances.entries()) {
    const number = index + 1
    const dataSet: DataSet = {
      ...general,
      ...common,
      InstanceNumber: number,
      SOPInstanceUID: instanceUid(study, series.number, number),
      ...instance.dataSet,
    }
    const sopInstanceUid = String(dataSet.SOPInstanceUID)
    const written = part10File({ ...instance, dataSet })
    const path = `${series.number}/${String(number).padStart(3, '0')}`
    const rendered = instance.small === undefined ? undefined : `${path}.jpg`
    if (instance.damage !== 'lost') {
      const bytes = instance.damage === 'truncated' ? cutShort(written.bytes) : written.bytes
      files.set(`${folder}/${path}.dcm`, bytes)
      metadata.push(
        metadataOf({
          ...dataSet,
          SpecificCharacterSet: 'ISO_IR 192',
          AvailableTransferSyntaxUID: instance.transferSyntax,
        }),
      )
    }
    if (instance.small !== undefined && rendered !== undefined) {
      files.set(`${folder}/${rendered}`, await jpeg({ ...instance.small, bits: 8 }, SMALL_QUALITY))
    }
    instances.push({
      sopInstanceUid,
      file: instance.damage === 'lost' ? undefined : `${path}.dcm`,
      transferSyntax: instance.transferSyntax,
      frames: written.frames,
      bulk: written.bulk,
      ...(written.deflatedFrom !== undefined && { deflatedFrom: written.deflatedFrom }),
      ...(rendered !== undefined && { rendered }),
    })
  }
  files.set(`${folder}/${series.number}.json`, jsonBytes(metadata))
  const attributes = metadataOf({
    Modality: series.modality,
    SeriesDescription: series.description,
    SeriesInstanceUID: common.SeriesInstanceUID,
    SeriesNumber: series.number,
    SeriesDate: common.SeriesDate,
    SeriesTime: common.SeriesTime,
    BodyPartExamined: common.BodyPartExamined,
    Laterality: common.Laterality,
    NumberOfSeriesRelatedInstances: series.instances.length,
  })
  return { metadata: `${series.number}.json`, attributes, instances }
}

/** A file as a broken transfer leaves it: its end is missing in the middle of the pixels. */
function cutShort(bytes: Uint8Array): Uint8Array {
  return bytes.slice(0, Math.floor(bytes.length * 0.6))
}

function jsonBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value)}\n`)
}
