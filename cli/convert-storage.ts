import { readFileSync } from 'node:fs'
import { stringifyExact } from '#standards/fhir/exact-json.ts'
import { convertPatient } from '#standards/ssmix2/convert/convert-patient.ts'
import type { FacilityIdentity } from '#standards/ssmix2/convert/facility-identity.ts'
import { indexPatientPaths } from '#standards/ssmix2/storage-index.ts'
import type { LineWriter } from './line-writer.ts'
import type { PatientFolder, StorageFolders } from './storage-folders.ts'

/** Where results and problems go. */
export interface Outputs {
  /** NDJSON, one resource a line. */
  readonly resources: LineWriter
  /** One problem a line: file, severity, what, position, raw. */
  readonly problems: LineWriter
}

/** Converts patient by patient; gives the number of problems. */
export async function convertStorage(
  storage: StorageFolders,
  facility: FacilityIdentity,
  outputs: Outputs,
): Promise<number> {
  let problems = 0
  for (const entry of storage.entries()) {
    if (outputs.resources.isClosed) break
    if ('stray' in entry) {
      problems += 1
      await outputs.problems.write([strayLine(entry.stray)])
    } else problems += await convertFolder(entry, facility, outputs)
  }
  await outputs.resources.flush()
  await outputs.problems.flush()
  return problems
}

export function strayLine(file: string): string {
  return JSON.stringify({ file, severity: 'warning', what: "the file lies outside of any patient's folder: not used" })
}

async function convertFolder(folder: PatientFolder, facility: FacilityIdentity, outputs: Outputs): Promise<number> {
  const { patient, problems } = indexPatientPaths(folder.patientId, folder.files.keys())
  let count = problems.length
  await outputs.problems.write(
    problems.map(({ path, what }) => JSON.stringify({ file: path, severity: 'error', what: `not used: ${what}` })),
  )
  const read = async (path: string): Promise<Uint8Array> => readFileSync(folder.files.get(path) ?? path)
  for await (const converted of convertPatient(facility, patient, read)) {
    await outputs.resources.write(converted.resources.map(stringifyExact))
    await outputs.problems.write(converted.problems.map((problem) => JSON.stringify(problem)))
    count += converted.problems.length
    if (outputs.resources.isClosed) break
  }
  return count
}
