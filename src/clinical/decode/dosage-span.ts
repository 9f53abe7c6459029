import { decimalText } from '#standards/fhir/exact-json.ts'
import type { Dosage, Resource } from '#standards/fhir/r4.ts'
import type { ClinicalTime } from '../clinical-time.ts'
import type { Amount } from '../fact-base.ts'
import type { DecodeScope } from './decode-scope.ts'
import { amountOf, extensionNamed } from './elements.ts'
import { wholeDays } from './supply-end.ts'

/** How long the dosages of one line last together; undefined = not known, also where only some of them say it. */
interface DosageSpan {
  readonly until: ClinicalTime | undefined
  readonly daysOfUse: Amount | undefined
  readonly bounds: Amount | undefined
}

/**
 * Of several dosages (漸減 7 days, then 21 days) the first alone would end the supply too early (MED-4, H-15): the last of
 * all ends counts, and lengths are added only where each dosage has one in days and their numbers say that they follow
 * one another (`sequence`: equal numbers run at the same time).
 */
export function spanOf(all: readonly Dosage[], holder: Resource, scope: DecodeScope): DosageSpan {
  const ends = all.flatMap(
    (each) =>
      scope.time(
        each.timing?.repeat?.boundsPeriod?.end ??
          extensionNamed(each, 'JP_MedicationDosage_PeriodOfUse')?.valuePeriod?.end,
        holder,
        'dosage end',
      ) ?? [],
  )
  const until = ends.toSorted((one, other) => (one.text < other.text ? -1 : 1)).at(-1)
  return {
    until: ends.length === all.length ? until : undefined,
    daysOfUse: together(all, (each) =>
      amountOf(extensionNamed(each, 'JP_MedicationDosage_UsageDuration')?.valueDuration),
    ),
    bounds: together(all, ({ timing }) => amountOf(timing?.repeat?.boundsDuration)),
  }
}

function together(all: readonly Dosage[], lengthOf: (dosage: Dosage) => Amount | undefined): Amount | undefined {
  const [first, ...others] = all
  if (first === undefined || others.length === 0) return first === undefined ? undefined : lengthOf(first)
  const numbers = new Set(all.flatMap(({ sequence }) => decimalText(sequence) ?? []))
  const days = all.flatMap((each) => wholeDays(lengthOf(each)) ?? [])
  if (numbers.size < all.length || days.length < all.length) return undefined
  return { text: String(days.reduce((sum, each) => sum + each, 0)), unit: '日' }
}
