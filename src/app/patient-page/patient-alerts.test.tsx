import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { ClinicalFact } from '#clinical/facts.ts'
import { PatientFacingProvider } from '#record/patient-facing.tsx'
import { fakeAllergy, fakeMemo } from '#testing/fake-facts.ts'
import { dataOf, failedAnswer, fakeNetwork, fakePerson, neverAnswers } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { PatientAlerts } from './patient-alerts.tsx'

const person = fakePerson('p1')
const network = fakeNetwork({
  people: [person],
  answers: {
    b: { records: { allergy: dataOf([fakeAllergy('b', 'アモキシシリン')]) } },
    hub: { records: { note: dataOf([fakeMemo('Ca の告知は来週')]) } },
  },
})

describe('the alerts of the patient header', () => {
  it('HDR-1: the memo of colleagues stands beside the allergies', async () => {
    renderScreen(<PatientAlerts person={person} />, { network })
    expect(await screen.findByText('アモキシシリン')).toBeVisible()
    expect(await screen.findByText('Ca の告知は来週')).toBeVisible()
  })

  it('SRC-2: while one hospital is asked, another that has failed is named already', async () => {
    const answers = {
      b: { records: { allergy: failedAnswer() } },
      a: { records: { allergy: neverAnswers<ClinicalFact>() } },
    }
    renderScreen(<PatientAlerts person={person} />, { network: fakeNetwork({ people: [person], answers }) })
    const block = await screen.findByRole('button', { name: /^アレルギー/ })
    await waitFor(() => expect(block).toHaveTextContent(/B 未取得.*照会中/))
  })

  it('PRV-1: before the patient no memo stands there, and nothing says that one is missing', async () => {
    renderScreen(
      <PatientFacingProvider isOn>
        <PatientAlerts person={person} />
      </PatientFacingProvider>,
      { network },
    )
    expect(await screen.findByText('アモキシシリン')).toBeVisible()
    expect(screen.queryByRole('button', { name: /重要メモ/ })).toBeNull()
    expect(document.body).not.toHaveTextContent('告知')
  })
})
