import type { ServiceRequest } from '#standards/fhir/r4.ts'
import { type SegmentGroup, specimensOf } from '../groups.ts'
import { conceptOf } from './coding.ts'
import { given, isGiven } from './given.ts'
import { type CollectedSpecimen, specimenOf } from './laboratory-specimen.ts'
import { orderContext } from './order-context.ts'
import { serviceRequest } from './order-request.ts'
import type { MessageScope } from './scope.ts'

const CATEGORY = 'http://jpfhir.jp/fhir/core/CodeSystem/JP_SimpleObservationCategory_CS'

/**
 * OML-01 (OML^O33): one JP_ServiceRequest for each OBR, its items (OBX-3; no values) as orderDetail, its material as a
 * contained Specimen, for nothing has been taken yet (ss-mix2.md §9).
 */
export function convertLaboratoryOrder(scope: MessageScope): void {
  for (const { spm, own, tests } of specimensOf(scope.message).groups) {
    const specimen = spm === undefined ? undefined : specimenOf(scope, spm, own)
    for (const test of tests) {
      const anchor = test.first('OBR') ?? test.segments[0]
      if (anchor !== undefined) scope.emit(requestOf(scope, test, specimen), anchor)
    }
    if (tests.length === 0 && spm !== undefined) scope.problem('a specimen without an order', spm)
  }
}

function requestOf(scope: MessageScope, test: SegmentGroup, specimen: CollectedSpecimen | undefined): ServiceRequest {
  const category = { coding: [{ system: CATEGORY, code: 'laboratory' }], text: '検体検査' }
  const request = serviceRequest(scope, test, orderContext(scope, test), category)
  const items = test.all('OBX').map((obx) => conceptOf(scope.facility, obx, 3))
  const contained = specimen === undefined ? [] : [{ ...specimen.resource, id: 'specimen' }]
  return {
    ...request,
    ...given({
      contained: [...(request.contained ?? []), ...contained],
      orderDetail: items.filter(isGiven),
      specimen: specimen === undefined ? [] : [{ ...specimen.reference, reference: '#specimen' }],
    }),
  }
}
