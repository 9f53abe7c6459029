import type { ClinicalFact, FactOf } from '#clinical/facts.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import type { Words } from '../use-words.ts'
import { EventLines } from './event-lines.tsx'
import { LaboratoryTable } from './laboratory-table.tsx'
import { MedicationLines } from './medication-lines.tsx'

interface FactLinesProps {
  readonly facts: readonly ClinicalFact[]
  readonly words: Words
  /** A month is looked at: each record says its day. */
  readonly isDated: boolean
}

/** The content of the records of one hospital, each kind in its own form; a kind without one is listed by its title. */
export function FactLines({ facts, words, isDated }: FactLinesProps) {
  const medication = facts.filter(isMedication)
  const measured = facts.filter(isMeasured)
  const events = facts.filter((fact) => !isMedication(fact) && !isMeasured(fact))
  return (
    <>
      {medication.length === 0 ? null : <MedicationLines lines={medication} words={words} isDated={isDated} />}
      {measured.length === 0 ? null : <LaboratoryTable results={measured} words={words} isDated={isDated} />}
      {events.length === 0 ? null : <EventLines facts={events} words={words} isDated={isDated} />}
    </>
  )
}

function isOf<K extends RecordKind>(fact: ClinicalFact, kind: K): fact is FactOf<K> {
  return fact.kind === kind
}

function isMedication(fact: ClinicalFact): fact is FactOf<'prescription' | 'injection'> {
  return isOf(fact, 'prescription') || isOf(fact, 'injection')
}

function isMeasured(fact: ClinicalFact): fact is FactOf<'laboratory' | 'vital-sign'> {
  return isOf(fact, 'laboratory') || isOf(fact, 'vital-sign')
}
