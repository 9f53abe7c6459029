import { createContext, use } from 'react'
import type { Person } from '#clinical/person.ts'

/** The patient of the page; undefined outside one. */
export const PatientContext = createContext<Person | undefined>(undefined)

/** The patient whose page this is. Throws outside a patient's page. */
export function usePatient(): Person {
  const person = use(PatientContext)
  if (person === undefined) throw new Error('usePatient stands outside a patient page')
  return person
}
