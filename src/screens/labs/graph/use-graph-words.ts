import '#i18n/labs-graph.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClinicalTime, formatPlainDate } from '#clinical/format/date.ts'
import { parseJstDate } from '#clinical/jst-date.ts'
import type { FocusStop } from '#clinical/laboratory/graph/focus-stops.ts'
import type { GraphPoint, GraphResult } from '#clinical/laboratory/graph/graph-series.ts'
import type { TimeTick } from '#clinical/laboratory/graph/time-axis.ts'
import { unitText } from '#clinical/laboratory/unit-key.ts'
import { type Language, languageOf } from '#i18n/i18n.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { useLabWords } from '#record/lab-value.tsx'
import type { DrawnSeries } from './drawn-series.ts'

interface GraphWords {
  readonly language: Language
  /** `2.31 H`; for a result in words, the words. */
  readonly value: (result: GraphResult) => string
  /** The same with the name of the flag, for a reader who does not see: `2.31 高値`. */
  readonly spokenValue: (result: GraphResult) => string
  /** `11/18`, or with its year where it is another. */
  readonly shortDate: (point: GraphPoint, year: string) => string
  readonly tick: (tick: TimeTick, isFirst: boolean, isYearly: boolean) => string
  /** All results of one time in one line (GRAPH-7). */
  readonly stop: (stop: FocusStop) => string
  /** What one chart says, in one line (ACC-4). */
  readonly summary: (drawn: DrawnSeries) => string
  /** `0.65–1.07`, or with the letters of the hospitals where ranges differ (GRAPH-4). */
  readonly ranges: (drawn: DrawnSeries) => string | undefined
}

export function useGraphWords(): GraphWords {
  const { t, i18n } = useTranslation('labsGraph')
  const { letter, name } = useFacilityNames()
  const lab = useLabWords()
  const language = languageOf(i18n)
  return useMemo(() => {
    const value = ({ measurement }: GraphResult) => {
      const flag = lab.flag(measurement.flag)
      return flag === undefined ? lab.value(measurement) : `${lab.value(measurement)} ${flag.letter}`
    }
    const spokenValue = ({ measurement }: GraphResult) => {
      const flag = lab.flag(measurement.flag)
      return flag === undefined ? lab.value(measurement) : `${lab.value(measurement)} ${flag.name}`
    }
    const dateOf = (point: GraphPoint) => formatPlainDate(parseJstDate(point.at.text.slice(0, 10)) ?? ('' as never))
    return {
      language,
      value,
      spokenValue,
      shortDate: (point, year) => {
        const date = dateOf(point)
        return date.startsWith(year) ? date.slice(5) : date
      },
      tick: ({ year, month, day }, isFirst, isYearly) => {
        if (isYearly && month === 1 && day === 1) return t(($) => $.axis.year, { year })
        if (day !== 1) return t(($) => $.axis.day, { month, day })
        const name = t(($) => $.axis.months).split(' ')[month - 1] ?? ''
        return isFirst || month === 1 ? t(($) => $.axis.yearMonth, { year, month: name }) : name
      },
      stop: ({ at, results }) =>
        t(($) => $.focus.spoken, {
          time: formatClinicalTime(at, language),
          results: results
            .map(({ series, result }) =>
              t(($) => $.focus.result, {
                item: series.name,
                value: spokenValue(result),
                unit: unitText(result.measurement.value?.unit),
                facility: name(result.facility),
              }),
            )
            .join('、'),
        }),
      summary: ({ series, summary }) => {
        const { shown, latest, previous, lowest, highest, texts } = summary
        const words = { item: series.name, unit: unitText(series.unit) }
        const [first, last] = [shown[0], shown.at(-1)]
        const numbers =
          first === undefined || last === undefined || lowest === undefined || highest === undefined || !latest
            ? t(($) => $.summary.none, words)
            : t(($) => $.summary.some, {
                ...words,
                from: dateOf(first),
                until: dateOf(last),
                count: shown.length,
                lowest: lowest.text,
                highest: highest.text,
                latest: spokenValue(latest),
                latestAt: `${dateOf(latest)} ${name(latest.facility)}`,
              }) + (previous === undefined ? '' : t(($) => $.summary.previous, { previous: spokenValue(previous) }))
        return texts.length === 0 ? numbers : numbers + t(($) => $.summary.texts, { count: texts.length })
      },
      ranges: ({ ranges: { ranges, isMissing }, summary }) => {
        if (summary.shown.length === 0) return undefined
        if (ranges.length === 0) return t(($) => $.noRange)
        const named = ranges.map(({ text, appliesTo, facilities }) =>
          [facilities.map(letter).sort().join('・'), text, appliesTo]
            .filter((part) => part !== undefined && part !== '')
            .join(' '),
        )
        const words = t(($) => $.range, { ranges: named.join(' ／ ') })
        return isMissing ? `${words}（${t(($) => $.rangeMissing)}）` : words
      },
    }
  }, [t, lab, letter, name, language])
}
