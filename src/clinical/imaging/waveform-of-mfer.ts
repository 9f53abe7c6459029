import { decodeMfer } from '#standards/mfer/decode-mfer.ts'
import { isEcgLead, mferUnit, signalName } from '#standards/mfer/mfer-codes.ts'
import type {
  MferChannel,
  MferPatient,
  MferProblem,
  MferRecording,
  MferSegment,
  MferTime,
} from '#standards/mfer/mfer-recording.ts'
import type { ClinicalTime } from '../clinical-time.ts'
import type { PersonName } from '../person.ts'
import type { ImagePatient } from './image-study.ts'
import type {
  NoticeKind,
  Waveform,
  WaveformChannel,
  WaveformEvent,
  WaveformFailure,
  WaveformGroup,
  WaveformKind,
  WaveformNotice,
} from './waveform.ts'
import { durationOf, kindOfUnit, leadOfName, withDerivedLeads } from './waveform-channel.ts'
import { measureOfMferCode, unitWord } from './waveform-measures.ts'

/** Reads an MFER file as a waveform. The patient's number has no issuer in the file. */
export function waveformOfMfer(bytes: Uint8Array): Waveform | WaveformFailure {
  const recording = decodeMfer(bytes)
  const groups = groupsOf(recording)
  if (groups.length === 0) return failureOf(recording.problems)
  const [first] = recording.segments
  return {
    format: 'MFER',
    kind: kindOf(first?.waveformClass, groups),
    title: oneOf(first?.classText) ?? oneOf(recording.preamble),
    patient: patientOf(recording.patient),
    recordedAt: first?.startedAt === undefined ? undefined : clinicalTime(first.startedAt),
    device: recording.manufacturer,
    institution: undefined,
    groups,
    ...measured(recording),
    statements: recording.messages.filter((text) => text !== ''),
    events: recording.events.map((event): WaveformEvent => {
      const { sampleSeconds } = event
      return {
        atMs: sampleSeconds === undefined ? undefined : event.start * sampleSeconds * 1000,
        durationMs: event.duration * (sampleSeconds ?? 0) * 1000,
        text: event.text === '' ? `#${event.code}` : event.text,
      }
    }),
    filters: first?.filters ?? [],
    remarks: recording.comments.filter((text) => text !== ''),
    notices: [...noticesOf(recording.problems), ...uncalibrated(groups), ...distances(recording.segments)],
  }
}

function failureOf(problems: readonly MferProblem[]): WaveformFailure {
  const detail = problems.map(({ what, detail: text }) => `${what} ${text}`.trim()).join(', ')
  const isUnsupported = problems.some(({ what }) => what === 'unsupported')
  const isBroken = problems.some(({ what }) => what === 'cut-off' || what === 'broken-item' || what === 'out-of-range')
  return { reason: isUnsupported ? 'unsupported' : isBroken ? 'broken' : 'no-samples', detail }
}

/** Segments in time: where a pointer or a start tells the place, there; otherwise one behind the other. */
function groupsOf({ segments }: MferRecording): readonly WaveformGroup[] {
  const [first] = segments
  const groups: WaveformGroup[] = []
  let end = 0
  for (const segment of segments) {
    const channels = segment.channels.flatMap((channel, index) => channelOf(channel, index))
    if (channels.length === 0 || channels.every(({ samples }) => samples.length === 0)) continue
    const told = placeOf(segment, first)
    const startMs = told ?? end
    const isDerived = segment.waveformClass === DOMINANT_BEAT
    const group: WaveformGroup = {
      label: isDerived ? oneOf(segment.classText) : undefined,
      startMs,
      durationMs: durationOf(channels),
      isDerived,
      channels,
    }
    groups.push(withDerivedLeads(group))
    if (!isDerived) end = startMs + group.durationMs
  }
  return groups
}

const DOMINANT_BEAT = 9

function placeOf(segment: MferSegment, first: MferSegment | undefined): number | undefined {
  const interval = segment.channels[0]?.interval
  const pointed =
    segment.pointer === undefined || interval?.axis !== 'time' ? undefined : segment.pointer * interval.seconds * 1000
  if (segment.startedAt === undefined || first?.startedAt === undefined) return pointed
  const between = instantOf(segment.startedAt) - instantOf(first.startedAt)
  // A later start of its own, or the same one with a pointer.
  return between > 0 ? between : pointed
}

/** Wall clock against wall clock: no zone is needed for a difference. */
function instantOf({ year, month, day, hour, minute, second, microsecond }: MferTime): number {
  return Date.UTC(year, month - 1, day, hour, minute, second) + microsecond / 1000
}

function channelOf(channel: MferChannel, index: number): readonly WaveformChannel[] {
  const { lead: code, leadText, interval, resolution, offset, samples, dataType } = channel
  if (interval.axis !== 'time') return []
  const isEcg = code !== undefined && isEcgLead(code)
  const name = code === undefined ? undefined : signalName(code)
  const label = oneOf(leadText) ?? name ?? privateName(code) ?? `CH${index + 1}`
  // The standard forbids scaling of status words.
  const isStatus = dataType === STATUS_WORDS
  const told = isStatus || resolution === undefined ? undefined : mferUnit(resolution.unit)
  // Volts are shown as every ECG is: in millivolts.
  const inMillivolts = told === 'V'
  const scale = isStatus || resolution === undefined ? 1 : scaleOf(resolution, inMillivolts)
  const unit = inMillivolts ? 'mV' : (told ?? '')
  return [
    {
      label: isEcg && name !== undefined ? name : label,
      lead: name === undefined ? undefined : leadOfName(name),
      kind: isStatus ? 'status' : isEcg || (inMillivolts && code === undefined) ? 'ecg' : kindOfUnit(unit),
      unit,
      samplesPerSecond: 1 / interval.seconds,
      startMs: channel.skewNs / 1e6,
      samples,
      scale,
      offset: isStatus ? 0 : offset * scale,
      missing: channel.nullValue,
      filters: channel.filters,
      isDerived: false,
    },
  ]
}

const STATUS_WORDS = 4

function scaleOf({ mantissa, exponent }: { readonly mantissa: number; readonly exponent: number }, isVolt: boolean) {
  const power = exponent + (isVolt ? 3 : 0)
  return power < 0 ? mantissa / 10 ** -power : mantissa * 10 ** power
}

function privateName(code: number | undefined): string | undefined {
  return code === undefined ? undefined : `0x${code.toString(16).toUpperCase().padStart(4, '0')}`
}

function kindOf(code: number | undefined, groups: readonly WaveformGroup[]): WaveformKind {
  switch (code) {
    case 1:
      return 'ecg-12-lead'
    case 2:
      return 'ecg-ambulatory'
    case 3:
    case 4:
    case 5:
    case 6:
    case 7:
    case 8:
    case 9:
      return 'ecg'
    case 20:
    case 21:
      return 'monitor'
    case 30:
      return 'sound'
    case 31:
      return 'pulse'
    case 40:
    case 41:
    case 43:
      return 'eeg'
    default: {
      const leads = new Set(groups.flatMap(({ channels }) => channels.map(({ lead }) => lead)))
      return leads.has('V1') && leads.has('V6') && leads.has('I') ? 'ecg-12-lead' : 'other'
    }
  }
}

function measured({ values }: MferRecording): Pick<Waveform, 'measurements'> {
  return {
    measurements: values
      .filter(({ text }) => text !== '')
      .map(({ code, text }) => {
        const known = measureOfMferCode(code)
        const [value = '', unit = ''] = text.split('^').map((part) => part.trim())
        return {
          measure: known?.measure ?? 'other',
          name: known?.name ?? `#${code}`,
          text: value,
          unit: unitWord(unit === '' ? (known?.unit ?? '') : unit),
        }
      }),
  }
}

function patientOf({ name, number, birth, sex }: MferPatient): ImagePatient | undefined {
  const stated = nameOf(name)
  const birthDate = birth === undefined ? undefined : dateTime(birth)
  const isEmpty =
    number === undefined && birthDate === undefined && Object.values(stated).every((part) => part === undefined)
  if (isEmpty) return undefined
  return {
    name: stated,
    isNameGarbled: name.some((part) => part.includes('\uFFFD')),
    birthDate,
    sex: sex ?? 'unknown',
    numbers: number === undefined ? [] : [{ system: undefined, value: number }],
  }
}

/** 姓^セイ^名^メイ, or one plain text, told by its letters. */
function nameOf(parts: readonly string[]): PersonName {
  const nothing = { ideographic: undefined, phonetic: undefined, alphabetic: undefined }
  if (parts.length > 1) {
    const joinOf = (from: number) => oneOf([parts[from], parts[from + 2]].filter(Boolean).join(' '))
    const whole = joinOf(0)
    const phonetic = joinOf(1)
    return whole !== undefined && isLatin(whole)
      ? { ...nothing, phonetic, alphabetic: whole }
      : { ...nothing, phonetic, ideographic: whole }
  }
  const plain = oneOf(parts[0])
  if (plain === undefined) return nothing
  if (isLatin(plain)) return { ...nothing, alphabetic: plain }
  return /^[\p{Script=Hiragana}\p{Script=Katakana}ー･・\s]+$/u.test(plain)
    ? { ...nothing, phonetic: plain }
    : { ...nothing, ideographic: plain }
}

function isLatin(text: string): boolean {
  return /^[\p{Script=Latin}\p{N}\s.,'’-]+$/u.test(text)
}

function dateTime(date: {
  readonly year: number
  readonly month?: number | undefined
  readonly day?: number | undefined
}): ClinicalTime {
  const year = String(date.year).padStart(4, '0')
  if (date.month === undefined) return { text: year, precision: 'year' }
  const month = `${year}-${two(date.month)}`
  return date.day === undefined
    ? { text: month, precision: 'month' }
    : { text: `${month}-${two(date.day)}`, precision: 'day' }
}

/** The recorder's clock is read as Japan's (mfer-cda-hpki.md §1.7). */
function clinicalTime({ year, month, day, hour, minute, second }: MferTime): ClinicalTime {
  const date = dateTime({ year, month, day }).text
  return { text: `${date}T${two(hour)}:${two(minute)}:${two(second)}`, precision: 'second' }
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

const NOTICE_OF: Readonly<Record<MferProblem['what'], NoticeKind>> = {
  'cut-off': 'cut-off',
  'broken-item': 'cut-off',
  'unknown-tag': 'unknown-items',
  unsupported: 'unsupported',
  inconsistent: 'inconsistent',
  'out-of-range': 'inconsistent',
  limit: 'limit',
  text: 'text',
}

/** One notice of each kind, with everything that belongs to it in its detail. */
function noticesOf(problems: readonly MferProblem[]): readonly WaveformNotice[] {
  const details = new Map<NoticeKind, Set<string>>()
  for (const { what, detail, at } of problems) {
    const kind = NOTICE_OF[what]
    const known = details.get(kind) ?? new Set()
    known.add(detail === '' ? `@${at}` : detail)
    details.set(kind, known)
  }
  return [...details].map(([what, texts]) => ({ what, detail: [...texts].join(', ') }))
}

function uncalibrated(groups: readonly WaveformGroup[]): readonly WaveformNotice[] {
  const labels = groups.flatMap(({ channels }) =>
    channels.filter(({ unit, kind }) => unit === '' && kind !== 'status').map(({ label }) => label),
  )
  return labels.length === 0 ? [] : [{ what: 'uncalibrated', detail: [...new Set(labels)].join(', ') }]
}

function distances(segments: readonly MferSegment[]): readonly WaveformNotice[] {
  const count = segments.flatMap(({ channels }) =>
    channels.filter(({ interval }) => interval.axis === 'distance'),
  ).length
  return count === 0 ? [] : [{ what: 'unsupported', detail: `IVL m × ${count}` }]
}

function oneOf(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text.trim()
}
