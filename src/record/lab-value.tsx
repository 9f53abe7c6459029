import '#i18n/record.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FactStatus } from '#clinical/fact-base.ts'
import { isCurrentFact } from '#clinical/facts.ts'
import { type ShownFlag, shownFlag } from '#clinical/laboratory/lab-flag.ts'
import type { Measurement, ReportedFlag } from '#clinical/observation-facts.ts'
import { ClinicalValue, type ClinicalValueProps, type ValueFlag } from '#ui/clinical-value/clinical-value.tsx'
import styles from './lab-value.module.css'

interface LabWords {
  /** The flag as reported, in the letters of clinical-ux.md §1.6; never computed from a range (FLAG-1). */
  readonly flag: (flag: ReportedFlag | undefined) => ValueFlag | undefined
  /** The reported flag, else that of the comparison with the result's own range, drawn apart (FLAG-1). */
  readonly shown: (result: Measurement) => ValueFlag | undefined
  /** The value as recorded, else why there is none: 検査中, 溶血 (VAL-6). Without the unit. */
  readonly value: (measurement: Pick<Measurement, 'value' | 'absentReason'>) => string
  /** 速 and 訂, which travel with the value onto every screen (VAL-4, H-14). */
  readonly mark: (status: FactStatus) => ClinicalValueProps['mark']
}

/** Words of values and flags, the same on every screen. */
export function useLabWords(): LabWords {
  const { t } = useTranslation('record')
  return useMemo(() => {
    const flag = (reported: ReportedFlag | undefined): ValueFlag | undefined => {
      switch (reported?.code) {
        case undefined:
        case 'N':
          return undefined
        case 'H':
          return { letter: 'H', tone: 'high', name: t(($) => $.flag.high) }
        case 'L':
          return { letter: 'L', tone: 'low', name: t(($) => $.flag.low) }
        case 'HH':
          return { letter: 'HH', tone: 'critical-high', name: t(($) => $.flag.criticalHigh) }
        case 'LL':
          return { letter: 'LL', tone: 'critical-low', name: t(($) => $.flag.criticalLow) }
        case 'A':
        case 'AA':
          return { letter: reported.code, tone: 'abnormal', name: t(($) => $.flag.abnormal) }
        case 'other':
          return { letter: reported.text, tone: 'plain', name: t(($) => $.flag.other, { flag: reported.text }) }
      }
    }
    /** Of flags in a code there are few: hundreds of cells have the same words. */
    const known = new Map<string, ValueFlag | undefined>()
    const shown = (result: Measurement): ValueFlag | undefined => {
      const own = shownFlag(result)
      if (own === undefined) return undefined
      const key = `${own.isCompared} ${own.flag.code} ${own.flag.text}`
      if (!known.has(key)) known.set(key, worded(own))
      return known.get(key)
    }
    const corrected = { text: t(($) => $.value.corrected), name: t(($) => $.status.corrected) }
    const preliminary = { text: t(($) => $.value.preliminary), name: t(($) => $.status.preliminary) }
    const worded = ({ flag: reported, isCompared }: ShownFlag): ValueFlag | undefined => {
      const letter = flag(reported)
      if (letter === undefined || !isCompared) return letter
      return { ...letter, name: t(($) => $.value.compared, { flag: letter.name }), isOutlined: true }
    }
    return {
      flag,
      shown,
      value: ({ value, absentReason }) => value?.text ?? absentReason ?? t(($) => $.value.none),
      mark: (status) => (status === 'corrected' ? corrected : status === 'preliminary' ? preliminary : undefined),
    }
  }, [t])
}

interface LabValueProps {
  readonly result: Measurement
  readonly status: FactStatus
  /** From `decimalPadding` of the column (NUM-5). */
  readonly alignWith?: string
  /** A long text: broken over lines from the left, with the same marks as a number. */
  readonly wraps?: boolean
}

/** One measurement as recorded: 速 or 訂 before it, struck where withdrawn, its flag in the slot (VAL-4, FLAG-1, FLAG-2). */
export function LabValue({ result, status, alignWith = '', wraps = false }: LabValueProps) {
  const words = useLabWords()
  return (
    <ClinicalValue
      text={words.value(result)}
      flag={words.shown(result)}
      isReason={result.value === undefined}
      alignWith={alignWith}
      mark={words.mark(status)}
      wraps={wraps}
      isStruck={!isCurrentFact({ status })}
    />
  )
}

/** What an outlined letter means, where a list of results has one (FLAG-1); it is told in words, not by pointing at it. */
export function ComparedNote({ results }: { readonly results: readonly Measurement[] }) {
  const { t } = useTranslation('record')
  if (!results.some((result) => shownFlag(result)?.isCompared)) return null
  return <p className={styles.note}>{t(($) => $.value.comparedLegend)}</p>
}
