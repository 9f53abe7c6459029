import { expect, test } from '../fixtures/test.ts'
import { ConditionsPage } from '../pages/conditions-page.ts'
import { DemoPanel } from '../pages/demo-panel.ts'
import { NotesPage } from '../pages/notes-page.ts'
import { PatientsPage } from '../pages/patients-page.ts'
import { RecordGaps } from '../pages/record-gaps.ts'

const A = '例示中央クリニック'
const B = '見本総合病院'

test.describe.configure({ timeout: 120_000 })

test('SRC-1 SRC-2 SRC-3 H-03: notes and diagnoses of the others stand while one hospital fails and one does not answer; both are named, and what comes late joins', async ({
  page,
  openDemo,
  announce,
  expectAccessible,
}) => {
  announce('/fhir/')
  await openDemo('/', '?demo=A:down,B:silent')
  const patients = new PatientsPage(page)
  await patients.signIn()
  await patients.open('見本 太郎')

  const notes = new NotesPage(page)
  const gaps = new RecordGaps(page)
  await notes.open()
  await gaps.say(A, /メモ・ノートを含みません/)
  await gaps.say(B, /照会しています/)
  await expect(notes.noteWith('体重 62.8 kg')).toBeVisible()
  await expectAccessible()

  const conditions = new ConditionsPage(page)
  await conditions.open()
  const diagnoses = conditions.block('病名')
  await expect(diagnoses.getByText('受信中')).toBeVisible()
  await expect(diagnoses.getByRole('button', { name: `${A} を再試行` })).toBeVisible({ timeout: 20_000 })
  await expect(diagnoses.getByRole('rowheader', { name: /Ｓ状結腸癌/ })).toBeVisible({ timeout: 20_000 })
  await expectAccessible()
  await new DemoPanel(page).serverIs(/見本総合病院/, '通常')
  await gaps.refresh()
  await conditions.isSettled('病名')
  await expect(diagnoses.getByRole('rowheader', { name: /うっ血性心不全/ })).toBeVisible()
  await expect(diagnoses.getByRole('button', { name: `${A} を再試行` })).toBeVisible()
})
