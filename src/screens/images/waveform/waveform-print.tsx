import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { FacilityId } from '#clinical/facility.ts'
import { formatBirthDate, formatClinicalTime } from '#clinical/format/date.ts'
import type { Waveform, WaveformGroup } from '#clinical/imaging/waveform.ts'
import type { Person } from '#clinical/person.ts'
import { languageOf } from '#i18n/i18n.ts'
import { drawSheet } from '#imaging/waveform/draw-sheet.ts'
import { CSS_PX_PER_MM } from '#imaging/waveform/paper.ts'
import { type PrintView, printViews } from '#imaging/waveform/print-views.ts'
import { type Sheet, sheetOf } from '#imaging/waveform/sheet.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import type { Answers } from '#record/facility-states.ts'
import { PrintDocument } from '#record/print/print-document.tsx'
import { sourceLines } from '#record/print/source-lines.ts'
import { useNetwork } from '#sources/network-context.tsx'
import type { Caliper } from './use-caliper.ts'
import type { Paper } from './use-paper.ts'
import { useSheetWords } from './use-sheet-words.ts'
import styles from './waveform.module.css'
import { MeasurementLine } from './waveform-header.tsx'
import { clockAt, useWaveformWords } from './waveform-words.ts'

interface WaveformPrintProps {
  readonly person: Person
  readonly answers: readonly Answers[]
  readonly waveform: Waveform
  readonly group: WaveformGroup
  readonly facility: FacilityId
  readonly paper: Paper
  readonly caliper: Caliper
  /** What the screen shows: of a long recording these lines are printed. */
  readonly shown: { readonly fromMs: number; readonly untilMs: number }
}

/** Room for the paper on A4 in landscape, mm. */
const PAGE = { width: 275, height: 126 } as const

/** Dots of the printer in a millimetre: 300 to the inch. */
const DOTS_PER_MM = 12

/** The waveform on paper in true millimetres, with the identity of the person and of the recording (ACC-9, PID-11). */
export function WaveformPrint(props: WaveformPrintProps) {
  const { person, answers, waveform, group, facility, paper, shown } = props
  const { t, i18n } = useTranslation('waveform')
  const { facilities } = useNetwork()
  const { name } = useFacilityNames()
  const words = useWaveformWords()
  const kind = t(($) => $.kind[waveform.kind])
  const { layout, speed, gain, rhythm } = paper
  const isLong = layout === 'lines'
  const date =
    waveform.recordedAt === undefined
      ? t(($) => $.header.noDate)
      : formatClinicalTime(waveform.recordedAt, languageOf(i18n))
  const clock = (ms: number) => clockAt(waveform.recordedAt, group.startMs + ms)
  const sheets = () => {
    const scale = { mmPerSecond: speed, mmPerMillivolt: gain }
    // A long recording keeps the lines of the screen: its pages are what the reader sees there.
    const sheet = isLong ? paper.sheet : sheetOf(group, { layout, scale, rhythm, ...PAGE })
    return printViews(sheet, PAGE, shown).map((view, index) => ({
      key: String(index),
      content: <Page {...props} sheet={sheet} view={view} />,
    }))
  }
  return (
    <PrintDocument
      heading={kind}
      orientation="landscape"
      person={person}
      filters={t(($) => $.printing.filters, { kind, date, facility: name(facility) })}
      sources={sourceLines(facilities, person, answers)}
      sheets={sheets}
      {...(isLong
        ? {
            counts: t(($) => $.printing.part, {
              total: words.duration(group.durationMs),
              from: clock(shown.fromMs),
              until: clock(shown.untilMs),
            }),
          }
        : {})}
    />
  )
}

interface PageProps extends WaveformPrintProps {
  readonly sheet: Sheet
  readonly view: PrintView
}

function Page({ waveform, group, paper, caliper, sheet, view }: PageProps) {
  const { t, i18n } = useTranslation('waveform')
  const { t: clinical } = useTranslation('clinical')
  const words = useSheetWords(waveform, group)
  const canvas = useRef<HTMLCanvasElement>(null)
  const { speed, gain } = paper
  useLayoutEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d', { alpha: false })
    if (element === null || context === null || context === undefined) return
    element.width = Math.round(view.width * DOTS_PER_MM)
    element.height = Math.round(view.height * DOTS_PER_MM)
    drawSheet(context, {
      sheet,
      group,
      scale: { mmPerSecond: speed, mmPerMillivolt: gain },
      pixelsPerMm: DOTS_PER_MM,
      pixelRatio: DOTS_PER_MM / CSS_PX_PER_MM,
      view,
      events: waveform.events.map((event) => ({
        ...event,
        atMs: event.atMs === undefined ? undefined : event.atMs - group.startMs,
      })),
      words,
      caliper: caliper.points,
      activePoint: undefined,
    })
  }, [sheet, view, group, speed, gain, waveform, words, caliper.points])
  const { patient } = waveform
  return (
    <div className={styles.printed}>
      <p>
        {t(($) => $.printing.patient, {
          name:
            patient?.name.ideographic ??
            patient?.name.phonetic ??
            patient?.name.alphabetic ??
            t(($) => $.identity.none),
          birth: patient?.birthDate === undefined ? '' : formatBirthDate(patient.birthDate, languageOf(i18n)),
          sex: patient === undefined ? '' : clinical(($) => $.sex[patient.sex]),
        })}
      </p>
      <MeasurementLine waveform={waveform} group={group} />
      <canvas ref={canvas} style={{ width: `${view.width}mm`, height: `${view.height}mm` }} />
      <p>
        <b>{t(($) => $.printing.scale, { speed, gain })}</b>
        <span>{t(($) => $.printing.unconfirmed)}</span>
      </p>
    </div>
  )
}
