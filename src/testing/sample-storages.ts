import { decodeHl7Bytes } from '#standards/hl7v2/decode.ts'
import { parseMessage } from '#standards/hl7v2/message.ts'
import { readSample, sampleFiles } from './public-samples.ts'
import { pathOf, type StorageFiles } from './storage-fixture.ts'

export const SSMIX2_SAMPLES = 'ssmix2-samples'

/** The public samples that are storages, as files by path. */
export function sampleStorage(name: 'standard-storage-guideline-1.2c' | 'nho-ncda' | 'twins-1p/storage'): StorageFiles {
  const folder = `${SSMIX2_SAMPLES}/${name}`
  return new Map(sampleFiles(folder).map((path) => [path, readSample(folder, path)]))
}

/** The messages of the JAHIS examples (fenced blocks of their readme.md), in a storage of their own patients. */
export function jahisStorage(): StorageFiles {
  const folder = `${SSMIX2_SAMPLES}/jahis-rx-inj-messages`
  const files = new Map<string, Uint8Array>()
  for (const path of sampleFiles(folder).filter((name) => name.endsWith('readme.md'))) {
    const text = new TextDecoder().decode(readSample(folder, path))
    const message = /```\n(MSH[\s\S]*?)\n```/.exec(text)?.[1]
    if (message === undefined) throw new Error(`${path} holds no message`)
    const dataType = path.startsWith('injection') ? 'OMP-02' : 'OMP-01'
    // The examples repeat order numbers: the place of the example tells them apart.
    const key = path.replaceAll(/[^a-z0-9]/g, '').slice(0, 22)
    const place = placeOf(new TextEncoder().encode(message), dataType, key)
    files.set(place, new TextEncoder().encode(message.replaceAll('\n', '\r')))
  }
  return files
}

/**
 * The files of a storage whose PID-3 is not the patient of their folder, put where their PID-3 says: what they hold is
 * read there, and only there.
 */
export function moved(files: StorageFiles): StorageFiles {
  const strangers = new Map<string, Uint8Array>()
  for (const [path, bytes] of files) {
    const [patientId = '', , dataType = '', key = '', , , flag] = (path.split('/').at(-1) ?? '').split('_')
    if (flag !== '1' || patientIn(bytes) === patientId) continue
    strangers.set(placeOf(bytes, dataType, key), bytes)
  }
  return strangers
}

function placeOf(bytes: Uint8Array, dataType: string, key: string): string {
  const segments = parseMessage(decodeHl7Bytes(bytes).text).segments
  const date = segments
    .find(({ id }) => id === 'ORC')
    ?.text(9)
    .slice(0, 8)
  const isDated = date?.length === 8 && !['PPR-01', 'ADT-00'].includes(dataType)
  return pathOf({ dataType, key, ...(isDated ? { date } : {}) }, patientIn(bytes))
}

function patientIn(bytes: Uint8Array): string {
  const { segments } = parseMessage(decodeHl7Bytes(bytes).text)
  return segments.find(({ id }) => id === 'PID')?.text(3) ?? ''
}
