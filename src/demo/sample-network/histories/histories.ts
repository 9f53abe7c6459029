import { CANCER_PATIENTS } from './cancer-patients.ts'
import { CHILDREN_AND_PREGNANCY } from './children-and-pregnancy.ts'
import { CLINIC_PATIENTS } from './clinic-patients.ts'
import { CONTRADICTING_ALLERGIES } from './contradicting-allergies.ts'
import { DAMAGED_RECORDS } from './damaged-records.ts'
import { DIABETES_AND_KIDNEY } from './diabetes-and-kidney.ts'
import { HEART_PATIENTS } from './heart-patients.ts'
import { HOME_CARE_PATIENTS } from './home-care-patients.ts'
import { HOSPITAL_PATIENTS } from './hospital-patients.ts'
import { LOOK_ALIKES } from './look-alikes.ts'
import { mihonTaro } from './mihon-taro.ts'
import { shikenJiro } from './odd-results.ts'
import { OPERATED_TUMOURS } from './operated-tumours.ts'
import type { History } from './person-history.ts'
import { RHEUMATISM_AND_LIVER } from './rheumatism-and-liver.ts'
import { SPECIAL_PEOPLE } from './special-people.ts'
import { STROKE_AND_FRACTURE } from './stroke-and-fracture.ts'

/** What happened to whom, by the key of the person's row; who is not here has no records at all. */
export const HISTORIES: Readonly<Record<string, History>> = {
  'mihon-taro': mihonTaro,
  'shiken-jiro': shikenJiro,
  ...DAMAGED_RECORDS,
  ...CANCER_PATIENTS,
  ...CHILDREN_AND_PREGNANCY,
  ...CLINIC_PATIENTS,
  ...CONTRADICTING_ALLERGIES,
  ...DIABETES_AND_KIDNEY,
  ...HEART_PATIENTS,
  ...HOME_CARE_PATIENTS,
  ...HOSPITAL_PATIENTS,
  ...LOOK_ALIKES,
  ...OPERATED_TUMOURS,
  ...RHEUMATISM_AND_LIVER,
  ...SPECIAL_PEOPLE,
  ...STROKE_AND_FRACTURE,
}
