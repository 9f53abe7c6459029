import { RECORDED_UNIT, RECORDED_VALUE } from '#standards/fhir/canonical.ts'
import { decimalText } from '#standards/fhir/exact-json.ts'
import type {
  CodeableConcept,
  Extension,
  Observation,
  ObservationComponent,
  ObservationReferenceRange,
  Quantity,
} from '#standards/fhir/r4.ts'
import type { Concept, MeasuredValue } from '../fact-base.ts'
import type { Measurement, ReferenceRange, ReportedFlag } from '../observation-facts.ts'
import { conceptOf, extensionOf, measuredQuantity, nonEmpty, textOf, textValue } from './elements.ts'

type Measured = Observation | ObservationComponent

/** Item, value, flag and ranges of an Observation or of one of its components. Throws when no item is named. */
export function measurementOf(measured: Measured): Measurement {
  return {
    item: itemOf(measured.code),
    value: recordedValueOf(measured),
    absentReason: textOf(measured.dataAbsentReason),
    flag: gravestFlag((measured.interpretation ?? []).flatMap((each) => flagOf(each) ?? [])),
    ranges: (measured.referenceRange ?? []).flatMap((range) => rangeOf(range) ?? []),
  }
}

function itemOf(code: CodeableConcept | undefined): Concept {
  const item = conceptOf(code)
  if (item === undefined) throw new TypeError('no item is named')
  return item
}

/**
 * The value as recorded, of whichever type: text stays text (VAL-3), and the sender's own text of it comes first
 * (DESIGN.md §8.5).
 */
function recordedValueOf(measured: Measured): MeasuredValue | undefined {
  const value = typedValue(measured)
  refuseLostValue(measured, value)
  const { extension } = measured as { extension?: Extension[] }
  const recorded = nonEmpty(extensionOf({ extension: extension ?? [] }, RECORDED_VALUE)?.valueString)
  const unit = nonEmpty(extensionOf({ extension: extension ?? [] }, RECORDED_UNIT)?.valueString)
  if (recorded === undefined && unit === undefined) return value
  const base = value ?? (recorded === undefined ? undefined : textValue(recorded))
  return base === undefined ? undefined : { ...base, text: recorded ?? base.text, unit: base.unit ?? unit }
}

function typedValue(measured: Measured): MeasuredValue | undefined {
  if (measured.valueQuantity !== undefined) return measuredQuantity(measured.valueQuantity)
  if (measured.valueRange !== undefined) return rangeValue(measured.valueRange.low, measured.valueRange.high)
  const text =
    textOf(measured.valueCodeableConcept) ??
    nonEmpty(measured.valueString) ??
    decimalText(measured.valueInteger) ??
    ratioText(measured.valueRatio?.numerator, measured.valueRatio?.denominator) ??
    nonEmpty(measured.valueDateTime) ??
    nonEmpty(measured.valueTime) ??
    (measured.valueBoolean === undefined ? undefined : String(measured.valueBoolean))
  return text === undefined ? undefined : textValue(text)
}

/** A value that is there and not understood must not look like a missing one (H-09): the record is told as unreadable. */
function refuseLostValue(measured: Measured, value: MeasuredValue | undefined): void {
  if (value !== undefined) return
  const lost = Object.entries(measured).find(([name, content]) => /^value[A-Z]/.test(name) && !isEmptyValue(content))
  if (lost !== undefined) throw new TypeError(`the value (${lost[0]}) is not understood`)
}

/** An empty text, or a quantity without its number: nothing was measured, and `dataAbsentReason` may say why. */
function isEmptyValue(content: unknown): boolean {
  if (typeof content === 'string') return content.trim() === ''
  if (typeof content !== 'object' || content === null) return content === null || content === undefined
  const { value, coding, text, low, high, numerator, denominator, data, start, end } = content as Record<
    string,
    unknown
  >
  return [value, coding, text, low, high, numerator, denominator, data, start, end].every((each) => each === undefined)
}

/** `5–9` in the unit of both bounds; bounds in two units each with its own (NUM-4, H-06). */
function rangeValue(low: Quantity | undefined, high: Quantity | undefined): MeasuredValue | undefined {
  const bounds = [measuredQuantity(low), measuredQuantity(high)].filter((each) => each !== undefined)
  const units = new Set(bounds.map(({ unit }) => unit))
  const [unit] = units
  const plain = rangeText(low, high)
  if (plain === undefined) return undefined
  if (units.size === 1) return { ...textValue(plain), unit }
  return textValue(bounds.map(withUnit).join('–'))
}

/** `1:40`; with units both stand in the text, because it has two (H-06). */
function ratioText(numerator: Quantity | undefined, denominator: Quantity | undefined): string | undefined {
  const [above, below] = [numerator, denominator].map((each) => {
    const value = measuredQuantity(each)
    return value === undefined ? undefined : withUnit(value)
  })
  return above === undefined || below === undefined ? (above ?? below) : `${above}:${below}`
}

function withUnit({ text, unit }: MeasuredValue): string {
  return unit === undefined ? text : `${text} ${unit}`
}

/** From the one that a reader must not miss down: `A` says less than a direction does (FLAG-3). */
const FLAGS = ['HH', 'LL', 'AA', 'H', 'L', 'A', 'other', 'N'] as const satisfies readonly ReportedFlag['code'][]

/** Several flags of one result are one mark, the gravest, with the text of all of them (FLAG-1). */
function gravestFlag(flags: readonly ReportedFlag[]): ReportedFlag | undefined {
  const code = FLAGS.find((each) => flags.some((flag) => flag.code === each))
  const text = [...new Set(flags.map((flag) => flag.text))].join(' ')
  return code === undefined ? undefined : { code, text }
}

/** The flag as reported, by its code or by the letter in its text; whatever else was sent keeps its text (FLAG-1). */
function flagOf(interpretation: CodeableConcept): ReportedFlag | undefined {
  const text = textOf(interpretation)
  if (text === undefined) return undefined
  const codes = [...(interpretation.coding ?? []).map(({ code }) => code ?? ''), text.normalize('NFKC').trim()]
  const code = FLAGS.find((each) => each !== 'other' && codes.includes(each))
  return { code: code ?? 'other', text }
}

function rangeOf(range: ObservationReferenceRange): ReferenceRange | undefined {
  const [low, high] = [measuredQuantity(range.low), measuredQuantity(range.high)]
  const text = nonEmpty(range.text) ?? rangeText(range.low, range.high)
  if (text === undefined) return undefined
  const appliesTo = (range.appliesTo ?? []).flatMap((each) => textOf(each) ?? [])
  const age = rangeText(range.age?.low, range.age?.high)
  return { text, low, high, appliesTo: nonEmpty([...appliesTo, age].filter(nonEmpty).join(' ')) }
}

/** `3.5–5.0`, or `≤0.41` and `≥40` where one bound is all there is (NUM-6). */
function rangeText(low: Quantity | undefined, high: Quantity | undefined): string | undefined {
  const [from, to] = [measuredQuantity(low)?.text, measuredQuantity(high)?.text]
  if (from !== undefined && to !== undefined) return `${from}–${to}`
  if (from !== undefined) return `≥${from}`
  return to === undefined ? undefined : `≤${to}`
}
