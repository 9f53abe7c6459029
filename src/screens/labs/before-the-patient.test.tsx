import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { ClinicalFact } from '#clinical/facts.ts'
import { PatientFacingProvider } from '#record/patient-facing.tsx'
import { PatientFacingOfPerson } from '#record/patient-facing-of-person.tsx'
import { fakeDiagnosis } from '#testing/fake-facts.ts'
import { dataOf, type FakeReplies, FETCHED_AT, failedAnswer, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { sampleLab } from '#testing/sample-lab-results.ts'
import { LabsScreen } from './labs.screen.tsx'
import { K, rowOf } from './testing/render-labs.tsx'

const LINE = '患者提示モード：備考・所見・指示コメントなどの文章は表示していません'
const UNTOLD = fakeDiagnosis('b', '胃癌', '2026-11-07', { sensitivity: [{ mark: 'undisclosed', asOf: undefined }] })
const POTASSIUM = sampleLab({ ...K, value: '6.1' }, { notes: ['化療後の再検'] })

function render(diagnosis: FakeReplies) {
  const person = fakePerson('taro', { links: { a: 'linked', b: 'linked' } })
  const answers = { a: { records: { laboratory: dataOf<ClinicalFact>([POTASSIUM]) } }, b: diagnosis }
  return renderScreen(
    <PatientFacingProvider isOn>
      <PatientFacingOfPerson person={person}>
        <LabsScreen person={person} address={{}} onAddress={() => {}} />
      </PatientFacingOfPerson>
    </PatientFacingProvider>,
    { network: { ...fakeNetwork({ answers, people: [person] }), now: () => FETCHED_AT } },
  )
}

const openPotassium = async (user: ReturnType<typeof render>['user']) => {
  await user.click(await within(await rowOf(/^K mmol/)).findByRole('button', { name: /6\.1/ }))
  return screen.findByRole('region', { name: '6.1' })
}

it('PRV-1: no remark of a laboratory is shown to whom any hospital keeps a diagnosis from, and the screen says so', async () => {
  const { user } = render({ records: { diagnosis: dataOf<ClinicalFact>([UNTOLD]) } })
  expect(await screen.findByText(LINE)).toBeVisible()
  expect(await openPotassium(user)).not.toHaveTextContent('化療')
})

it('PRV-1: nor while a hospital cannot say what it keeps; paper and copy say that remarks are missing', async () => {
  const { user } = render({ records: { diagnosis: failedAnswer() } })
  const detail = await openPotassium(user)
  expect(await screen.findByText(LINE)).toBeVisible()
  expect(detail).not.toHaveTextContent('化療')
  await user.click(screen.getByRole('button', { name: 'コピー' }))
  await waitFor(async () =>
    expect(await navigator.clipboard.readText()).toContain('患者提示モード：備考・所見・指示コメントなどの文章'),
  )
  window.dispatchEvent(new Event('beforeprint'))
  expect(await screen.findAllByText(LINE)).toHaveLength(2)
  window.dispatchEvent(new Event('afterprint'))
})

it('PRV-1: where every hospital has said and none keeps anything, the remark is shown', async () => {
  const { user } = render({ records: { diagnosis: dataOf<ClinicalFact>([fakeDiagnosis('b', '高血圧症')]) } })
  const detail = await openPotassium(user)
  expect(await within(detail).findByText('化療後の再検')).toBeVisible()
  expect(screen.queryByText(LINE)).toBeNull()
})
