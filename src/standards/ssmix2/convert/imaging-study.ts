import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import type { Coding, Identifier, ImagingStudy } from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import { proceduresOf, type SegmentGroup } from '../groups.ts'
import { conceptOf } from './coding.ts'
import { conceptText, distinctConcepts } from './concept-text.ts'
import { localSystem } from './facility-identity.ts'
import { given, isGiven } from './given.ts'
import { orderContext, orderIdentifiers } from './order-context.ts'
import { observedText } from './order-observations.ts'
import { parentNumber } from './order-request.ts'
import { settingElements } from './order-setting.ts'
import type { MessageScope } from './scope.ts'

const DCM = 'http://dicom.nema.org/resources/ontology/DCM'
const IDENTIFIER_TYPE = 'http://terminology.hl7.org/CodeSystem/v2-0203'
const UID = /^[0-2](?:\.(?:0|[1-9]\d*))+$/

interface NamedStudy {
  readonly ipc: Hl7Segment
  readonly orders: SegmentGroup[]
}

/** The studies that IPC-3 names (else IPC-1, the accession number), each with the orders it belongs to. */
export function emitStudies(scope: MessageScope, orders: readonly SegmentGroup[]): void {
  const studies = new Map<string, NamedStudy>()
  for (const order of orders) {
    for (const ipc of order.all('IPC')) {
      const key = ipc.text(3).trim() || ipc.text(1).trim()
      if (key === '') {
        if (ipc.fieldCount > 0) scope.problem('IPC names neither a study nor an accession number', ipc)
        continue
      }
      const study = studies.get(key)
      if (study === undefined) studies.set(key, { ipc, orders: [order] })
      else if (!study.orders.includes(order)) study.orders.push(order)
    }
  }
  for (const [key, study] of studies) scope.emit(studyOf(scope, key, study), study.ipc)
}

function studyOf(scope: MessageScope, key: string, { ipc, orders }: NamedStudy): ImagingStudy {
  const { facility } = scope
  const [first] = orders
  const context = first === undefined ? undefined : orderContext(scope, first)
  const setting = context === undefined ? undefined : settingElements(context.setting)
  const children = orders.filter((order) => parentNumber(order) !== undefined)
  const codes = distinctConcepts(
    (children.length > 0 ? children : orders)
      .map((order) => order.first('OBR'))
      .filter(isGiven)
      .map((obr) => conceptOf(facility, obr, 4))
      .filter(isGiven),
  )
  const obr = orders.map((order) => order.first('OBR')).find(isGiven)
  const modality = modalityOf(ipc)
  return {
    resourceType: 'ImagingStudy',
    id: scope.id(`IPC.${key}`),
    identifier: [...studyIdentifiers(scope, ipc), ...(context === undefined ? [] : orderIdentifiers(scope, context))],
    status: 'available',
    subject: scope.patientReference(),
    ...given({
      extension: setting?.extension ?? [],
      contained: setting?.contained ?? [],
      encounter: setting?.encounter,
      modality: modality === undefined ? [] : [modality],
      started: obr === undefined ? undefined : scope.dateTime(obr, 7),
      basedOn: [
        context === undefined
          ? undefined
          : { type: 'ServiceRequest' as const, identifier: orderIdentifiers(scope, context)[0] },
      ]
        .filter(isGiven)
        .flatMap(({ type, identifier }) => (identifier === undefined ? [] : [{ type, identifier }])),
      referrer: context?.requester,
      procedureCode: codes,
      description: codes.map(conceptText).join('、'),
      note: remarksOf(scope, orders),
    }),
  }
}

/** IPC-3 as `urn:oid:` in the system of DICOM UIDs, and IPC-1 as accession number (fhir-jp.md §4 K). */
function studyIdentifiers(scope: MessageScope, ipc: Hl7Segment): Identifier[] {
  const uid = ipc.text(3).trim()
  const accession = ipc.text(1).trim()
  if (uid !== '' && !UID.test(uid))
    scope.problem(`IPC-3 「${uid}」 is no DICOM UID: images cannot be found by it`, ipc, 3)
  return [
    uid === '' ? undefined : { system: SYSTEM.dicomUid, value: `urn:oid:${uid}` },
    accession === ''
      ? undefined
      : {
          type: { coding: [{ system: IDENTIFIER_TYPE, code: 'ACSN' }] },
          system: localSystem(scope.facility, 'accession-number'),
          value: accession,
        },
  ].filter(isGiven)
}

/** IPC-5 `DX^^DCM`, by some senders `^DX^DCM`. */
function modalityOf(ipc: Hl7Segment): Coding | undefined {
  const code = ipc.text(5).trim() || ipc.text(5, 2).trim()
  return code === '' ? undefined : { system: DCM, code }
}

/** What the orders tell of the patient and the reason (OBX before any ZE1): 体重, 臨床病名, 検査理由. */
function remarksOf(scope: MessageScope, orders: readonly SegmentGroup[]): { text: string }[] {
  const texts = orders
    .flatMap((order) => proceduresOf(order).header.all('OBX'))
    .map((obx) => observedText(scope, obx))
    .filter((text) => text !== '')
  return [...new Set(texts)].map((text) => ({ text }))
}
