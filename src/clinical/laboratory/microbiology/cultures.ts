import type { ClinicalTime } from '#clinical/clinical-time.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { FactStatus } from '#clinical/fact-base.ts'
import { isCurrentFact } from '#clinical/facts.ts'
import type { LabResult, Measurement } from '#clinical/observation-facts.ts'
import { isSusceptibility, type SusceptibilityLetter, susceptibilityLetter } from './susceptibility.ts'

/** One specimen of one hospital with all that microbiology found in it (LAB-9). */
export interface Culture {
  readonly key: string
  readonly facility: FacilityId
  readonly at: ClinicalTime | undefined
  readonly isAtReportTime: boolean
  /** The newest report of its results. */
  readonly reportedAt: ClinicalTime | undefined
  readonly material: string | undefined
  /** Several where the laboratory numbered culture and susceptibility apart. */
  readonly accessions: readonly string[]
  readonly organisms: readonly Organism[]
  /** Smears, 「発育を認めず」 and every other result that is of no organism. */
  readonly findings: readonly Finding[]
  /** Drugs in the order of the sender; the rows of the table. */
  readonly drugs: readonly string[]
  readonly notes: readonly string[]
  /** Cancelled results and those entered in error, left out (VAL-4). */
  readonly withdrawn: number
}

/** An organism: one column of the table. */
export interface Organism {
  readonly key: string
  readonly name: Finding
  /** Quantity and whatever else was said of it, as recorded. */
  readonly findings: readonly Finding[]
  readonly susceptibilities: readonly Susceptibility[]
}

export interface Finding {
  readonly key: string
  readonly measurement: Measurement
  readonly status: FactStatus
}

interface Susceptibility extends Finding {
  readonly drug: string
  /** undefined where only a measured value came. */
  readonly letter: SusceptibilityLetter | undefined
}

/** The cultures of a patient, newest first. Every current result stands in exactly one place of one culture. */
export function cultures(results: readonly LabResult[]): readonly Culture[] {
  const own = results.filter(({ isMicrobiology }) => isMicrobiology)
  const specimens = specimenKeys(own)
  const groups = Map.groupBy(own, (result) => specimens.get(result.key) ?? '')
  return [...groups].map(([key, group]) => culture(key, group)).sort(newestFirst)
}

/**
 * The specimen of each result. An organism and its susceptibilities are of one, even where the laboratory numbered the
 * two tests apart: the reference between them joins the numbers.
 */
function specimenKeys(results: readonly LabResult[]): ReadonlyMap<string, string> {
  const keys = new Map(
    results.map(({ key, facility, at, specimen }) => [
      key,
      [facility, at?.text, specimen?.accession, specimen?.material?.text].map((part) => part ?? '').join('|'),
    ]),
  )
  for (const { key, members } of results) {
    for (const member of members) {
      const [one, other] = [keys.get(key), keys.get(member)]
      if (one === undefined || other === undefined || one === other) continue
      for (const [result, specimen] of keys) if (specimen === other) keys.set(result, one)
    }
  }
  return keys
}

function culture(key: string, all: readonly LabResult[]): Culture {
  const results = all.filter(isCurrentFact)
  const [first] = all
  const byKey = new Map(results.map((result) => [result.key, result]))
  const placed = new Set<string>()
  const organisms: Organism[] = []
  const findings: Finding[] = []
  const place = (result: LabResult) => {
    if (placed.has(result.key)) return
    placed.add(result.key)
    if (isHeading(result, byKey)) {
      for (const member of result.members) {
        const held = byKey.get(member)
        if (held !== undefined) place(held)
      }
      return
    }
    const parts = partsOf(result, byKey, placed)
    if (parts.length === 0) findings.push(findingOf(result))
    else organisms.push(organismOf(result, parts))
  }
  const isHeld = (key: string) => results.some((other) => other.key !== key && other.members.includes(key))
  for (const result of results.filter(({ key: own }) => !isHeld(own))) place(result)
  // Members that name each other in a circle are all held by somebody: what is left stands on its own.
  for (const result of results) place(result)
  return {
    key,
    facility: first?.facility ?? ('' as FacilityId),
    at: first?.at,
    isAtReportTime: first?.isAtReportTime ?? false,
    reportedAt: newest(results.map(({ reportedAt }) => reportedAt)),
    material: first?.specimen?.material?.text,
    accessions: [...new Set(all.flatMap(({ specimen }) => specimen?.accession ?? []))],
    organisms,
    findings,
    drugs: [...new Set(organisms.flatMap(({ susceptibilities }) => susceptibilities.map(({ drug }) => drug)))],
    notes: [...new Set(results.flatMap(({ notes }) => notes))],
    withdrawn: all.length - results.length,
  }
}

/** Without a value it only holds others together: they stand in its place. */
function isHeading(result: LabResult, byKey: ReadonlyMap<string, LabResult>): boolean {
  const isEmpty = result.value === undefined && result.absentReason === undefined && result.components.length === 0
  return isEmpty && result.members.some((member) => byKey.has(member))
}

/** Members and components of an organism, each once. */
function partsOf(head: LabResult, byKey: ReadonlyMap<string, LabResult>, placed: Set<string>): readonly Finding[] {
  const components = head.components.map((measurement, at) => ({
    key: `${head.key}#${at}`,
    measurement,
    status: head.status,
  }))
  const members = head.members.flatMap((key) => {
    const member = byKey.get(key)
    if (member === undefined || placed.has(key)) return []
    placed.add(key)
    return [findingOf(member), ...partsOf(member, byKey, placed)]
  })
  return [...components, ...members]
}

function organismOf(head: LabResult, parts: readonly Finding[]): Organism {
  const susceptibilities = parts.filter(({ measurement }) => isSusceptibility(measurement))
  return {
    key: head.key,
    name: findingOf(head),
    findings: parts.filter((part) => !susceptibilities.includes(part)),
    susceptibilities: susceptibilities.map((part) => ({
      ...part,
      drug: part.measurement.item.text,
      letter: susceptibilityLetter(part.measurement),
    })),
  }
}

function findingOf(result: LabResult): Finding {
  return { key: result.key, measurement: result, status: result.status }
}

function newest(times: readonly (ClinicalTime | undefined)[]): ClinicalTime | undefined {
  return times.reduce((found, each) => ((each?.text ?? '') > (found?.text ?? '') ? each : found), undefined)
}

function newestFirst(a: Culture, b: Culture): number {
  const [one, other] = [a.at?.text ?? '', b.at?.text ?? '']
  if (one !== other) return one > other ? -1 : 1
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0
}
