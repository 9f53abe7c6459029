import type {
  Immunization as FhirImmunization,
  Procedure as FhirProcedure,
  NutritionOrder,
  ServiceRequest,
} from '#standards/fhir/r4.ts'
import type { Diet, ImagingStudy, Immunization, Order, Procedure } from '../event-facts.ts'
import type { FormatLanguage } from '../format/date.ts'
import { inLanguage } from '../in-language.ts'
import { type DecodeScope, factBase } from './decode-scope.ts'
import {
  amountOf,
  amountText,
  conceptOf,
  concepts,
  displayOf,
  hasCode,
  nonEmpty,
  textConcept,
  textOf,
} from './elements.ts'
import { orderKeys } from './order-keys.ts'
import { remarks } from './own-words.ts'
import { factStatus } from './status.ts'
import { timeWords } from './time-words.ts'

/** 手術・処置; an examination with pictures is told as imaging, with its staff, materials and exposure as remarks. */
export function decodeProcedure(procedure: FhirProcedure, scope: DecodeScope): Procedure | ImagingStudy {
  const fact = procedureOf(procedure, scope)
  if (!isImaging(procedure)) return fact
  const {
    kind: _procedure,
    name,
    performers,
    category,
    outcome,
    statusReason,
    details: _told,
    until: _end,
    ...rest
  } = fact
  const notes = ({ details }: Pick<Procedure, 'details'>) =>
    [category?.text, ...performers, ...details, outcome, statusReason, ...fact.notes].filter(
      (text) => text !== undefined,
    )
  return {
    ...rest,
    kind: 'imaging',
    title: name.text,
    modalities: [],
    studyUid: undefined,
    accession: undefined,
    orders: orderKeys(procedure.basedOn, procedure.identifier),
    seriesCount: undefined,
    instanceCount: undefined,
    notes: notes(fact),
    ...(fact.inEnglish === undefined ? {} : { inEnglish: { notes: notes(inLanguage(fact, 'en')) } }),
  }
}

function isImaging({ category, code }: FhirProcedure): boolean {
  const isJj1017 = (code?.coding ?? []).some(({ system }) => /JJ1017/i.test(system ?? ''))
  return isJj1017 || hasCode(category, 'imaging') || /放射線|画像|内視鏡検査/.test(textOf(category) ?? '')
}

function procedureOf(procedure: FhirProcedure, scope: DecodeScope): Procedure {
  const { performedPeriod, performer } = procedure
  const name = conceptOf(procedure.code) ?? conceptOf(procedure.category)
  if (name === undefined) throw new TypeError('no procedure is named')
  const performers = (performer ?? []).flatMap((each) => scope.nameOf(each.actor, procedure) ?? [])
  const details = [
    ...(procedure.usedCode ?? []).flatMap((each) => textOf(each) ?? []),
    ...(procedure.usedReference ?? []).flatMap((each) => scope.nameOf(each, procedure) ?? []),
    ...(procedure.reasonCode ?? []).flatMap((each) => textOf(each) ?? []),
  ]
  const { performedString, performedAge, performedRange } = procedure
  const performed = (language: FormatLanguage) =>
    timeWords('performed', { text: performedString, age: performedAge, range: performedRange }, language)
  return {
    ...factBase(scope, procedure, {
      at:
        scope.time(procedure.performedDateTime, procedure, 'performedDateTime') ??
        scope.time(performedPeriod?.start, procedure, 'performedPeriod.start'),
      status: factStatus(procedure.status),
      author: performers[0] ?? scope.nameOf(procedure.recorder, procedure),
    }),
    kind: 'procedure',
    name,
    until: scope.time(performedPeriod?.end, procedure, 'performedPeriod.end'),
    bodySite: nonEmpty((procedure.bodySite ?? []).flatMap((each) => textOf(each) ?? []).join('、')),
    category: conceptOf(procedure.category),
    performers,
    details: [...details, ...performed('ja')],
    ...(performed('ja').length === 0 ? {} : { inEnglish: { details: [...details, ...performed('en')] } }),
    outcome: textOf(procedure.outcome),
    statusReason: textOf(procedure.statusReason),
  }
}

/** An order or booking stands at the day it is for, else at the day it was written. */
export function decodeServiceRequest(request: ServiceRequest, scope: DecodeScope): Order {
  const authored = scope.time(request.authoredOn, request, 'authoredOn')
  const items = concepts(request.orderDetail)
  const name = conceptOf(request.code) ?? items[0] ?? conceptOf(request.category?.[0])
  if (name === undefined) throw new TypeError('no order is named')
  const isOpen = request.status === 'active' || request.status === 'on-hold'
  return {
    ...factBase(scope, request, {
      at:
        scope.time(request.occurrenceDateTime, request, 'occurrenceDateTime') ??
        scope.time(request.occurrencePeriod?.start, request, 'occurrencePeriod.start') ??
        authored,
      recordedAt: authored,
      status: isOpen ? 'planned' : factStatus(request.status),
      author: scope.nameOf(request.requester, request),
    }),
    kind: 'order',
    name,
    items,
    category: conceptOf(request.category?.[0]),
  }
}

export function decodeNutritionOrder(order: NutritionOrder, scope: DecodeScope): Diet {
  const { oralDiet, enteralFormula, supplement } = order
  const types = concepts(oralDiet?.type)
  const schedule = oralDiet?.schedule?.[0]?.repeat?.boundsPeriod
  const formula = conceptOf(enteralFormula?.baseFormulaType) ?? named(enteralFormula?.baseFormulaProductName)
  const name = types[0] ?? named(oralDiet?.instruction) ?? formula ?? conceptOf(supplement?.[0]?.type)
  if (name === undefined) throw new TypeError('no diet is named')
  return {
    ...factBase(scope, order, {
      at: scope.time(schedule?.start, order, 'schedule.start') ?? scope.time(order.dateTime, order, 'dateTime'),
      recordedAt: scope.time(order.dateTime, order, 'dateTime'),
      // A diet is in force until the next order: its own message never says when it ended.
      status: order.status === 'active' ? 'final' : factStatus(order.status),
      author: scope.nameOf(order.orderer, order),
    }),
    kind: 'diet',
    name,
    until: scope.time(schedule?.end, order, 'schedule.end'),
    details: [
      ...types.slice(1).map(({ text }) => text),
      ...(types.length > 0 && nonEmpty(oralDiet?.instruction) !== undefined ? [oralDiet?.instruction ?? ''] : []),
      ...(oralDiet?.nutrient ?? []).flatMap(({ modifier, amount }) => {
        const text = [textOf(modifier), amountText(amountOf(amount))].filter(nonEmpty).join(' ')
        return text === '' ? [] : [text]
      }),
      ...(oralDiet?.texture ?? []).flatMap(({ modifier }) => textOf(modifier) ?? []),
      ...[...(order.foodPreferenceModifier ?? []), ...(order.excludeFoodModifier ?? [])].flatMap(
        (each) => textOf(each) ?? [],
      ),
      ...(supplement ?? []).flatMap(
        ({ productName, instruction }) => nonEmpty(productName) ?? nonEmpty(instruction) ?? [],
      ),
    ],
  }
}

function named(text: string | undefined) {
  return nonEmpty(text) === undefined || text === undefined ? undefined : textConcept(text)
}

export function decodeImmunization(immunization: FhirImmunization, scope: DecodeScope): Immunization {
  const vaccine = conceptOf(immunization.vaccineCode)
  if (vaccine === undefined) throw new TypeError('no vaccine is named')
  const protocol = immunization.protocolApplied?.[0]
  const isGiven = immunization.status !== 'not-done'
  const base = factBase(scope, immunization, {
    at: scope.time(immunization.occurrenceDateTime, immunization, 'occurrenceDateTime'),
    recordedAt: scope.time(immunization.recorded, immunization, 'recorded'),
    status: factStatus(immunization.status),
    author: immunization.performer?.map((each) => scope.nameOf(each.actor, immunization)).find((name) => name),
  })
  return {
    ...base,
    ...remarks(base.notes, (language) => timeWords('given', { text: immunization.occurrenceString }, language)),
    kind: 'immunization',
    vaccine,
    dose: amountOf(immunization.doseQuantity),
    doseNumber: nonEmpty(protocol?.doseNumberString) ?? asText(protocol?.doseNumberPositiveInt),
    lotNumber: nonEmpty(immunization.lotNumber),
    site: textOf(immunization.site),
    manufacturer: displayOf(immunization.manufacturer) ?? scope.nameOf(immunization.manufacturer, immunization),
    isGiven,
    statusReason: textOf(immunization.statusReason),
  }
}

function asText(number: number | undefined): string | undefined {
  return number === undefined ? undefined : String(number)
}
