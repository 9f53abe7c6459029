import { useMemo } from 'react'
import type { Allergy, Contraindication, Diagnosis } from '#clinical/condition-facts.ts'
import type { Contact } from '#clinical/contact-facts.ts'
import type { Note, Procedure, Stay } from '#clinical/event-facts.ts'
import type { Concept } from '#clinical/fact-base.ts'
import { type ClinicalFact, isCurrentFact } from '#clinical/facts.ts'
import { type JstDate, jstDateAt } from '#clinical/jst-date.ts'
import { labRows } from '#clinical/laboratory/lab-rows.ts'
import type { Injection, Prescription } from '#clinical/medication-facts.ts'
import { type CautionMatch, cautionMatches } from '#clinical/medications/allergy-match.ts'
import { drugRows } from '#clinical/medications/drug-rows.ts'
import { type InjectionCourse, injectionCourses } from '#clinical/medications/injection-courses.ts'
import { askedPeriod } from '#clinical/medications/medication-window.ts'
import type { Infection, LabResult } from '#clinical/observation-facts.ts'
import type { Period } from '#clinical/occurrence.ts'
import type { Person } from '#clinical/person.ts'
import { type AllergyLines, allergyLines } from '#clinical/summary/allergy-lines.ts'
import { type ContactLine, contactLines } from '#clinical/summary/contact-lines.ts'
import { type ContraindicationLines, contraindicationLines } from '#clinical/summary/contraindication-lines.ts'
import { type CurrentMedicine, currentMedicines } from '#clinical/summary/current-medicines.ts'
import { diagnosisLines } from '#clinical/summary/diagnosis-lines.ts'
import { type CareAid, dialysisAndDevices } from '#clinical/summary/dialysis-and-devices.ts'
import { type InfectionLine, infectionLines, isPlainNegative } from '#clinical/summary/infection-lines.ts'
import { type KeyResults, keyResults } from '#clinical/summary/key-analytes.ts'
import { newestFirst } from '#clinical/summary/recorded-time.ts'
import { type CourseEvent, staysAndOperations } from '#clinical/summary/stays-and-operations.ts'
import { revealing } from '#clinical/summary/undisclosed.ts'
import { type CautionsState, cautionsStateOf } from '#record/caution-marks.tsx'
import { type Answers, rowsOf } from '#record/facility-states.ts'
import { usePatientFacing } from '#record/patient-facing.tsx'
import { type PeriodChoice, periodOf, type RecordView } from '#record/record-view.ts'
import { useVisibleFacts } from '#record/visible-facts.ts'
import { now } from '#sources/freshness.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { HUB_FACILITY_ID } from '#sources/record-source.ts'
import { useRecords } from '#sources/records.query.ts'

/** Medicines and results of the last year: what counts in the first thirty seconds. */
export const FALLBACK_PERIOD: PeriodChoice = '1y'

const EVER: Period = { from: undefined, until: undefined }

/** A block: who was asked for it, and what there is. */
interface Block<T> {
  readonly answers: readonly Answers<ClinicalFact>[]
  readonly lines: T
}

export interface FaceSheet {
  readonly today: JstDate
  readonly allergies: Block<AllergyLines>
  readonly contraindications: Block<ContraindicationLines>
  /** Findings only: what was never but negative, and immunity, stand on their screen (SUM-5). */
  readonly infections: Block<readonly InfectionLine[]> & {
    /** Results in force of the chosen hospital there are, and none of them is a finding. */
    readonly hasOnlyNegative: boolean
  }
  /** Undefined before the patient: what staff write to each other is not shown (PRV-1). */
  readonly memos: Block<readonly Note[]> | undefined
  readonly problems: Block<readonly Diagnosis[]>
  readonly medicines: Block<readonly CurrentMedicine[]>
  readonly injections: Block<readonly InjectionCourse[]>
  /** Allergies and contraindications of all hospitals, whatever the filter, that match what a line names (MED-11). */
  readonly cautionsOf: (drugs: readonly { readonly name: Concept }[]) => readonly CautionMatch[]
  readonly cautionsState: CautionsState
  readonly results: Block<KeyResults>
  readonly stays: Block<readonly CourseEvent[]>
  readonly aids: Block<readonly CareAid[]>
  readonly contacts: Block<readonly ContactLine[]>
  /** Everything that was asked for the page, for its head on paper and 更新. */
  readonly answers: readonly Answers[]
}

/** What is known of a person in the first thirty seconds, each block with its own answers (FACE-1). */
export function useFaceSheet(person: Person, view: RecordView): FaceSheet {
  const network = useNetwork()
  const { isOn } = usePatientFacing()
  const today = jstDateAt(now(network))
  const period = periodOf(view, today, FALLBACK_PERIOD)
  const supplied = askedPeriod(period, today)
  const allergy = useRecords(person, 'allergy', EVER)
  const contraindication = useRecords(person, 'contraindication', EVER)
  const infection = useRecords(person, 'infection', EVER)
  const note = useRecords(person, 'note', EVER)
  const diagnosis = useRecords(person, 'diagnosis', EVER)
  const prescription = useRecords(person, 'prescription', supplied)
  const injection = useRecords(person, 'injection', supplied)
  const laboratory = useRecords(person, 'laboratory', period)
  const stay = useRecords(person, 'stay', EVER)
  const procedure = useRecords(person, 'procedure', EVER)
  const contact = useRecords(person, 'contact', EVER)
  const { facility } = view

  const allergies = useVisible<Allergy>(allergy, facility)
  const contraindications = useVisible<Contraindication>(contraindication, facility)
  const everyAllergy = useVisible<Allergy>(allergy, undefined)
  const everyContraindication = useVisible<Contraindication>(contraindication, undefined)
  const cautions = useMemo(() => [...everyAllergy, ...everyContraindication], [everyAllergy, everyContraindication])
  const infections = useVisible<Infection>(infection, facility)
  const notes = useVisible<Note>(note, undefined)
  const allDiagnoses = useMemo(() => rowsOf<Diagnosis>(diagnosis), [diagnosis])
  const diagnoses = useVisible<Diagnosis>(diagnosis, facility)
  // Of all hospitals: what another one supplies makes a duplicate of a line of the chosen one (MED-6).
  const prescriptions = useVisible<Prescription>(prescription, undefined)
  const injections = useVisible<Injection>(injection, facility)
  const results = useVisible<LabResult>(laboratory, facility)
  const stays = useVisible<Stay>(stay, facility)
  const procedures = useVisible<Procedure>(procedure, facility)
  const contacts = useVisible<Contact>(contact, facility)

  // The memo is kept at the hub alone: what a hospital's own notes lack is no gap in it.
  const memoAnswers = useMemo(() => new Map([...note].filter(([id]) => id === HUB_FACILITY_ID)), [note])
  const reveals = useMemo(() => (isOn ? revealing(allDiagnoses) : () => false), [isOn, allDiagnoses])

  const derived = {
    allergies: useMemo(() => allergyLines(allergies), [allergies]),
    contraindications: useMemo(() => contraindicationLines(contraindications), [contraindications]),
    infections: useMemo(() => infectionLines(infections).lines, [infections]),
    memos: useMemo(() => importantNotes(notes), [notes]),
    problems: useMemo(() => diagnosisLines(diagnoses).active, [diagnoses]),
    medicines: useMemo(
      () =>
        currentMedicines(drugRows(prescriptions, today), today).filter(
          ({ row }) => facility === undefined || row.facility === facility,
        ),
      [prescriptions, today, facility],
    ),
    injections: useMemo(
      () => injectionCourses(injections, today).filter(({ isCurrent }) => isCurrent),
      [injections, today],
    ),
    results: useMemo(() => keyResults(labRows(results)), [results]),
    stays: useMemo(() => {
      const isTold = (fact: Stay | Procedure) => !textsOf(fact).some(reveals)
      return staysAndOperations(stays.filter(isTold), procedures.filter(isTold))
    }, [stays, procedures, reveals]),
    contacts: useMemo(() => contactLines(contacts), [contacts]),
    aids: useMemo(
      () => dialysisAndDevices(procedures, diagnoses).filter(({ text }) => !reveals(text)),
      [procedures, diagnoses, reveals],
    ),
  }
  const findings = derived.infections.filter(isFinding)
  return {
    today,
    allergies: { answers: [allergy], lines: derived.allergies },
    contraindications: { answers: [contraindication], lines: derived.contraindications },
    infections: {
      answers: [infection],
      lines: findings,
      hasOnlyNegative: derived.infections.length > 0 && findings.length === 0,
    },
    memos: isOn ? undefined : { answers: [memoAnswers], lines: derived.memos },
    problems: { answers: [diagnosis], lines: derived.problems },
    medicines: { answers: [prescription], lines: derived.medicines },
    injections: { answers: [injection], lines: derived.injections },
    cautionsOf: (drugs) =>
      cautionMatches(
        drugs.map(({ name }) => name),
        cautions,
      ),
    cautionsState: cautionsStateOf([allergy, contraindication]),
    results: { answers: [laboratory], lines: derived.results },
    stays: { answers: [stay, procedure], lines: derived.stays },
    aids: { answers: [procedure, diagnosis], lines: derived.aids },
    contacts: { answers: [contact], lines: derived.contacts },
    answers: [
      allergy,
      contraindication,
      infection,
      memoAnswers,
      diagnosis,
      prescription,
      injection,
      laboratory,
      stay,
      procedure,
      contact,
    ],
  }
}

function useVisible<T extends ClinicalFact>(answers: Answers<T>, facility: RecordView['facility']): readonly T[] {
  const visible = useVisibleFacts()
  return useMemo(() => visible(rowsOf(answers, facility)), [answers, facility, visible])
}

/** A later negative result does not take back one that was not: both are told, as in the header (H-05). */
function isFinding({ newest, hasOtherResult }: InfectionLine): boolean {
  return !newest.isImmunity && (hasOtherResult || !isPlainNegative(newest))
}

function importantNotes(notes: readonly Note[]): readonly Note[] {
  return notes
    .filter((note) => note.isImportant && isCurrentFact(note))
    .toSorted((one, other) => newestFirst(one.at ?? one.recordedAt, other.at ?? other.recordedAt))
}

/** Everything that a stay or a treatment says in words: any of it may name what the patient has not been told (PRV-1). */
function textsOf(fact: Stay | Procedure): readonly string[] {
  return fact.kind === 'stay'
    ? [...fact.reasons, ...fact.diagnoses, ...fact.notes]
    : [fact.name.text, ...fact.details, fact.outcome ?? '', ...fact.notes]
}
