import { type Dirent, readdirSync } from 'node:fs'
import { basename, join, sep } from 'node:path'

/** A patient's files over all roots, by the path that names them within the storage. */
export interface PatientFolder {
  readonly patientId: string
  /** Path relative to its root → where the file is. */
  readonly files: ReadonlyMap<string, string>
}

/** A file that lies where no patient's folder is. */
interface StrayFile {
  readonly stray: string
}

export type StorageEntry = PatientFolder | StrayFile

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
  for (const pick of picks) {
    const found = rootsBelow(pick, LEVELS_ABOVE_ROOT)
    roots.push(...(found.length > 0 ? found : isWithinStorage(pick) ? [pick] : []))
  }
  if (roots.length === 0) return undefined
  return { roots, entries: () => merged(roots) }
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

/**
 * The 医療施設ID that the roots name, each once. Two of them are two hospitals, whose patients of one number are not one
 * person (H-02).
 */
export function institutionNumbersOf(roots: readonly string[]): readonly string[] {
  return [...new Set(roots.flatMap((root) => /^\d{10}(?!\d)/.exec(facilityNameOf([root]) ?? '')?.[0] ?? []))]
}

function rootsBelow(folder: string, levels: number): string[] {
  if (hasShape(folder)) return [folder]
  if (levels === 0) return []
  return folders(folder).flatMap((name) => rootsBelow(join(folder, name), levels - 1))
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
    isPatientFolder(path, entriesOf(path)) ||
    (levels > 0 && folders(path).some((name) => folder(join(path, name), levels - 1)))
  return folder(pick, LEVELS_ABOVE_ROOT)
}

/** Patients of all roots side by side: every root gives them in the order of their ids. */
function* merged(roots: readonly string[]): Generator<StorageEntry> {
  const heads = roots.map((root) => {
    // A patient's folder picked alone keeps its name in the paths.
    const name = isPatientFolder(root, entriesOf(root)) ? basename(root) : ''
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
        if (found.entries === undefined) yield { stray: found.name }
        else addFiles(files, basename(each.root), found.name, found.folder, found.entries)
        each.head = each.stream.next()
      }
    }
    if (files.size > 0) yield { patientId: next, files }
  }
}

interface Found {
  readonly patientId: string
  readonly folder: string
  /** Path within the storage. */
  readonly name: string
  /** What lies in a patient's folder; undefined for a stray file. */
  readonly entries: readonly Dirent[] | undefined
}

/** Patient folders in the order of their names; the two levels above them are the beginning of the id. */
function* patientsIn(folder: string, name: string, levels: number): Generator<Found> {
  const entries = entriesOf(folder)
  if (isPatientFolder(folder, entries)) {
    yield { patientId: basename(folder), folder, name, entries }
    return
  }
  for (const entry of entries) {
    const path = join(folder, entry.name)
    const inner = name === '' ? entry.name : `${name}/${entry.name}`
    if (!entry.isDirectory()) yield { patientId: '', folder: path, name: inner, entries: undefined }
    else if (levels > 0) yield* patientsIn(path, inner, levels - 1)
  }
}

function addFiles(
  files: Map<string, string>,
  rootName: string,
  name: string,
  folder: string,
  entries: readonly Dirent[],
): void {
  for (const entry of entries) {
    const path = `${folder}${sep}${entry.name}`
    const inner = `${name}/${entry.name}`
    if (entry.isDirectory()) addFiles(files, rootName, inner, path, entriesOf(path))
    // Two roots may hold the same path; the second is told apart by the name of its root.
    else files.set(files.has(inner) ? `${rootName}/${inner}` : inner, path)
  }
}

/** Dates lie in it, and it is not the level above the patients, where an id of eight digits would look like a date. */
function isPatientFolder(path: string, entries: readonly Dirent[]): boolean {
  if (basename(path).length === 3) return false
  return entries.some((entry) => (entry.name === '-' || /^\d{8}$/.test(entry.name)) && entry.isDirectory())
}

function folders(path: string): string[] {
  return entriesOf(path)
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
}

function entriesOf(path: string): Dirent[] {
  const entries = readdirSync(path, { withFileTypes: true })
  return entries.length > 1 ? entries.sort((a, b) => (a.name < b.name ? -1 : 1)) : entries
}
