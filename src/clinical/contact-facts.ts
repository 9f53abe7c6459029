import type { FactBase } from './fact-base.ts'

/** How to reach the patient, or somebody close to them, as one facility has it; `at` is when it was last written. */
export interface Contact extends FactBase {
  readonly kind: 'contact'
  /** The patient in person: `relation` is then undefined. */
  readonly isPatient: boolean
  readonly name: string | undefined
  /** 続柄 as the sender named it: 配偶者, 長女. */
  readonly relation: string | undefined
  /** Telephone numbers as recorded, without fax and mail. */
  readonly phones: readonly string[]
  readonly address: string | undefined
}
