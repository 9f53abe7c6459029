import { type ChannelKind, type EcgLead, TWELVE_LEADS, type WaveformChannel, type WaveformGroup } from './waveform.ts'

/** The lead that a name means, whatever its spelling: `Lead aVR`, `AVR`, `Lead I (Einthoven)`. */
export function leadOfName(name: string): EcgLead | undefined {
  const plain = name
    .replace(/\(.*?\)/g, '')
    .replace(/lead|誘導/gi, '')
    .replace(/[\s_]/g, '')
    .toLowerCase()
  return TWELVE_LEADS.find((lead) => lead.toLowerCase() === plain)
}

const KIND_OF_UNIT: Readonly<Record<string, ChannelKind>> = {
  mmHg: 'pressure',
  Pa: 'pressure',
  kPa: 'pressure',
  'cmH₂O': 'pressure',
  '%': 'pulse',
  Ω: 'respiration',
  L: 'respiration',
  'L/s': 'respiration',
  'L/min': 'respiration',
}

/** What a channel without an ECG lead shows, by its unit. */
export function kindOfUnit(unit: string): ChannelKind {
  return Object.hasOwn(KIND_OF_UNIT, unit) ? (KIND_OF_UNIT[unit] ?? 'other') : 'other'
}

/** The value of one sample in the channel's unit; undefined for a gap. */
export function valueAt(channel: WaveformChannel, index: number): number | undefined {
  const raw = channel.samples[index]
  if (raw === undefined || raw === channel.missing || Number.isNaN(raw)) return undefined
  return raw * channel.scale + channel.offset
}

/** The sample that stands nearest to a time, ms from the start of the group; undefined outside the channel. */
export function sampleIndexAt(channel: WaveformChannel, ms: number): number | undefined {
  const index = Math.round(((ms - channel.startMs) * channel.samplesPerSecond) / 1000)
  return index >= 0 && index < channel.samples.length ? index : undefined
}

/** ms from the start of the group. */
export function timeOfSample(channel: WaveformChannel, index: number): number {
  return channel.startMs + (index * 1000) / channel.samplesPerSecond
}

export function durationOf(channels: readonly WaveformChannel[]): number {
  return channels.reduce(
    (longest, each) => Math.max(longest, each.startMs + (each.samples.length * 1000) / each.samplesPerSecond),
    0,
  )
}

/**
 * The twelve leads of a recording that holds I and II but not the four that follow from them (mfer-cda-hpki.md §1.6):
 * III = II − I, aVR = −(I + II)/2, aVL = I − II/2, aVF = II − I/2. Only of leads with the same rate, start and length; a
 * gap in either is a gap in what is derived.
 */
export function withDerivedLeads(group: WaveformGroup): WaveformGroup {
  const of = (lead: EcgLead) => group.channels.find((channel) => channel.lead === lead)
  const [one, two] = [of('I'), of('II')]
  const isPair =
    one !== undefined &&
    two !== undefined &&
    one.unit === two.unit &&
    one.samplesPerSecond === two.samplesPerSecond &&
    one.startMs === two.startMs &&
    one.samples.length === two.samples.length
  // Of a two-channel long-term recording the leads are not those of the limbs.
  const hasChest = of('V1') !== undefined && of('V6') !== undefined
  if (!isPair || !hasChest) return group
  const derive = (lead: EcgLead, ofOne: number, ofTwo: number): readonly WaveformChannel[] =>
    of(lead) === undefined ? [derived(lead, one, two, ofOne, ofTwo)] : []
  const added = [
    ...derive('III', -1, 1),
    ...derive('aVR', -0.5, -0.5),
    ...derive('aVL', 1, -0.5),
    ...derive('aVF', -0.5, 1),
  ]
  return added.length === 0 ? group : { ...group, channels: [...group.channels, ...added] }
}

function derived(
  lead: EcgLead,
  one: WaveformChannel,
  two: WaveformChannel,
  ofOne: number,
  ofTwo: number,
): WaveformChannel {
  const samples = new Float32Array(one.samples.length)
  for (let index = 0; index < samples.length; index += 1) {
    const [a, b] = [valueAt(one, index), valueAt(two, index)]
    samples[index] = a === undefined || b === undefined ? Number.NaN : a * ofOne + b * ofTwo
  }
  return { ...one, label: lead, lead, samples, scale: 1, offset: 0, missing: undefined, isDerived: true }
}
