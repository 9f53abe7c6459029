import type { Encounter } from '#standards/fhir/r4.ts'
import { lookupTable } from '#standards/lookup-table.ts'
import { conceptOf } from './coding.ts'
import { dayOfFolder } from './folder-day.ts'
import { participationType } from './participation.ts'
import { staffReference } from './people.ts'
import { departmentOf, departmentOfCode, placeOf } from './place.ts'
import type { MessageScope } from './scope.ts'

const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'

/** HL7 table 0004. */
const CLASS = lookupTable<string>({ O: 'AMB', I: 'IMP', E: 'EMER', R: 'AMB', P: 'AMB' })

/** ADT-12: one Encounter for one registration at a clinic (ss-mix2.md §13). */
export function convertVisit(scope: MessageScope): void {
  const pv1 = scope.message.segments.find((segment) => segment.id === 'PV1')
  if (pv1 === undefined) {
    scope.problem('ADT-12 without PV1: nothing tells of the visit', scope.message.segments[0], undefined, 'error')
    return
  }
  const start = scope.dateTime(pv1, 44) ?? dayOfFolder(scope, pv1, 44)
  const attending = staffReference(scope.facility, pv1, 7)
  const place = placeOf(scope.facility, pv1, 3)
  const reason = reasonOf(scope)
  const serviceType =
    departmentOf(scope.facility, pv1, 10) ??
    departmentOfCode(scope.facility, place?.department ?? scope.file.department)
  const encounter: Encounter = {
    resourceType: 'Encounter',
    id: scope.id('Encounter'),
    status: 'arrived',
    class: { system: ACT_CODE, code: CLASS[pv1.text(2).trim().toUpperCase()] ?? 'AMB' },
    ...(serviceType === undefined ? {} : { serviceType }),
    subject: scope.patientReference(),
    ...(attending === undefined ? {} : { participant: [{ type: [participationType('ATND')], individual: attending }] }),
    ...(start === undefined ? {} : { period: { start } }),
    ...(reason === undefined ? {} : { reasonCode: [reason] }),
    ...(place === undefined
      ? {}
      : {
          location: [
            { location: place.reference, ...(place.physicalType ? { physicalType: place.physicalType } : {}) },
          ],
        }),
  }
  scope.emit(encounter, pv1)
}

/** PV2-3: why the patient came or was admitted. */
function reasonOf(scope: MessageScope) {
  const pv2 = scope.message.segments.find((segment) => segment.id === 'PV2')
  return pv2 === undefined ? undefined : conceptOf(scope.facility, pv2, 3)
}
