import { useTranslation } from 'react-i18next'
import type { Waveform } from '#clinical/imaging/waveform.ts'
import { PAPER_GAINS, PAPER_SPEEDS } from '#imaging/waveform/paper.ts'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { Segment } from '#ui/segment/segment.tsx'
import { Select } from '#ui/select/select.tsx'
import type { Caliper } from './use-caliper.ts'
import type { Paper } from './use-paper.ts'
import styles from './waveform.module.css'
import type { CompactPane } from './waveform-view.tsx'

interface WaveformToolsProps {
  readonly waveform: Waveform
  readonly group: number
  onGroup(group: number): void
  /** Recordings of the series, and the one that is shown. */
  readonly recordings: number
  readonly recording: number
  onRecording(recording: number): void
  readonly paper: Paper
  readonly caliper: Caliper
  onContents(): void
  readonly compact: CompactPane | undefined
}

/** Views, gain, speed, caliper; 「参照用」 stands at the end, or in the tool line above several panes (IMG-1). */
export function WaveformTools(props: WaveformToolsProps) {
  const { waveform, paper, caliper, onContents, compact } = props
  const { t } = useTranslation('waveform')
  const hasVoltage = waveform.groups.some(({ channels }) => channels.some(({ unit }) => unit === 'mV'))
  return (
    <div className={styles.tools} role="toolbar" aria-label={t(($) => $.tools.label)}>
      {paper.layouts.length > 1 && compact === undefined ? (
        <Segment
          label={t(($) => $.tools.layout)}
          options={paper.layouts.map((value) => ({ value, label: t(($) => $.tools.layouts[value]) }))}
          value={paper.layout}
          onChange={(layout) => paper.set({ layout })}
        />
      ) : null}
      <RecordingSelect {...props} />
      {hasVoltage ? (
        <NumberSelect
          label={t(($) => $.tools.gain)}
          unit="mm/mV"
          options={PAPER_GAINS}
          value={paper.gain}
          onChange={(gain) => paper.set({ gain })}
        />
      ) : null}
      <NumberSelect
        label={t(($) => $.tools.speed)}
        unit="mm/s"
        options={PAPER_SPEEDS}
        value={paper.speed}
        onChange={(speed) => paper.set({ speed })}
      />
      <Button aria-pressed={caliper.isOn} onClick={caliper.toggle}>
        <Icon name="measure" size={16} />
        {t(($) => $.tools.caliper)}
      </Button>
      {compact === undefined ? (
        <>
          <Button
            variant="icon"
            aria-label={t(($) => $.tools.contents)}
            title={t(($) => $.tools.contents)}
            onClick={onContents}
          >
            <Icon name="conditions" size={18} />
          </Button>
          <span className={styles.reference}>
            <Icon name="info" size={16} />
            {t(($) => $.tools.reference)}
          </span>
        </>
      ) : (
        <Button
          variant="icon"
          aria-label={t(($) => $.tools.alone)}
          title={t(($) => $.tools.alone)}
          onClick={compact.onAlone}
        >
          <Icon name="enlarge" size={18} />
        </Button>
      )}
    </div>
  )
}

/** Several recordings of a series, or several stretches of one: an averaged beat, what came after a pause. */
function RecordingSelect(props: WaveformToolsProps) {
  const { waveform, group, onGroup, recordings, recording, onRecording } = props
  const { t } = useTranslation('waveform')
  if (recordings < 2 && waveform.groups.length < 2) return null
  const labelOf = (number: number, count: number, label: string) =>
    t(($) => $.tools.groupOf, { number: number + 1, count, label }).trim()
  return (
    <>
      {recordings < 2 ? null : (
        <Select
          label={t(($) => $.tools.group)}
          options={Array.from({ length: recordings }, (_, number) => ({
            value: String(number),
            label: labelOf(number, recordings, ''),
          }))}
          value={String(recording)}
          onChange={(value) => onRecording(Number(value))}
        />
      )}
      {waveform.groups.length < 2 ? null : (
        <Select
          label={t(($) => $.tools.stretch)}
          options={waveform.groups.map((each, number) => ({
            value: String(number),
            label: labelOf(
              number,
              waveform.groups.length,
              each.label ?? (each.isDerived ? t(($) => $.tools.averaged) : ''),
            ),
          }))}
          value={String(group)}
          onChange={(value) => onGroup(Number(value))}
        />
      )}
    </>
  )
}

interface NumberSelectProps<N extends number> {
  readonly label: string
  readonly unit: string
  readonly options: readonly N[]
  readonly value: N
  onChange(value: N): void
}

function NumberSelect<N extends number>({ label, unit, options, value, onChange }: NumberSelectProps<N>) {
  return (
    <Select
      label={label}
      options={options.map((option) => ({ value: String(option), label: `${option} ${unit}` }))}
      value={String(value)}
      onChange={(text) => {
        const chosen = options.find((option) => String(option) === text)
        if (chosen !== undefined) onChange(chosen)
      }}
    />
  )
}
