import { calendar as calendarEn } from './en/calendar.ts'
import { clinical as clinicalEn } from './en/clinical.ts'
import { patients as patientsEn } from './en/patients.ts'
import { shell as shellEn } from './en/shell.ts'
import { calendar } from './ja/calendar.ts'
import { clinical } from './ja/clinical.ts'
import { patients } from './ja/patients.ts'
import { shell } from './ja/shell.ts'

/** One namespace a screen, beside `clinical` (words of the record) and `shell` (the frame). Japanese is the source. */
export const ja = { shell, clinical, patients, calendar }

export const en = { shell: shellEn, clinical: clinicalEn, patients: patientsEn, calendar: calendarEn }
