import type { Chart } from '../chart.ts'
import { type ChemotherapyCourse, followChemotherapy } from '../courses/chemotherapy-course.ts'
import { dispense } from '../courses/dispensing-course.ts'
import { followInpatient, type InpatientCourse } from '../courses/inpatient-course.ts'
import { followNursing, followWardVitals, type NursingCourse } from '../courses/nursing-course.ts'
import { followOutpatient, type IssuedPrescription, type OutpatientCourse } from '../courses/outpatient-course.ts'
import { day } from '../day.ts'
import { DISCHARGE_SUMMARY, type DocumentSection } from '../documents/fhir-document.ts'
import { FACILITY_LETTERS, type FacilityLetter } from '../facilities.ts'
import type { EndoscopyKey, ExaminationKey } from '../tables/examinations.ts'
import { type DocumentKind, writeFhirDocument, writeNote, writePdfReport } from '../writers/document.ts'
import type { Occasion } from '../writers/header-segments.ts'
import {
  type EndoscopyFindings,
  type Measurement,
  writeDiet,
  writeEcg,
  writeEndoscopy,
  writeImaging,
} from '../writers/imaging.ts'
import { type Mixture, writeInjection } from '../writers/injection.ts'
import { type PatientFacts, writePatient } from '../writers/patient.ts'
import { type Allergy, type Diagnosis, writeAllergies, writeDiagnoses } from '../writers/problems.ts'
import { writeVisit } from '../writers/visit.ts'
import type { Charts, History } from './person-history.ts'

type At<T> = T & { readonly at: FacilityLetter }
type When = readonly [
  at: FacilityLetter,
  day: string,
  time: string,
  department: Occasion['department'],
  setting?: 'I' | 'O',
]

/** Everything that happened to a person, as a table; `lifeCourse` writes it. */
export interface LifeCourse {
  readonly facts?: Partial<Omit<PatientFacts, 'updated'>>
  readonly diagnoses?: Partial<Record<FacilityLetter, readonly Diagnosis[]>>
  /** An empty list is written too: it says something else than no file (ss-mix2.md §6). */
  readonly allergies?: Partial<Record<FacilityLetter, readonly [day: string, entries: readonly Allergy[]]>>
  readonly outpatient?: readonly At<OutpatientCourse>[]
  readonly stays?: readonly At<
    InpatientCourse & {
      readonly summary?: readonly DocumentSection[]
      readonly diet?: readonly [code: string, name: string]
      readonly hasVitals?: boolean
    }
  >[]
  readonly chemotherapy?: readonly At<ChemotherapyCourse>[]
  readonly images?: readonly { readonly when: When; readonly exam: ExaminationKey }[]
  readonly endoscopies?: readonly {
    readonly when: When
    readonly which: EndoscopyKey
    readonly findings: EndoscopyFindings
  }[]
  readonly ecgs?: readonly {
    readonly when: When
    readonly impression: string
    readonly values: readonly Measurement[]
  }[]
  readonly injections?: readonly {
    readonly when: When
    readonly mixture: Mixture
    readonly times?: readonly (readonly [day: string, time: string])[]
  }[]
  readonly notes?: readonly { readonly when: When; readonly kind: DocumentKind; readonly text: string }[]
  readonly reports?: readonly {
    readonly when: When
    readonly kind: DocumentKind
    readonly title: string
    readonly lines: readonly string[]
  }[]
  /** The pharmacy dispenses what was prescribed from this day on. */
  readonly dispensedFrom?: string
  readonly nursing?: NursingCourse
  readonly more?: History
}

export function lifeCourse(course: LifeCourse): History {
  return (charts) => {
    for (const letter of registeredAt(course)) {
      writePatient(charts.at(letter), { updated: day('2026-04-06'), ...course.facts })
      writeDiagnoses(charts.at(letter), course.diagnoses?.[letter] ?? [])
      const allergies = course.allergies?.[letter]
      if (allergies !== undefined) writeAllergies(charts.at(letter), day(allergies[0]), allergies[1])
    }
    const issued = (course.outpatient ?? []).flatMap((each) => followOutpatient(charts.at(each.at), each))
    for (const stay of course.stays ?? []) writeStayRecords(charts.at(stay.at), stay)
    for (const each of course.chemotherapy ?? []) followChemotherapy(charts.at(each.at), each)
    single(charts, course)
    if (course.dispensedFrom !== undefined) dispense(charts.at('F'), sorted(issued), course.dispensedFrom)
    if (course.nursing !== undefined) followNursing(charts.at('G'), course.nursing)
    course.more?.(charts)
  }
}

/** Facilities with records of their own keeping have the person's master data; pharmacy and nursing station do not. */
function registeredAt(course: LifeCourse): FacilityLetter[] {
  const letters = new Set<FacilityLetter>()
  for (const { at } of [...(course.outpatient ?? []), ...(course.stays ?? []), ...(course.chemotherapy ?? [])])
    letters.add(at)
  for (const letter of FACILITY_LETTERS) {
    if (course.diagnoses?.[letter] !== undefined || course.allergies?.[letter] !== undefined) letters.add(letter)
  }
  for (const { when } of course.images ?? []) letters.add(when[0])
  return [...letters].sort()
}

function sorted(issued: readonly IssuedPrescription[]): IssuedPrescription[] {
  return [...issued].sort((a, b) => (a.occasion.day < b.occasion.day ? -1 : 1))
}

function occasionOf([, date, time, department, setting = 'O']: When): Occasion {
  return { day: day(date), time, department, setting }
}

function writeStayRecords(chart: Chart, stay: NonNullable<LifeCourse['stays']>[number]): void {
  followInpatient(chart, stay)
  const ward = { department: stay.department, setting: 'I', bed: stay.bed } as const
  const from = day(stay.from)
  if (stay.diet !== undefined) {
    writeDiet(chart, { ...ward, day: from, time: '16:30' }, { code: stay.diet[0], name: stay.diet[1] })
  }
  if (stay.hasVitals && stay.until !== undefined)
    followWardVitals(chart, { from: stay.from, until: stay.until, occasion: ward })
  if (stay.summary !== undefined && stay.until !== undefined) {
    writeFhirDocument(chart, { ...ward, day: day(stay.until), time: '16:40' }, DISCHARGE_SUMMARY, stay.summary)
  }
}

function single(charts: Charts, course: LifeCourse): void {
  const visited = new Set<string>()
  const visit = (when: When) => {
    const [at, date, time, department, setting] = when
    const key = `${at}${date}${department}`
    if (setting === 'I' || visited.has(key)) return
    visited.add(key)
    if (course.outpatient?.some((each) => each.at === at && each.days?.includes(date))) return
    writeVisit(charts.at(at), { day: day(date), time, department, setting: 'O' })
  }
  for (const { when, exam } of course.images ?? []) {
    visit(when)
    writeImaging(charts.at(when[0]), occasionOf(when), exam)
  }
  for (const { when, which, findings } of course.endoscopies ?? []) {
    visit(when)
    writeEndoscopy(charts.at(when[0]), occasionOf(when), which, findings)
  }
  for (const { when, impression, values } of course.ecgs ?? [])
    writeEcg(charts.at(when[0]), occasionOf(when), impression, values)
  for (const { when, mixture, times } of course.injections ?? []) {
    const occasion = occasionOf(when)
    const due = times?.map(([date, time]) => ({ day: day(date), time })) ?? [{ day: occasion.day, time: occasion.time }]
    writeInjection(charts.at(when[0]), occasion, { mixture, times: due })
  }
  for (const { when, kind, text } of course.notes ?? []) writeNote(charts.at(when[0]), occasionOf(when), kind, text)
  for (const { when, kind, title, lines } of course.reports ?? [])
    writePdfReport(charts.at(when[0]), occasionOf(when), kind, title, lines)
}
