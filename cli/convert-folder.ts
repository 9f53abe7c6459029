import { readFileSync } from 'node:fs'
import { stringifyExact } from '#standards/fhir/exact-json.ts'
import { convertPatient } from '#standards/ssmix2/convert/convert-patient.ts'
import type { FacilityIdentity } from '#standards/ssmix2/convert/facility-identity.ts'
import { indexPatientPaths } from '#standards/ssmix2/storage-index.ts'
import type { Lines, Outputs } from './line-writer.ts'
import type { PatientFolder } from './storage-folders.ts'

/** Converts one patient, file by file; gives the number of problems. */
export async function convertFolder(
  folder: PatientFolder,
  facility: FacilityIdentity,
  outputs: Outputs<Lines>,
): Promise<number> {
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
