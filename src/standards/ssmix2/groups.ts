import type { Hl7Message, Hl7Segment } from '#standards/hl7v2/message.ts'

/**
 * Groups the segments of a message by their arrival, not by strict position (ss-mix2.md §4). Every segment of the message
 * is in exactly one group, so that nothing is lost; a NTE stands in the group of the segment it follows.
 */
export class SegmentGroup {
  readonly segments: readonly Hl7Segment[]

  constructor(segments: readonly Hl7Segment[]) {
    this.segments = segments
  }

  first(id: string): Hl7Segment | undefined {
    return this.segments.find((segment) => segment.id === id)
  }

  all(id: string): readonly Hl7Segment[] {
    return this.segments.filter((segment) => segment.id === id)
  }

  /** The comments (NTE) that follow a segment directly. */
  notesOn(segment: Hl7Segment): readonly Hl7Segment[] {
    const start = this.segments.indexOf(segment) + 1
    if (start === 0) return []
    const end = this.segments.findIndex((other, i) => i >= start && other.id !== 'NTE')
    return this.segments.slice(start, end === -1 ? undefined : end)
  }
}

/** Header (MSH, PID, PV1, IN1, AL1 …) and repeating part of a message. */
export interface Grouped<G> {
  readonly header: SegmentGroup
  readonly groups: readonly G[]
}

/** A specimen with its tests; `spm` is undefined for tests that came without one. */
export interface Specimen {
  readonly spm: Hl7Segment | undefined
  /** SPM with its notes and whatever is not part of a test. */
  readonly own: SegmentGroup
  /** OBR with its ORC, TQ1, OBX and NTE. */
  readonly tests: readonly SegmentGroup[]
}

/** Starts a new order where the current one already has one of these, or where an exporter left out the ORC. */
const ONE_PER_ORDER = new Set(['ORC', 'OBR', 'RXE'])
const WITHIN_ORDER = new Set(['TQ1', 'ODS', 'RXR', 'RXC', 'RXA', 'OBX', 'ZE1', 'ZE2', 'IPC', 'CTI'])

/**
 * Orders of RDE, RAS, OMG, OMI, ORU and OMD messages: an ORC starts one; so does an OBR or RXE when the order already has
 * one or there is none (OMG-13 may leave out the ORC).
 */
export function ordersOf(message: Hl7Message): Grouped<SegmentGroup> {
  return split(message.segments, (segment, current) => {
    if (segment.id === 'ORC') return true
    if (ONE_PER_ORDER.has(segment.id)) return current === undefined || has(current, segment.id)
    // OBX of ADT-00 belong to the patient; an order begins with what only orders have.
    return current === undefined && segment.id !== 'OBX' && WITHIN_ORDER.has(segment.id)
  })
}

/**
 * The administrations of one order of RAS^O17: `{ {RXA} RXR [OBX] }`. RXA that stand together are the ingredients of one
 * administration and share the RXR after them. The header is what was ordered: ORC, RXE, TQ1, RXR, RXC and CTI.
 */
export function administrationsOf(order: SegmentGroup): Grouped<SegmentGroup> {
  return split(
    order.segments,
    (segment, current) => segment.id === 'RXA' && !endsWith(current, 'RXA'),
    (segment) => segment.id === 'CTI',
  )
}

/** The procedures performed in one order of OMI^Z23: `{ ZE1 [{OBX}] [{ZE2}] }`. IPC stay in the header, with the OBR. */
export function proceduresOf(order: SegmentGroup): Grouped<SegmentGroup> {
  return split(
    order.segments,
    (segment) => segment.id === 'ZE1',
    (segment) => segment.id === 'IPC',
  )
}

/** The problems of PPR^ZD1: a PRB starts one. */
export function problemsOf(message: Hl7Message): Grouped<SegmentGroup> {
  return split(message.segments, (segment) => segment.id === 'PRB')
}

/**
 * Specimens and tests of OUL^R22 and OML^O33: SPM → OBR [ORC] {OBX [NTE]}, also from exporters that put the ORC before
 * the OBR, and from those that put ORC and OBR before the SPM.
 */
export function specimensOf(message: Hl7Message): Grouped<Specimen> {
  const grouping = new SpecimenGrouping()
  for (const segment of message.segments) grouping.add(segment)
  return grouping.result()
}

class SpecimenGrouping {
  readonly #header: Hl7Segment[] = []
  readonly #specimens: OpenSpecimen[] = []
  /** Where a segment that starts nothing goes. */
  #last: Hl7Segment[] = this.#header

  add(segment: Hl7Segment): void {
    if (segment.id === 'SPM') this.#addSpecimen(segment)
    else if (segment.id === 'OBX' && this.#specimens.length === 0) {
      this.#last = this.#header
      this.#last.push(segment)
    } else if (segment.id === 'OBR' || segment.id === 'ORC' || segment.id === 'OBX') this.#addToTest(segment)
    else this.#last.push(segment)
  }

  result(): Grouped<Specimen> {
    return {
      header: new SegmentGroup(this.#header),
      groups: this.#specimens.map(({ spm, own, tests }) => ({
        spm,
        own: new SegmentGroup(own),
        tests: tests.map((segments) => new SegmentGroup(segments)),
      })),
    }
  }

  #addSpecimen(spm: Hl7Segment): void {
    const current = this.#specimens.at(-1)
    const waiting = isWaitingForSpecimen(current)
    if (current !== undefined && waiting === 'specimen') {
      current.spm = spm
      current.own.push(spm)
      this.#last = current.own
      return
    }
    const moved = waiting === 'test' ? current?.tests.pop() : undefined
    if (current?.spm === undefined && current?.tests.length === 0) this.#specimens.pop()
    const own = [spm]
    this.#specimens.push({ spm, own, tests: moved === undefined ? [] : [moved] })
    this.#last = own
  }

  #addToTest(segment: Hl7Segment): void {
    let specimen = this.#specimens.at(-1)
    if (specimen === undefined) {
      specimen = { spm: undefined, own: [], tests: [] }
      this.#specimens.push(specimen)
    }
    let test = specimen.tests.at(-1)
    if (test === undefined || (segment.id !== 'OBX' && (has(test, segment.id) || has(test, 'OBX')))) {
      test = []
      specimen.tests.push(test)
    }
    test.push(segment)
    this.#last = test
  }
}

interface OpenSpecimen {
  spm: Hl7Segment | undefined
  readonly own: Hl7Segment[]
  readonly tests: Hl7Segment[][]
}

/**
 * Whether an arriving SPM belongs to what came before it: to a specimen that has none yet (ORC OBR SPM OBX), or to a test
 * of which only the ORC has come (ORC SPM OBR OBX). A test with results is never moved to another specimen.
 */
function isWaitingForSpecimen(specimen: OpenSpecimen | undefined): 'specimen' | 'test' | 'no' {
  const test = specimen?.tests.at(-1)
  if (specimen === undefined || test === undefined || has(test, 'OBX')) return 'no'
  if (!has(test, 'OBR')) return 'test'
  return specimen.spm === undefined && specimen.tests.length === 1 ? 'specimen' : 'no'
}

function split(
  segments: readonly Hl7Segment[],
  startsGroup: (segment: Hl7Segment, current: readonly Hl7Segment[] | undefined) => boolean,
  staysInHeader: (segment: Hl7Segment) => boolean = () => false,
): Grouped<SegmentGroup> {
  const header: Hl7Segment[] = []
  const groups: Hl7Segment[][] = []
  let current: Hl7Segment[] | undefined
  let last = header
  for (const segment of segments) {
    if (staysInHeader(segment)) {
      last = header
    } else if (startsGroup(segment, current)) {
      current = []
      groups.push(current)
      last = current
    } else if (segment.id !== 'NTE') {
      last = current ?? header
    }
    last.push(segment)
  }
  return { header: new SegmentGroup(header), groups: groups.map((group) => new SegmentGroup(group)) }
}

function has(segments: readonly Hl7Segment[], id: string): boolean {
  return segments.some((segment) => segment.id === id)
}

/** Whether the last segment that is no comment is of this kind. */
function endsWith(segments: readonly Hl7Segment[] | undefined, id: string): boolean {
  return segments?.findLast((segment) => segment.id !== 'NTE')?.id === id
}
