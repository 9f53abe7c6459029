import '#i18n/record.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FactStatus } from '#clinical/fact-base.ts'
import type { Measurement, ReportedFlag } from '#clinical/observation-facts.ts'
import { ClinicalValue, type ValueFlag } from '#ui/clinical-value/clinical-value.tsx'

interface LabWords {
  /** The flag as reported, in the letters of clinical-ux.md §1.6; never computed from a range (FLAG-1). */
  readonly flag: (flag: ReportedFlag | undefined) => ValueFlag | undefined
  /** The value as recorded, else why there is none: 検査中, 溶血 (VAL-6). Without the unit. */
  readonly value: (measurement: Pick<Measurement, 'value' | 'absentReason'>) => string
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
    return { flag, value: ({ value, absentReason }) => value?.text ?? absentReason ?? t(($) => $.value.none) }
  }, [t])
}

interface LabValueProps {
  readonly result: Measurement
  readonly status: FactStatus
  /** From `decimalPadding` of the column (NUM-5). */
  readonly alignWith?: string
}

/** One measurement as recorded: 訂 before a corrected one, the reported flag in its slot (VAL-1, VAL-4, FLAG-2). */
export function LabValue({ result, status, alignWith = '' }: LabValueProps) {
  const { t } = useTranslation('record')
  const words = useLabWords()
  return (
    <ClinicalValue
      text={words.value(result)}
      flag={words.flag(result.flag)}
      isReason={result.value === undefined}
      alignWith={alignWith}
      {...(status === 'corrected'
        ? { mark: { text: t(($) => $.value.corrected), name: t(($) => $.status.corrected) } }
        : {})}
    />
  )
}
