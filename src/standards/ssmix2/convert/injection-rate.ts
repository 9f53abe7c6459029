import { decimal } from '#standards/fhir/exact-json.ts'
import type { DosageDoseAndRate, Quantity } from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import { lookupTable } from '#standards/lookup-table.ts'
import type { FacilityIdentity } from './facility-identity.ts'
import { recordedSimpleQuantity, unitOfField } from './recorded-quantity.ts'

/** The rate of an injection, and how it reads. */
export interface InjectionRate {
  readonly rate: Pick<DosageDoseAndRate, 'rateQuantity' | 'rateRatio'>
  readonly text: string
}

const UCUM = 'http://unitsofmeasure.org'

/** RXE-22 `H1`: a letter of HL7 v2.5 §4.14.4.22 and a count. */
const PER = /^([SMHDW])(\d+)$/
const TIME_UNITS = lookupTable<readonly [unit: string, code: string]>({
  S: ['秒', 's'],
  M: ['分', 'min'],
  H: ['時間', 'h'],
  D: ['日', 'd'],
  W: ['週', 'wk'],
})

/**
 * RXE-23 with RXE-24, which mostly says the time itself (`ml/hr`); where it does not, RXE-22 says per what (ss-mix2.md
 * §8). Undefined without a rate.
 */
export function injectionRate(facility: FacilityIdentity, rxe: Hl7Segment): InjectionRate | undefined {
  const unit = unitOfField(facility, rxe, 24)
  const amount = rxe.text(23).trim()
  const quantity = recordedSimpleQuantity(amount, unit)
  if (quantity === undefined) return undefined
  const per = /[/／毎]/.test(unit.text) ? undefined : perTime(rxe.text(22).trim())
  if (per === undefined) return { rate: { rateQuantity: quantity }, text: `${amount}${unit.text}` }
  return {
    rate: { rateRatio: { numerator: quantity, denominator: per.quantity } },
    text: `${amount}${unit.text}/${per.text}`,
  }
}

function perTime(text: string): { quantity: Quantity; text: string } | undefined {
  const [, letter = '', count = ''] = PER.exec(text) ?? []
  const [unit, code] = TIME_UNITS[letter] ?? []
  if (unit === undefined || code === undefined) return undefined
  const value = count.replace(/^0+(?=\d)/, '')
  return {
    quantity: { value: decimal(value), unit, system: UCUM, code },
    text: value === '1' ? unit : `${value}${unit}`,
  }
}
