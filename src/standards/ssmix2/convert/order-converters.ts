import { convertInjectionAdministration, convertPrescriptionAdministration } from './administration.ts'
import type { Registration } from './converters.ts'
import { convertInjection } from './injection.ts'
import { convertLaboratory } from './laboratory.ts'
import { convertPrescription } from './prescription.ts'

/** Orders, administrations and results: everything of a storage that has an order number. */
export const ORDER_CONVERTERS: readonly Registration[] = [
  { dataTypes: ['OMP-01'], messages: ['RDE^O11'], convert: convertPrescription },
  { dataTypes: ['OMP-02'], messages: ['RDE^O11'], convert: convertInjection },
  { dataTypes: ['OMP-11'], messages: ['RAS^O17'], convert: convertPrescriptionAdministration },
  { dataTypes: ['OMP-12'], messages: ['RAS^O17'], convert: convertInjectionAdministration },
  { dataTypes: ['OML-11'], messages: ['OUL^R22'], convert: convertLaboratory },
]
