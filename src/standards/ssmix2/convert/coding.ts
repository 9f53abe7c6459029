import type { CodeableConcept, Coding } from '#standards/fhir/r4.ts'
import type { FieldRepetition, Hl7Segment } from '#standards/hl7v2/segment.ts'
import { type CodeUse, systemOf } from './code-systems.ts'
import type { FacilityIdentity } from './facility-identity.ts'

interface CodingOptions {
  readonly use?: CodeUse
  /** System of a code whose sender names none. */
  readonly defaultSystem?: string
}

/** Anything that gives components: a field repetition, or a segment's field through `componentsOf`. */
export interface Components {
  text(component?: number, subcomponent?: number): string
}

/** The components of one repetition of a field. */
export function componentsOf(segment: Hl7Segment, field: number, repetition = 1): Components {
  return { text: (component = 1, subcomponent = 1) => segment.text(field, component, repetition, subcomponent) }
}

/** The components that stand as subcomponents in one component: `6^TAB&錠&MR9P`. */
export function subcomponentsOf(repetition: Components, component: number): Components {
  return { text: (subcomponent = 1) => repetition.text(component, subcomponent) }
}

/**
 * A CWE (code, text, system; alternate code, text, system; … 9 original text) as CodeableConcept: both codings with the
 * systems of ss-mix2.md §11.1 and the sender's own text, whether or not the code is known. Undefined when empty.
 */
export function codeableConcept(
  facility: FacilityIdentity,
  cwe: Components,
  options: CodingOptions = {},
): CodeableConcept | undefined {
  const codings = [codingAt(facility, cwe, 1, options), codingAt(facility, cwe, 4, options)].filter(isDefined)
  const text = cwe.text(9).trim() || cwe.text(2).trim() || cwe.text(5).trim()
  if (codings.length === 0 && text === '') return undefined
  return { ...(codings.length > 0 ? { coding: codings } : {}), ...(text === '' ? {} : { text }) }
}

/** `codeableConcept` of a segment's field. */
export function conceptOf(
  facility: FacilityIdentity,
  segment: Hl7Segment,
  field: number,
  options: CodingOptions = {},
): CodeableConcept | undefined {
  // Most fields of most segments are empty.
  return segment.rawField(field) === '' ? undefined : codeableConcept(facility, componentsOf(segment, field), options)
}

/** Every repetition of a field as CodeableConcept. */
export function conceptsOf(
  facility: FacilityIdentity,
  segment: Hl7Segment,
  field: number,
  options: CodingOptions = {},
): CodeableConcept[] {
  return segment
    .repetitions(field)
    .map((repetition: FieldRepetition) => codeableConcept(facility, repetition, options))
    .filter(isDefined)
}

/** One coding of a CWE whose code stands at component `first` (1, or 4 for the alternate); undefined without a code. */
export function codingAt(
  facility: FacilityIdentity,
  cwe: Components,
  first: 1 | 4,
  options: CodingOptions = {},
): Coding | undefined {
  // FHIR's code has no other white space than single blanks.
  const code = cwe.text(first).trim().replace(/\s+/g, ' ')
  if (code === '') return undefined
  const display = cwe.text(first + 1).trim()
  const system = systemOf(facility, cwe.text(first + 2), code, options.use ?? 'any') ?? options.defaultSystem
  return { ...(system === undefined ? {} : { system }), code, ...(display === '' ? {} : { display }) }
}

function isDefined<T>(value: T | undefined): value is T {
  return value !== undefined
}
