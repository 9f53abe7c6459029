import type { Failure } from '#clinical/answer.ts'
import type { Instant } from '#clinical/jst-date.ts'

/** What asking for the content of one attachment brought: like an `Answer`, never bare bytes. */
export type FileAnswer =
  | FileContent
  /** 404 or 410: it was announced and is not there (any more). */
  | { readonly state: 'absent'; readonly at: Instant }
  | { readonly state: 'notPermitted' }
  /** Not asked, or given up, for a reason of ours. */
  | { readonly state: 'refused'; readonly why: FileRefusal }
  | { readonly state: 'failed'; readonly why: Failure; readonly at: Instant }

export interface FileContent {
  readonly state: 'data'
  readonly bytes: Uint8Array<ArrayBuffer>
  /** As the server sent it, else as the record announced it. Lower case, without parameters. */
  readonly contentType: string
  /** The record announced another size than came: cut off, or another file (fhir-jp.md §7.4). */
  readonly isOtherSize: boolean
  /** What came is not what the record's hash was made of: damaged, altered, or another file (D7, fhir-jp.md §7.4). */
  readonly isAltered?: boolean
  readonly fetchedAt: Instant
}

export type FileRefusal =
  /** The record names neither an address nor content. */
  | { readonly reason: 'no-address' }
  /** The address does not lie below the facility's own base: no token goes there, and nothing is asked (C8, D12). */
  | { readonly reason: 'foreign-address'; readonly address: string }
  | { readonly reason: 'too-large'; readonly limit: number; readonly size: number | undefined }

/** How much of a file has come. */
export interface FileProgress {
  readonly received: number
  /** Bytes to come in all, where told. */
  readonly total: number | undefined
}
