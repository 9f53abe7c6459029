import { convertInjectionAdministration, convertPrescriptionAdministration } from './administration.ts'
import type { Registration } from './converters.ts'
import { convertDiet } from './diet.ts'
import { convertImaging } from './imaging.ts'
import { convertInjection } from './injection.ts'
import { convertLaboratory } from './laboratory.ts'
import { convertExaminationOrder } from './order-imaging.ts'
import { convertLaboratoryOrder } from './order-laboratory.ts'
import { convertPhysiology } from './physiology.ts'
import { convertPrescription } from './prescription.ts'

/** Orders, administrations and results: everything of a storage that has an order number. */
export const ORDER_CONVERTERS: readonly Registration[] = [
  { dataTypes: ['OMP-01'], messages: ['RDE^O11'], convert: convertPrescription },
  { dataTypes: ['OMP-02'], messages: ['RDE^O11'], convert: convertInjection },
  { dataTypes: ['OMP-11'], messages: ['RAS^O17'], convert: convertPrescriptionAdministration },
  { dataTypes: ['OMP-12'], messages: ['RAS^O17'], convert: convertInjectionAdministration },
  { dataTypes: ['OML-01'], messages: ['OML^O33'], convert: convertLaboratoryOrder },
  { dataTypes: ['OML-11'], messages: ['OUL^R22'], convert: convertLaboratory },
  { dataTypes: ['OMG-01', 'OMG-02', 'OMG-03'], messages: ['OMG^O19'], convert: convertExaminationOrder },
  { dataTypes: ['OMG-11', 'OMG-12'], messages: ['OMI^Z23'], convert: convertImaging },
  { dataTypes: ['OMG-13'], messages: ['ORU^R01'], convert: convertPhysiology },
  { dataTypes: ['OMD'], messages: ['OMD^O03'], convert: convertDiet },
]
