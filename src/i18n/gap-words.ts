import { useTranslation } from 'react-i18next'
import type { Gap } from '#clinical/answer.ts'
import { formatClock, formatPlainDate } from '#clinical/format/date.ts'

/** One line of words for a reason why an answer is not complete. */
export function useGapWords(): (gap: Gap) => string {
  const { t } = useTranslation('clinical')
  return (gap) => {
    switch (gap.kind) {
      case 'unreadable':
        return t(($) => $.gap.unreadable, { what: gap.what, why: gap.why })
      case 'wrong-patient':
        return t(($) => $.gap.wrongPatient, { count: gap.count })
      case 'untagged':
        return t(($) => $.gap.untagged, { count: gap.count })
      case 'page-missing':
        return t(($) => $.gap.pageMissing, { reason: t(($) => $.failure[gap.why.reason]) })
      case 'server-warning':
        return t(($) => $.gap.serverWarning, { text: gap.text })
      case 'capped':
        return gap.total === undefined
          ? t(($) => $.gap.cappedUnknown, { shown: gap.shown })
          : t(($) => $.gap.capped, { shown: gap.shown, total: gap.total })
      case 'newest-unsure':
        return t(($) => $.gap.newestUnsure)
      case 'older-not-yet':
        return t(($) => $.gap.olderNotYet, { date: formatPlainDate(gap.before) })
      case 'unsupported-search':
        return t(($) => $.gap.unsupportedSearch, { what: gap.what })
      case 'refresh-failed':
        return t(($) => $.gap.refreshFailed, {
          reason: t(($) => $.failure[gap.why.reason]),
          time: formatClock(gap.at),
        })
      case 'part-awaited':
        return t(($) => $.gap.partAwaited[gap.part])
      case 'part-missing':
        return t(($) => $.gap.partMissing[gap.part], { reason: t(($) => $.failure[gap.why.reason]) })
      case 'count-differs':
        return t(($) => $.gap.countDiffers, { announced: gap.announced, received: gap.received })
    }
  }
}
