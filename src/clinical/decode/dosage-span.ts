import { decimalText } from '#standards/fhir/exact-json.ts'
import type { Dosage, Resource } from '#standards/fhir/r4.ts'
import type { ClinicalTime } from '../clinical-time.ts'
import type { Amount } from '../fact-base.ts'
import { addDays } from '../jst-date.ts'
import type { DecodeScope } from './decode-scope.ts'
import { amountOf, extensionNamed } from './elements.ts'
import { wholeDays } from './supply-end.ts'
import { dayOfTime } from './time.ts'

/** How long the dosages of one line last together; undefined = not known, also where only some of them say it. */
interface DosageSpan {
  /** The first of all starts. */
  readonly startsOn: ClinicalTime | undefined
  readonly until: ClinicalTime | undefined
  readonly daysOfUse: Amount | undefined
  readonly bounds: Amount | undefined
}

/** What one dosage says of its days. */
interface OneDosage {
  readonly dosage: Dosage
  readonly startsOn: ClinicalTime | undefined
  readonly until: ClinicalTime | undefined
}

/**
 * Of several dosages (漸減 7 days, then 21 days) the first alone would end the supply too early (MED-4, H-15): the last of
 * all ends counts, told by each dosage or known from its own first day and length, in whatever order they stand. Without
 * these, lengths count where their numbers say how they follow one another: `sequence` that differs is one after the
 * other, equal numbers run at the same time, and no number tells neither.
 */
export function spanOf(all: readonly Dosage[], holder: Resource, scope: DecodeScope): DosageSpan {
  const dosages = all.map((dosage) => oneDosage(dosage, holder, scope))
  const [starts, ends] = [dosages.map(({ startsOn }) => startsOn), dosages.map(endOf)]
  // Of one that begins by itself, later than the line, nobody knows how long those before it last.
  const isInOneGo = starts.slice(1).every((start) => start === undefined) || ends.every((end) => end !== undefined)
  const together = (lengthOf: (dosage: Dosage) => Amount | undefined) =>
    isInOneGo ? lengthTogether(all, lengthOf) : undefined
  return {
    startsOn: knownOfAll(starts)?.at(0) ?? starts[0],
    until: knownOfAll(ends)?.at(-1),
    daysOfUse: together((each) => amountOf(extensionNamed(each, 'JP_MedicationDosage_UsageDuration')?.valueDuration)),
    bounds: together(lengthOfBounds),
  }

  /** One dosage alone is told by its start and its days (supply-end.ts); of several each has its own. */
  function endOf({ dosage, startsOn, until }: OneDosage): ClinicalTime | undefined {
    const [first, days] = [dayOfTime(startsOn), wholeDays(lengthOfBounds(dosage))]
    if (until !== undefined || all.length === 1 || first === undefined || days === undefined) return until
    return { text: addDays(first, days - 1), precision: 'day' }
  }
}

function oneDosage(dosage: Dosage, holder: Resource, scope: DecodeScope): OneDosage {
  const ofUse = extensionNamed(dosage, 'JP_MedicationDosage_PeriodOfUse')?.valuePeriod
  const ofRepeat = dosage.timing?.repeat?.boundsPeriod
  return {
    dosage,
    startsOn: scope.time(ofUse?.start ?? ofRepeat?.start ?? dosage.timing?.event?.[0], holder, 'dosage start'),
    until: scope.time(ofRepeat?.end ?? ofUse?.end, holder, 'dosage end'),
  }
}

function lengthOfBounds({ timing }: Dosage): Amount | undefined {
  return amountOf(timing?.repeat?.boundsDuration)
}

/** In the order of time; undefined where one of them is not known. */
function knownOfAll(times: readonly (ClinicalTime | undefined)[]): readonly ClinicalTime[] | undefined {
  const known = times.filter((time) => time !== undefined)
  return known.length < times.length ? undefined : known.toSorted((one, other) => (one.text < other.text ? -1 : 1))
}

function lengthTogether(all: readonly Dosage[], lengthOf: (dosage: Dosage) => Amount | undefined): Amount | undefined {
  const [first, ...others] = all
  if (first === undefined || others.length === 0) return first === undefined ? undefined : lengthOf(first)
  const numbered = all.flatMap((each) => {
    const [number, days] = [decimalText(each.sequence), wholeDays(lengthOf(each))]
    return number === undefined || days === undefined ? [] : [{ number, days }]
  })
  if (numbered.length < all.length) return undefined
  const steps = [...Map.groupBy(numbered, ({ number }) => number).values()]
  const days = steps.reduce((sum, step) => sum + Math.max(...step.map((each) => each.days)), 0)
  return { text: String(days), unit: '日' }
}
