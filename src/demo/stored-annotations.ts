import { type DicomJson, textOf, textsOf } from '#standards/dicom/dicom-json.ts'
import { readPart10 } from '#standards/dicom/part10.ts'
import { Part10Error } from '#standards/dicom/part10-error.ts'
import type { ImageStore, KeptInstance, KeptReference, KeptSeries, KeptStudy } from './dicomweb-engine/image-store.ts'
import { openedDatabase, settled } from './indexed-db.ts'

/** Keeps the DICOM files that were stored in the demo, by SOP Instance UID. */
export interface InstanceJournal {
  read(): Promise<ReadonlyMap<string, Uint8Array>>
  write(sopInstanceUid: string, file: Uint8Array): Promise<void>
}

/** Lasts as long as the process: for tests. */
export function memoryInstances(): InstanceJournal {
  const kept = new Map<string, Uint8Array>()
  return {
    read: async () => new Map(kept),
    write: async (sopInstanceUid, file) => {
      kept.set(sopInstanceUid, file)
    },
  }
}

const DATABASE = 'renkei-viewer-demo-annotations'
const STORE = 'instances'

/** Keeps them through a reload (DESIGN.md §8.7): fictitious data only, in the demo's own database. */
export async function indexedDbInstances(fallback: InstanceJournal): Promise<InstanceJournal> {
  const database = await openedDatabase(DATABASE, STORE).catch(() => undefined)
  if (database === undefined) return fallback
  return {
    async read() {
      const store = database.transaction(STORE).objectStore(STORE)
      const [keys, values] = await Promise.all([settled(store.getAllKeys()), settled(store.getAll())])
      return new Map(
        keys.flatMap((key, at) => {
          const value: unknown = values[at]
          return value instanceof Uint8Array ? [[String(key), value] as const] : []
        }),
      )
    },
    async write(sopInstanceUid, file) {
      await settled(database.transaction(STORE, 'readwrite').objectStore(STORE).put(file, sopInstanceUid))
    },
  }
}

interface Stored {
  readonly dataSet: DicomJson
  readonly transferSyntax: string
  readonly file: Uint8Array
}

/** Failure Reasons (0008,1197) of PS3.18 table I.2-2. */
const CANNOT_UNDERSTAND = 0xc000
const DUPLICATE = 0x0111
const OTHER_STUDY = 0x0110

const STUDY_ATTRIBUTES = [
  '00080020',
  '00080030',
  '00080050',
  '00080090',
  '00081030',
  '00100010',
  '00100020',
  '00100030',
  '00100040',
  '0020000D',
  '00200010',
]
const SERIES_ATTRIBUTES = ['00080060', '0008103E', '0020000E', '00200011', '00080021', '00080031', '00180015']

/** The store of what readers add to pictures: measurements, key images, presentation states (STOW-RS). */
export async function annotationStore(journal: InstanceJournal): Promise<ImageStore> {
  const kept = new Map<string, Stored>()
  for (const [sopInstanceUid, file] of await journal.read()) {
    const stored = storedOf(file)
    if (stored !== undefined) kept.set(sopInstanceUid, stored)
  }
  return {
    studies: async () =>
      [...Map.groupBy(kept.values(), ({ dataSet }) => textOf(dataSet, '0020000D') ?? '').values()].map(studyOf),
    take: async (file, studyUid) => {
      // The bytes belong to the body of a request: a copy is kept.
      const own = new Uint8Array(file)
      const stored = storedOf(own)
      const reference = referenceOf(stored)
      if (stored === undefined || Object.values(reference).some((uid) => uid === '')) {
        return { ...reference, failure: CANNOT_UNDERSTAND }
      }
      if (studyUid !== undefined && reference.studyUid !== studyUid) return { ...reference, failure: OTHER_STUDY }
      const before = kept.get(reference.sopInstanceUid)
      if (before !== undefined && !isEqual(before.file, own)) return { ...reference, failure: DUPLICATE }
      kept.set(reference.sopInstanceUid, stored)
      await journal.write(reference.sopInstanceUid, own)
      return reference
    },
  }
}

function storedOf(file: Uint8Array): Stored | undefined {
  try {
    const { meta, dataSet } = readPart10(file)
    return { dataSet, transferSyntax: textOf(meta, '00020010') ?? '', file }
  } catch (error) {
    if (error instanceof Part10Error) return undefined
    throw error
  }
}

function referenceOf(stored: Stored | undefined): KeptReference {
  const uid = (tag: string) => (stored === undefined ? '' : (textOf(stored.dataSet, tag) ?? ''))
  return { sopClassUid: uid('00080016'), sopInstanceUid: uid('00080018'), studyUid: uid('0020000D') }
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at])
}

function studyOf(instances: readonly Stored[]): KeptStudy {
  const series = [...Map.groupBy(instances, ({ dataSet }) => textOf(dataSet, '0020000E') ?? '').values()]
  const modalities = [...new Set(instances.flatMap(({ dataSet }) => textsOf(dataSet, '00080060')))]
  return {
    attributes: {
      ...picked(instances[0], STUDY_ATTRIBUTES),
      '00080061': { vr: 'CS', Value: modalities },
      '00201206': { vr: 'IS', Value: [series.length] },
      '00201208': { vr: 'IS', Value: [instances.length] },
    },
    series: async () => series.map(seriesOf),
  }
}

function seriesOf(instances: readonly Stored[]): KeptSeries {
  return {
    attributes: {
      ...picked(instances[0], SERIES_ATTRIBUTES),
      '00201209': { vr: 'IS', Value: [instances.length] },
    },
    instances: instances.map(instanceOf),
    metadata: async () => instances.map(({ dataSet }) => dataSet),
  }
}

function instanceOf({ dataSet, transferSyntax, file }: Stored): KeptInstance {
  return {
    sopInstanceUid: textOf(dataSet, '00080018') ?? '',
    transferSyntax,
    file: async () => file,
    plain: async () => file,
    frames: [],
    bulk: {},
    rendered: async () => undefined,
  }
}

function picked(stored: Stored | undefined, tags: readonly string[]): DicomJson {
  return Object.fromEntries(
    tags.flatMap((tag) => {
      const element = stored?.dataSet[tag]
      return element === undefined ? [] : [[tag, element] as const]
    }),
  )
}
