import type { FacilityLetter } from '../facilities.ts'
import type { Department } from '../staff.ts'

export interface AwaitingRow {
  readonly key: string
  readonly person: string
  readonly at: FacilityLetter
  readonly day: string
  readonly department: Department
  readonly type: { readonly code: string; readonly text: string }
  readonly title: string
}

/** Documents that a hospital has announced and whose content waits for the patient's consent (DOC-7). */
export const AWAITING_CONSENT: readonly AwaitingRow[] = [
  {
    key: 'taro-genetics',
    person: 'mihon-taro',
    at: 'C',
    day: '2026-11-10',
    department: '47',
    type: { code: '57133-1', text: '診療情報提供書' },
    title: '診療情報提供書（遺伝診療外来）',
  },
]
