import { type Dirent, readdirSync } from 'node:fs'
import { basename, join, sep } from 'node:path'

/** A patient's files over all roots, by the path that names them within the storage. */
export interface PatientFolder {
  readonly patientId: string
  /** Path relative to its root → where the file is. */
  readonly files: ReadonlyMap<string, string>
}

/** Something that is no patient's record: told as a problem, with its path within the storage. */
export interface Unused {
  readonly unused: string
  /** A folder that would not open is an error, because records may lie in it; a stray file is not. */
  readonly severity: 'error' | 'warning'
  readonly why: string
}

export type StorageEntry = PatientFolder | Unused

/** What was picked, and the storage roots in it. */
export interface StorageFolders {
  /** Absolute. */
  readonly roots: readonly string[]
  /** Patients in the order of their ids, one at a time; never more than one patient's paths are in memory. */
  entries(): Generator<StorageEntry>
}

const LEVELS_ABOVE_ROOT = 3
const LEVELS_BELOW_PICK = 6

/**
 * Finds the storages in folders that may have been picked one or more levels too high, or too low (one patient's folder):
 * ss-mix2.md §1.1. Undefined when there is none.
 */
export function storageFolders(picks: readonly string[]): StorageFolders | undefined {
  const roots: string[] = []
  const unopened: Unused[] = []
  for (const pick of picks) {
    const found = rootsBelow(pick, LEVELS_ABOVE_ROOT, unopened)
    roots.push(...(found.length > 0 ? found : isWithinStorage(pick) ? [pick] : []))
  }
  if (roots.length === 0) return undefined
  return { roots, entries: () => behind(unopened, merged(roots)) }
}

function* behind(first: readonly Unused[], rest: Generator<StorageEntry>): Generator<StorageEntry> {
  yield* first
  yield* rest
}

/** A name for the facility: the first root's, or that of the root above a patient's folder that was picked alone. */
export function facilityNameOf(roots: readonly string[]): string | undefined {
  const [first] = roots
  if (first === undefined) return undefined
  const parts = first.split(sep)
  const [one, two, id] = parts.slice(-3)
  const isPatient = one?.length === 3 && two?.length === 3 && id?.startsWith(one + two)
  const name = isPatient ? parts.at(-4) : hasShape(first) ? basename(first) : undefined
  // Ten digits of a 医療施設ID may be followed by a name of the volume (ss-mix2.md §1.1).
  return /^\d{10}(?!\d)/.exec(name ?? '')?.[0] ?? (name === '' ? undefined : name)
}

/** Whether several roots may be read as the storage of one hospital, whose patients of one number are one person (H-02). */
export type Belonging =
  | 'one-facility'
  /** Their 医療施設ID differ: two hospitals, whatever anybody says. */
  | { readonly several: readonly string[] }
  /** More than one root, and not all of them begin with the same ID; any name is allowed (ss-mix2.md §1.1). */
  | { readonly unsaid: readonly string[] }

export function belongingOf(roots: readonly string[]): Belonging {
  const names = roots.map((root) => facilityNameOf([root]) ?? root)
  const numbers = names.map((name) => /^\d{10}(?!\d)/.exec(name)?.[0])
  const several = [...new Set(numbers.filter((number) => number !== undefined))]
  if (several.length > 1) return { several }
  return roots.length > 1 && numbers.includes(undefined) ? { unsaid: names } : 'one-facility'
}

/** Folders above a root that would not open go to `unopened`: a storage may lie in them. */
function rootsBelow(folder: string, levels: number, unopened: Unused[]): string[] {
  const entries = openedFolder(folder)
  if ('why' in entries) {
    unopened.push({ unused: folder, ...entries })
    return []
  }
  if (hasShape(folder)) return [folder]
  if (levels === 0) return []
  return entries
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => rootsBelow(join(folder, name), levels - 1, unopened))
}

/** `???/???/<ID>` where the ID begins with the names of the two folders above. */
function hasShape(root: string): boolean {
  return folders(root)
    .filter((one) => one.length === 3)
    .some((one) =>
      folders(join(root, one)).some((two) => folders(join(root, one, two)).some((id) => id.startsWith(one + two))),
    )
}

/** A pick below the root: somewhere in it lie the dates of a patient. */
function isWithinStorage(pick: string): boolean {
  const folder = (path: string, levels: number): boolean =>
    isPatientFolder(path, folders(path)) ||
    (levels > 0 && folders(path).some((name) => folder(join(path, name), levels - 1)))
  return folder(pick, LEVELS_ABOVE_ROOT)
}

/** Patients of all roots side by side: every root gives them in the order of their ids. */
function* merged(roots: readonly string[]): Generator<StorageEntry> {
  const heads = roots.map((root) => {
    // A patient's folder picked alone keeps its name in the paths.
    const name = isPatientFolder(root, folders(root)) ? basename(root) : ''
    const stream = patientsIn(root, name, LEVELS_BELOW_PICK)
    return { root, stream, head: stream.next() }
  })
  for (;;) {
    const waiting = heads.filter(({ head }) => head.done !== true)
    if (waiting.length === 0) return
    const ids = waiting.map(({ head }) => (head.done ? '' : head.value.patientId))
    const next = ids.reduce((least, id) => (id < least ? id : least))
    const files = new Map<string, string>()
    for (const each of waiting) {
      while (each.head.done !== true && each.head.value.patientId === next) {
        const found = each.head.value
        if ('unused' in found) yield { unused: found.unused, severity: found.severity, why: found.why }
        else yield* addFiles(files, basename(each.root), found.name, found.folder, found.entries)
        each.head = each.stream.next()
      }
    }
    if (files.size > 0) yield { patientId: next, files }
  }
}

/** A patient's folder with what lies in it, or something else; `name` is the path within the storage. */
type Found =
  | { readonly patientId: string; readonly folder: string; readonly name: string; readonly entries: readonly Dirent[] }
  | ({ readonly patientId: '' } & Unused)

const STRAY = { severity: 'warning', why: "the file lies outside of any patient's folder: not used" } as const

/** Patient folders in the order of their names; the two levels above them are the beginning of the id. */
function* patientsIn(folder: string, name: string, levels: number): Generator<Found> {
  const entries = openedFolder(folder)
  if ('why' in entries) {
    yield { patientId: '', unused: name, ...entries }
    return
  }
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  if (isPatientFolder(folder, names)) {
    yield { patientId: basename(folder), folder, name, entries }
    return
  }
  for (const entry of entries) {
    const path = join(folder, entry.name)
    const inner = name === '' ? entry.name : `${name}/${entry.name}`
    if (!entry.isDirectory()) yield { patientId: '', unused: inner, ...STRAY }
    else if (levels > 0) yield* patientsIn(path, inner, levels - 1)
  }
}

function* addFiles(
  files: Map<string, string>,
  rootName: string,
  name: string,
  folder: string,
  entries: readonly Dirent[],
): Generator<Unused> {
  for (const entry of entries) {
    const path = `${folder}${sep}${entry.name}`
    const inner = `${name}/${entry.name}`
    if (entry.isDirectory()) {
      const below = openedFolder(path)
      if ('why' in below) yield { unused: inner, ...below }
      else yield* addFiles(files, rootName, inner, path, below)
    }
    // Two roots may hold the same path; the second is told apart by the name of its root.
    else files.set(files.has(inner) ? `${rootName}/${inner}` : inner, path)
  }
}

/** Dates lie in it, and it is not the level above the patients, where an id of eight digits would look like a date. */
function isPatientFolder(path: string, folderNames: readonly string[]): boolean {
  return basename(path).length !== 3 && folderNames.some((name) => name === '-' || /^\d{8}$/.test(name))
}

/** A folder that would not open counts as empty here; the walk tells of it. */
function folders(path: string): string[] {
  const entries = openedFolder(path)
  return 'why' in entries ? [] : entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
}

/** What lies in a folder, or why the system would not open it: one such folder must not cost the others (E10). */
function openedFolder(path: string): readonly Dirent[] | Pick<Unused, 'severity' | 'why'> {
  try {
    const entries = readdirSync(path, { withFileTypes: true })
    return entries.length > 1 ? entries.sort((a, b) => (a.name < b.name ? -1 : 1)) : entries
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? error.code : error
    return { severity: 'error', why: `the folder could not be opened (${reason}): nothing in it is used` }
  }
}
