import { RECORDED_ISSUED } from '#standards/fhir/canonical.ts'
import type { Extension } from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import type { MessageScope } from './scope.ts'
import { instantOf } from './timestamp.ts'

/** When results were reported (OBR-22). */
export interface IssuedElements {
  readonly issued: string | undefined
  /** What the sender gave where that is no instant: a day stays a day (VAL-7). */
  readonly extension: Extension[]
}

/** OBR-22 as `issued`, or, coarser than an instant, as an extension: it is never lost and no time is invented for it. */
export function issuedElements(scope: MessageScope, obr: Hl7Segment | undefined): IssuedElements {
  const time = obr === undefined ? undefined : scope.dateTime(obr, 22)
  const issued = instantOf(time)
  const isCoarse = time !== undefined && issued === undefined
  return { issued, extension: isCoarse ? [{ url: RECORDED_ISSUED, valueDateTime: time }] : [] }
}
