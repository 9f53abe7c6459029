import { useMemo, useState } from 'react'
import type { Answer } from '#clinical/answer.ts'
import type { Allergy, Contraindication, Diagnosis } from '#clinical/condition-facts.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import { foldForSearch } from '#clinical/format/name-search.ts'
import { type JstDate, jstDateAt } from '#clinical/jst-date.ts'
import type { Infection } from '#clinical/observation-facts.ts'
import type { Period } from '#clinical/occurrence.ts'
import type { Person } from '#clinical/person.ts'
import { type AllergyLines, allergyLines } from '#clinical/summary/allergy-lines.ts'
import { type ContraindicationLines, contraindicationLines } from '#clinical/summary/contraindication-lines.ts'
import {
  type DiagnosisFilter,
  type DiagnosisLines,
  departmentsOf,
  diagnosisLines,
  filteredDiagnoses,
} from '#clinical/summary/diagnosis-lines.ts'
import { type InfectionLines, infectionLines } from '#clinical/summary/infection-lines.ts'
import { rowsOf } from '#record/facility-states.ts'
import { useIsNew } from '#record/new-facts.tsx'
import { useVisibleFacts } from '#record/visible-facts.ts'
import { now } from '#sources/freshness.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { useRecords } from '#sources/records.query.ts'
import type { ConditionsAddress } from './conditions-address.ts'

/** What is in force until it is revoked has no period: the same questions as those of the patient header. */
const EVER: Period = { from: undefined, until: undefined }

type AnswersOf<T> = ReadonlyMap<FacilityId, Answer<T>>

/** One of the four blocks: what was answered, what may be shown of it, and how many the filter hides. */
export interface BlockView<T, L> {
  readonly answers: AnswersOf<T>
  readonly lines: L
  /** Records before the filter, and those that it lets through. */
  readonly total: number
  readonly shown: number
}

export interface ConditionsView {
  readonly today: JstDate
  readonly diagnosis: BlockView<Diagnosis, DiagnosisLines>
  readonly allergy: BlockView<Allergy, AllergyLines>
  readonly contraindication: BlockView<Contraindication, ContraindicationLines>
  readonly infection: BlockView<Infection, InfectionLines>
  readonly departments: readonly { readonly name: string; readonly count: number }[]
  readonly filter: DiagnosisFilter
  readonly isFiltering: boolean
  /** Came since this user last looked at its kind (LIST-6). */
  readonly isNew: (fact: ClinicalFact) => boolean
  readonly total: number
  readonly shown: number
  search(text: string): void
  chooseDepartment(name: string | undefined): void
  clear(): void
}

/** The records behind the four blocks, filtered, and under 患者提示モード without what must not be seen (PRV-1). */
export function useConditions(person: Person, address: ConditionsAddress): ConditionsView {
  const network = useNetwork()
  const [search, setSearch] = useState('')
  const [department, setDepartment] = useState<string>()
  const answers = {
    diagnosis: useRecords(person, 'diagnosis', EVER),
    allergy: useRecords(person, 'allergy', EVER),
    contraindication: useRecords(person, 'contraindication', EVER),
    infection: useRecords(person, 'infection', EVER),
  }
  const filter = useMemo(
    () => ({ facility: address.facility, department, search }),
    [address.facility, department, search],
  )
  const order = address.sort ?? 'default'
  const ids = useMemo(() => network.facilities.map(({ id }) => id), [network])
  const diagnoses = useVisible(answers.diagnosis)
  const diagnosis = useMemo(() => {
    const rows = filteredDiagnoses(diagnoses, filter)
    return { lines: diagnosisLines(rows, order, ids), total: diagnoses.length, shown: rows.length }
  }, [diagnoses, filter, order, ids])
  const allergy = useBlock(answers.allergy, filter, nameOfAllergy, allergyLines)
  const contraindication = useBlock(answers.contraindication, filter, nameOfContraindication, contraindicationLines)
  const infection = useBlock(answers.infection, filter, nameOfInfection, infectionLines)
  const departments = useMemo(() => departmentsOf(diagnoses), [diagnoses])
  const blocks = [diagnosis, allergy, contraindication, infection]
  return {
    today: jstDateAt(now(network)),
    diagnosis: { answers: answers.diagnosis, ...diagnosis },
    allergy,
    contraindication,
    infection,
    departments,
    filter,
    isNew: useIsNew(person),
    isFiltering: filter.facility !== undefined || filter.department !== undefined || filter.search !== '',
    total: blocks.reduce((sum, { total }) => sum + total, 0),
    shown: blocks.reduce((sum, { shown }) => sum + shown, 0),
    search: setSearch,
    chooseDepartment: setDepartment,
    clear: () => {
      setSearch('')
      setDepartment(undefined)
    },
  }
}

function nameOfAllergy({ cause }: Allergy): string {
  return cause.text
}

function nameOfContraindication({ what }: Contraindication): string {
  return what.text
}

function nameOfInfection({ item }: Infection): string {
  return item.text
}

function useVisible<T extends ClinicalFact>(answers: AnswersOf<T>): readonly T[] {
  const visible = useVisibleFacts()
  return useMemo(() => visible(rowsOf(answers)), [answers, visible])
}

function useBlock<T extends ClinicalFact, L>(
  answers: AnswersOf<T>,
  { facility, search }: DiagnosisFilter,
  nameOf: (row: T) => string,
  linesOf: (rows: readonly T[]) => L,
): BlockView<T, L> {
  const all = useVisible(answers)
  return useMemo(() => {
    const wanted = foldForSearch(search)
    const rows = all.filter(
      (row) => (facility === undefined || row.facility === facility) && foldForSearch(nameOf(row)).includes(wanted),
    )
    return { answers, lines: linesOf(rows), total: all.length, shown: rows.length }
  }, [answers, all, facility, search, nameOf, linesOf])
}
