import { DIAGNOSIS_ORDERS, type DiagnosisOrder } from '#clinical/summary/diagnosis-order.ts'
import { type RecordView, readRecordView } from '#record/record-view.ts'

/** What of the screen stands in the address: the shared part and the order of the diagnoses; never a name (PID-12). */
export interface ConditionsAddress extends RecordView {
  readonly sort?: Exclude<DiagnosisOrder, 'default'>
}

/** Reads the search part of an address, for `validateSearch`; what cannot be read is left out. */
export function readConditionsAddress(search: Readonly<Record<string, unknown>>): ConditionsAddress {
  const sort = DIAGNOSIS_ORDERS.find((each) => each === search.sort)
  return { ...readRecordView(search), ...(sort === undefined || sort === 'default' ? {} : { sort }) }
}
