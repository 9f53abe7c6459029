import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import type {
  CodeableConcept,
  Dosage,
  DosageDoseAndRate,
  Extension,
  Quantity,
  Ratio,
  Resource,
} from '#standards/fhir/r4.ts'
import type { ClinicalTime } from '../clinical-time.ts'
import type { Amount } from '../fact-base.ts'
import type { Drug } from '../medication-facts.ts'
import { leavesDaysOut } from '../medications/dosing-days.ts'
import type { DecodeScope } from './decode-scope.ts'
import {
  amountOf,
  amountText,
  commentText,
  conceptOf,
  extensionNamed,
  nonEmpty,
  quantityDigits,
  textOf,
} from './elements.ts'
import { skipsDays, timingWords } from './timing-words.ts'

/** What the dosage of one line says; a line with several dosages keeps their texts and no single dose. */
export interface DosageReading {
  readonly usage: string | undefined
  readonly instructions: readonly string[]
  readonly dose: Amount | undefined
  readonly dailyDose: Amount | undefined
  readonly strengthType: Drug['strengthType']
  readonly isAsNeeded: boolean
  readonly asNeededFor: string | undefined
  readonly route: string | undefined
  readonly method: string | undefined
  readonly site: string | undefined
  readonly rate: string | undefined
  readonly line: string | undefined
  readonly device: string | undefined
  readonly startsOn: ClinicalTime | undefined
  readonly until: ClinicalTime | undefined
  /** 実服用日数: the days on which it is taken, which may lie apart. */
  readonly daysOfUse: Amount | undefined
  /** Length of the repetition, in days of the calendar. */
  readonly bounds: Amount | undefined
  /** Its words or its structure say that it is not taken every day. */
  readonly leavesDaysOut: boolean
}

export function dosageOf(dosages: readonly Dosage[] | undefined, holder: Resource, scope: DecodeScope): DosageReading {
  const all = dosages ?? []
  const first = all[0]
  // With one dosage its doses are the line's; with several (漸減, 曜日別) only their texts say what is meant.
  const rated = all.length === 1 ? (first?.doseAndRate ?? []) : []
  const texts = all.flatMap((each) => wordsOf(each) ?? [])
  const usage = nonEmpty(texts.join(' / '))
  const instructions = all.flatMap((each) => [
    ...(each.additionalInstruction ?? []).flatMap((one) => textOf(one) ?? []),
    ...(nonEmpty(each.patientInstruction) === undefined ? [] : [each.patientInstruction ?? '']),
    ...limitsOf(each),
    ...['DosageComment'].flatMap((name) => commentText(extensionNamed(each, `JP_MedicationDosage_${name}`)) ?? []),
  ])
  const period = extensionNamed(first, 'JP_MedicationDosage_PeriodOfUse')?.valuePeriod
  const bounds = first?.timing?.repeat?.boundsPeriod
  const deviceReference = extensionNamed(first, 'JP_MedicationDosage_Device')?.valueReference
  return {
    usage,
    instructions: instructions.filter((text) => usage?.includes(text) !== true),
    dose: rated.map((each) => doseOf(each)).find((dose) => dose !== undefined),
    dailyDose: rated.map(({ rateRatio }) => perDay(rateRatio)).find((dose) => dose !== undefined),
    strengthType: rated.map(({ type }) => strengthTypeOf(type)).find((type) => type !== undefined),
    isAsNeeded: all.some((each) => each.asNeededBoolean === true || each.asNeededCodeableConcept !== undefined),
    asNeededFor: all.map((each) => textOf(each.asNeededCodeableConcept)).find((text) => text),
    route: ofEach(all, ({ route }) =>
      joined(textOf(route), commentText(extensionNamed(route, 'JP_MedicationDosage_RouteComment'))),
    ),
    method: ofEach(all, ({ method }) =>
      joined(textOf(method), commentText(extensionNamed(method, 'JP_MedicationDosage_MethodComment'))),
    ),
    site: ofEach(all, (each) => siteOf(each, holder, scope)),
    rate: joined(
      rated.map(rateOf).find((text) => text !== undefined),
      commentText(extensionNamed(first, 'JP_MedicationDosage_RateComment')) ??
        commentText(extensionNamed(rated[0], 'JP_MedicationDosage_RateComment')),
    ),
    line: joined(
      commentText(extensionNamed(first, 'JP_MedicationDosage_Line')),
      commentText(extensionNamed(first, 'JP_MedicationDosage_LineComment')),
    ),
    device: deviceReference === undefined ? undefined : nonEmpty(deviceReference.display),
    startsOn: scope.time(period?.start ?? bounds?.start ?? first?.timing?.event?.[0], holder, 'dosage start'),
    until: scope.time(bounds?.end ?? period?.end, holder, 'dosage end'),
    daysOfUse: amountOf(extensionNamed(first, 'JP_MedicationDosage_UsageDuration')?.valueDuration),
    bounds: amountOf(first?.timing?.repeat?.boundsDuration),
    leavesDaysOut: leavesDaysOut([...texts, ...instructions]) || all.some(({ timing }) => skipsDays(timing)),
  }
}

/**
 * The text of a dosage as it was written, else its structure in words. Of a structure that leaves days out where the text
 * does not, the words stand behind the text: 「起床時」 alone would read as every day (H-15).
 */
function wordsOf({ text, timing, additionalInstruction, patientInstruction }: Dosage): string | undefined {
  const written = nonEmpty(text) ?? textOf(timing?.code)
  if (written === undefined || !skipsDays(timing)) return written ?? timingWords(timing)
  const instructions = (additionalInstruction ?? []).flatMap((one) => textOf(one) ?? [])
  const isSaid = leavesDaysOut([written, ...instructions, patientInstruction ?? ''])
  return isSaid ? written : joined(written, timingWords(timing))
}

/** What every dosage of the line says of one thing, each once: a drip that goes on by mouth has two routes. */
function ofEach(all: readonly Dosage[], pick: (dosage: Dosage) => string | undefined): string | undefined {
  return nonEmpty([...new Set(all.flatMap((each) => pick(each) ?? []))].join(' / '))
}

/** 「1日3回まで」 and the like: a limit is part of the dosing (MED-4). */
function limitsOf({ maxDosePerPeriod, maxDosePerAdministration }: Dosage): readonly string[] {
  const perPeriod = [amountOf(maxDosePerPeriod?.numerator), amountOf(maxDosePerPeriod?.denominator)].map(amountText)
  const perTime = amountText(amountOf(maxDosePerAdministration))
  return [
    ...(perPeriod.every((each) => each !== undefined) ? [`≤ ${perPeriod.join(' / ')}`] : []),
    ...(perTime === undefined ? [] : [`≤ ${perTime} / 回`]),
  ]
}

function doseOf({ doseQuantity, doseRange }: DosageDoseAndRate): Amount | undefined {
  const single = amountOf(doseQuantity)
  if (single !== undefined) return single
  const [low, high] = [amountOf(doseRange?.low), amountOf(doseRange?.high)]
  if (low === undefined || high === undefined) return low ?? high
  return { text: `${low.text}–${high.text}`, unit: high.unit ?? low.unit }
}

/** 1日量: a ratio to one day; any other ratio is a rate (fhir-jp.md §4 C). */
function perDay(ratio: Ratio | undefined): Amount | undefined {
  return isOneDay(ratio?.denominator) ? amountOf(ratio?.numerator) : undefined
}

function isOneDay(quantity: Quantity | undefined): boolean {
  return quantityDigits(quantity) === '1' && ['d', '日', '1日'].includes(quantity?.code ?? quantity?.unit ?? '')
}

function rateOf({ rateRatio, rateQuantity, rateRange }: DosageDoseAndRate): string | undefined {
  if (rateQuantity !== undefined) return amountText(amountOf(rateQuantity))
  if (rateRange !== undefined) {
    const bounds = [amountText(amountOf(rateRange.low)), amountText(amountOf(rateRange.high))]
    return nonEmpty(bounds.filter(nonEmpty).join('–'))
  }
  if (rateRatio === undefined || isOneDay(rateRatio.denominator)) return undefined
  const [amount, per] = [amountText(amountOf(rateRatio.numerator)), amountOf(rateRatio.denominator)]
  if (amount === undefined || per === undefined) return amount
  return `${amount}/${per.text === '1' ? (per.unit ?? '1') : amountText(per)}`
}

function siteOf(dosage: Dosage, holder: Resource, scope: DecodeScope): string | undefined {
  const comment = commentText(extensionNamed(dosage.site, 'JP_MedicationDosage_SiteComment'))
  const structure = scope.resolve(extensionNamed(dosage.site, 'bodySite')?.valueReference, holder)
  if (structure?.resourceType !== 'BodyStructure') return joined(textOf(dosage.site), comment)
  const qualifiers = (structure.locationQualifier ?? []).flatMap((each) => textOf(each) ?? [])
  return joined(textOf(structure.location) ?? textOf(dosage.site), ...qualifiers, comment)
}

function joined(...texts: readonly (string | undefined)[]): string | undefined {
  return nonEmpty(texts.filter((text) => nonEmpty(text) !== undefined).join(' '))
}

function strengthTypeOf(type: CodeableConcept | undefined): Drug['strengthType'] {
  const concept = conceptOf(type)
  const code = concept?.codings.find(({ system }) => system === SYSTEM.strengthType)?.code
  if (code === '1' || concept?.text === '製剤量') return 'preparation'
  if (code === '2' || concept?.text === '原薬量' || concept?.text === '成分量') return 'ingredient'
  return undefined
}

/** 製剤量 or 原薬量 of an ingredient's strength (fhir-jp.md §3). */
export function extensionOfStrengthType(strength: { extension?: Extension[] } | undefined): Drug['strengthType'] {
  return strengthTypeOf(extensionNamed(strength, 'JP_Medication_IngredientStrength_StrengthType')?.valueCodeableConcept)
}
