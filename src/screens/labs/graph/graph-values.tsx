import { type RefObject, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClinicalTime } from '#clinical/format/date.ts'
import type { GraphSeries } from '#clinical/laboratory/graph/graph-series.ts'
import { type GraphTableRow, graphTable } from '#clinical/laboratory/graph/graph-table.ts'
import type { TimeWindow } from '#clinical/laboratory/graph/time-axis.ts'
import { unitText } from '#clinical/laboratory/unit-key.ts'
import { FacilityName } from '#record/facility-names.tsx'
import { drawnSeries } from './drawn-series.ts'
import { FlaggedValue } from './flagged-value.tsx'
import styles from './graph-values.module.css'
import { useGraphWords } from './use-graph-words.ts'
import { useKeptScroll } from './use-kept-scroll.ts'

interface GraphValuesProps {
  readonly all: readonly GraphSeries[]
  readonly window: TimeWindow
  /** How far the table is scrolled. */
  readonly scrolled: RefObject<number>
}

/** The same values as a table, with each result's own range, and each item in one line (ACC-4). */
export function GraphValues({ all, window, scrolled }: GraphValuesProps) {
  const { t } = useTranslation('labsGraph')
  const words = useGraphWords()
  const rows = graphTable(all, window)
  const section = useRef<HTMLElement>(null)
  const onScroll = useKeptScroll(section, scrolled)
  return (
    <section
      ref={section}
      className={styles.values}
      aria-label={t(($) => $.table.caption)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      onScroll={onScroll}
    >
      <ul className={styles.summaries}>
        {all.map((series) => (
          <li key={series.key}>{words.summary(drawnSeries(series, window, [], 5))}</li>
        ))}
      </ul>
      <table>
        <caption>{t(($) => $.table.caption)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(($) => $.table.time)}</th>
            <th scope="col">{t(($) => $.table.facility)}</th>
            {all.map(({ key, name, unit }) => (
              <th key={key} scope="col">
                {name}
                {unit === undefined ? null : <span> {unitText(unit)}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <Time row={row} />
              </th>
              <td>
                <FacilityName facility={row.facility} />
              </td>
              {row.cells.map((cell, column) => (
                <td key={all[column]?.key ?? column}>
                  {cell.map(({ key, measurement, fact }) => (
                    <div key={key} className={styles.cell}>
                      <FlaggedValue measurement={measurement} status={fact.status} />
                      {measurement.ranges.length === 0 ? null : (
                        <span>
                          {t(($) => $.table.range, { range: measurement.ranges.map(({ text }) => text).join('、') })}
                        </span>
                      )}
                    </div>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Time({ row: { at, isAtReportTime } }: { readonly row: GraphTableRow }) {
  const { t } = useTranslation('labsGraph')
  const { language } = useGraphWords()
  if (at === undefined) return t(($) => $.table.noTime)
  const time = formatClinicalTime(at, language)
  return isAtReportTime ? t(($) => $.table.reported, { time }) : time
}
