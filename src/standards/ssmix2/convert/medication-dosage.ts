import { GIVE_STRENGTH, GIVE_STRENGTH_VOLUME } from '#standards/fhir/canonical.ts'
import { decimal } from '#standards/fhir/exact-json.ts'
import type { CodeableConcept, Dosage, DosageDoseAndRate, Duration, Extension } from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import { lookupTable } from '#standards/lookup-table.ts'
import type { SegmentGroup } from '../groups.ts'
import { type Components, codeableConcept, componentsOf, conceptOf, subcomponentsOf } from './coding.ts'
import { conceptText } from './concept-text.ts'
import type { FacilityIdentity } from './facility-identity.ts'
import { given, isGiven } from './given.ts'
import { readNumber } from './laboratory-value.ts'
import { type Comment, commentsOf, DATA_ABSENT_REASON } from './medication-coding.ts'
import { dosageText, type UnevenDose } from './medication-dosage-text.ts'
import { periodOf } from './order-period.ts'
import { recordedSimpleQuantity, unitOf, unitOfField } from './recorded-quantity.ts'
import type { MessageScope } from './scope.ts'

const CORE_EXTENSION = 'http://jpfhir.jp/fhir/core/Extension/StructureDefinition'
const PERIOD_OF_USE = `${CORE_EXTENSION}/JP_MedicationDosage_PeriodOfUse`
const USAGE_DURATION = `${CORE_EXTENSION}/JP_MedicationDosage_UsageDuration`
const UCUM = 'http://unitsofmeasure.org'

/** 不均等投与: `V<n>…` of JAMI's supplementary usage codes, n-th time of the day (fhir-jp.md §2.2). */
const UNEVEN = /^V([1-9])/

/** The dosage of one drug of a prescription (RXE, TQ1, RXR of OMP-01), with its whole text. */
export function prescriptionDosage(scope: MessageScope, group: SegmentGroup, rxe: Hl7Segment): Dosage {
  const { facility } = scope
  const tq1 = group.first('TQ1')
  const rxr = group.first('RXR')
  const comments = commentsOf(facility, rxe, 7)
  const usages = tq1 === undefined ? [] : usagesOf(facility, tq1)
  const main = usages.find((usage) => usage.code.length !== 8) ?? usages[0]
  const others = usages.filter((usage) => usage !== main)
  const uneven = [...comments, ...others].filter((comment) => UNEVEN.test(comment.code))
  const further = comments.filter((comment) => !UNEVEN.test(comment.code))
  const supplementary = others.filter((usage) => !UNEVEN.test(usage.code))
  const condition = tq1?.text(11).trim() ?? ''
  const site = rxr === undefined ? undefined : siteOf(facility, rxr)
  const occasions = tq1?.text(14).trim() ?? ''
  return {
    text: dosageText({
      dose: rxe.text(3).trim(),
      largestDose: rxe.text(4).trim(),
      doseUnit: unitOfField(facility, rxe, 5).text,
      daily: amountText(facility, rxe, 19),
      unevenDoses: uneven.map(unevenDose),
      usage: [...(main === undefined ? [] : [main]), ...supplementary].map((usage) => conceptText(usage.concept)),
      site: conceptText(site),
      condition,
      duration: durationWords(facility, tq1),
      occasions,
      instructions: further.map((comment) => conceptText(comment.concept)),
      total: `${rxe.text(10).trim()}${unitOfField(facility, rxe, 11).text}`,
    }),
    ...given({
      extension: [periodOfUse(scope, tq1), usageDuration(facility, tq1)].filter(isGiven),
      additionalInstruction: [...uneven, ...supplementary, ...further].map((comment) => comment.concept),
      patientInstruction: condition,
      timing: main === undefined ? undefined : { code: main.concept },
      asNeededBoolean: isAsNeeded(rxe, occasions) ? true : undefined,
      site,
      route: rxr === undefined ? undefined : conceptOf(facility, rxr, 1),
      method: rxr === undefined ? undefined : conceptOf(facility, rxr, 4),
      doseAndRate: [doseAndRate(facility, rxe)].filter(isGiven),
    }),
  }
}

/** 用法 and 補足用法: RPT.1 of each repetition of TQ1-3, as subcomponents or, from some senders, as components. */
export function usagesOf(facility: FacilityIdentity, tq1: Hl7Segment): Comment[] {
  return tq1.repetitions(3).flatMap((repetition) => {
    const isFlat = repetition.subcomponents(1).length < 2 && repetition.componentCount > 1
    const cwe: Components = isFlat ? repetition : subcomponentsOf(repetition, 1)
    const concept = codeableConcept(facility, cwe, { use: 'usage' })
    return concept === undefined ? [] : [{ table: cwe.text(3).trim(), code: cwe.text(1).trim(), concept }]
  })
}

/** RXR-2, or of an injection with its side (RXR-6, HL7 table 0495): 「腕（左）」. */
export function siteOf(facility: FacilityIdentity, rxr: Hl7Segment): CodeableConcept | undefined {
  const site = conceptOf(facility, rxr, 2, { use: 'bodySite' })
  const side = conceptText(conceptOf(facility, rxr, 6))
  if (side === '') return site
  const name = conceptText(site)
  return { ...site, text: name === '' ? side : `${name}（${side}）` }
}

/** TQ1-7 and TQ1-8, when the drug is to be used: not the day of the order (DT-5). */
function periodOfUse(scope: MessageScope, tq1: Hl7Segment | undefined): Extension | undefined {
  if (tq1 === undefined) return undefined
  const period = periodOf(scope, { segment: tq1, field: 7 }, { segment: tq1, field: 8 })
  return period === undefined ? undefined : { url: PERIOD_OF_USE, valuePeriod: period }
}

function usageDuration(facility: FacilityIdentity, tq1: Hl7Segment | undefined): Extension | undefined {
  const duration = tq1 === undefined ? undefined : durationOf(facility, tq1)
  return duration === undefined ? undefined : { url: USAGE_DURATION, valueDuration: duration }
}

const UCUM_TIME = lookupTable<string>({
  '': 'd',
  d: 'd',
  日: 'd',
  日分: 'd',
  w: 'wk',
  wk: 'wk',
  週: 'wk',
  週間: 'wk',
  mo: 'mo',
  月: 'mo',
  か月: 'mo',
  h: 'h',
  hr: 'h',
  時間: 'h',
})

/** TQ1-6 as a FHIR Duration; undefined where its unit is none that FHIR knows (the text keeps it). */
export function durationOf(facility: FacilityIdentity, tq1: Hl7Segment): Duration | undefined {
  const words = durationWords(facility, tq1)
  const digits = words === undefined ? undefined : readNumber(words.amount)?.digits
  if (words === undefined || digits === undefined) return undefined
  const code = UCUM_TIME[words.unit.toLowerCase()]
  if (code === undefined) return undefined
  return { value: decimal(digits), unit: words.unit === '' || code === 'd' ? '日' : words.unit, system: UCUM, code }
}

function durationWords(facility: FacilityIdentity, tq1: Hl7Segment | undefined) {
  const amount = tq1?.text(6).trim() ?? ''
  if (tq1 === undefined || amount === '') return undefined
  const unit = unitOf(facility, subcomponentsOf(componentsOf(tq1, 6), 2)).text
  return { amount, unit }
}

/** 頓用: JHSP0003 22 (RXE-27), MERIT-9 OTP (RXE-21), or a number of occasions (TQ1-14). Never read from usage digits. */
function isAsNeeded(rxe: Hl7Segment, occasions: string): boolean {
  const isPrnKind = rxe.text(27).trim() === '22' && rxe.text(27, 3).trim() === 'JHSP0003'
  return occasions !== '' || isPrnKind || rxe.repetitions(21).some((category) => category.text(1).trim() === 'OTP')
}

/** 1回量 (RXE-3 to RXE-4, RXE-5), 1日量 (RXE-19), 力価 (RXE-25/26, RXE-33/34). */
function doseAndRate(facility: FacilityIdentity, rxe: Hl7Segment): DosageDoseAndRate | undefined {
  const unit = unitOfField(facility, rxe, 5)
  const low = recordedSimpleQuantity(rxe.text(3).trim(), unit)
  const high = recordedSimpleQuantity(rxe.text(4).trim(), unit)
  const dailyText = rxe.text(19).trim()
  const daily = recordedSimpleQuantity(dailyText, unitOf(facility, subcomponentsOf(componentsOf(rxe, 19), 2)))
  const parts = given({
    extension: [strength(GIVE_STRENGTH, facility, rxe, 25), strength(GIVE_STRENGTH_VOLUME, facility, rxe, 33)].filter(
      isGiven,
    ),
    doseQuantity: high === undefined ? (low ?? explicitlyEmpty(rxe)) : undefined,
    doseRange: high === undefined ? undefined : given({ low, high }),
    rateRatio:
      daily === undefined
        ? undefined
        : { numerator: daily, denominator: { value: 1, unit: '日', system: UCUM, code: 'd' } },
  })
  return Object.keys(parts).length === 0 ? undefined : parts
}

/** `""`: the sender says that there is no single dose, as of an ointment (ss-mix2.md §2). */
function explicitlyEmpty(rxe: Hl7Segment) {
  return rxe.isNull(3) ? { extension: [{ url: DATA_ABSENT_REASON, valueCode: 'not-applicable' }] } : undefined
}

export function strength(
  url: string,
  facility: FacilityIdentity,
  segment: Hl7Segment,
  field: number,
): Extension | undefined {
  const quantity = recordedSimpleQuantity(segment.text(field).trim(), unitOfField(facility, segment, field + 1))
  return quantity === undefined ? undefined : { url, valueQuantity: quantity }
}

function amountText(facility: FacilityIdentity, segment: Hl7Segment, field: number): string {
  const amount = segment.text(field).trim()
  return amount === '' ? '' : `${amount}${unitOf(facility, subcomponentsOf(componentsOf(segment, field), 2)).text}`
}

function unevenDose(comment: Comment): UnevenDose {
  const n = UNEVEN.exec(comment.code)?.[1]
  return { occurrence: n === undefined ? undefined : Number(n), text: conceptText(comment.concept) }
}
