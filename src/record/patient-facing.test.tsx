import { screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Diagnosis } from '#clinical/condition-facts.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { Person } from '#clinical/person.ts'
import { useRecords } from '#sources/records.query.ts'
import { fakeAllergy, fakeMemo } from '#testing/fake-facts.ts'
import { dataOf, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { PatientFacingProvider, usePatientFacing } from './patient-facing.tsx'
import { PatientFacingOfPerson, useVisibleAnswers } from './patient-facing-of-person.tsx'

const EVER = { from: undefined, until: undefined }

function undisclosed(name: string): Diagnosis {
  const base = fakeAllergy('b', name)
  return {
    ...base,
    kind: 'diagnosis',
    name: base.cause,
    isSuspected: false,
    isPrincipal: true,
    startedAt: undefined,
    endedAt: undefined,
    outcome: undefined,
    isEnded: false,
    severity: undefined,
    bodySite: undefined,
    sensitivity: [{ mark: 'undisclosed', asOf: undefined }],
  }
}

function Notes({ person }: { readonly person: Person }) {
  const { toggle } = usePatientFacing()
  const answer = useVisibleAnswers(useRecords(person, 'note', EVER)).get('hub' as FacilityId)
  return (
    <>
      <button type="button" onClick={toggle}>
        mode
      </button>
      <p data-testid="state">{answer?.state}</p>
      {answer?.state === 'data' ? answer.rows.map((note) => <p key={note.key}>{note.text}</p>) : null}
    </>
  )
}

function start(notes: readonly string[]) {
  const person = fakePerson('p1')
  const answers = {
    b: { records: { diagnosis: dataOf([undisclosed('肺癌の疑い')]) } },
    hub: { records: { note: dataOf(notes.map((text) => fakeMemo(text))) } },
  }
  return renderScreen(
    <PatientFacingProvider>
      <PatientFacingOfPerson person={person}>
        <Notes person={person} />
      </PatientFacingOfPerson>
    </PatientFacingProvider>,
    { network: fakeNetwork({ answers }) },
  )
}

// The mode lasts for the tab.
beforeEach(() => sessionStorage.clear())

describe('患者提示モード', () => {
  it('PRV-1: takes away what mentions an untold diagnosis of any hospital, and gives it back', async () => {
    const { user } = start(['肺癌は本人に未説明', '血圧は安定'])
    expect(await screen.findByText('肺癌は本人に未説明')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'mode' }))
    await waitFor(() => expect(screen.queryByText(/肺癌/)).toBeNull())
    expect(screen.getByText('血圧は安定')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'mode' }))
    expect(await screen.findByText('肺癌は本人に未説明')).toBeVisible()
  })

  it('PRV-1: an answer of which nothing is left tells nothing of what was there', async () => {
    const { user } = start(['肺癌は本人に未説明'])
    expect(await screen.findByText('肺癌は本人に未説明')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'mode' }))
    await waitFor(() => expect(screen.getByTestId('state')).toHaveTextContent('none'))
  })
})
