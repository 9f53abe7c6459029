import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import type {
  Annotation,
  Extension,
  Identifier,
  MedicationAdministration,
  MedicationRequest,
  Period,
  Reference,
} from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import { administrationsOf, ordersOf, type SegmentGroup } from '../groups.ts'
import { administeredDosage } from './administration-dosage.ts'
import { administeredVaccines } from './administration-immunization.ts'
import { type AdministrationStatus, administrationStatus } from './administration-status.ts'
import { conceptOf } from './coding.ts'
import { conceptText } from './concept-text.ts'
import { given, isGiven } from './given.ts'
import { commentsOf, DATA_ABSENT_REASON, drugConcept } from './medication-coding.ts'
import { dispenseOf, isDispense } from './medication-dispense.ts'
import { ingredientOf, MIXTURE_ID, mixtureOf } from './medication-mixture.ts'
import {
  notesOn,
  type OrderContext,
  orderContext,
  orderGroupIdentifier,
  orderIdentifier,
  orderIdentifiers,
  trialNotes,
} from './order-context.ts'
import { observedText } from './order-observations.ts'
import { periodOf, timeOrPeriod } from './order-period.ts'
import { settingElements } from './order-setting.ts'
import { staffReferences } from './people.ts'
import { placeOf } from './place.ts'
import type { MessageScope } from './scope.ts'

const CORE_EXTENSION = 'http://jpfhir.jp/fhir/core/Extension/StructureDefinition'
const REQUEST_DEPARTMENT = `${CORE_EXTENSION}/JP_MedicationAdministration_RequestDepartment`
const REQUESTER = `${CORE_EXTENSION}/JP_MedicationAdministration_Requester`
const REQUEST_AUTHORED_ON = `${CORE_EXTENSION}/JP_MedicationAdministration_RequestAuthoredOn`
const LOCATION = `${CORE_EXTENSION}/JP_MedicationAdministration_Location`

/** One drug of an administration with the state that its RXA gives. */
interface GivenDrug {
  readonly rxa: Hl7Segment
  readonly status: AdministrationStatus
}

/**
 * OMP-12 (RAS^O17): RXA that stand together are the ingredients of one JP_MedicationAdministration_Injection. Ingredients
 * with another state (one refused, one withdrawn) make an administration of their own.
 */
export function convertInjectionAdministration(scope: MessageScope): void {
  forEachAdministration(scope, (order, ordered, administration) => {
    for (const alike of byStatusAndTime(administration.rxas)) {
      scope.emit(injectionGiven(scope, order, ordered, administration, alike), alike[0].rxa)
    }
    administeredVaccines(scope, order, ordered, administration.segments)
  })
}

/**
 * OMP-11 (RAS^O17): one resource for each RXA, a MedicationDispense where it tells of a supply handed over, else a
 * JP_MedicationAdministration (`isDispense` says which).
 */
export function convertPrescriptionAdministration(scope: MessageScope): void {
  const drugsInRp = new Map<string, number>()
  forEachAdministration(scope, (order, ordered, administration) => {
    for (const drug of administration.rxas) {
      const place = (drugsInRp.get(order.rp.rp) ?? 0) + 1
      drugsInRp.set(order.rp.rp, place)
      const resource = isDispense(order, ordered, drug.rxa)
        ? dispenseOf(scope, order, ordered, administration.segments, drug.rxa, place)
        : drugGiven(scope, order, administration, drug, place)
      scope.emit(resource, drug.rxa)
    }
    administeredVaccines(scope, order, ordered, administration.segments)
  })
}

interface AdministrationGroup {
  readonly segments: SegmentGroup
  readonly rxas: readonly GivenDrug[]
  /** What was said of the order as a whole: 治験情報. */
  readonly remarks: readonly string[]
}

function forEachAdministration(
  scope: MessageScope,
  take: (order: OrderContext, ordered: SegmentGroup, administration: AdministrationGroup) => void,
): void {
  for (const group of ordersOf(scope.message).groups) {
    const { header, groups } = administrationsOf(group)
    const order = orderContext(scope, group)
    if (groups.length === 0) scope.problem('an order without RXA tells of nothing given', group.segments[0])
    for (const segments of groups) {
      const rxas = segments.all('RXA').map((rxa) => ({ rxa, status: administrationStatus(scope, rxa) }))
      take(order, header, { segments, rxas, remarks: trialNotes(header).map((note) => note.text ?? '') })
    }
  }
}

/** Ingredients given together: one state and one time. */
function byStatusAndTime(drugs: readonly GivenDrug[]): [GivenDrug, ...GivenDrug[]][] {
  const groups = new Map<string, [GivenDrug, ...GivenDrug[]]>()
  for (const drug of drugs) {
    const key = [drug.status.status, conceptText(drug.status.reason), drug.rxa.text(3), drug.rxa.text(4)].join('\u001f')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [drug])
    else group.push(drug)
  }
  return [...groups.values()]
}

function injectionGiven(
  scope: MessageScope,
  order: OrderContext,
  ordered: SegmentGroup,
  { segments, remarks }: AdministrationGroup,
  drugs: readonly [GivenDrug, ...GivenDrug[]],
): MedicationAdministration {
  const { facility } = scope
  const [{ rxa, status }] = drugs
  const fields = { drug: 5, amount: 6, unit: 7 }
  const batches = drugs.filter((drug) => drug.rxa.text(15).trim() !== '')
  const mixture = mixtureOf(
    drugs.map((drug, i) => ingredientOf(facility, drug.rxa, fields, i + 1)),
    drugs.length === 1 ? batchOf(scope, rxa) : {},
  )
  const setting = settingElements(order.setting)
  const lots = drugs.length === 1 ? [] : batches.map((drug) => lotText(scope, drug.rxa))
  return {
    ...administrationElements(
      scope,
      order,
      segments,
      drugs.map((drug) => drug.rxa),
      [...lots, ...remarks],
    ),
    ...statusElements(status),
    identifier: [
      ...rpIdentifier(order),
      ...[orderGroupIdentifier(scope, order)].filter(isGiven),
      ...orderIdentifiers(scope, order),
    ],
    medicationReference: { reference: `#${MIXTURE_ID}`, type: 'Medication' },
    contained: [mixture, ...setting.contained],
    ...given({ dosage: administeredDosage(scope, segments, ordered, rxa, false) }),
  }
}

function drugGiven(
  scope: MessageScope,
  order: OrderContext,
  { segments, remarks }: AdministrationGroup,
  { rxa, status }: GivenDrug,
  place: number,
): MedicationAdministration {
  const setting = settingElements(order.setting)
  const lot = lotText(scope, rxa)
  return {
    ...administrationElements(scope, order, segments, [rxa], [lot, ...remarks]),
    ...statusElements(status),
    identifier: [
      ...rpIdentifier(order),
      { system: SYSTEM.orderInRp, value: String(place) },
      ...orderIdentifiers(scope, order),
    ],
    medicationCodeableConcept: drugConcept(scope.facility, rxa, 5),
    ...given({ contained: setting.contained, dosage: administeredDosage(scope, segments, undefined, rxa, true) }),
  }
}

/** What both kinds say alike. */
function administrationElements(
  scope: MessageScope,
  order: OrderContext,
  segments: SegmentGroup,
  rxas: readonly Hl7Segment[],
  remarks: readonly string[],
) {
  const rxa = rxas[0]
  const setting = settingElements(order.setting)
  const place = rxa === undefined ? undefined : placeOf(scope.facility, rxa, 11)
  const extension: Extension[] = [
    ...setting.extension,
    order.setting.department === undefined
      ? undefined
      : { url: REQUEST_DEPARTMENT, valueCodeableConcept: order.setting.department },
    order.requester === undefined ? undefined : { url: REQUESTER, valueReference: order.requester },
    order.authoredOn === undefined ? undefined : { url: REQUEST_AUTHORED_ON, valueDateTime: order.authoredOn },
    place === undefined ? undefined : { url: LOCATION, valueReference: place.reference },
  ].filter(isGiven)
  return {
    resourceType: 'MedicationAdministration' as const,
    subject: scope.patientReference(),
    ...(rxa === undefined ? {} : effectiveOf(scope, rxa)),
    ...given({
      extension,
      context: setting.encounter,
      performer: rxa === undefined ? [] : staffReferences(scope.facility, rxa, 10).map((actor) => ({ actor })),
      request: requestOf(scope, order),
      device: deviceOf(scope, segments),
      note: noteOf(scope, segments, rxas, remarks),
    }),
  }
}

/** The order lies in another file: it is named by its whole ORC-4, else by its number. */
function requestOf(scope: MessageScope, order: OrderContext): Reference<MedicationRequest> {
  return {
    type: 'MedicationRequest',
    identifier: orderGroupIdentifier(scope, order) ?? orderIdentifier(scope, order.number),
  }
}

/** RXR-3: 点滴ポンプ. */
function deviceOf(scope: MessageScope, segments: SegmentGroup) {
  const rxr = segments.first('RXR')
  const display = rxr === undefined ? '' : conceptText(conceptOf(scope.facility, rxr, 3))
  return display === '' ? [] : [{ display }]
}

function rpIdentifier(order: OrderContext): Identifier[] {
  return order.rp.rp === '' ? [] : [{ system: SYSTEM.rpNumber, value: order.rp.rp }]
}

function statusElements({ status, reason }: AdministrationStatus) {
  return { status, ...given({ statusReason: reason === undefined ? [] : [reason] }) }
}

/** RXA-3 to RXA-4. FHIR demands a time; where none came, the element says that it is not known. */
function effectiveOf(scope: MessageScope, rxa: Hl7Segment): { effectiveDateTime?: string; effectivePeriod?: Period } {
  const time = timeOrPeriod(periodOf(scope, { segment: rxa, field: 3 }, { segment: rxa, field: 4 }))
  if (time === undefined) {
    scope.problem('RXA-3 has no time of administration', rxa, 3)
    return given({ effectivePeriod: { extension: [{ url: DATA_ABSENT_REASON, valueCode: 'unknown' }] } })
  }
  return 'dateTime' in time ? given({ effectiveDateTime: time.dateTime }) : given({ effectivePeriod: time.period })
}

/** RXA-9, NTE, and the OBX of the administration; each text once though every ingredient repeats it. */
function noteOf(
  scope: MessageScope,
  segments: SegmentGroup,
  rxas: readonly Hl7Segment[],
  remarks: readonly string[],
): Annotation[] {
  const texts = [
    ...rxas.flatMap((rxa) => commentsOf(scope.facility, rxa, 9).map((comment) => conceptText(comment.concept))),
    ...rxas.flatMap((rxa) => notesOn(segments, rxa).map((note) => note.text ?? '')),
    ...segments.all('OBX').map((obx) => observedText(scope, obx)),
    ...remarks,
  ]
  return [...new Set(texts)].filter((text) => text !== '').map((text) => ({ text }))
}

/** RXA-15 lot, RXA-16 expiry. */
function batchOf(scope: MessageScope, rxa: Hl7Segment) {
  const manufacturer = conceptText(conceptOf(scope.facility, rxa, 17))
  const batch = given({ lotNumber: rxa.text(15).trim(), expirationDate: scope.dateTime(rxa, 16) })
  return given({
    manufacturer: manufacturer === '' ? undefined : { display: manufacturer },
    batch: Object.keys(batch).length === 0 ? undefined : batch,
  })
}

function lotText(scope: MessageScope, rxa: Hl7Segment): string {
  const lot = rxa.text(15).trim()
  if (lot === '') return ''
  const expiry = scope.dateTime(rxa, 16)
  const drug = conceptText(drugConcept(scope.facility, rxa, 5))
  return `${drug}: ロット ${lot}${expiry === undefined ? '' : ` 有効期限 ${expiry}`}`
}
