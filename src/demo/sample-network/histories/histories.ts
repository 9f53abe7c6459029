import { HOSPITAL_PATIENTS } from './hospital-patients.ts'
import { mihonTaro } from './mihon-taro.ts'
import type { History } from './person-history.ts'

/** What happened to whom, by the key of the person's row; who is not here has no records at all. */
export const HISTORIES: Readonly<Record<string, History>> = {
  'mihon-taro': mihonTaro,
  ...HOSPITAL_PATIENTS,
}
