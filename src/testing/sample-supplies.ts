import type { Concept } from '#clinical/fact-base.ts'
import { addDays, type JstDate } from '#clinical/jst-date.ts'
import type { Injection, Prescription } from '#clinical/medication-facts.ts'
import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import { samplePrescription, sampleTime } from './sample-facts.ts'

/** A drug by its name and, where given, its YJ code; without one it has no standard code. */
export function sampleDrug(text: string, yj?: string): Concept {
  const codings = yj === undefined ? [] : [{ system: SYSTEM.yj, code: yj, display: undefined }]
  return { text, codings, isStandard: yj !== undefined }
}

/** A prescription of one drug for some days from the day it was ordered; `days` undefined = 日数なし. */
export function sampleSupply(
  facility: string,
  on: string,
  name: Concept,
  days: number | undefined,
  more: Partial<Prescription> = {},
): Prescription {
  return samplePrescription(facility, on, name.text, {
    drugs: [{ name, amount: undefined, strengthType: undefined }],
    daysSupplied: days === undefined ? undefined : { text: String(days), unit: '日' },
    endsOn: days === undefined ? undefined : addDays(on as JstDate, days - 1),
    ...more,
  })
}

/** An infusion of a mixture, ordered or given. */
export function sampleInjection(
  facility: string,
  at: string,
  drugs: readonly (readonly [name: string, amount: string])[],
  more: Partial<Injection> = {},
): Injection {
  const line = samplePrescription(facility, at, '', { daysSupplied: undefined, dose: undefined, dailyDose: undefined })
  return {
    ...line,
    kind: 'injection',
    drugs: drugs.map(([text, amount]) => ({
      name: sampleDrug(text),
      amount: { text: amount, unit: '本' },
      strengthType: undefined,
    })),
    startsOn: sampleTime(at),
    method: '点滴静注',
    rate: '100 mL/h',
    usage: undefined,
    orderKey: undefined,
    ...more,
  }
}
