import { CANCER_PATIENTS } from './cancer-patients.ts'
import { CLINIC_PATIENTS } from './clinic-patients.ts'
import { DAMAGED_RECORDS } from './damaged-records.ts'
import { HOME_CARE_PATIENTS } from './home-care-patients.ts'
import { HOSPITAL_PATIENTS } from './hospital-patients.ts'
import { LONG_TERM_PATIENTS } from './long-term-patients.ts'
import { mihonTaro } from './mihon-taro.ts'
import { shikenJiro } from './odd-results.ts'
import type { History } from './person-history.ts'
import { SPECIAL_PEOPLE } from './special-people.ts'

/** What happened to whom, by the key of the person's row; who is not here has no records at all. */
export const HISTORIES: Readonly<Record<string, History>> = {
  'mihon-taro': mihonTaro,
  'shiken-jiro': shikenJiro,
  ...HOSPITAL_PATIENTS,
  ...CANCER_PATIENTS,
  ...LONG_TERM_PATIENTS,
  ...HOME_CARE_PATIENTS,
  ...CLINIC_PATIENTS,
  ...SPECIAL_PEOPLE,
  ...DAMAGED_RECORDS,
}
