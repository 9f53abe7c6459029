import { DOCUMENT_GROUPS, type DocumentGroup } from '#clinical/documents/document-group.ts'
import { addressDigest } from '#record/address-digest.ts'
import { type RecordView, readRecordView } from '#record/record-view.ts'

/** What of the documents stands in the address: never a title, a type of illness or a person (PID-12). */
export interface DocumentsAddress extends RecordView {
  readonly group?: DocumentGroup
  readonly unread?: true
  /** Digest of the open document's key; `beside` that of the one next to it (DOC-6). */
  readonly open?: string
  readonly beside?: string
}

const DIGEST = /^[0-9a-z]{1,7}$/

/** Reads the search part of an address; to be given to the router as `validateSearch`. */
export function readDocumentsAddress(search: Readonly<Record<string, unknown>>): DocumentsAddress {
  const text = (name: string) => (typeof search[name] === 'string' ? search[name] : '')
  const group = DOCUMENT_GROUPS.find((each) => each === text('group'))
  return {
    ...readRecordView(search),
    ...(group === undefined ? {} : { group }),
    ...(search.unread === true || search.unread === 'true' ? { unread: true as const } : {}),
    ...(DIGEST.test(text('open')) ? { open: text('open') } : {}),
    ...(DIGEST.test(text('beside')) ? { beside: text('beside') } : {}),
  }
}

/** Names a document in an address without saying which it is. */
export function documentDigest(key: string): string {
  return addressDigest(key)
}
