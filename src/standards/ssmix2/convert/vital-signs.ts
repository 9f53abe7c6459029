import { emitMeasurement } from './measurement.ts'
import type { MessageScope } from './scope.ts'

/** ORU^R30 of the extended storage: MSH PID PV1 ORC OBR {OBX}, one Observation for each measurement (ss-mix2.md §12). */
export function convertVitalSigns(scope: MessageScope): void {
  let observedAt: string | undefined
  for (const segment of scope.message.segments) {
    if (segment.id === 'OBR') observedAt = scope.dateTime(segment, 7)
    else if (segment.id === 'OBX') emitMeasurement(scope, segment, 'vital-signs', observedAt)
  }
}
