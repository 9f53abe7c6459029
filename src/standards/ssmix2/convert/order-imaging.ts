import type { CodeableConcept, ServiceRequest } from '#standards/fhir/r4.ts'
import { lookupTable } from '#standards/lookup-table.ts'
import { ordersOf, SegmentGroup } from '../groups.ts'
import { conceptOf } from './coding.ts'
import { given, isGiven } from './given.ts'
import { orderContext } from './order-context.ts'
import { parentReference, serviceRequest } from './order-request.ts'
import type { MessageScope } from './scope.ts'

const CATEGORY = 'http://jpfhir.jp/fhir/core/CodeSystem/JP_SimpleObservationCategory_CS'

const KIND = lookupTable<CodeableConcept>({
  'OMG-01': { coding: [{ system: CATEGORY, code: 'imaging' }], text: '放射線検査' },
  'OMG-02': { coding: [{ system: CATEGORY, code: 'procedure' }], text: '内視鏡検査' },
  'OMG-03': { coding: [{ system: CATEGORY, code: 'exam' }], text: '生理検査' },
})
const OTHER_KIND: CodeableConcept = { text: '検査' }

/**
 * OMG-01/02/03 (OMG^O19): one JP_ServiceRequest for each order number. The header (`NW`) and the parent (`PA`) have one
 * number and make one request, whose orderDetail lists the children; each child (`CH`) is a request based on it
 * (ss-mix2.md §4).
 */
export function convertExaminationOrder(scope: MessageScope): void {
  const byNumber = new Map<string, SegmentGroup[]>()
  for (const group of ordersOf(scope.message).groups) {
    const { number } = orderContext(scope, group)
    byNumber.set(number, [...(byNumber.get(number) ?? []), group])
  }
  const orders = [...byNumber.values()].map((groups) => new SegmentGroup(groups.flatMap((group) => group.segments)))
  const children = orders.filter((order) => parentReference(scope, order) !== undefined)
  for (const order of orders) {
    const anchor = order.first('OBR') ?? order.segments[0]
    if (anchor === undefined) continue
    const isParent = !children.includes(order)
    scope.emit(requestOf(scope, order, isParent ? children : []), anchor)
  }
}

function requestOf(scope: MessageScope, group: SegmentGroup, children: readonly SegmentGroup[]): ServiceRequest {
  const order = orderContext(scope, group)
  const parent = parentReference(scope, group)
  const details = children
    .filter((child) => parentReference(scope, child)?.identifier?.value === order.number)
    .map((child) => {
      const obr = child.first('OBR')
      return obr === undefined ? undefined : conceptOf(scope.facility, obr, 4)
    })
  return {
    ...serviceRequest(scope, group, order, KIND[scope.file.dataType] ?? OTHER_KIND),
    ...given({ basedOn: parent === undefined ? [] : [parent], orderDetail: details.filter(isGiven) }),
  }
}
