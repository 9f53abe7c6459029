import { expect, it } from 'vitest'
import { staffComments } from './staff-comments.ts'

const CORE = 'http://jpfhir.jp/fhir/core/Extension/StructureDefinition'

it('PRV-1, MED-1: comments in free words are told from directions for the patient and from coded instructions', () => {
  const order = (text: string, isCoded: boolean) =>
    staffComments({
      resourceType: 'MedicationRequest',
      status: 'active',
      intent: 'order',
      subject: {},
      dosageInstruction: [
        {
          text: '１日１回朝食後',
          patientInstruction: '噛まずに服用',
          extension: [
            { url: `${CORE}/JP_MedicationDosage_DosageComment`, valueCodeableConcept: { text: '緩和ケアチーム指示' } },
          ],
        },
      ],
      dispenseRequest: {
        extension: [
          {
            url: `${CORE}/JP_MedicationRequest_DispenseRequest_InstructionForDispense`,
            valueCodeableConcept: { text, ...(isCoded ? { coding: [{ system: 'urn:x', code: 'C' }] } : {}) },
          },
        ],
      },
    })
  expect(order('粉砕', true)).toEqual({ comments: ['緩和ケアチーム指示'] })
  expect(order('化療日は休薬', false)).toEqual({ comments: ['緩和ケアチーム指示', '化療日は休薬'] })
})

it('PRV-1: an order without comments has none', () => {
  expect(staffComments({ resourceType: 'MedicationStatement', status: 'active', subject: {} })).toEqual({})
})
