import { useState } from 'react'
import type { WaveformGroup } from '#clinical/imaging/waveform.ts'
import { timeOfSample } from '#clinical/imaging/waveform-channel.ts'
import {
  type CaliperPoint,
  type CaliperReading,
  caliperReading,
  movedPoint,
  pointInStrip,
} from '#imaging/waveform/caliper.ts'
import type { Sheet } from '#imaging/waveform/sheet.ts'

export interface Caliper {
  readonly isOn: boolean
  readonly points: readonly CaliperPoint[]
  /** The end that keys move. */
  readonly active: number
  /** undefined until both ends are set. */
  readonly reading: CaliperReading | undefined
  toggle(): void
  clear(): void
  /** Begins a new measurement at its first end. */
  start(point: CaliperPoint): void
  /** Sets one end of the measurement that is there. */
  place(index: 0 | 1, point: CaliperPoint): void
  move(samples: number): void
  /** To the same time in another lead: one of the sheet's strips further. */
  toLead(step: 1 | -1): void
  swap(): void
  /** Sets both ends where the reader looks, for the keyboard. */
  begin(): void
}

/** Two points on the recorded samples, by mouse, touch or keyboard (ACC-2). */
export function useCaliper(group: WaveformGroup, sheet: Sheet, viewTop: () => number): Caliper {
  const [isOn, setOn] = useState(false)
  const [points, setPoints] = useState<readonly CaliperPoint[]>([])
  const [active, setActive] = useState(1)
  const change = (point: CaliperPoint) => setPoints(points.map((each, index) => (index === active ? point : each)))
  const begin = () => {
    const top = viewTop()
    const strip = sheet.strips.find((each) => each.top + each.height / 2 >= top) ?? sheet.strips[0]
    if (strip === undefined) return
    const at = (part: number) => pointInStrip(group, strip, strip.fromMs + (strip.untilMs - strip.fromMs) * part)
    const [from, to] = [at(0.25), at(0.5)]
    if (from === undefined || to === undefined) return
    setPoints([from, to])
    setActive(0)
  }
  const [from, to] = points
  return {
    isOn,
    points,
    active,
    reading: from === undefined || to === undefined ? undefined : caliperReading(group, from, to),
    toggle: () => {
      setOn(!isOn)
      if (isOn) setPoints([])
    },
    clear: () => setPoints([]),
    start: (point) => {
      setPoints([point])
      setActive(1)
    },
    place: (index, point) => {
      setPoints(([from = point, to]) => (index === 1 ? [from, point] : to === undefined ? [point] : [point, to]))
      setActive(index)
    },
    move: (samples) => {
      const point = points[active]
      if (point !== undefined) change(movedPoint(group, point, samples))
    },
    toLead: (step) => {
      const point = points[active]
      const channel = point === undefined ? undefined : group.channels[point.channel]
      if (point === undefined || channel === undefined) return
      const order = [...new Set(sheet.strips.map((strip) => strip.channel))]
      const next = order[order.indexOf(point.channel) + step]
      const ms = timeOfSample(channel, point.sample)
      const strips = sheet.strips.filter((strip) => strip.channel === next)
      const strip = strips.find((each) => ms >= each.fromMs && ms <= each.untilMs) ?? strips[0]
      const moved = strip === undefined ? undefined : pointInStrip(group, strip, ms)
      if (moved !== undefined) change(moved)
    },
    swap: () => setActive(points.length < 2 ? 0 : 1 - active),
    begin,
  }
}
