import { RECORDED_VALUE } from '#standards/fhir/canonical.ts'
import { decimalText } from '#standards/fhir/exact-json.ts'
import { canonicalSystem, isSameSystem, isStandardSystem } from '#standards/fhir/identifier-systems.ts'
import type {
  Annotation,
  CodeableConcept,
  Coding,
  Extension,
  Identifier,
  Quantity,
  Reference,
} from '#standards/fhir/r4.ts'
import type { Amount, Concept, MeasuredValue } from '../fact-base.ts'
import { isNamingCode } from '../naming-code.ts'

interface Extended {
  readonly extension?: Extension[]
}

/** The first extension of a canonical, whatever version stands behind `|`. */
export function extensionOf(element: Extended | undefined, url: string): Extension | undefined {
  return element?.extension?.find((each) => each.url?.split('|')[0] === url)
}

/** The first extension whose address ends in a name; JP extensions occur under more than one root (fhir-jp.md §3). */
export function extensionNamed(element: Extended | undefined, name: string): Extension | undefined {
  return element?.extension?.find((each) => each.url?.split('|')[0]?.endsWith(`/${name}`))
}

/** Text of a JP comment extension: a CodeableConcept or, tolerated, a string. */
export function commentText(extension: Extension | undefined): string | undefined {
  return nonEmpty(extension?.valueString) ?? textOf(extension?.valueCodeableConcept)
}

export function nonEmpty(text: unknown): string | undefined {
  return typeof text === 'string' && text.trim() !== '' ? text : undefined
}

/** The objects of a list that may not be one: what other systems send is not always what the type says. */
export function objectsOf<T>(value: readonly T[] | undefined): readonly T[] {
  const all: readonly T[] = Array.isArray(value) ? value : []
  return all.filter((each) => typeof each === 'object' && each !== null)
}

/** What the sender wrote for a concept: text, else the display of a national code, else any display, else a code. */
export function textOf(concept: CodeableConcept | undefined): string | undefined {
  if (concept === undefined) return undefined
  const codings = concept.coding ?? []
  const national = codings.find(({ system, display }) => isStandardSystem(system ?? '') && nonEmpty(display))
  return (
    nonEmpty(concept.text) ??
    nonEmpty(national?.display) ??
    codings.map(({ display }) => nonEmpty(display)).find((display) => display !== undefined) ??
    codings.map(({ code }) => nonEmpty(code)).find((code) => code !== undefined)
  )
}

/** A concept; undefined when it has neither text nor code. */
export function conceptOf(concept: CodeableConcept | undefined): Concept | undefined {
  const text = textOf(concept)
  if (concept === undefined || text === undefined) return undefined
  const codings = (concept.coding ?? []).flatMap(codingOf)
  return { text, codings, isStandard: codings.some((each) => isStandardSystem(each.system) && isNamingCode(each)) }
}

/** A concept that is only a text, for senders who gave a display without codes. */
export function textConcept(text: string): Concept {
  return { text, codings: [], isStandard: false }
}

function codingOf({ system, code, display }: Coding): Concept['codings'] {
  if (nonEmpty(code) === undefined || code === undefined) return []
  return [{ system: system === undefined ? '' : canonicalSystem(system), code, display: nonEmpty(display) }]
}

export function concepts(list: readonly CodeableConcept[] | undefined): readonly Concept[] {
  return (list ?? []).flatMap((each) => conceptOf(each) ?? [])
}

export function hasCode(concept: CodeableConcept | undefined, ...codes: readonly string[]): boolean {
  return (concept?.coding ?? []).some(({ code }) => code !== undefined && codes.includes(code))
}

export function identifierOf(identifiers: readonly Identifier[] | undefined, system: string): string | undefined {
  return nonEmpty(identifiers?.find((each) => isSameSystem(each.system, system))?.value)
}

/** Digits of a quantity as recorded: our extension where a sender wrote one, else the digits of the JSON number. */
export function quantityDigits(quantity: Quantity | undefined): string | undefined {
  return nonEmpty(extensionOf(quantity, RECORDED_VALUE)?.valueString) ?? decimalText(quantity?.value)
}

/** A quantity with its comparator in the text (VAL-1) and its digits untouched (VAL-2). */
export function measuredQuantity(quantity: Quantity | undefined): MeasuredValue | undefined {
  if (quantity === undefined) return undefined
  const recorded = nonEmpty(extensionOf(quantity, RECORDED_VALUE)?.valueString)
  const digits = decimalText(quantity.value)
  const text = recorded ?? (digits === undefined ? undefined : `${comparatorText(quantity.comparator)}${digits}`)
  if (text === undefined) return undefined
  const comparator = comparatorOf(quantity.comparator)
  // Beyond what was measured in a way that nobody knows: no place on an axis.
  const magnitude = digits === undefined || comparator === 'unknown' ? undefined : Number(digits)
  return {
    text,
    comparator: comparator === 'unknown' ? undefined : comparator,
    magnitude: magnitude !== undefined && Number.isFinite(magnitude) ? magnitude : undefined,
    unit: unitOf(quantity),
  }
}

/** A comparator that FHIR R4 does not know stands as it was sent: it is part of the value (VAL-1). */
function comparatorText(comparator: string | undefined): string {
  if (comparator === '<=') return '≤'
  return comparator === '>=' ? '≥' : (comparator ?? '')
}

const COMPARATORS: Readonly<Record<string, NonNullable<MeasuredValue['comparator']>>> = {
  '<': '<',
  '<=': '<=',
  '≤': '<=',
  '≦': '<=',
  '>': '>',
  '>=': '>=',
  '≥': '>=',
  '≧': '>=',
}

/** The comparator however it is written, so that what lies beyond is never taken for measured (VAL-1, GRAPH-2). */
function comparatorOf(comparator: string | undefined): MeasuredValue['comparator'] | 'unknown' {
  const plain = comparator?.normalize('NFKC').trim() ?? ''
  return plain === '' ? undefined : (COMPARATORS[plain] ?? 'unknown')
}

export function textValue(text: string): MeasuredValue {
  return { text, comparator: undefined, magnitude: undefined, unit: undefined }
}

export function amountOf(quantity: Quantity | undefined): Amount | undefined {
  const value = measuredQuantity(quantity)
  return value === undefined ? undefined : { text: value.text, unit: value.unit }
}

function unitOf({ unit, code }: Quantity): string | undefined {
  return nonEmpty(unit) ?? nonEmpty(code)
}

/** `0.5 錠`: number and unit as one text, for lines that carry both. */
export function amountText(amount: Amount | undefined): string | undefined {
  return amount === undefined ? undefined : [amount.text, amount.unit].filter(nonEmpty).join(' ')
}

export function noteTexts(notes: readonly Annotation[] | undefined): readonly string[] {
  return (notes ?? []).flatMap(({ text }) => nonEmpty(text) ?? [])
}

/** A name that a reference shows without being followed (fhir-jp.md §0.4). */
export function displayOf(reference: Reference | undefined): string | undefined {
  return nonEmpty(reference?.display)
}
