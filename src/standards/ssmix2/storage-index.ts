import { type ExtendedContent, type PathProblem, parseStoragePath, type StandardFile } from './storage-path.ts'

/** What the paths of one facility's storage tell, over all its roots. */
export interface StorageIndex {
  /** By patient ID. */
  readonly patients: ReadonlyMap<string, PatientIndex>
  /** Paths that are not used, each with its reason. */
  readonly problems: readonly PathProblem[]
}

/** What is stored of one patient. Only `current` and `contents` are valid; the rest is history (ss-mix2.md §1.3). */
export interface PatientIndex {
  readonly patientId: string
  readonly current: readonly StandardFile[]
  readonly superseded: readonly StandardFile[]
  readonly deleted: readonly StandardFile[]
  readonly contents: readonly ExtendedContent[]
  readonly supersededContents: readonly ExtendedContent[]
  readonly deletedContents: readonly ExtendedContent[]
  readonly notices: readonly IndexNotice[]
}

/** Something about the versions of one record that a reader should know; `paths` are all its versions. */
export interface IndexNotice {
  readonly reason: IndexNoticeReason
  readonly paths: readonly string[]
}

export type IndexNoticeReason =
  /** More than one version is marked current: the newest is shown (ss-mix2.md §1.3 rule b). */
  | 'several-current'
  /** A version marked deleted or superseded is newer than the current one, which is shown all the same. */
  | 'current-is-not-newest'
  /** Only superseded versions are there: the current one is missing, as after an interrupted export. */
  | 'no-current'

/** Indexes a storage from the relative paths of its files alone, in any order; several roots are merged. */
export function indexStorage(paths: Iterable<string>): StorageIndex {
  const collected = new Map<string, Collected>()
  const problems: PathProblem[] = []
  for (const path of paths) {
    const entry = parseStoragePath(path)
    if (entry.kind === 'problem') {
      problems.push(entry)
      continue
    }
    let patient = collected.get(entry.patientId)
    if (patient === undefined) {
      patient = { files: [], contents: new Map() }
      collected.set(entry.patientId, patient)
    }
    collect(patient, entry)
  }
  const patients = new Map<string, PatientIndex>()
  for (const [patientId, patient] of collected) patients.set(patientId, patientIndexOf(patientId, patient))
  return { patients, problems }
}

/**
 * Indexes the paths of one patient, from all roots, so that a caller may go patient by patient in bounded memory. A path
 * that belongs to another patient becomes a problem.
 */
export function indexPatientPaths(
  patientId: string,
  paths: Iterable<string>,
): { readonly patient: PatientIndex; readonly problems: readonly PathProblem[] } {
  const patient: Collected = { files: [], contents: new Map() }
  const problems: PathProblem[] = []
  for (const path of paths) {
    const entry = parseStoragePath(path)
    if (entry.kind === 'problem') problems.push(entry)
    else if (entry.patientId === patientId) collect(patient, entry)
    else {
      const what = `the name says patient ${entry.patientId}`
      problems.push({ kind: 'problem', path, reason: 'contradicts-folders', what })
    }
  }
  return { patient: patientIndexOf(patientId, patient), problems }
}

interface Collected {
  readonly files: StandardFile[]
  /** By content folder. */
  readonly contents: Map<string, ExtendedContent & { readonly files: string[] }>
}

type Stored = StandardFile | ExtendedContent

function collect(patient: Collected, entry: Stored): void {
  if (entry.kind === 'standard') {
    patient.files.push(entry)
    return
  }
  const known = patient.contents.get(entry.path)
  if (known === undefined) patient.contents.set(entry.path, { ...entry, files: [...entry.files] })
  else known.files.push(...entry.files)
}

function patientIndexOf(patientId: string, { files, contents }: Collected): PatientIndex {
  const notices: IndexNotice[] = []
  const standard = byCondition(files, notices)
  const extended = byCondition([...contents.values()], notices)
  return {
    patientId,
    current: standard.current,
    superseded: standard.superseded,
    deleted: standard.deleted,
    contents: extended.current,
    supersededContents: extended.superseded,
    deletedContents: extended.deleted,
    notices,
  }
}

interface ByCondition<T> {
  readonly current: T[]
  readonly superseded: T[]
  readonly deleted: T[]
}

/** Sorts versions by their flag and lets one version of an identity be current at most. */
function byCondition<T extends Stored>(stored: readonly T[], notices: IndexNotice[]): ByCondition<T> {
  const result: ByCondition<T> = { current: [], superseded: [], deleted: [] }
  // Most keys belong to one file only; those without an order share 999999999999999.
  for (const sameKey of groupedBy(stored, ({ key }) => key)) {
    if (!Array.isArray(sameKey)) placeVersion(sameKey, result, notices)
    else {
      for (const versions of groupedBy(sameKey, ({ date = '-', dataType }) => `${date}_${dataType}`)) {
        if (Array.isArray(versions)) placeVersions(versions, result, notices)
        else placeVersion(versions, result, notices)
      }
    }
  }
  return result
}

/** Groups in the order of their first element; a group of one is the element itself. */
function groupedBy<T extends Stored>(stored: readonly T[], keyOf: (entry: T) => string): Iterable<T | T[]> {
  const groups = new Map<string, T | T[]>()
  for (const entry of stored) {
    const key = keyOf(entry)
    const known = groups.get(key)
    if (known === undefined) groups.set(key, entry)
    else if (Array.isArray(known)) known.push(entry)
    else groups.set(key, [known, entry])
  }
  return groups.values()
}

function placeVersion<T extends Stored>(version: T, result: ByCondition<T>, notices: IndexNotice[]): void {
  if (version.flag === '1') result.current.push(version)
  else if (version.flag === '0') result.deleted.push(version)
  else {
    result.superseded.push(version)
    notices.push({ reason: 'no-current', paths: [version.path] })
  }
}

function placeVersions<T extends Stored>(versions: T[], result: ByCondition<T>, notices: IndexNotice[]): void {
  versions.sort((a, b) => compareText(timeOf(b), timeOf(a)) || compareText(a.path, b.path))
  const paths = versions.map((version) => version.path)
  const current = versions.filter((version) => version.flag === '1')
  const [newest] = current
  for (const version of versions) {
    if (version === newest) result.current.push(version)
    else if (version.flag === '0') result.deleted.push(version)
    else result.superseded.push(version)
  }
  const [newestOfAll] = versions
  if (current.length > 1) notices.push({ reason: 'several-current', paths })
  if (newest !== undefined && newestOfAll !== undefined && timeOf(newestOfAll) > timeOf(newest)) {
    notices.push({ reason: 'current-is-not-newest', paths })
  }
  if (versions.every((version) => version.flag === '2')) notices.push({ reason: 'no-current', paths })
}

/** Times of 15 digits are compared with those of 17 as if the missing digits were zeros. */
function timeOf(stored: Stored): string {
  return stored.occurredAt.padEnd(17, '0')
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
