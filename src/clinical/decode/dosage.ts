import type { Dosage, DosageDoseAndRate, Extension, Resource } from '#standards/fhir/r4.ts'
import type { ClinicalTime } from '../clinical-time.ts'
import type { Amount } from '../fact-base.ts'
import type { FormatLanguage } from '../format/date.ts'
import type { Drug } from '../medication-facts.ts'
import { leavesDaysOut } from '../medications/dosing-days.ts'
import type { DecodeScope } from './decode-scope.ts'
import { spanOf } from './dosage-span.ts'
import { doseTold, isOneDay, rangeOf, strengthTypeOf } from './dose-told.ts'
import { amountOf, amountText, commentText, extensionNamed, nonEmpty, textOf } from './elements.ts'
import { skipsDays, timingWords } from './timing-words.ts'

/** What the dosage of one line says; a line with several dosages keeps their texts and no single dose. */
export interface DosageReading {
  readonly usage: string | undefined
  readonly instructions: readonly string[]
  /** Both with our own words in English, where there are any. */
  readonly inEnglish: { readonly usage: string | undefined; readonly instructions: readonly string[] } | undefined
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
  const told = doseTold(rated)
  const [words, english] = [inWords(all, told.others, 'ja'), inWords(all, told.others, 'en')]
  const isOurs = words.usage !== english.usage || words.instructions.join() !== english.instructions.join()
  const deviceReference = extensionNamed(first, 'JP_MedicationDosage_Device')?.valueReference
  return {
    usage: words.usage,
    instructions: words.instructions,
    inEnglish: isOurs ? { usage: english.usage, instructions: english.instructions } : undefined,
    dose: told.dose,
    dailyDose: told.dailyDose,
    strengthType: told.strengthType,
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
    ...spanOf(all, holder, scope),
    leavesDaysOut: leavesDaysOut(words.said) || all.some(({ timing }) => skipsDays(timing)),
  }
}

/** Dosing and further instructions as they were written, and in our words where only structure came (MED-1, VAL-5). */
function inWords(
  all: readonly Dosage[],
  others: readonly Readonly<Record<FormatLanguage, string>>[],
  language: FormatLanguage,
) {
  const texts = all.flatMap((each) => wordsOf(each, language) ?? [])
  const usage = nonEmpty(texts.join(' / '))
  const instructions = all.flatMap((each) => [
    ...(each.additionalInstruction ?? []).flatMap((one) => textOf(one) ?? []),
    ...(nonEmpty(each.patientInstruction) === undefined ? [] : [each.patientInstruction ?? '']),
    ...limitsOf(each, language),
    ...['DosageComment'].flatMap((name) => commentText(extensionNamed(each, `JP_MedicationDosage_${name}`)) ?? []),
  ])
  const further = [...instructions, ...others.map((each) => each[language])]
  return {
    usage,
    instructions: further.filter((text) => usage?.includes(text) !== true),
    /** Each text by itself. */
    said: [...texts, ...further],
  }
}

/**
 * The text of a dosage as it was written, else its structure in words. Of a structure that leaves days out where the text
 * does not, the words stand behind the text: 「起床時」 alone would read as every day (H-15).
 */
function wordsOf(
  { text, timing, additionalInstruction, patientInstruction }: Dosage,
  language: FormatLanguage,
): string | undefined {
  const written = nonEmpty(text) ?? textOf(timing?.code)
  if (written === undefined || !skipsDays(timing)) return written ?? timingWords(timing, language)
  const instructions = (additionalInstruction ?? []).flatMap((one) => textOf(one) ?? [])
  const isSaid = leavesDaysOut([written, ...instructions, patientInstruction ?? ''])
  return isSaid ? written : joined(written, timingWords(timing, language))
}

/** What every dosage of the line says of one thing, each once: a drip that goes on by mouth has two routes. */
function ofEach(all: readonly Dosage[], pick: (dosage: Dosage) => string | undefined): string | undefined {
  return nonEmpty([...new Set(all.flatMap((each) => pick(each) ?? []))].join(' / '))
}

/** 「1日3回まで」 and the like: a limit is part of the dosing (MED-4). */
function limitsOf({ maxDosePerPeriod, maxDosePerAdministration }: Dosage, language: FormatLanguage): readonly string[] {
  const perPeriod = [amountOf(maxDosePerPeriod?.numerator), amountOf(maxDosePerPeriod?.denominator)].map(amountText)
  const perTime = amountText(amountOf(maxDosePerAdministration))
  return [
    ...(perPeriod.every((each) => each !== undefined) ? [`≤ ${perPeriod.join(' / ')}`] : []),
    ...(perTime === undefined ? [] : [`≤ ${perTime} / ${language === 'ja' ? '回' : 'dose'}`]),
  ]
}

function rateOf({ rateRatio, rateQuantity, rateRange }: DosageDoseAndRate): string | undefined {
  if (rateQuantity !== undefined) return amountText(amountOf(rateQuantity))
  if (rateRange !== undefined) return amountText(rangeOf(rateRange))
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

/** 製剤量 or 原薬量 of an ingredient's strength (fhir-jp.md §3). */
export function extensionOfStrengthType(strength: { extension?: Extension[] } | undefined): Drug['strengthType'] {
  return strengthTypeOf(extensionNamed(strength, 'JP_Medication_IngredientStrength_StrengthType')?.valueCodeableConcept)
}
