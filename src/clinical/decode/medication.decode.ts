import { canonicalSystem, SYSTEM } from '#standards/fhir/identifier-systems.ts'
import type {
  Identifier,
  MedicationAdministration,
  MedicationDispense,
  MedicationRequest,
  MedicationStatement,
  Reference,
  Resource,
} from '#standards/fhir/r4.ts'
import type { FactBase } from '../fact-base.ts'
import type { MedicationAct } from '../medication-act.ts'
import type { Injection, MedicationLine, Prescription } from '../medication-facts.ts'
import { isWeekly } from '../medications/weekly.ts'
import { type DecodeScope, factBase } from './decode-scope.ts'
import { type DosageReading, dosageOf } from './dosage.ts'
import { type DrugsOfLine, drugsOf } from './drugs.ts'
import { amountOf, concepts, extensionNamed, identifierOf, nonEmpty, textOf } from './elements.ts'
import { staffComments } from './staff-comments.ts'
import { factStatus } from './status.ts'
import { lastDayOfSupply } from './supply-end.ts'

type Line = Prescription | Injection

export function decodeMedicationRequest(request: MedicationRequest, scope: DecodeScope): Line {
  const dosage = dosageOf(request.dosageInstruction, request, scope)
  const at = scope.time(request.authoredOn, request, 'authoredOn')
  const supply = request.dispenseRequest
  const supplied = amountOf(supply?.expectedSupplyDuration)
  const instruction = extensionNamed(supply, 'JP_MedicationRequest_DispenseRequest_InstructionForDispense')
  const instructions = [textOf(instruction?.valueCodeableConcept), nonEmpty(instruction?.valueString)]
  const times = extensionNamed(supply, 'JP_MedicationRequest_DispenseRequest_ExpectedRepeatCount')?.valueInteger
  const line = lineOf(request, scope, {
    act: 'ordered',
    dosage,
    base: factBase(scope, request, {
      at,
      status: statusOfRequest(request),
      author: scope.nameOf(request.requester, request),
    }),
  })
  return ofKind(request, line.drugs, dosage, {
    ...line.fact,
    instructions: [...dosage.instructions, ...instructions.flatMap((text) => text ?? [])],
    total: amountOf(supply?.quantity),
    daysSupplied: supplied ?? dosage.daysOfUse ?? dosage.bounds,
    timesSupplied: times === undefined ? undefined : String(times),
    endsOn: lastDayOfSupply(dosage.startsOn ?? at, supplied, takenOf(dosage, line.fact)),
    categories: concepts(request.category),
    statusReason: textOf(request.statusReason),
  })
}

/** A weekly product leaves days out even where its dosing says nothing of a week (H-15). */
function takenOf(dosage: DosageReading, { drugs }: MedicationLine): DosageReading {
  return drugs.some(({ name }) => isWeekly(name)) ? { ...dosage, leavesDaysOut: true } : dosage
}

const SUGGESTIONS: ReadonlySet<string> = new Set(['proposal', 'plan', 'option'])

/** What is only proposed or planned is no order yet, whatever its status says (H-15). */
function statusOfRequest({ status, intent }: MedicationRequest) {
  const known = factStatus(status === 'active' ? 'completed' : status)
  return known === 'final' && SUGGESTIONS.has(intent ?? '') ? 'planned' : known
}

export function decodeMedicationDispense(dispense: MedicationDispense, scope: DecodeScope): Line {
  const dosage = dosageOf(dispense.dosageInstruction, dispense, scope)
  const at =
    scope.time(dispense.whenHandedOver, dispense, 'whenHandedOver') ??
    scope.time(dispense.whenPrepared, dispense, 'whenPrepared')
  const supplied = amountOf(dispense.daysSupply)
  const preparation = extensionNamed(dispense, 'JP_MedicationDispense_Preparation')
  const line = lineOf(dispense, scope, {
    act: 'dispensed',
    dosage,
    base: factBase(scope, dispense, {
      at,
      status: statusOfDispense(dispense),
      author: dispense.performer?.map((each) => scope.nameOf(each.actor, dispense)).find((name) => name),
    }),
  })
  return ofKind(dispense, line.drugs, dosage, {
    ...line.fact,
    instructions: [
      ...dosage.instructions,
      ...[textOf(preparation?.valueCodeableConcept) ?? nonEmpty(preparation?.valueString)].flatMap(
        (text) => text ?? [],
      ),
    ],
    total: amountOf(dispense.quantity),
    daysSupplied: supplied ?? dosage.daysOfUse ?? dosage.bounds,
    endsOn: lastDayOfSupply(dosage.startsOn ?? at, supplied, takenOf(dosage, line.fact)),
    categories: concepts(dispense.category === undefined ? [] : [dispense.category]),
    statusReason: textOf(dispense.statusReasonCodeableConcept),
    orderedBy: orderOf(dispense.authorizingPrescription, dispense, scope),
  })
}

/** A dispense that lies ready to be fetched was made. */
function statusOfDispense({ status }: MedicationDispense) {
  return factStatus(status === 'in-progress' ? 'completed' : status)
}

export function decodeMedicationAdministration(given: MedicationAdministration, scope: DecodeScope): Line {
  const { dosage: dose, effectivePeriod } = given
  const { text, site, route, method, extension, rateRatio, rateQuantity } = dose ?? {}
  const doseAndRate = [defined({ doseQuantity: dose?.dose, rateRatio, rateQuantity })]
  const asDosage = { ...defined({ text, site, route, method, extension }), doseAndRate }
  const dosage = dosageOf(dose === undefined ? [] : [asDosage], given, scope)
  const line = lineOf(given, scope, {
    act: 'administered',
    dosage,
    base: factBase(scope, given, {
      at:
        scope.time(given.effectiveDateTime, given, 'effectiveDateTime') ??
        scope.time(effectivePeriod?.start, given, 'effectivePeriod.start'),
      status: factStatus(given.status),
      author: given.performer?.map((each) => scope.nameOf(each.actor, given)).find((name) => name),
    }),
  })
  const comment = extensionNamed(given, 'JP_MedicationAdministration_UncategorizedComment')
  return ofKind(given, line.drugs, dosage, {
    ...line.fact,
    instructions: [
      ...dosage.instructions,
      ...[textOf(comment?.valueCodeableConcept) ?? nonEmpty(comment?.valueString)].flatMap((text) => text ?? []),
    ],
    until: scope.time(effectivePeriod?.end, given, 'effectivePeriod.end'),
    categories: concepts(given.category === undefined ? [] : [given.category]),
    statusReason: given.statusReason?.map(textOf).find((text) => text),
    orderedBy: orderOf(given.request === undefined ? [] : [given.request], given, scope),
  })
}

export function decodeMedicationStatement(statement: MedicationStatement, scope: DecodeScope): Line {
  const { effectivePeriod } = statement
  const dosage = dosageOf(statement.dosage, statement, scope)
  const line = lineOf(statement, scope, {
    act: 'stated',
    dosage,
    base: factBase(scope, statement, {
      at:
        scope.time(statement.effectiveDateTime, statement, 'effectiveDateTime') ??
        scope.time(effectivePeriod?.start, statement, 'effectivePeriod.start') ??
        scope.time(statement.dateAsserted, statement, 'dateAsserted'),
      recordedAt: scope.time(statement.dateAsserted, statement, 'dateAsserted'),
      status: factStatus(statement.status),
      author: scope.nameOf(statement.informationSource, statement),
    }),
  })
  return ofKind(statement, line.drugs, dosage, {
    ...line.fact,
    until: scope.time(effectivePeriod?.end, statement, 'effectivePeriod.end'),
    categories: concepts(statement.category === undefined ? [] : [statement.category]),
    statusReason: statement.statusReason?.map(textOf).find((text) => text),
  })
}

type Medicated = MedicationRequest | MedicationDispense | MedicationAdministration | MedicationStatement

interface LineParts {
  readonly act: MedicationAct
  readonly dosage: DosageReading
  readonly base: FactBase
}

/** What every act has in common; supply, categories and order come from the resource itself. */
function lineOf(resource: Medicated, scope: DecodeScope, { act, dosage, base }: LineParts) {
  const drugs = drugsOf(resource, scope)
  const identifiers = resource.identifier
  const { usage, instructions, dose, dailyDose, isAsNeeded, asNeededFor, route, method, site, rate } = dosage
  const fact: MedicationLine = {
    ...base,
    act,
    orderKey: orderKeyOf(resource, scope),
    rpNumber: identifierOf(identifiers, SYSTEM.rpNumber),
    orderInRp: identifierOf(identifiers, SYSTEM.orderInRp),
    drugs: drugs.drugs.map((drug) => ({ ...drug, strengthType: drug.strengthType ?? dosage.strengthType })),
    usage,
    instructions,
    ...staffComments(resource),
    dose,
    dailyDose,
    isAsNeeded,
    asNeededFor,
    route,
    method,
    site,
    rate,
    line: dosage.line,
    device: dosage.device,
    startsOn: dosage.startsOn,
    until: dosage.until,
    total: undefined,
    daysSupplied: undefined,
    timesSupplied: undefined,
    endsOn: undefined,
    categories: [],
    statusReason: undefined,
    orderedBy: undefined,
    orderNumbers: orderNumbersOf(resource, scope),
  }
  return { fact, drugs }
}

const INJECTION_ROUTES = ['IV', 'IM', 'SC', 'ID', 'IA', 'IT', 'IVP', 'IVPB', 'IP', 'EP']

/**
 * An injection is told by its mixture or its profile, else by its method (3…) or route. A number within the Rp stands on
 * prescriptions only (fhir-jp.md §4 C and D), 自己注射 among them; so do certain categories.
 */
function ofKind(
  resource: Medicated,
  { isMixture }: DrugsOfLine,
  { inEnglish, instructions }: DosageReading,
  decoded: MedicationLine,
): Line {
  const line =
    inEnglish === undefined
      ? decoded
      : {
          ...decoded,
          inEnglish: {
            usage: inEnglish.usage,
            // What the record says beside its dosage stands behind it.
            instructions: [...inEnglish.instructions, ...decoded.instructions.slice(instructions.length)],
          },
        }
  const isInjection =
    isMixture ||
    (resource.meta?.profile ?? []).some((profile) => profile.includes('_Injection')) ||
    (line.orderInRp === undefined && !isCalledPrescription(line) && isGivenByInjection(resource))
  return isInjection ? { ...line, kind: 'injection' } : { ...line, kind: 'prescription' }
}

const KINDS_OF_PRESCRIPTION: ReadonlySet<string> = new Set(['21', '22', '23', '24'])

/** 内服, 頓用, 外用, 自己注射 (JHSP0003) and 院外処方 (MERIT-9 OHO). 入院処方 (IHP) says nothing: injections have it, too. */
function isCalledPrescription({ categories }: MedicationLine): boolean {
  return categories.some(
    ({ text, codings }) =>
      text.includes('自己注射') ||
      codings.some(
        ({ system, code }) => code === 'OHO' || (system.endsWith('JHSP0003') && KINDS_OF_PRESCRIPTION.has(code)),
      ),
  )
}

function isGivenByInjection(resource: Medicated): boolean {
  return dosagesOf(resource).some(
    ({ method, route }) =>
      (method?.coding ?? []).some(({ system, code }) => isUsageMethod(system) && code?.startsWith('3')) ||
      (route?.coding ?? []).some(({ code }) => code !== undefined && INJECTION_ROUTES.includes(code)),
  )
}

function isUsageMethod(system: string | undefined): boolean {
  return canonicalSystem(system ?? '').startsWith('http://jami.jp/CodeSystem/MedicationMethod')
}

function dosagesOf(resource: Medicated) {
  switch (resource.resourceType) {
    case 'MedicationRequest':
    case 'MedicationDispense':
      return resource.dosageInstruction ?? []
    case 'MedicationAdministration':
      return resource.dosage === undefined ? [] : [resource.dosage]
    case 'MedicationStatement':
      return resource.dosage ?? []
  }
}

const PRESCRIPTION_ID = 'urn:oid:1.2.392.100495.20.3.11'

/** The order that a line belongs to: its group, else the number of the prescription (fhir-jp.md §4 C). */
function orderKeyOf(resource: Medicated, scope: DecodeScope): string | undefined {
  const group = resource.resourceType === 'MedicationRequest' ? resource.groupIdentifier : undefined
  const numbered = [group, ...(resource.identifier ?? []).filter(isPrescriptionId)].find((each) =>
    nonEmpty(each?.value),
  )
  return numbered === undefined ? undefined : `${scope.facility}/${numbered.value}`
}

function isPrescriptionId({ system }: Identifier): boolean {
  return system === PRESCRIPTION_ID || system?.startsWith(`${PRESCRIPTION_ID}.`) === true
}

/** Numbers of an Rp count within their order only: they are no numbers of an order. */
const NUMBERS_IN_ORDER: ReadonlySet<string> = new Set([SYSTEM.rpNumber, SYSTEM.orderInRp])

function orderNumbersOf(resource: Medicated, scope: DecodeScope): readonly string[] {
  return identifiersOfOrder(resource)
    .map(({ system, value }) => ({ system: canonicalSystem(system ?? ''), value: nonEmpty(value) }))
    .filter(({ system, value }) => value !== undefined && !NUMBERS_IN_ORDER.has(system))
    .map(({ system, value }) => `${scope.facility}/${system}|${value}`)
}

function identifiersOfOrder(resource: Medicated): readonly Identifier[] {
  switch (resource.resourceType) {
    case 'MedicationRequest':
      return [...(resource.identifier ?? []), ...(resource.groupIdentifier ? [resource.groupIdentifier] : [])]
    case 'MedicationDispense':
      return (resource.authorizingPrescription ?? []).flatMap(({ identifier }) => identifier ?? [])
    case 'MedicationAdministration':
      return resource.request?.identifier === undefined ? [] : [resource.request.identifier]
    case 'MedicationStatement':
      return []
  }
}

function orderOf(orders: readonly Reference[] | undefined, holder: Resource, scope: DecodeScope): string | undefined {
  return (orders ?? []).map((each) => scope.keyOf(each, holder)).find((key) => key !== undefined)
}

function defined<T extends object>(parts: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}
