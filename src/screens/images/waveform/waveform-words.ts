import '#i18n/waveform.ts'
import { useTranslation } from 'react-i18next'
import type { ClinicalTime } from '#clinical/clinical-time.ts'
import type { Waveform, WaveformGroup } from '#clinical/imaging/waveform.ts'

interface WaveformWords {
  /** `10 秒`, `30 分`. */
  duration(ms: number): string
  /** `HPF=0.05` as `0.05 Hz–`: see `filterText`. */
  filters(waveform: Waveform, group: WaveformGroup): string
  rate(group: WaveformGroup): string
}

/** Durations, filters and rates as a reader of an ECG writes them. */
export function useWaveformWords(): WaveformWords {
  const { t } = useTranslation('waveform')
  return {
    duration: (ms) => {
      const seconds = Math.round(ms / 100) / 10
      if (seconds < 120) return t(($) => $.header.seconds, { seconds })
      const minutes = Math.floor(seconds / 60)
      const rest = Math.round(seconds - minutes * 60)
      return rest === 0
        ? t(($) => $.header.minutes, { minutes })
        : t(($) => $.header.minutesSeconds, { minutes, seconds: rest })
    },
    filters: (waveform, group) => {
      const texts = [...waveform.filters, ...(group.channels[0]?.filters ?? [])]
      return filterText([...new Set(texts)])
    },
    rate: ({ channels }) => {
      const rates = channels.map(({ samplesPerSecond }) => samplesPerSecond)
      const [least, most] = [plain(Math.min(...rates)), plain(Math.max(...rates))]
      return least === most ? t(($) => $.header.rate, { hz: least }) : t(($) => $.header.rates, { least, most })
    },
  }
}

/** `HPF=0.05`, `LPF=150`, `BEF=50` as `0.05–150 Hz　notch 50 Hz`; other texts as they came. */
export function filterText(texts: readonly string[]): string {
  const settingOf = (name: string) =>
    texts.map((text) => new RegExp(`^${name}=([0-9.]+)`, 'i').exec(text)?.[1]).find((each) => each !== undefined)
  const [low, high, notch] = [settingOf('HPF'), settingOf('LPF'), settingOf('BEF')]
  const others = texts.filter((text) => !/^(?:HPF|LPF|BEF)=[0-9.]/i.test(text))
  const band = low === undefined && high === undefined ? [] : [`${low ?? ''}–${high ?? ''} Hz`]
  return [...band, ...(notch === undefined ? [] : [`notch ${notch} Hz`]), ...others].join('　')
}

function plain(rate: number): string {
  return String(Math.round(rate * 100) / 100)
}

/** Wall clock of Japan `ms` after the start of the recording, `09:12:30`; from zero where no start is known. */
export function clockAt(recordedAt: ClinicalTime | undefined, ms: number, hasTenths = false): string {
  const start = /T(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(recordedAt?.text ?? '')
  const [hours = 0, minutes = 0, seconds = 0] = (start ?? []).slice(1).map((part) => Number(part ?? 0))
  const step = hasTenths ? 100 : 1000
  const rounded = Math.floor(((hours * 60 + minutes) * 60 + seconds) * 1000 + ms + 1e-6)
  const units = Math.floor(rounded / step)
  const total = Math.floor(units / (1000 / step))
  const tenths = hasTenths ? `.${units % 10}` : ''
  const clock = `${two(Math.floor(total / 60) % 60)}:${two(total % 60)}${tenths}`
  const hour = Math.floor(total / 3600)
  // A night's recording goes past midnight: the clock does, too.
  return start === null && hour === 0 ? clock : `${two(start === null ? hour : hour % 24)}:${clock}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
