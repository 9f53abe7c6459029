import { type RecordView, readRecordView } from '#record/record-view.ts'

/**
 * What of 処方・注射 stands in the address: the shared period and hospital, which drugs, which view. The name that a reader
 * looks for and the order that is open do not: they would tell about the patient (PID-12).
 */
export interface MedicationsAddress extends RecordView {
  /** Without it 現在. */
  readonly shows?: 'past' | 'all'
  /** Without it the grid. */
  readonly view?: 'list'
  /** Without it drugs of one ingredient stand together (MED-5). */
  readonly grouping?: 'off'
}

/** Reads the search part of an address; to be given to the router as `validateSearch`. */
export function readMedicationsAddress(search: Readonly<Record<string, unknown>>): MedicationsAddress {
  const { shows, view, grouping } = search
  return {
    ...readRecordView(search),
    ...(shows === 'past' || shows === 'all' ? { shows } : {}),
    ...(view === 'list' ? { view } : {}),
    ...(grouping === 'off' ? { grouping } : {}),
  }
}
