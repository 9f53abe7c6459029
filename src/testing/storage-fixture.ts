import Encoding from 'encoding-japanese'
import type { Resource } from '#standards/fhir/r4.ts'
import { convertPatient } from '#standards/ssmix2/convert/convert-patient.ts'
import type { ConvertedFile } from '#standards/ssmix2/convert/converted-file.ts'
import { facilityIdentity } from '#standards/ssmix2/convert/facility-identity.ts'
import { indexStorage } from '#standards/ssmix2/storage-index.ts'

/** Files of a storage by path. */
export type StorageFiles = ReadonlyMap<string, Uint8Array>

/** A fictitious patient number and facility, for tests that write messages of their own. */
export const PATIENT = '0000123456'
export const FACILITY = '1319999999'
export const PID = `PID|0001||${PATIENT}^^^^PI||見本^花子^^^^^L^I~ミホン^ハナコ^^^^^L^P||19580312|F`

interface FileName {
  /** 診療日, `-` by default. */
  readonly date?: string
  readonly dataType: string
  readonly key?: string
  readonly occurredAt?: string
  readonly department?: string
  readonly flag?: '0' | '1' | '2'
}

/** The path of a file of the standardised storage (ss-mix2.md §1.2). */
export function pathOf(name: FileName, patientId = PATIENT): string {
  const { date = '-', dataType, key = '999999999999999', occurredAt = '20240401090000000' } = name
  const { department = '-', flag = '1' } = name
  const file = [patientId, date, dataType, key, occurredAt, department, flag].join('_')
  return [patientId.slice(0, 3), patientId.slice(3, 6), patientId, date, dataType, file].join('/')
}

/** Segments as hospitals write them: ISO-2022-JP, CR after each. */
export function bytesOf(segments: readonly string[]): Uint8Array {
  const codes = Encoding.stringToCode(segments.map((segment) => `${segment}\r`).join(''))
  return Uint8Array.from(Encoding.convert(codes, { to: 'JIS', from: 'UNICODE' }))
}

/** MSH of a message of the type, `ADT^A08^ADT_A01`. */
export function header(type: string): string {
  return `MSH|^~\\&|HIS01|${FACILITY}|GW|${FACILITY}|20240401090512.1234||${type}|20240401000001|P|2.5||||||~ISO IR87||ISO 2022-1994`
}

/** A message of the fictitious patient as one file. */
export function file(name: FileName, type: string, ...segments: readonly string[]): readonly [string, Uint8Array] {
  return [pathOf(name), bytesOf([header(type), PID, ...segments])]
}

/** Converts every patient of a storage. */
export async function convertFiles(files: StorageFiles, facility = FACILITY): Promise<readonly ConvertedFile[]> {
  const converted: ConvertedFile[] = []
  for (const patient of indexStorage(files.keys()).patients.values()) {
    for await (const each of convertPatient(facilityIdentity(facility), patient, async (path) =>
      bytesAt(files, path),
    )) {
      converted.push(each)
    }
  }
  return converted
}

function bytesAt(files: StorageFiles, path: string): Uint8Array {
  const bytes = files.get(path)
  if (bytes === undefined) throw new Error('no such file')
  return bytes
}

/** The resources of one type in a result. */
export function resourcesOf<T extends Resource['resourceType']>(
  converted: readonly ConvertedFile[],
  type: T,
): readonly Extract<Resource, { resourceType: T }>[] {
  return converted
    .flatMap(({ resources }) => resources)
    .filter((resource): resource is Extract<Resource, { resourceType: T }> => resource.resourceType === type)
}

/** What was reported, one text a problem. */
export function reported(converted: readonly ConvertedFile[]): readonly string[] {
  return converted.flatMap(({ problems }) => problems.map(({ what }) => what))
}

/** The example message of a data type in ss-mix2.md §14, with the path that stands above it. */
export function exampleOf(text: string, dataType: string): readonly [string, Uint8Array] {
  const examples = text.slice(text.indexOf('## 14. Example messages'))
  const section = examples.slice(examples.indexOf(`### ${dataType}\n`))
  const path = /`(000\/[^`]+)`/.exec(section)?.[1]
  const message = /```\n(MSH[\s\S]*?)\n```/.exec(section)?.[1]
  if (path === undefined || message === undefined) throw new Error(`no example of ${dataType} in ss-mix2.md §14`)
  return [path, bytesOf(message.split('\n'))]
}
