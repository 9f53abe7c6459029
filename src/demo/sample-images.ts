import { inflateSync } from 'fflate'
import type { DicomJson } from '#standards/dicom/dicom-json.ts'
import { DicomwebProblem } from './dicomweb-engine/dicomweb-exchange.ts'
import type { ImageStore, KeptInstance, KeptSeries, KeptStudy } from './dicomweb-engine/image-store.ts'
import { isObject } from './fhir-engine/elements.ts'
import type { ImagingIndex, IndexedInstance, IndexedSeries, StudyFile } from './sample-network/imaging/imaging-files.ts'

/** Where the files of the sample studies are read from: a server in the browser, a folder in node. */
export interface SampleImageFiles {
  json(path: string): Promise<unknown>
  bytes(path: string): Promise<Uint8Array>
}

/** The files below an address that ends in `/`. Rejects with the path of one that is missing. */
export function fetchedImageFiles(base: string): SampleImageFiles {
  const get = async (path: string): Promise<Response> => {
    const response = await fetch(new URL(path, base))
    if (!response.ok) throw new Error(`${response.status} ${path}`)
    return response
  }
  return {
    json: async (path) => (await get(path)).json(),
    bytes: async (path) => new Uint8Array(await (await get(path)).arrayBuffer()),
  }
}

/** The picture servers of the sample network, by facility. Nothing is read before a server is asked. */
export class SampleImages {
  readonly #files: SampleImageFiles
  #index: Promise<ImagingIndex> | undefined
  readonly #studies = new Map<string, Promise<readonly KeptSeries[]>>()

  constructor(files: SampleImageFiles) {
    this.#files = files
  }

  /** The read-only picture server of one facility. */
  storeOf(facility: string): ImageStore {
    return {
      studies: async () => {
        const { studies } = await this.#indexFile()
        return studies
          .filter((each) => each.facility === facility)
          .map(({ folder, attributes }): KeptStudy => ({ attributes, series: () => this.#series(folder) }))
      },
      take: undefined,
    }
  }

  #indexFile(): Promise<ImagingIndex> {
    const index = this.#index ?? this.#files.json('index.json').then(asImagingIndex)
    this.#index = index
    // A file that could not be fetched is tried again when it is asked for again.
    index.catch(() => {
      this.#index = undefined
    })
    return index
  }

  #series(folder: string): Promise<readonly KeptSeries[]> {
    const known = this.#studies.get(folder)
    if (known !== undefined) return known
    const read = this.#files
      .json(`${folder}/study.json`)
      .then((json) => asStudyFile(json).series.map((each) => this.#seriesOf(folder, each)))
    this.#studies.set(folder, read)
    read.catch(() => this.#studies.delete(folder))
    return read
  }

  #seriesOf(folder: string, { attributes, metadata, instances }: IndexedSeries): KeptSeries {
    return {
      attributes,
      instances: instances.map((each) => this.#instanceOf(folder, each)),
      metadata: async () => asDataSets(await this.#files.json(`${folder}/${metadata}`)),
    }
  }

  #instanceOf(folder: string, instance: IndexedInstance): KeptInstance {
    const { sopInstanceUid, transferSyntax, frames, bulk, file, rendered, deflatedFrom } = instance
    const bytes = async () => {
      if (file === undefined) throw new DicomwebProblem(404, `instance ${sopInstanceUid} is lost`)
      return this.#files.bytes(`${folder}/${file}`)
    }
    return {
      sopInstanceUid,
      transferSyntax,
      frames,
      bulk,
      file: bytes,
      plain: async () => (deflatedFrom === undefined ? bytes() : inflateSync((await bytes()).subarray(deflatedFrom))),
      rendered: async () => (rendered === undefined ? undefined : this.#files.bytes(`${folder}/${rendered}`)),
    }
  }
}

// The files are written by our own builder in the same build, so only their kind is checked.

function asImagingIndex(value: unknown): ImagingIndex {
  if (isImagingIndex(value)) return value
  throw new Error('index.json is not of the sample studies')
}

function isImagingIndex(value: unknown): value is ImagingIndex {
  return isObject(value) && Array.isArray(value.studies)
}

function asStudyFile(value: unknown): StudyFile {
  if (isStudyFile(value)) return value
  throw new Error('study.json is not of the sample studies')
}

function isStudyFile(value: unknown): value is StudyFile {
  return isObject(value) && Array.isArray(value.series)
}

function asDataSets(value: unknown): readonly DicomJson[] {
  if (isDataSets(value)) return value
  throw new Error('the metadata of a series are not of the sample studies')
}

function isDataSets(value: unknown): value is readonly DicomJson[] {
  return Array.isArray(value) && value.every(isObject)
}
