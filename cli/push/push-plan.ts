import type { StorageRecord } from './storage-record.ts'

const MOST_AT_ONCE = 200
const MOST_CHARACTERS = 4_000_000

/** A resource that a server holds under a record's name. */
export interface HeldResource {
  readonly id: string
  /** Undefined where the server keeps no versions. */
  readonly versionId: string | undefined
  readonly digest: string | undefined
}

export type Change =
  | { readonly kind: 'create'; readonly record: StorageRecord }
  | { readonly kind: 'update'; readonly record: StorageRecord; readonly held: HeldResource }

export interface PushPlan {
  /** What others refer to stands before them, wherever references do not run in a circle. */
  readonly changes: readonly Change[]
  /** Keys of records that the storage no longer has, with what the server holds. */
  readonly deletions: ReadonlyMap<string, HeldResource>
  readonly unchanged: number
}

/** What has to be done so that a server holds one patient's records as the storage has them, and no more than that. */
export function pushPlan(
  records: ReadonlyMap<string, StorageRecord>,
  held: ReadonlyMap<string, HeldResource>,
): PushPlan {
  const changes: Change[] = []
  let unchanged = 0
  for (const record of inOrderOfReference(records)) {
    const there = held.get(record.key)
    if (there === undefined) changes.push({ kind: 'create', record })
    else if (there.digest !== record.digest) changes.push({ kind: 'update', record, held: there })
    else unchanged += 1
  }
  return { changes, deletions: new Map([...held].filter(([key]) => !records.has(key))), unchanged }
}

/**
 * Groups that can be written one after another: whatever a record refers to stands in a group before its own, so that the
 * server's id of it is known. Records that refer to each other in a circle cannot have that.
 */
export function groupsOf(changes: readonly Change[]): readonly (readonly Change[])[] {
  const levels = new Map<string, number>()
  const groups: Change[][] = []
  for (const change of changes) {
    const before = [...change.record.refersTo].map((key) => levels.get(key) ?? -1)
    const level = Math.max(-1, ...before) + 1
    // What exists already has an id: nobody has to wait for its next version.
    if (change.kind === 'create') levels.set(change.record.key, level)
    const group = groups[level] ?? []
    groups[level] = group
    group.push(change)
  }
  return groups.filter((group) => group.length > 0)
}

/** Parts that are not larger than a server may be asked to take at once. */
export function* partsOf(group: readonly Change[]): Generator<readonly Change[]> {
  let part: Change[] = []
  let characters = 0
  for (const change of group) {
    const more = change.record.characters
    if (part.length >= MOST_AT_ONCE || (part.length > 0 && characters + more > MOST_CHARACTERS)) {
      yield part
      part = []
      characters = 0
    }
    part.push(change)
    characters += more
  }
  if (part.length > 0) yield part
}

function inOrderOfReference(records: ReadonlyMap<string, StorageRecord>): readonly StorageRecord[] {
  const ordered: StorageRecord[] = []
  const seen = new Set<string>()
  for (const start of records.keys()) {
    // Without recursion: a chain of thousands of replaced documents must not overflow the stack.
    const path: { readonly key: string; isOpened: boolean }[] = [{ key: start, isOpened: false }]
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const record = records.get(step.key)
      if (step.isOpened || record === undefined || seen.has(step.key)) {
        path.pop()
        if (step.isOpened && record !== undefined) ordered.push(record)
        continue
      }
      step.isOpened = true
      seen.add(step.key)
      for (const key of record.refersTo) if (!seen.has(key)) path.push({ key, isOpened: false })
    }
  }
  return ordered
}
