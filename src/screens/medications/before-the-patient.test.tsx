import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { ClinicalFact } from '#clinical/facts.ts'
import { PatientFacingProvider } from '#record/patient-facing.tsx'
import { PatientFacingOfPerson } from '#record/patient-facing-of-person.tsx'
import { fakeDiagnosis } from '#testing/fake-facts.ts'
import { dataOf, fakePerson } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { sampleDrug, sampleSupply } from '#testing/sample-supplies.ts'
import { MedicationsScreen } from './medications.screen.tsx'
import { networkAt } from './testing/render-medications.tsx'

function render(diagnosis: ClinicalFact) {
  const person = fakePerson('p1', { links: { a: 'linked', b: 'linked' } })
  const order = sampleSupply('a', '2026-11-10', sampleDrug('オキシコドン徐放錠５ｍｇ'), 14, {
    usage: '１日２回１２時間毎',
    instructions: ['噛まずに服用', '緩和ケアチーム指示'],
    comments: ['緩和ケアチーム指示'],
    notes: ['主治医の許可を得て増量'],
  })
  const answers = {
    a: { records: { prescription: dataOf<ClinicalFact>([order]) } },
    b: { records: { diagnosis: dataOf([diagnosis]) } },
  }
  return renderScreen(
    <PatientFacingProvider isOn>
      <PatientFacingOfPerson person={person}>
        <main>
          <MedicationsScreen person={person} address={{}} onAddress={() => {}} />
        </main>
      </PatientFacingOfPerson>
    </PatientFacingProvider>,
    { network: networkAt({ people: [person], answers }) },
  )
}

const openOrder = async (user: ReturnType<typeof render>['user']) => {
  const grid = await screen.findByRole('grid', { name: '処方歴' })
  await user.click(await within(grid).findByRole('button', { name: /2026\/11\/10/ }))
  return screen.findByRole('complementary', { name: /2026\/11\/10/ })
}

it('PRV-1, MED-1: before a patient from whom a diagnosis is kept an order tells dose and directions and no comment', async () => {
  const untold = fakeDiagnosis('b', '胃癌', undefined, { sensitivity: [{ mark: 'undisclosed', asOf: undefined }] })
  const { user } = render(untold)
  expect(await screen.findByText(/^患者提示モード：備考・所見・指示コメント/)).toBeVisible()
  const order = await openOrder(user)
  expect(order).toHaveTextContent('１日２回１２時間毎')
  expect(order).toHaveTextContent('噛まずに服用')
  expect(order).not.toHaveTextContent(/緩和ケア|増量/)
})

it('PRV-1: where nothing is kept from the patient the comments stand', async () => {
  const { user } = render(fakeDiagnosis('b', '高血圧症'))
  const order = await openOrder(user)
  // Until every hospital has said what it keeps from the patient they are withheld.
  await waitFor(() => expect(order).toHaveTextContent(/緩和ケアチーム指示.*増量/))
})
