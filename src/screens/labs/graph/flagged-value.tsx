import { useTranslation } from 'react-i18next'
import type { FactStatus } from '#clinical/fact-base.ts'
import type { Measurement } from '#clinical/observation-facts.ts'
import { useLabWords } from '#record/lab-value.tsx'
import styles from './flagged-value.module.css'

interface FlaggedValueProps {
  readonly measurement: Measurement
  readonly status: FactStatus
}

/**
 * A value with its letter, in running text: coloured by the reported flag (FLAG-2). The letter of a comparison with the
 * result's own range is outlined and says so (FLAG-1).
 */
export function FlaggedValue({ measurement, status }: FlaggedValueProps) {
  const { t } = useTranslation('record')
  const lab = useLabWords()
  const flag = lab.shown(measurement)
  const isCompared = flag?.isOutlined === true
  const tone = flag === undefined || isCompared ? 'plain' : flag.tone
  return (
    <>
      <span className={styles.value} data-tone={tone}>
        {status === 'corrected' ? (
          <abbr className={styles.mark} title={t(($) => $.status.corrected)}>
            {t(($) => $.value.corrected)}
          </abbr>
        ) : null}
        <span className={styles.number}>{lab.value(measurement)}</span>
        {flag === undefined ? null : (
          <>
            {' '}
            <span className={styles.letter} data-compared={isCompared} aria-hidden="true">
              {flag.letter}
            </span>
            <span className="visually-hidden">{flag.name}</span>
          </>
        )}
      </span>
      {status === 'preliminary' ? <span className={styles.preliminary}> {t(($) => $.status.preliminary)}</span> : null}
    </>
  )
}
