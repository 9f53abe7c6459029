import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Waveform, WaveformGroup } from '#clinical/imaging/waveform.ts'
import { timeOfSample } from '#clinical/imaging/waveform-channel.ts'
import type { CaliperPoint } from '#imaging/waveform/caliper.ts'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { useAnnounce } from '#ui/live-region/live-region.tsx'
import type { Caliper } from './use-caliper.ts'
import styles from './waveform.module.css'
import { clockAt } from './waveform-words.ts'

interface CaliperReadingProps {
  readonly waveform: Waveform
  readonly group: WaveformGroup
  readonly caliper: Caliper
}

/** A reader hears the result when the hand rests, not at every step. */
const SPOKEN_AFTER_MS = 500

/** Interval, rate and voltage between the two points, in text; told to assistive technology when the points rest. */
export function CaliperReading({ waveform, group, caliper }: CaliperReadingProps) {
  const { t } = useTranslation('waveform')
  const announce = useAnnounce()
  const { points, reading } = caliper
  const pointText = (point: CaliperPoint, index: number) => {
    const channel = group.channels[point.channel]
    if (channel === undefined) return ''
    const ms = timeOfSample(channel, point.sample)
    const isLong = group.durationMs > 120_000
    const time = isLong
      ? clockAt(waveform.recordedAt, group.startMs + ms, true)
      : t(($) => $.caliper.seconds, { seconds: (ms / 1000).toFixed(3) })
    return t(($) => $.caliper.point, { number: index === 0 ? '①' : '②', lead: channel.label, time })
  }
  const [from = '', to = ''] = points.map(pointText)
  const amount =
    reading?.difference === undefined
      ? undefined
      : t(($) => $.caliper.amount, { value: signed(reading.difference, reading.unit), unit: reading.unit })
  const missing = points[0]?.channel === points[1]?.channel ? t(($) => $.caliper.atGap) : t(($) => $.caliper.otherLeads)
  const ms = reading === undefined ? '' : String(Math.round(reading.ms))
  const rate = reading?.perMinute === undefined ? '–' : String(Math.round(reading.perMinute))
  const spoken =
    reading === undefined ? '' : t(($) => $.caliper.spoken, { from, to, ms, rate, difference: amount ?? missing })
  useEffect(() => {
    if (spoken === '') return
    const timer = setTimeout(() => announce(spoken), SPOKEN_AFTER_MS)
    return () => clearTimeout(timer)
  }, [spoken, announce])
  if (reading === undefined) {
    return <p className={styles.reading}>{points.length === 0 ? t(($) => $.caliper.start) : from}</p>
  }
  const difference = reading.unit === 'mV' ? t(($) => $.caliper.difference) : t(($) => $.caliper.valueDifference)
  return (
    <section className={styles.reading} aria-label={t(($) => $.caliper.label)}>
      <span>{from}</span>
      <span>{to}</span>
      <dl>
        <dt>{t(($) => $.caliper.interval)}</dt>
        <dd>{t(($) => $.caliper.ms, { value: ms })}</dd>
        <dt>{t(($) => $.caliper.rate)}</dt>
        <dd>{t(($) => $.caliper.perMinute, { value: rate })}</dd>
        <dt>{difference}</dt>
        <dd>{amount ?? <span className={styles.quiet}>{missing}</span>}</dd>
      </dl>
      <Button
        variant="icon"
        size="small"
        aria-label={t(($) => $.caliper.clear)}
        title={t(($) => $.caliper.clear)}
        onClick={caliper.clear}
      >
        <Icon name="close" size={16} />
      </Button>
    </section>
  )
}

/** With its sign, and no more digits than the signal has. */
function signed(value: number, unit: string): string {
  const text = unit === 'mV' ? value.toFixed(2) : String(Number(value.toPrecision(3)))
  return value > 0 ? `+${text}` : text.replace('-', '−')
}
