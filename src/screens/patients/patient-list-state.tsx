import { useTranslation } from 'react-i18next'
import { formatClock } from '#clinical/format/date.ts'
import type { Person } from '#clinical/person.ts'
import { useGapWords } from '#i18n/gap-words.ts'
import type { Arrived } from '#sources/record-source.ts'
import { Button } from '#ui/button/button.tsx'
import { GapLine } from '#ui/gap-line/gap-line.tsx'
import { StateView } from '#ui/state-view/state-view.tsx'
import styles from './patients.module.css'

interface PatientListStateProps {
  /** Undefined while the hub is asked. */
  readonly answer: Arrived<Person> | undefined
  readonly isBroken: boolean
  /** Where a search looks: among the rows that are here, or at the hub, which lists nobody before one. */
  readonly search: 'here' | 'at-hub' | 'to-come'
  readonly shown: number
  readonly total: number
  readonly onRetry: () => void
}

/** What stands in the place of the rows, or above them where some are missing (SRC-1, SRC-2, GRID-9). */
export function PatientListState({ answer, isBroken, search, shown, total, onRetry }: PatientListStateProps) {
  const { t } = useTranslation('patients')
  const { t: clinical } = useTranslation('clinical')
  const gapWords = useGapWords()
  const retry = (
    <Button variant="retry" size="small" onClick={onRetry}>
      {t(($) => $.state.retry)}
    </Button>
  )
  if (search === 'to-come') {
    return (
      <div className={styles.state}>
        <StateView state="info" title={t(($) => $.state.toSearch)} detail={t(($) => $.state.toSearchDetail)} />
      </div>
    )
  }
  if (answer === undefined && !isBroken) {
    return (
      <div className={styles.state}>
        <StateView state="loading" title={t(($) => $.state.loading)} skeletonRows={12} />
      </div>
    )
  }
  if (answer?.state === 'data' && answer.gaps.length > 0) {
    return (
      <div className={styles.gaps}>
        <GapLine>{[t(($) => $.state.partial), ...answer.gaps.map(gapWords)].join('　')}</GapLine>
        {retry}
      </div>
    )
  }
  const isNobodyHere = answer?.state === 'data' && total > 0
  if (isNobodyHere && shown > 0) return null
  if (isNobodyHere || (search === 'at-hub' && answer?.state === 'none')) {
    const detail = search === 'at-hub' ? t(($) => $.state.noHitAtHubDetail) : t(($) => $.state.noHitDetail, { total })
    return (
      <div className={styles.state}>
        <StateView state="none" title={t(($) => $.state.noHit)} detail={detail} />
      </div>
    )
  }
  if (answer?.state === 'none' || answer?.state === 'data') {
    const detail = t(($) => $.state.emptyDetail, { time: formatClock(answer.fetchedAt) })
    return (
      <div className={styles.state}>
        <StateView state="none" title={t(($) => $.state.empty)} detail={detail} />
      </div>
    )
  }
  if (answer?.state === 'failed') {
    const reason = clinical(($) => $.failure[answer.why.reason])
    const detail = t(($) => $.state.failedDetail, { reason, time: formatClock(answer.at) })
    return (
      <div className={styles.state}>
        <StateView state="failed" title={t(($) => $.state.failed)} detail={detail} action={retry} />
      </div>
    )
  }
  return (
    <div className={styles.state}>
      {answer === undefined ? (
        <StateView state="failed" title={t(($) => $.state.failed)} action={retry} />
      ) : (
        <StateView state="notPermitted" title={t(($) => $.state.notPermitted)} />
      )}
    </div>
  )
}
