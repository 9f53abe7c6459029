import { type EcgLead, TWELVE_LEADS, type WaveformGroup } from '#clinical/imaging/waveform.ts'
import { scaleOf } from './channel-scale.ts'
import type { PaperScale } from './paper.ts'

/** How the channels of a recording are laid on paper. */
export type SheetLayout = '3x4' | '6x2' | 'all' | 'lines'

/** One stretch of one channel on the sheet. Millimetres from the upper left corner of the sheet. */
export interface Strip {
  /** Place of the channel in its group. */
  readonly channel: number
  readonly fromMs: number
  readonly untilMs: number
  readonly left: number
  readonly width: number
  /** Of the line of zero, or of `zero` where the channel is shifted. */
  readonly baseline: number
  readonly top: number
  readonly height: number
  /** Millimetres a unit of the channel. */
  readonly mmPerUnit: number
  /** The value that stands on the baseline, in the channel's unit. */
  readonly zero: number
  readonly hasPulse: boolean
  /** The lead is named at the strip. */
  readonly hasLabel: boolean
  /** Begins where another lead ends: the paper has a mark there. */
  readonly isAfterOther: boolean
}

/** A line of the sheet that begins at a time of its own. */
interface SheetLine {
  readonly fromMs: number
  readonly untilMs: number
  readonly top: number
  readonly height: number
}

export interface Sheet {
  readonly width: number
  readonly height: number
  readonly strips: readonly Strip[]
  readonly lines: readonly SheetLine[]
  /** ms of signal in one line. */
  readonly lineMs: number
}

interface SheetOptions {
  readonly layout: SheetLayout
  readonly scale: PaperScale
  /** Room that is there, mm. */
  readonly width: number
  readonly height: number
  /** The lead that runs below the twelve. */
  readonly rhythm: EcgLead
}

/** Before the first sample of a line: calibration pulse and its margin, mm. */
export const PULSE_MARGIN = 10
const [RIGHT_MARGIN, TOP_MARGIN, BOTTOM_MARGIN] = [1, 2, 3]
/** Above every line of a long recording, for its time. */
const CLOCK_HEIGHT = 6

/** A recorder prints ten seconds in columns; what is longer stands whole in the other layouts, and the screen says so. */
const COLUMNS_MS = 10_000

const COLUMNS_3X4: readonly (readonly EcgLead[])[] = [
  ['I', 'aVR', 'V1', 'V4'],
  ['II', 'aVL', 'V2', 'V5'],
  ['III', 'aVF', 'V3', 'V6'],
]

const COLUMNS_6X2: readonly (readonly EcgLead[])[] = [
  ['I', 'V1'],
  ['II', 'V2'],
  ['III', 'V3'],
  ['aVR', 'V4'],
  ['aVL', 'V5'],
  ['aVF', 'V6'],
]

/** True for a group that holds all twelve leads, recorded or derived. */
function hasTwelveLeads(group: WaveformGroup): boolean {
  return TWELVE_LEADS.every((lead) => group.channels.some((channel) => channel.lead === lead))
}

/** The layouts that make sense of a recording, the usual one first. A standard ECG is at most half a minute long. */
export function layoutsOf(group: WaveformGroup): readonly [SheetLayout, ...SheetLayout[]] {
  const isShort = group.durationMs <= 30_000
  if (!isShort) return ['lines']
  return hasTwelveLeads(group) ? ['3x4', '6x2', 'all'] : ['all']
}

/** Millimetres that a layout needs to stand side by side as it is: broken lines are best of ten seconds, too. */
export function neededWidth(group: WaveformGroup, layout: SheetLayout, mmPerSecond: number): number {
  const ms = layout === 'all' ? group.durationMs : Math.min(group.durationMs, COLUMNS_MS)
  return PULSE_MARGIN + (ms / 1000) * mmPerSecond + RIGHT_MARGIN
}

/** Deals the channels of a group over a sheet of paper. */
export function sheetOf(group: WaveformGroup, options: SheetOptions): Sheet {
  switch (options.layout) {
    case '3x4':
      return columns(group, options, COLUMNS_3X4, true)
    case '6x2':
      return columns(group, options, COLUMNS_6X2, false)
    case 'all':
      return rows(group, options)
    case 'lines':
      return lines(group, options)
  }
}

/** Columns follow one another in time, as a recorder prints them; the rhythm below them runs through. */
function columns(
  group: WaveformGroup,
  { scale, width, height, rhythm }: SheetOptions,
  leads: readonly (readonly EcgLead[])[],
  hasRhythm: boolean,
): Sheet {
  const placeOf = (lead: EcgLead) => group.channels.findIndex((channel) => channel.lead === lead)
  const count = leads[0]?.length ?? 1
  const lineMs = Math.min(group.durationMs, COLUMNS_MS)
  const columnMs = lineMs / count
  const columnWidth = (columnMs / 1000) * scale.mmPerSecond
  const rowCount = leads.length + (hasRhythm ? 1 : 0)
  const rowHeight = heightOfRow(height, rowCount, hasRhythm ? 36 : 26, scale)
  const strips: Strip[] = []
  for (const [row, names] of leads.entries()) {
    for (const [column, lead] of names.entries()) {
      const left = PULSE_MARGIN + column * columnWidth
      const times = { fromMs: column * columnMs, untilMs: (column + 1) * columnMs }
      const place = { left, width: columnWidth, top: TOP_MARGIN + row * rowHeight, height: rowHeight }
      strips.push(
        ...stripOf(group, placeOf(lead), times, place, scale, { hasPulse: column === 0, isAfterOther: column > 0 }),
      )
    }
  }
  if (hasRhythm) {
    const place = {
      left: PULSE_MARGIN,
      width: columnWidth * count,
      top: TOP_MARGIN + leads.length * rowHeight,
      height: rowHeight,
    }
    const times = { fromMs: 0, untilMs: lineMs }
    strips.push(...stripOf(group, placeOf(rhythm), times, place, scale, { hasPulse: true, isAfterOther: false }))
  }
  return {
    width: Math.max(width, PULSE_MARGIN + columnWidth * count + RIGHT_MARGIN),
    height: Math.max(height, TOP_MARGIN + rowCount * rowHeight + BOTTOM_MARGIN),
    strips,
    lines: [{ fromMs: 0, untilMs: lineMs, top: TOP_MARGIN, height: rowCount * rowHeight }],
    lineMs,
  }
}

/** Every channel whole, one below the other. */
function rows(group: WaveformGroup, { scale, width, height }: SheetOptions): Sheet {
  const order = inOrder(group)
  const lineWidth = (group.durationMs / 1000) * scale.mmPerSecond
  const rowHeight = heightOfRow(height, order.length, 36, scale)
  const strips = order.flatMap((channel, row) =>
    stripOf(
      group,
      channel,
      { fromMs: 0, untilMs: group.durationMs },
      { left: PULSE_MARGIN, width: lineWidth, top: TOP_MARGIN + row * rowHeight, height: rowHeight },
      scale,
      { hasPulse: true, isAfterOther: false },
    ),
  )
  return {
    width: Math.max(width, PULSE_MARGIN + lineWidth + RIGHT_MARGIN),
    height: Math.max(height, TOP_MARGIN + order.length * rowHeight + BOTTOM_MARGIN),
    strips,
    lines: [{ fromMs: 0, untilMs: group.durationMs, top: TOP_MARGIN, height: order.length * rowHeight }],
    lineMs: group.durationMs,
  }
}

/** A long recording, broken into lines of whole seconds as a book is: all channels in each. */
function lines(group: WaveformGroup, { scale, width, height }: SheetOptions): Sheet {
  const order = inOrder(group)
  const seconds = Math.max(2, Math.floor((width - PULSE_MARGIN - RIGHT_MARGIN) / scale.mmPerSecond + 1e-6))
  const lineMs = Math.min(seconds * 1000, group.durationMs)
  const rowHeight = heightOfRow(height / 2, order.length, 24, scale)
  const lineHeight = CLOCK_HEIGHT + order.length * rowHeight
  const all: SheetLine[] = []
  const strips: Strip[] = []
  for (let fromMs = 0; fromMs < group.durationMs; fromMs += lineMs) {
    const untilMs = Math.min(fromMs + lineMs, group.durationMs)
    const top = TOP_MARGIN + all.length * lineHeight
    all.push({ fromMs, untilMs, top, height: lineHeight })
    for (const [row, channel] of order.entries()) {
      const place = {
        left: PULSE_MARGIN,
        width: ((untilMs - fromMs) / 1000) * scale.mmPerSecond,
        top: top + CLOCK_HEIGHT + row * rowHeight,
        height: rowHeight,
      }
      strips.push(
        ...stripOf(group, channel, { fromMs, untilMs }, place, scale, { hasPulse: true, isAfterOther: false }),
      )
    }
  }
  return {
    width: Math.max(width, PULSE_MARGIN + (lineMs / 1000) * scale.mmPerSecond + RIGHT_MARGIN),
    height: Math.max(height, TOP_MARGIN + all.length * lineHeight + BOTTOM_MARGIN),
    strips,
    lines: all,
    lineMs,
  }
}

/** Standard leads first, in their order; then the others as recorded. */
function inOrder({ channels }: WaveformGroup): readonly number[] {
  const rank = (index: number) => {
    const lead = channels[index]?.lead
    return lead === undefined ? TWELVE_LEADS.length : TWELVE_LEADS.indexOf(lead)
  }
  return channels.map((_, index) => index).sort((one, other) => rank(one) - rank(other) || one - other)
}

/** As high as the room allows, and high enough for the gain: a wave of 1.5 mV must not reach the line above. */
function heightOfRow(height: number, count: number, most: number, { mmPerMillivolt }: PaperScale): number {
  const least = mmPerMillivolt === 5 ? 15 : mmPerMillivolt === 10 ? 20 : 32
  const room = (height - TOP_MARGIN - BOTTOM_MARGIN) / Math.max(1, count)
  return Math.max(least, Math.min(Math.max(most, least), room))
}

interface StripPlace {
  readonly left: number
  readonly width: number
  readonly top: number
  readonly height: number
}

function stripOf(
  group: WaveformGroup,
  index: number,
  times: { readonly fromMs: number; readonly untilMs: number },
  place: StripPlace,
  scale: PaperScale,
  marks: { readonly hasPulse: boolean; readonly isAfterOther: boolean },
): readonly Strip[] {
  const channel = group.channels[index]
  if (channel === undefined) return []
  const { mmPerUnit, zero, baseline } = scaleOf(channel, place, scale)
  return [
    {
      channel: index,
      ...times,
      ...place,
      baseline,
      mmPerUnit,
      zero,
      hasPulse: marks.hasPulse && channel.unit === 'mV',
      hasLabel: true,
      isAfterOther: marks.isAfterOther,
    },
  ]
}
