import type { ClinicalTime } from '../clinical-time.ts'
import type { ClinicalDocument, Report } from '../event-facts.ts'
import type { FacilityId } from '../facility.ts'
import type { FactStatus } from '../fact-base.ts'
import { foldForSearch } from '../format/name-search.ts'
import type { DocumentGroup } from './document-group.ts'

/** One line of 文書一覧: a document in its newest version, with the older ones that lead to it (DOC-1). */
export interface DocumentEntry {
  readonly key: string
  /** Changes with every version, so that a corrected document is unread again. */
  readonly readKey: string
  readonly fact: ClinicalDocument | Report
  readonly facility: FacilityId
  /** Whose server gives out its files: the hub's, of what is kept there. */
  readonly server: FacilityId
  readonly group: DocumentGroup
  /** 文書日. */
  readonly at: ClinicalTime | undefined
  readonly title: string
  /** The sender's word for the type, where it is not the title. */
  readonly type: string | undefined
  readonly status: FactStatus
  /** A newer version exists, here or elsewhere: shown with 旧版 across it. */
  readonly isOldVersion: boolean
  /** Newest first. */
  readonly older: readonly DocumentEntry[]
  readonly isAwaitingConsent: boolean
}

const GROUP_OF_CODE: ReadonlyMap<string, DocumentGroup> = new Map([
  ['57133-1', 'referral'],
  ['18842-5', 'summary'],
  ['28651-8', 'summary'],
  ['56447-6', 'summary'],
  ['34133-9', 'summary'],
  ['53576-5', 'checkup'],
])

const GROUP_OF_WORDS: readonly (readonly [RegExp, DocumentGroup])[] = [
  [/紹介|診療情報提供|返書/, 'referral'],
  [/サマリ/, 'summary'],
  [/健診|健康診断/, 'checkup'],
]

/**
 * The lines of 文書一覧 from the documents and reports of all facilities, newest on top (DT-7), undated ones first of all
 * (GRID-13). Superseded versions stand with the version that replaces them; where that was not delivered, on their own.
 */
export function documentEntries(facts: readonly (ClinicalDocument | Report)[]): readonly DocumentEntry[] {
  const byKey = new Map(facts.map((fact) => [fact.key, fact]))
  const replaced = new Set(facts.flatMap((fact) => (fact.replaces ?? []).filter((key) => byKey.has(key))))
  return facts
    .filter(({ key }) => !replaced.has(key))
    .map((fact) => entryOf(fact, byKey))
    .sort(newestFirst)
}

function entryOf(
  fact: ClinicalDocument | Report,
  byKey: ReadonlyMap<string, ClinicalDocument | Report>,
): DocumentEntry {
  const older = olderOf(fact, byKey).map((each) => plainEntry(each))
  return { ...plainEntry(fact), older: older.sort(newestFirst) }
}

/** Every version before this one; a chain that leads back to itself ends. */
function olderOf(
  fact: ClinicalDocument | Report,
  byKey: ReadonlyMap<string, ClinicalDocument | Report>,
): readonly (ClinicalDocument | Report)[] {
  const found = new Map<string, ClinicalDocument | Report>()
  const waiting = [...(fact.replaces ?? [])]
  for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) {
    const older = byKey.get(key)
    if (older === undefined || key === fact.key || found.has(key)) continue
    found.set(key, older)
    waiting.push(...(older.replaces ?? []))
  }
  return [...found.values()]
}

function plainEntry(fact: ClinicalDocument | Report): DocumentEntry {
  const type = fact.kind === 'report' ? fact.category : fact.type
  return {
    key: fact.key,
    readKey: `${fact.key}@${fact.recordedAt?.text ?? fact.at?.text ?? ''}`,
    fact,
    facility: fact.facility,
    server: fact.refs[0]?.facility ?? fact.facility,
    group: groupOf(fact),
    at: fact.at,
    title: fact.title,
    type: type === undefined || type.text === fact.title ? undefined : type.text,
    status: fact.status,
    isOldVersion: fact.isCurrentVersion === false,
    older: [],
    isAwaitingConsent: fact.kind !== 'report' && fact.isAwaitingConsent === true,
  }
}

function groupOf(fact: ClinicalDocument | Report): DocumentGroup {
  const type = fact.kind === 'report' ? fact.category : fact.type
  for (const { code } of type?.codings ?? []) {
    const group = GROUP_OF_CODE.get(code)
    if (group !== undefined) return group
  }
  const words = `${fact.title} ${type?.text ?? ''}`
  const [, group] = GROUP_OF_WORDS.find(([pattern]) => pattern.test(words)) ?? []
  if (group !== undefined) return group
  if (fact.kind === 'report') return 'report'
  return fact.kind === 'clinical-record' ? 'record' : 'other'
}

function newestFirst(one: DocumentEntry, other: DocumentEntry): number {
  const [a, b] = [timeOf(one), timeOf(other)]
  if (a !== b) return a === '' || (b !== '' && a > b) ? -1 : 1
  return one.key < other.key ? -1 : 1
}

/** Documents of one day stand in the order in which they were written down. */
function timeOf({ at, fact }: DocumentEntry): string {
  if (at === undefined) return ''
  const recorded = fact.recordedAt?.text ?? ''
  return at.text.length <= 10 && recorded.startsWith(at.text) ? recorded : at.text
}

/** `2026-11`, `2026`, or undefined without a date: the heading below which an entry stands. */
export function monthOfEntry({ at }: DocumentEntry): string | undefined {
  return at?.text.slice(0, 7)
}

export interface DocumentFilter {
  readonly group: DocumentGroup | undefined
  readonly isUnreadOnly: boolean
  /** Typed by the reader: in title, type, author, department and hospital. */
  readonly words: string
}

/** The entries that a filter leaves. Every word must be found, whatever its width or kana. */
export function filterEntries(
  entries: readonly DocumentEntry[],
  filter: DocumentFilter,
  isRead: (readKey: string) => boolean,
  facilityName: (facility: FacilityId) => string,
): readonly DocumentEntry[] {
  const words = filter.words
    .split(/[\s　]+/)
    .map(foldForSearch)
    .filter((word) => word !== '')
  return entries.filter((entry) => {
    if (filter.group !== undefined && entry.group !== filter.group) return false
    if (filter.isUnreadOnly && isRead(entry.readKey)) return false
    if (words.length === 0) return true
    const { author = '', department = '' } = entry.fact
    const text = foldForSearch(
      [entry.title, entry.type ?? '', author, department, facilityName(entry.facility)].join('|'),
    )
    return words.every((word) => text.includes(word))
  })
}
