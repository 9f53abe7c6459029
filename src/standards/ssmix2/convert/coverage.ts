import type { Coverage, Extension, Organization, Reference } from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import { lookupTable } from '#standards/lookup-table.ts'
import { conceptOf } from './coding.ts'
import type { MessageScope } from './scope.ts'

const EXTENSION = 'http://jpfhir.jp/fhir/core/Extension/StructureDefinition'
const INSURER_NUMBER = 'http://jpfhir.jp/fhir/core/mhlw/IdSystem/InsurerNumber'
const PUBLIC_PAYER_NUMBER = 'http://jpfhir.jp/fhir/core/mhlw/IdSystem/PublicPayerNumber'
const COVERAGE_CLASS = 'http://terminology.hl7.org/CodeSystem/coverage-class'
const SUBSCRIBER_RELATIONSHIP = 'http://terminology.hl7.org/CodeSystem/subscriber-relationship'

/** 公費負担 in JHSD0001 (ss-mix2.md §11.3): its payers have numbers of another system. */
const PUBLIC_EXPENSE = /^(?:1\d|2\d|30|5[1-4]|66|79)$/

const RELATIONSHIP = lookupTable<string>({
  SEL: 'self',
  SPO: 'spouse',
  CHD: 'child',
  PAR: 'parent',
})

/** IN1 as JP_Coverage: one resource for each insurance (ss-mix2.md §5, §13). */
export function emitCoverage(scope: MessageScope, in1: Hl7Segment): void {
  const type = conceptOf(scope.facility, in1, 2)
  const [symbol, number] = [in1.text(10).trim(), in1.text(11).trim()]
  const start = scope.dateTime(in1, 12)
  const end = scope.dateTime(in1, 13)
  const plan = in1.text(15).trim()
  const relationship = relationshipOf(scope, in1)
  const payor = payorOf(in1)
  const extension = [
    ...extensionOf('JP_Coverage_InsuredPersonSymbol', symbol),
    ...extensionOf('JP_Coverage_InsuredPersonNumber', number),
  ]
  const coverage: Coverage = {
    resourceType: 'Coverage',
    ...(extension.length === 0 ? {} : { extension }),
    status: 'active',
    ...(type === undefined ? {} : { type }),
    ...(symbol === '' && number === '' ? {} : { subscriberId: [symbol, number].filter(Boolean).join('・') }),
    beneficiary: scope.patientReference(),
    ...(relationship === undefined ? {} : { relationship }),
    ...(start === undefined && end === undefined
      ? {}
      : { period: { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) } }),
    payor: [payor],
    ...(plan === '' ? {} : { class: [{ type: { coding: [{ system: COVERAGE_CLASS, code: 'plan' }] }, value: plan }] }),
  }
  scope.emit(coverage, in1)
}

function payorOf(in1: Hl7Segment): Reference<Organization> {
  const number = in1.text(3).trim()
  const name = in1.text(4).trim()
  const kind = in1.text(2, 2).trim() || in1.text(2).trim()
  const system = PUBLIC_EXPENSE.test(in1.text(2).trim()) ? PUBLIC_PAYER_NUMBER : INSURER_NUMBER
  return {
    type: 'Organization',
    // 8 digits, padded with zeros (fhir-jp.md §1): a seven-digit number is one whose leading zero was dropped.
    ...(number === ''
      ? {}
      : { identifier: { system, value: /^\d{1,7}$/.test(number) ? number.padStart(8, '0') : number } }),
    display: name || kind || '保険者の記載なし',
  }
}

function relationshipOf(scope: MessageScope, in1: Hl7Segment): Coverage['relationship'] {
  const concept = conceptOf(scope.facility, in1, 17)
  if (concept === undefined) return undefined
  const code = RELATIONSHIP[in1.text(17).trim().toUpperCase()] ?? 'other'
  return { ...concept, coding: [{ system: SUBSCRIBER_RELATIONSHIP, code }, ...(concept.coding ?? [])] }
}

function extensionOf(name: string, value: string): Extension[] {
  return value === '' ? [] : [{ url: `${EXTENSION}/${name}`, valueString: value }]
}
