import type { FacilityIdentity } from '#standards/ssmix2/convert/facility-identity.ts'
import { keepYoungGenerationSmall } from './bounded-memory.ts'
import { convertInWorkers } from './convert-in-workers.ts'
import type { Outputs } from './line-writer.ts'
import type { StorageEntry, StorageFolders } from './storage-folders.ts'
import { unusedLine } from './unused-line.ts'

/** A worker takes as long to start as some hundred files to convert. */
const FILES_WORTH_WORKERS = 500

/**
 * Converts a storage, patients in the order of their ids; gives the number of problems. Several patients with many files
 * are converted side by side in workers, a few files or a single patient here.
 */
export async function convertStorage(
  storage: StorageFolders,
  facility: FacilityIdentity,
  outputs: Outputs,
): Promise<number> {
  const entries = storage.entries()
  const first = firstEntries(entries)
  const problems = first.isWorthWorkers
    ? await convertInWorkers(chained(first.entries, entries), facility, outputs)
    : await convertHere(chained(first.entries, entries), facility, outputs)
  await outputs.resources.flush()
  await outputs.problems.flush()
  return problems
}

/** Looks ahead just until it is known whether there is enough to do. */
function firstEntries(entries: Iterator<StorageEntry>) {
  const seen: StorageEntry[] = []
  let [patients, files] = [0, 0]
  // One patient's paths in memory are what the walk holds anyway.
  while (patients < 2 || files < FILES_WORTH_WORKERS) {
    const next = entries.next()
    if (next.done === true) return { entries: seen, isWorthWorkers: false }
    seen.push(next.value)
    if ('unused' in next.value) continue
    patients += 1
    files += next.value.files.size
  }
  return { entries: seen, isWorthWorkers: true }
}

function* chained(first: readonly StorageEntry[], rest: Iterable<StorageEntry>): Generator<StorageEntry> {
  yield* first
  yield* rest
}

async function convertHere(
  entries: Iterable<StorageEntry>,
  facility: FacilityIdentity,
  outputs: Outputs,
): Promise<number> {
  keepYoungGenerationSmall()
  // The converters are many modules: a process that leaves them to its workers does without.
  const { convertFolder } = await import('./convert-folder.ts')
  let problems = 0
  for (const entry of entries) {
    if (outputs.resources.isClosed) break
    if ('unused' in entry) {
      problems += 1
      await outputs.problems.write([unusedLine(entry)])
    } else problems += await convertFolder(entry, facility, outputs)
  }
  return problems
}
