import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import '#i18n/images.ts'
import type { Report } from '#clinical/event-facts.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import { PatientFacingProvider } from '#record/patient-facing.tsx'
import { PatientFacingOfPerson } from '#record/patient-facing-of-person.tsx'
import { fakeDiagnosis } from '#testing/fake-facts.ts'
import { fakeStudy } from '#testing/fake-images.ts'
import { dataOf, type FakeReplies, failedAnswer, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { HeaderDialog } from './panels/header-dialog.tsx'
import { ReportPane } from './panels/report-pane.tsx'

const STUDY = fakeStudy('b', '1.2.1', '2026-11-07T09:41')
const HIDDEN = '患者提示モードでは表示しません'

const REPORT: Report = {
  kind: 'report',
  key: 'b/DiagnosticReport/1',
  facility: 'b' as FacilityId,
  refs: [],
  at: { text: '2026-11-07T16:32', precision: 'minute' },
  recordedAt: undefined,
  status: 'final',
  setting: undefined,
  department: '放射線科',
  author: undefined,
  sensitivity: [],
  notes: ['前回より目立つ'],
  title: '右上葉結節精査',
  category: undefined,
  conclusion: '陰影は増大',
  files: [],
  studyUids: ['1.2.1'],
}

function render(diagnosis: FakeReplies) {
  const person = fakePerson('p1', { links: { a: 'linked', b: 'linked' } })
  const answers = {
    a: diagnosis,
    b: {
      records: {
        report: dataOf<ClinicalFact>([REPORT]),
      },
    },
  }
  return renderScreen(
    <PatientFacingProvider isOn>
      <PatientFacingOfPerson person={person}>
        <ReportPane person={person} address={{}} studies={[STUDY]} roles={new Map()} onClose={() => {}} />
        <HeaderDialog dataSet={{ '00104000': { vr: 'LT', Value: ['告知前'] } }} number={1} onClose={() => {}} />
      </PatientFacingOfPerson>
    </PatientFacingProvider>,
    { network: fakeNetwork({ answers, people: [person] }) },
  )
}

it('PRV-1: neither the reading of an image nor its header is shown to whom a diagnosis is kept from, and that is said', async () => {
  const untold = fakeDiagnosis('a', '肺癌', undefined, { sensitivity: [{ mark: 'undisclosed', asOf: undefined }] })
  render({ records: { diagnosis: dataOf<ClinicalFact>([untold]) } })
  const pane = await screen.findByRole('complementary', { hidden: true })
  expect(await within(pane).findByText(HIDDEN)).toBeInTheDocument()
  expect(document.body).not.toHaveTextContent(/増大|目立つ|告知前/)
  expect(within(screen.getByRole('dialog')).getByText(HIDDEN)).toBeVisible()
})

it('PRV-1: nor the title of a reading while a hospital cannot say what it keeps', async () => {
  render({ records: { diagnosis: failedAnswer() } })
  const pane = await screen.findByRole('complementary', { hidden: true })
  expect((await within(pane).findAllByText(HIDDEN)).length).toBe(2)
  expect(document.body).not.toHaveTextContent(/結節/)
})
