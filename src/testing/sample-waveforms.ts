import { TWELVE_LEADS, type WaveformChannel, type WaveformGroup } from '#clinical/imaging/waveform.ts'
import { durationOf, leadOfName } from '#clinical/imaging/waveform-channel.ts'

/** A channel of raw values, one microvolt a step; `undefined` is a missing sample. */
export function sampleChannel(
  label: string,
  values: readonly (number | undefined)[],
  more: Partial<WaveformChannel> = {},
): WaveformChannel {
  const lead = leadOfName(label)
  return {
    label,
    lead,
    kind: lead === undefined ? 'other' : 'ecg',
    unit: 'mV',
    samplesPerSecond: 1000,
    startMs: 0,
    samples: Int16Array.from(values, (value) => value ?? -32_768),
    scale: 0.001,
    offset: 0,
    missing: -32_768,
    filters: [],
    isDerived: false,
    ...more,
  }
}

export function sampleGroup(channels: readonly WaveformChannel[], more: Partial<WaveformGroup> = {}): WaveformGroup {
  return { label: undefined, startMs: 0, durationMs: durationOf(channels), isDerived: false, channels, ...more }
}

/** Twelve leads of zeros. */
export function twelveLeads(seconds = 10, samplesPerSecond = 100): WaveformGroup {
  const values = Array.from({ length: seconds * samplesPerSecond }, () => 0)
  return sampleGroup(TWELVE_LEADS.map((lead) => sampleChannel(lead, values, { samplesPerSecond })))
}
