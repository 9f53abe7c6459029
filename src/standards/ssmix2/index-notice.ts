import type { IndexNoticeReason } from './storage-index.ts'

const NOTICES: Readonly<Record<IndexNoticeReason, string>> = {
  'several-current': 'several versions of one record are marked current: the newest is used',
  'current-is-not-newest':
    'a version that is marked deleted or superseded is newer than the current one, which is used',
  'no-current': 'only superseded versions of the record are there: its current version is missing',
}

/** What an index notice says to whoever looks after the storage. */
export function noticeText(reason: IndexNoticeReason): string {
  return NOTICES[reason]
}
