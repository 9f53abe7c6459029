import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IdentityCheck } from '#clinical/documents/identity-check.ts'
import type { FacilityId } from '#clinical/facility.ts'
import { TWELVE_LEADS, type Waveform, type WaveformGroup } from '#clinical/imaging/waveform.ts'
import type { Person } from '#clinical/person.ts'
import type { Answers } from '#record/facility-states.ts'
import { useShortcuts } from '#record/shortcuts.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { Select } from '#ui/select/select.tsx'
import { CaliperReading } from './caliper-reading.tsx'
import { Overview } from './overview.tsx'
import { RecordingContents } from './recording-contents.tsx'
import { SheetCanvas } from './sheet-canvas.tsx'
import { useCaliper } from './use-caliper.ts'
import { PAPER_ZOOMS, type Paper, usePaper } from './use-paper.ts'
import styles from './waveform.module.css'
import { MeasurementLine, WaveformHeader } from './waveform-header.tsx'
import type { WaveformPlace } from './waveform-place.ts'
import { WaveformPrint } from './waveform-print.tsx'
import { WaveformTools } from './waveform-tools.tsx'
import { useWaveformWords } from './waveform-words.ts'

interface WaveformViewProps {
  readonly person: Person
  readonly place: WaveformPlace
  readonly answers?: readonly Answers[]
  readonly waveform: Waveform
  readonly facility: FacilityId
  readonly check: IdentityCheck
  readonly recordings: number
  readonly recording: number
  onRecording(recording: number): void
  readonly compact?: CompactPane
}

/** What a recording beside another one offers instead of views and sizes. */
export interface CompactPane {
  /** Shows it with all the room there is. */
  onAlone(): void
}

/** A recording whose patient has been checked. */
export function WaveformView(props: WaveformViewProps) {
  const { place, waveform, facility, check, compact, answers } = props
  const { t } = useTranslation('waveform')
  const [number, setNumber] = useState(0)
  const [hasContents, setContents] = useState(false)
  const scroller = useRef<HTMLElement>(null)
  const room = useRoom(scroller)
  const group = waveform.groups[number] ?? waveform.groups[0]
  if (group === undefined) throw new RangeError('a waveform has a group')
  const paper = usePaper(group, room, compact !== undefined)
  const viewTop = () => (scroller.current?.scrollTop ?? 0) / paper.pxPerMm
  const caliper = useCaliper(group, paper.sheet, viewTop)
  const view = useView(scroller, paper)
  const title = place.kind === 'file' ? place.file.title : waveform.title
  const { layout, speed, gain } = paper
  const label = t(($) => $.paper.label, {
    kind: t(($) => $.kind[waveform.kind]),
    layout: t(($) => $.tools.layouts[layout]),
    speed,
    gain,
    leads: group.channels.map((channel) => channel.label).join(' '),
  })
  return (
    <section className={styles.pane} data-compact={compact !== undefined} aria-label={t(($) => $.pane)}>
      <WaveformTools
        waveform={waveform}
        group={number}
        onGroup={(next) => {
          setNumber(next)
          caliper.clear()
        }}
        recordings={props.recordings}
        recording={props.recording}
        onRecording={props.onRecording}
        paper={paper}
        caliper={caliper}
        onContents={() => setContents(true)}
        compact={compact}
      />
      <WaveformHeader
        waveform={waveform}
        facility={facility}
        check={check}
        title={title}
        isCompact={compact !== undefined}
      />
      <MeasurementLine waveform={waveform} group={group} />
      <Notices waveform={waveform} />
      <SheetCanvas
        waveform={waveform}
        group={group}
        paper={paper}
        caliper={caliper}
        scroller={scroller}
        label={label}
        onScroll={view.look}
      />
      {paper.sheet.lines.length > 1 ? (
        <Overview waveform={waveform} group={group} shown={view.shown} width={room.width} onTime={view.show} />
      ) : null}
      <footer className={styles.foot}>
        {caliper.isOn ? (
          <CaliperReading waveform={waveform} group={group} caliper={caliper} />
        ) : (
          <ScaleLine {...paper} group={group} />
        )}
        {caliper.isOn || compact !== undefined ? null : <PaperSelects {...paper} />}
      </footer>
      {hasContents ? (
        <RecordingContents waveform={waveform} facility={facility} onClose={() => setContents(false)} />
      ) : null}
      {compact === undefined ? <Keys /> : null}
      {answers === undefined ? null : (
        <WaveformPrint {...props} answers={answers} group={group} paper={paper} caliper={caliper} shown={view.shown} />
      )}
    </section>
  )
}

/** The keys of the paper on the list of shortcuts: once, however many recordings stand side by side. */
function Keys() {
  const { t } = useTranslation('waveform')
  useShortcuts(
    t(($) => $.keys.title),
    [
      { keys: 'C', does: t(($) => $.keys.caliper) },
      { keys: '← →', does: t(($) => $.keys.move) },
      { keys: '↑ ↓', does: t(($) => $.keys.lead) },
      { keys: 'Enter', does: t(($) => $.keys.swap) },
      { keys: '+ −', does: t(($) => $.keys.gain) },
      { keys: 'PageUp PageDown', does: t(($) => $.keys.page) },
    ],
  )
  return null
}

/** Room for the paper, pixels of the page. */
function useRoom(scroller: RefObject<HTMLElement | null>) {
  const [room, setRoom] = useState({ width: 0, height: 0 })
  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    const measure = () =>
      setRoom((before) =>
        before.width === element.clientWidth && before.height === element.clientHeight
          ? before
          : { width: element.clientWidth, height: element.clientHeight },
      )
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller])
  return room
}

/** Which time the paper shows, and a way to another one. */
function useView(scroller: RefObject<HTMLElement | null>, { sheet, pxPerMm }: Paper) {
  const [scrolled, setScrolled] = useState(0)
  const look = useCallback(() => setScrolled(scroller.current?.scrollTop ?? 0), [scroller])
  const top = scrolled / pxPerMm
  const bottom = top + (scroller.current?.clientHeight ?? 0) / pxPerMm
  const seen = sheet.lines.filter((line) => line.top + line.height / 2 >= top && line.top + line.height / 2 <= bottom)
  const first = seen[0] ?? sheet.lines.findLast((line) => line.top <= top) ?? sheet.lines[0]
  return {
    shown: { fromMs: first?.fromMs ?? 0, untilMs: seen.at(-1)?.untilMs ?? first?.untilMs ?? 0 },
    look,
    show: (ms: number) => {
      const line = sheet.lines.findLast((each) => each.fromMs <= ms) ?? sheet.lines[0]
      scroller.current?.scrollTo({ top: (line?.top ?? 0) * pxPerMm })
      look()
    },
  }
}

/** What could not be read of the recording, or was read with a doubt: above the paper, never left out. */
function Notices({ waveform }: { readonly waveform: Waveform }) {
  const { t } = useTranslation('waveform')
  return waveform.notices.map(({ what, detail }) => (
    <details key={what} className={styles.notices} data-serious={what !== 'unknown-items' && what !== 'text'}>
      <summary>
        <Icon name="caution" size={16} />
        {t(($) => $.notices[what])}
      </summary>
      <p>{detail}</p>
    </details>
  ))
}

/** The scale in words: what a screen shows is never sure to be a millimetre. */
function ScaleLine({ layout, speed, gain, percent, sheet, group }: Paper & { readonly group: WaveformGroup }) {
  const { t } = useTranslation('waveform')
  const words = useWaveformWords()
  const total = group.durationMs
  const isPart = layout !== 'lines' && sheet.lineMs < total - 1
  // What has no voltage stands at no gain.
  const hasVoltage = group.channels.some(({ unit }) => unit === 'mV')
  return (
    <p className={styles.scale}>
      <b>{hasVoltage ? t(($) => $.paper.scale, { speed, gain }) : t(($) => $.paper.timeScale, { speed })}</b>
      <span className={styles.quiet}>{t(($) => $.paper.onScreen, { percent })}</span>
      {isPart ? (
        <span>{t(($) => $.paper.part, { total: words.duration(total), shown: words.duration(sheet.lineMs) })}</span>
      ) : null}
    </p>
  )
}

/** What belongs to the paper itself: the lead that runs through, and how large the paper stands on the screen. */
function PaperSelects({ layout, rhythm, zoom, set }: Paper) {
  const { t } = useTranslation('waveform')
  return (
    <span className={styles.selects}>
      {layout === '3x4' ? (
        <Select
          label={t(($) => $.tools.rhythm)}
          options={TWELVE_LEADS.map((lead) => ({ value: lead, label: lead }))}
          value={rhythm}
          onChange={(lead) => set({ rhythm: lead })}
        />
      ) : null}
      <Select
        label={t(($) => $.tools.zoom)}
        options={PAPER_ZOOMS.map((value) => ({ value, label: t(($) => $.tools.zooms[value]) }))}
        value={zoom}
        onChange={(value) => set({ zoom: value })}
      />
    </span>
  )
}
