import type { patientOutput as source } from '../ja/patient-output.ts'
import type { Localized } from '../localized.ts'

export const patientOutput = {
  whose: 'List',
  count: 'Patients',
  order: 'Order',
  orderOf: '{{column}} ({{direction}})',
  asOf: 'Received',
  fetched: 'received {{time}}',
  missing: 'This list is not complete ({{gaps}})',
  caution: 'This list identifies patients. Destroy or delete it as soon as it has served its purpose',
  marks: 'Look twice',
  linkOf: '{{facility}} {{state}}',
} as const satisfies Localized<typeof source>
