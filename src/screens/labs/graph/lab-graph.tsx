import '#i18n/labs-graph.ts'
import { lazy, type ReactNode, type RefObject, Suspense, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatBirthDate } from '#clinical/format/date.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import type { FailedPeriod, LostByKind } from '#clinical/laboratory/graph/failed-period.ts'
import { type GraphSeries, graphSeries } from '#clinical/laboratory/graph/graph-series.ts'
import { timeWindow } from '#clinical/laboratory/graph/time-axis.ts'
import type { LabRow } from '#clinical/laboratory/lab-row.ts'
import type { Person } from '#clinical/person.ts'
import { type Language, languageOf } from '#i18n/i18n.ts'
import { PERIOD_CHOICES, type PeriodChoice, periodOf, type RecordView } from '#record/record-view.ts'
import { useKeptChoice } from '#record/use-kept-choice.ts'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { SectionBoundary } from '#ui/section-boundary/section-boundary.tsx'
import { Segment } from '#ui/segment/segment.tsx'
import type { GraphReading } from './graph-charts.tsx'
import { GraphMedicines } from './graph-medicines.tsx'
import { GraphValues } from './graph-values.tsx'
import styles from './lab-graph.module.css'
import { useEarlierResults } from './use-earlier-results.ts'

interface LabGraphProps<V extends RecordView> {
  readonly person: Person
  /** The rows chosen for the graph, in their order. */
  readonly rows: readonly LabRow[]
  /** Stands where no row is chosen; to be told when it has chosen some, and so is gone with the focus in it. */
  readonly offers?: (onChosen: () => void) => ReactNode
  /** What of the two questions behind these rows was lost: it leaves gaps (GRAPH-1). */
  readonly lost: LostByKind
  readonly view: V
  /** The period of the screen while none is chosen. */
  readonly fallback: PeriodChoice
  onView(view: V, how: { readonly replace: boolean }): void
  readonly today: JstDate
  /** The button that opens it: a reader who came by it goes on in the graph (ACC-2). */
  readonly opener?: RefObject<HTMLElement | null>
  onClose(): void
}

/** Recharts comes with this chunk and with nothing else; ask for it early where a graph is likely to be opened. */
const loadCharts = () => import('./graph-charts.tsx')
const GraphCharts = lazy(async () => ({ default: (await loadCharts()).GraphCharts }))

const NOT_READ: GraphReading = { at: undefined, isTwoAxes: false }

/** Loads the charts ahead of the first graph, so that it opens at once. */
export function preloadGraph(): void {
  void loadCharts()
}

/** 検査値グラフ: the chosen items on one time axis, beside the grid or in its place (GRAPH-1 … GRAPH-9). */
export function LabGraph<V extends RecordView>(props: LabGraphProps<V>) {
  const { person, rows, offers, lost, view, fallback, onView, today, opener, onClose } = props
  const { t, i18n } = useTranslation('labsGraph')
  const { t: record } = useTranslation('record')
  const caption = useId()
  const [isLarge, setLarge] = useState(false)
  const [isTable, setTable] = useState(false)
  // The table stands in the place of the charts: on coming back they are as they were left.
  const [reading, setReading] = useState<GraphReading>(NOT_READ)
  const [chartsScrolled, tableScrolled] = [useRef(0), useRef(0)]
  const figure = useRef<HTMLElement>(null)
  useEffect(() => {
    if (opener?.current != null && opener.current === document.activeElement) figure.current?.focus()
  }, [opener])
  const [drugs, setDrugs] = useKeptChoice(person, 'graph-drugs')
  // Medicines are asked for only when somebody wants them.
  const [hasMedicines, setMedicines] = useState(drugs.size > 0)
  const language = languageOf(i18n)
  const period = periodOf(view, today, fallback)
  const whole = useEarlierResults(person, rows, view, period.from === undefined)
  const all = useMemo(() => whole.flatMap((row) => seriesOf(row, language)), [whole, language])
  const failed = useMemo(() => lostOf(rows, lost), [rows, lost])
  const first = Math.min(...all.flatMap(({ points, texts }) => [points[0]?.minute, texts[0]?.minute]).filter(isGiven))
  const { from, until } = timeWindow(period, today, Number.isFinite(first) ? first : undefined)
  const window = useMemo(() => ({ from, until }), [from, until])
  const isDays = view.from !== undefined || view.until !== undefined
  return (
    <figure
      ref={figure}
      className={styles.figure}
      data-large={isLarge}
      aria-labelledby={caption}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && event.target === figure.current) onClose()
      }}
    >
      <figcaption id={caption} className="visually-hidden">
        {t(($) => $.figure)}
      </figcaption>
      {isLarge ? <IdentityLine person={person} /> : null}
      <div className={styles.bar}>
        <h2>{t(($) => $.title)}</h2>
        <Segment<PeriodChoice | ''>
          label={t(($) => $.period)}
          options={PERIOD_CHOICES.map((value) => ({ value, label: record(($) => $.period[value]) }))}
          value={isDays ? '' : (view.period ?? fallback)}
          onChange={(next) => {
            const { from: _from, until: _until, ...rest } = view
            if (next !== '') onView({ ...rest, period: next } as V, { replace: false })
          }}
        />
        <span className={styles.actions}>
          <Button
            variant={isTable ? 'primary' : 'neutral'}
            size="small"
            aria-pressed={isTable}
            onClick={() => setTable((before) => !before)}
          >
            {t(($) => $.asTable)}
          </Button>
          <Button
            variant="icon"
            size="strip"
            aria-label={t(($) => (isLarge ? $.reduce : $.enlarge))}
            aria-pressed={isLarge}
            onClick={() => setLarge((before) => !before)}
          >
            <Icon name={isLarge ? 'reduce' : 'enlarge'} size={18} />
          </Button>
          <Button variant="icon" size="strip" aria-label={t(($) => $.close)} onClick={onClose}>
            <Icon name="close" size={18} />
          </Button>
        </span>
      </div>
      {rows.length === 0 ? (
        <div className={styles.empty}>
          <p>{t(($) => $.nothingChosen)}</p>
          <p>{t(($) => $.nothingChosenHow)}</p>
          {offers?.(() => figure.current?.focus())}
        </div>
      ) : isTable ? (
        <GraphValues all={all} window={window} scrolled={tableScrolled} />
      ) : (
        <SectionBoundary fallback={() => <p className={styles.empty}>{t(($) => $.broken)}</p>}>
          <Suspense fallback={<p className={styles.empty}>{t(($) => $.loading)}</p>}>
            <GraphCharts
              all={all}
              window={window}
              failed={failed}
              today={today}
              reading={reading}
              onReading={setReading}
              scrolled={chartsScrolled}
              medicines={(geometry, beside) =>
                !hasMedicines ? (
                  <div className={styles.foot}>
                    <Button size="strip" onClick={() => setMedicines(true)}>
                      {t(($) => $.drugs.choose)}
                    </Button>
                    {beside}
                  </div>
                ) : (
                  <GraphMedicines
                    person={person}
                    geometry={geometry}
                    today={today}
                    chosen={drugs}
                    onChosen={setDrugs}
                    beside={beside}
                  />
                )
              }
            />
          </Suspense>
        </SectionBoundary>
      )}
    </figure>
  )
}

/** Whose values these are, where the graph takes the place of the grid (PID-11). */
function IdentityLine({ person }: { readonly person: Person }) {
  const { t } = useTranslation('labsGraph')
  const { t: clinical, i18n } = useTranslation('clinical')
  const { name, birthDate, sex } = person
  return (
    <p className={styles.identity}>
      {t(($) => $.identity, {
        name: name.ideographic ?? name.phonetic ?? name.alphabetic ?? '',
        birthDate:
          birthDate === undefined ? clinical(($) => $.sex.unknown) : formatBirthDate(birthDate, languageOf(i18n)),
        sex: clinical(($) => $.sex[sex]),
      })}
    </p>
  )
}

function seriesOf({ key, name, cells, cancelled }: LabRow, language: Language): readonly GraphSeries[] {
  return graphSeries({ key, name: name[language], results: [...cells, ...cancelled] })
}

function isGiven(value: number | undefined): value is number {
  return value !== undefined
}

/** A vital sign that could not be asked for breaks no line of the laboratory, where none is chosen. */
function lostOf(rows: readonly LabRow[], lost: LostByKind): readonly FailedPeriod[] {
  const kinds = new Set(rows.flatMap(({ cells }) => cells.map(({ fact }) => fact.kind)))
  return [...kinds].flatMap((kind) => lost[kind])
}
