import { DATA_TYPES, type StorageKind } from './data-types.ts'
import type { PatientIndex } from './storage-index.ts'
import type { ExtendedContent, StandardFile } from './storage-path.ts'

/** One thing that happened, told from a path alone; the file itself may yet say more, or cancel it (ADT^A11). */
export interface StoredOccurrence {
  readonly kind: StorageKind
  /** 診療日 `YYYYMMDD` as written; undefined where the record has none. */
  readonly date: string | undefined
  readonly dataType: string
  /** Name of the data type in Japanese, or of the document as its type folder gives it. */
  readonly label: string
  readonly key: string
  readonly department: string | undefined
  readonly occurredAt: string
  readonly path: string
}

/** What happened when, newest first, without opening a file; undated records come last. */
export function occurrencesOf(index: PatientIndex): readonly StoredOccurrence[] {
  const occurrences = [...index.current.map(occurrenceOfFile), ...index.contents.map(occurrenceOfContent)]
  return occurrences.sort((a, b) => newestFirst(a.date, b.date) || newestFirst(a.occurredAt, b.occurredAt))
}

function occurrenceOfFile(file: StandardFile): StoredOccurrence {
  const dataType = DATA_TYPES.get(file.dataType)
  return occurrence(file, dataType?.kind ?? 'file', dataType?.name ?? file.dataType)
}

function occurrenceOfContent(content: ExtendedContent): StoredOccurrence {
  const { local, standard } = documentTypeOf(content.dataType)
  const kind = KIND_OF_DOCUMENT.get(standard.code) ?? (local.code === 'L-OBSERVATIONS' ? 'vital-sign' : 'file')
  return occurrence(content, kind, standard.name || local.name || content.dataType)
}

function occurrence(stored: StandardFile | ExtendedContent, kind: StorageKind, label: string): StoredOccurrence {
  const { date, dataType, key, department, occurredAt, path } = stored
  return { kind, date, dataType, label, key, department, occurredAt, path }
}

/** One of the two codes in the name of a type folder of the extended storage. */
export interface DocumentCode {
  readonly code: string
  readonly name: string
  readonly system: string
}

/**
 * Reads `ローカル文書コード^名称^体系^標準文書コード^名称^体系`; either half may be empty or absent (ss-mix2.md §12).
 */
export function documentTypeOf(typeFolder: string): { readonly local: DocumentCode; readonly standard: DocumentCode } {
  const [code = '', name = '', system = '', standardCode = '', standardName = '', standardSystem = ''] =
    typeFolder.split('^')
  return {
    local: { code, name, system },
    standard: { code: standardCode, name: standardName, system: standardSystem },
  }
}

/** Standard document codes (LOINC) that are read as something more than a file (ss-mix2.md §12). */
const KIND_OF_DOCUMENT: ReadonlyMap<string, StorageKind> = new Map([
  ['11506-3', 'clinical-record'],
  ['34108-1', 'clinical-record'],
  ['34112-3', 'clinical-record'],
  ['34117-2', 'clinical-record'],
  ['18748-4', 'report'],
  ['11522-0', 'report'],
  ['11523-8', 'report'],
  ['11524-6', 'report'],
  ['11526-1', 'report'],
  ['18842-5', 'report'],
])

/** Undefined comes last. */
function newestFirst(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0
  if (a === undefined) return 1
  if (b === undefined) return -1
  return a > b ? -1 : 1
}
