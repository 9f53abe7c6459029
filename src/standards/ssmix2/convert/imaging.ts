import { ordersOf, proceduresOf, type SegmentGroup } from '../groups.ts'
import { emitStudies } from './imaging-study.ts'
import { orderContext } from './order-context.ts'
import { parentNumber } from './order-request.ts'
import { emitProcedure } from './procedure.ts'
import type { MessageScope } from './scope.ts'

/**
 * OMG-11/12 (OMI^Z23): one ImagingStudy for each DICOM study that the IPC segments name, and one JP_Procedure for each ZE1
 * (what was done). An order without any ZE1 in the message was done as ordered: its children, or itself, are the
 * procedures (ss-mix2.md §4, §10).
 */
export function convertImaging(scope: MessageScope): void {
  const orders = ordersOf(scope.message).groups
  emitStudies(scope, orders)
  const performed = orders.flatMap((order) => proceduresOf(order).groups.map((segments) => ({ order, segments })))
  for (const { order, segments } of performed) emitProcedure(scope, order, segments)
  if (performed.length > 0) return
  const children = orders.filter((order) => parentNumber(order) !== undefined)
  const done = children.length > 0 ? children : distinctOrders(scope, orders)
  for (const order of done) emitProcedure(scope, order, undefined)
}

/** The header and the parent of one number are one order. */
function distinctOrders(scope: MessageScope, orders: readonly SegmentGroup[]): SegmentGroup[] {
  const byNumber = new Map(orders.map((order) => [orderContext(scope, order).number, order]))
  return [...byNumber.values()]
}
