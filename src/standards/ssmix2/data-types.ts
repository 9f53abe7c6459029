import type { Hl7Message } from '#standards/hl7v2/message.ts'

/**
 * What a file of the storage is about, in the words that the clinical kinds of record use. `patient` is the master data
 * of the patient (ADT-00) and of the attending doctor (ADT-01): no event of its own.
 */
export type StorageKind =
  | 'patient'
  | 'visit'
  | 'stay'
  | 'allergy'
  | 'diagnosis'
  | 'diet'
  | 'prescription'
  | 'injection'
  | 'order'
  | 'laboratory'
  | 'imaging'
  | 'physiology'
  | 'vital-sign'
  | 'report'
  | 'clinical-record'
  | 'file'

/** One use of a message: ADT^A11^ADT_A09 cancels an admission. */
interface MessageUse {
  /** MSH-9.1 and MSH-9.2, `ADT^A11`. */
  readonly event: string
  /** MSH-9.3. */
  readonly structure: string
  readonly isCancel: boolean
}

/** The field that 診療日 mirrors (ss-mix2.md §1.4). */
export interface DateField {
  readonly segment: string
  readonly field: number
}

/** One of the 26 data types of the standardised storage (ss-mix2.md §3). */
export interface DataType {
  readonly code: string
  readonly name: string
  readonly kind: StorageKind
  readonly messages: readonly MessageUse[]
  /** Undefined where the type has no date and lies in the `-` folder. */
  readonly dateField: DateField | undefined
}

const valid = (event: string, structure: string): MessageUse => ({ event, structure, isCancel: false })
const cancel = (event: string, structure: string): MessageUse => ({ event, structure, isCancel: true })
const at = (segment: string, field: number): DateField => ({ segment, field })

function dataType(
  code: string,
  name: string,
  kind: StorageKind,
  dateField: DateField | undefined,
  ...messages: readonly MessageUse[]
): readonly [string, DataType] {
  return [code, { code, name, kind, messages, dateField }]
}

/** The 26 data types with their 36 message uses, by code. */
export const DATA_TYPES: ReadonlyMap<string, DataType> = new Map([
  dataType('ADT-00', '患者基本情報', 'patient', undefined, valid('ADT^A08', 'ADT_A01'), cancel('ADT^A23', 'ADT_A21')),
  dataType('ADT-01', '担当医の変更', 'patient', undefined, valid('ADT^A54', 'ADT_A54'), cancel('ADT^A55', 'ADT_A52')),
  dataType('ADT-12', '外来診察の受付', 'visit', at('PV1', 44), valid('ADT^A04', 'ADT_A01')),
  dataType('ADT-21', '入院予定', 'stay', at('PV2', 8), valid('ADT^A14', 'ADT_A05'), cancel('ADT^A27', 'ADT_A21')),
  dataType('ADT-22', '入院実施', 'stay', at('PV1', 44), valid('ADT^A01', 'ADT_A01'), cancel('ADT^A11', 'ADT_A09')),
  dataType('ADT-31', '外出泊実施', 'stay', at('EVN', 6), valid('ADT^A21', 'ADT_A21'), cancel('ADT^A52', 'ADT_A52')),
  dataType('ADT-32', '外出泊帰院実施', 'stay', at('EVN', 6), valid('ADT^A22', 'ADT_A21'), cancel('ADT^A53', 'ADT_A52')),
  dataType('ADT-41', '転科・転棟予定', 'stay', at('PV2', 8), valid('ADT^A15', 'ADT_A15'), cancel('ADT^A26', 'ADT_A21')),
  dataType('ADT-42', '転科・転棟実施', 'stay', at('EVN', 6), valid('ADT^A02', 'ADT_A02'), cancel('ADT^A12', 'ADT_A09')),
  dataType('ADT-51', '退院予定', 'stay', at('PV2', 9), valid('ADT^A16', 'ADT_A16'), cancel('ADT^A25', 'ADT_A21')),
  dataType('ADT-52', '退院実施', 'stay', at('PV1', 45), valid('ADT^A03', 'ADT_A03'), cancel('ADT^A13', 'ADT_A01')),
  dataType('ADT-61', 'アレルギー情報', 'allergy', undefined, valid('ADT^A60', 'ADT_A60')),
  dataType('PPR-01', '病名(歴)情報', 'diagnosis', undefined, valid('PPR^ZD1', 'PPR_ZD1')),
  dataType('OMD', '食事オーダ', 'diet', at('ORC', 9), valid('OMD^O03', 'OMD_O03')),
  dataType('OMP-01', '処方オーダ', 'prescription', at('ORC', 9), valid('RDE^O11', 'RDE_O11')),
  dataType('OMP-11', '処方実施通知', 'prescription', at('RXA', 3), valid('RAS^O17', 'RAS_O17')),
  dataType('OMP-02', '注射オーダ', 'injection', at('ORC', 9), valid('RDE^O11', 'RDE_O11')),
  dataType('OMP-12', '注射実施通知', 'injection', at('RXA', 3), valid('RAS^O17', 'RAS_O17')),
  dataType('OML-01', '検体検査オーダ', 'order', at('ORC', 9), valid('OML^O33', 'OML_O33')),
  dataType('OML-11', '検体検査結果', 'laboratory', at('SPM', 17), valid('OUL^R22', 'OUL_R22')),
  dataType('OMG-01', '放射線検査オーダ', 'order', at('ORC', 9), valid('OMG^O19', 'OMG_O19')),
  dataType('OMG-11', '放射線検査の実施', 'imaging', at('OBR', 7), valid('OMI^Z23', 'OMI_Z23')),
  dataType('OMG-02', '内視鏡検査オーダ', 'order', at('ORC', 9), valid('OMG^O19', 'OMG_O19')),
  dataType('OMG-12', '内視鏡検査の実施', 'imaging', at('OBR', 7), valid('OMI^Z23', 'OMI_Z23')),
  dataType('OMG-03', '生理検査オーダ', 'order', at('ORC', 9), valid('OMG^O19', 'OMG_O19')),
  dataType('OMG-13', '生理検査結果', 'physiology', at('OBR', 7), valid('ORU^R01', 'ORU_R01')),
])

const CANCEL_EVENTS: ReadonlySet<string> = new Set(
  [...DATA_TYPES.values()].flatMap(({ messages }) => messages.filter((use) => use.isCancel).map((use) => use.event)),
)

/**
 * The message cancels or deletes by its trigger event, whatever the condition flag of its file says: an ADT^A11 is never
 * an admission (ss-mix2.md §1.3 rule c).
 */
export function isCancel(message: Hl7Message): boolean {
  const { code, event } = message.type()
  return CANCEL_EVENTS.has(`${code}^${event}`)
}

/** The field that 診療日 mirrors in a message of a data type; of ADT^A53 it is PV2-47 (ss-mix2.md §1.4). */
export function dateFieldOf(dataType: DataType, message: Hl7Message): DateField | undefined {
  return message.type().event === 'A53' ? { segment: 'PV2', field: 47 } : dataType.dateField
}

/**
 * The time that the message itself gives for what the folder calls 診療日, as written (HL7 TS); '' when it has none.
 * This, not the folder, is what a clinician is shown (ss-mix2.md §1.4).
 */
export function clinicalTimeOf(dataType: DataType, message: Hl7Message): string {
  const dateField = dateFieldOf(dataType, message)
  if (dateField === undefined) return ''
  for (const segment of message.segments) {
    const time = segment.id === dateField.segment ? segment.text(dateField.field) : ''
    if (time !== '') return time
  }
  return ''
}
