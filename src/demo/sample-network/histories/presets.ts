import type { OutpatientCourse } from '../courses/outpatient-course.ts'
import { addDays, day } from '../day.ts'
import type { DrugKey } from '../tables/drugs.ts'
import { PANELS } from '../tables/lab-items.ts'
import type { UsageKey } from '../tables/usages.ts'
import type { Anchors, Trends } from '../trend.ts'
import type { DrugLine } from '../writers/prescription.ts'
import type { Diagnosis } from '../writers/problems.ts'

/** A line of a prescription that lasts until the next visit. */
export function rx(drug: DrugKey, dose: string, usage: UsageKey, more: Partial<DrugLine> = {}): DrugLine {
  return { drug, dose, usage, ...more }
}

/** A diagnosis, recorded on the day it began where that day is known. */
export function dx(
  name: string,
  icd10: string,
  since: string,
  department: Diagnosis['department'],
  more: Partial<Diagnosis> = {},
): Diagnosis {
  const recorded = day(since.length === 10 ? since : since.length === 7 ? `${since}-15` : `${since}-06-15`)
  return { name, icd10, since, recorded, department, ...more }
}

/** From one value to another over the years. */
export function from(start: number, end: number): Anchors {
  return [
    ['2020-01-01', start],
    ['2026-11-20', end],
  ]
}

type Preset = Pick<OutpatientCourse, 'department' | 'everyDays' | 'labEvery' | 'panel' | 'trends' | 'yearly'>

/** What is measured and how often, by disease. */
export const HYPERTENSION: Preset = {
  department: '01',
  everyDays: 56,
  labEvery: 3,
  panel: [...PANELS.small, ...PANELS.lipid],
}

export const DIABETES: Preset = {
  department: '01',
  everyDays: 42,
  labEvery: 1,
  panel: [...PANELS.diabetes, ...PANELS.small],
  yearly: { every: 4, keys: [...PANELS.lipid, ...PANELS.cbc, 'UAC'] },
}

export const HEART: Preset = {
  department: '08',
  everyDays: 84,
  labEvery: 1,
  panel: [...PANELS.cbc, ...PANELS.heart],
  yearly: { every: 4, keys: [...PANELS.lipid, 'TSH', 'FT4'] },
}

export const KIDNEY: Preset = {
  department: '48',
  everyDays: 84,
  labEvery: 1,
  panel: [...PANELS.cbc, ...PANELS.kidney, 'ALB'],
}

export const LIVER: Preset = {
  department: '06',
  everyDays: 91,
  labEvery: 1,
  panel: [...PANELS.cbc, 'TP', 'ALB', 'AST', 'ALT', 'LD', 'ALP', 'GGT', 'TBIL', 'ChE', 'PTINR'],
}

export const LUNG: Preset = {
  department: '05',
  everyDays: 63,
  labEvery: 2,
  panel: [...PANELS.cbc, ...PANELS.differential, 'CRP', 'IGE'],
}

export const TUMOUR_FOLLOW_UP: Preset = {
  department: '10',
  everyDays: 91,
  labEvery: 1,
  panel: [...PANELS.cbc, ...PANELS.basic, 'CEA', 'CA199'],
}

export const RHEUMATISM: Preset = {
  department: '35',
  everyDays: 56,
  labEvery: 1,
  panel: [...PANELS.cbc, 'AST', 'ALT', 'Cre', 'eGFR', 'CRP', 'ALB', 'KL6'],
}

export const THYROID: Preset = {
  department: '01',
  everyDays: 84,
  labEvery: 1,
  panel: [...PANELS.thyroid, 'AST', 'ALT', 'TCHO', 'CK'],
}

/** What is measured on admission and on an ordinary morning of a stay. */
export const ADMISSION = [
  ...PANELS.cbc,
  ...PANELS.differential,
  ...PANELS.basic,
  ...PANELS.coagulation,
  'GLU',
  'CK',
  'TBIL',
] as const
export const MORNING = [...PANELS.cbc, ...PANELS.basic] as const

/** Inflammation that comes with an illness and goes in a fortnight. */
export function fever(onset: string, peak: number): Trends {
  const start = day(onset)
  const at = (days: number) => addDays(start, days)
  return {
    CRP: [
      ['2020-01-01', 0.08],
      [at(-3), 0.1],
      [at(1), peak],
      [at(7), peak / 4],
      [at(16), 0.3],
      ['2026-11-20', 0.1],
    ],
    WBC: [
      ['2020-01-01', 5.8],
      [at(-3), 6],
      [at(1), 6 + peak / 1.8],
      [at(8), 7.4],
      [at(16), 6.1],
      ['2026-11-20', 5.9],
    ],
    NEUT: [
      ['2020-01-01', 58],
      [at(-3), 58],
      [at(1), 86],
      [at(10), 66],
      ['2026-11-20', 58],
    ],
  }
}
