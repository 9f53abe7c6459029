/** `1` current, `2` superseded by a later version, `0` deleted or cancelled (ss-mix2.md §1.3). */
type ConditionFlag = '0' | '1' | '2'

/** What a file name of the standardised storage or a content folder of the extended one says (ss-mix2.md §1.2, §12). */
interface StoredName {
  readonly patientId: string
  /** 診療日 `YYYYMMDD` as written; undefined for `-`. */
  readonly date: string | undefined
  /** `OML-11`, or the type folder of an extended storage, `L-OBSERVATIONS^OBSERVATIONS^99ZL01`; NFC. */
  readonly dataType: string
  /** 特定キー, usually ORC-2. */
  readonly key: string
  /** 発生日時: when the record was sent, usually 17 digits (to the millisecond), sometimes fewer. */
  readonly occurredAt: string
  /** 診療科コード; undefined for `-` or where it is left out. */
  readonly department: string | undefined
  readonly flag: ConditionFlag
}

/** One message of the standardised storage. */
export interface StandardFile extends StoredName {
  readonly kind: 'standard'
  /** As given, to open the file with. */
  readonly path: string
}

/** One content folder of the extended storage: one document in one or several files. */
export interface ExtendedContent extends StoredName {
  readonly kind: 'extended'
  /** The content folder, as given. */
  readonly path: string
  /** Its files, as given, at any depth. */
  readonly files: readonly string[]
}

/** A path that is not used, and why; never dropped silently. */
export interface PathProblem {
  readonly kind: 'problem'
  readonly path: string
  readonly reason: PathProblemReason
  readonly what: string
}

export type PathProblemReason =
  /** No part of the path is a name of the storage: a stray file, or a name that is damaged beyond reading. */
  | 'not-a-storage-name'
  /** Name and folders disagree about patient, date or type: listed as damaged, never used (wrong-patient risk). */
  | 'contradicts-folders'
  /** The storage begins more than three levels below what was picked. */
  | 'too-deep'

const MAX_LEVELS_ABOVE_ROOT = 3
const TIME = /^\d{8,17}$/
const DATE = /^(?:\d{8}|-)$/
const NON_ASCII = /[^\0-\x7f]/

/**
 * Reads one relative, `/`-separated path of a file. The pick may be up to three levels above the root of the storage, or
 * below it (one patient's folder, one date): whatever folders are there must agree with the name.
 */
export function parseStoragePath(path: string): StandardFile | ExtendedContent | PathProblem {
  return parsePlainPath(path) ?? parseAnyPath(path)
}

/**
 * The common case without splitting, for storages of 100,000 files: a message below its five folders, and below nothing
 * else that could be a name of the storage. Undefined when the path has to be looked at level by level.
 */
function parsePlainPath(path: string): StandardFile | undefined {
  const nameStart = path.lastIndexOf('/') + 1
  const stored = parseStoredName(path.slice(nameStart))
  if (stored === undefined) return undefined
  const { patientId, date = '-', dataType } = stored
  const type = nameStart - 1 - dataType.length
  const day = type - 1 - date.length
  const patient = day - 1 - patientId.length
  const isBelowItsFolders =
    patientId.length >= 6 &&
    patient >= 8 &&
    path[type - 1] === '/' &&
    path[day - 1] === '/' &&
    path[patient - 1] === '/' &&
    path[patient - 5] === '/' &&
    path.startsWith(dataType, type) &&
    path.startsWith(date, day) &&
    path.startsWith(patientId, patient) &&
    hasSame(path, patient - 4, patientId, 3) &&
    hasSame(path, patient - 8, patientId, 0)
  if (!isBelowItsFolders) return undefined
  const root = patient - 8
  if (root > 0 && (path[root - 1] !== '/' || /_|(?:\/.*){4}/.test(path.slice(0, root)))) return undefined
  if (NON_ASCII.test(path)) return undefined
  // Written out, because spreading costs more than all of the above.
  const { key, occurredAt, department, flag } = stored
  return { kind: 'standard', path, patientId, date: stored.date, dataType, key, occurredAt, department, flag }
}

/** Three characters of `path` from `at` are those of `patientId` from `from`. */
function hasSame(path: string, at: number, patientId: string, from: number): boolean {
  return path[at] === patientId[from] && path[at + 1] === patientId[from + 1] && path[at + 2] === patientId[from + 2]
}

function parseAnyPath(path: string): StandardFile | ExtendedContent | PathProblem {
  const names = normalize(path).split('/')
  let contradiction: string | undefined
  for (let level = 0; level < names.length; level++) {
    const stored = parseStoredName(names[level] ?? '')
    if (stored === undefined) continue
    const disagreement = disagreementOf(stored, names, level)
    if (disagreement !== undefined) {
      contradiction ??= disagreement
      continue
    }
    const above = levelsAboveRoot(stored, names, level)
    if (above > MAX_LEVELS_ABOVE_ROOT) {
      return { kind: 'problem', path, reason: 'too-deep', what: `the storage begins ${above} levels below the pick` }
    }
    if (level === names.length - 1) return { kind: 'standard', path, ...stored }
    return { kind: 'extended', path: path.split('/', level + 1).join('/'), files: [path], ...stored }
  }
  if (contradiction !== undefined) {
    return { kind: 'problem', path, reason: 'contradicts-folders', what: contradiction }
  }
  return { kind: 'problem', path, reason: 'not-a-storage-name', what: 'no name of an SS-MIX2 storage in it' }
}

/** Splits a name from both ends, so that a type name may hold `_`; undefined when it is none. */
function parseStoredName(name: string): StoredName | undefined {
  const flagAt = name.length - 1
  const flag = name[flagAt]
  if ((flag !== '1' && flag !== '0' && flag !== '2') || name[flagAt - 1] !== '_') return undefined
  // From the right: department, time, key; the extended storage's exporters may leave out the department.
  let end = flagAt - 1
  let start = name.lastIndexOf('_', end - 1) + 1
  let department: string | undefined
  let occurredAt = name.slice(start, end)
  if (!TIME.test(occurredAt)) {
    department = occurredAt
    end = start - 1
    start = name.lastIndexOf('_', end - 1) + 1
    occurredAt = name.slice(start, end)
    if (!TIME.test(occurredAt)) return undefined
  }
  end = start - 1
  start = name.lastIndexOf('_', end - 1) + 1
  const key = name.slice(start, end)
  // From the left: patient and date; what remains is the type.
  const patientEnd = name.indexOf('_')
  const dateEnd = name.indexOf('_', patientEnd + 1)
  const typeEnd = start - 1
  if (patientEnd < 1 || dateEnd === -1 || typeEnd <= dateEnd + 1 || key === '') return undefined
  const date = name.slice(patientEnd + 1, dateEnd)
  if (!DATE.test(date)) return undefined
  return {
    patientId: name.slice(0, patientEnd),
    date: date === '-' ? undefined : date,
    dataType: name.slice(dateEnd + 1, typeEnd),
    key,
    occurredAt,
    department: department === '-' || department === '' ? undefined : department,
    flag,
  }
}

/** How the folders above a name contradict it; undefined when they do not. */
function disagreementOf(stored: StoredName, names: readonly string[], level: number): string | undefined {
  const type = names[level - 1]
  if (type !== undefined && type !== stored.dataType) return `the type folder is ${type}`
  const date = names[level - 2]
  if (date !== undefined && date !== (stored.date ?? '-')) return `the date folder is ${date}`
  const patientId = names[level - 3]
  if (patientId !== undefined && patientId !== stored.patientId) return `the patient folder is ${patientId}`
  const second = names[level - 4]
  const first = names[level - 5]
  // Above a patient folder that was copied alone stands anything; the storage's own levels have three characters.
  if (second?.length === 3 && !areLevelsOf(stored.patientId, first ?? stored.patientId.slice(0, 3), second)) {
    return `the folders above the patient are ${first === undefined ? second : `${first}/${second}`}`
  }
  return undefined
}

/** Levels 1 and 2 are characters 1–3 and 4–6 of the patient ID; of shorter IDs nothing is known (ss-mix2.md §16.1). */
function areLevelsOf(patientId: string, first: string, second: string): boolean {
  if (patientId.length < 6) return true
  return patientId.startsWith(first) && first.length === 3 && patientId.slice(3, 6) === second
}

function levelsAboveRoot(stored: StoredName, names: readonly string[], level: number): number {
  const second = names[level - 4]
  const isPatientAlone = second !== undefined && second.length !== 3 && stored.patientId.length >= 6
  return Math.max(0, level - (isPatientAlone ? 3 : 5))
}

/** Copies made by macOS hold decomposed kana (NFD) in the names of type folders. */
function normalize(path: string): string {
  return NON_ASCII.test(path) ? path.normalize('NFC') : path
}
