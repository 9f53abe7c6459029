import type { Page } from '@playwright/test'
import type { Bundle, Resource } from '#standards/fhir/r4.ts'
import { expect, test } from '../fixtures/real-network.ts'
import { labResult, PATIENT, patientAt, patientAtHub } from '../fixtures/real-results.ts'
import { DocumentsPage } from '../pages/documents-page.ts'
import { LabsPage } from '../pages/labs-page.ts'
import { NotesPage } from '../pages/notes-page.ts'
import { PatientFrame } from '../pages/patient-frame.ts'
import { RecordGaps } from '../pages/record-gaps.ts'
import { answering, answerLost, edited, on, times } from '../servers/fault-levers.ts'

const A = '例示中央クリニック'
const C = '架空大学病院'
const RESULTS = /GET \/fhir\/Observation/
const JSON_TYPE = { 'Content-Type': 'application/fhir+json' }

test.describe.configure({ timeout: 90_000 })

/** The rows of one item: the others are below the window, and are not drawn. */
async function search(page: Page, item: string): Promise<void> {
  await page.getByRole('searchbox', { name: '項目を探す' }).fill(item)
}

function cell(labs: LabsPage, text: string) {
  return labs.grid.getByRole('gridcell').filter({ hasText: text })
}

test('E10 E13 H-02: what cannot be read is listed with its text; what is about somebody else is dropped and told', async ({
  page,
  realNetwork,
}) => {
  const { servers } = realNetwork
  const gaps = new RecordGaps(page)
  const [atA, atC] = [await patientAt(servers.A, 'A'), await patientAt(servers.C, 'C')]
  const broken = { resourceType: 'Observation', id: 'broken', status: 7, code: 17, subject: subjectOf(atC) }
  const stranger = labResult('somebody-else', { id: 'stranger', value: 654.3 })
  await servers.A.store(labResult(atA, { id: 'right', value: 123.4 }))
  servers.C.fault(
    on(
      RESULTS,
      edited((page_) => withEntries(page_, [broken as unknown as Resource])),
    ),
  )
  servers.A.fault(
    on(
      RESULTS,
      edited((page_) => withEntries(page_, [stranger])),
    ),
  )
  await realNetwork.signIn(page)
  await realNetwork.openPatient(page, PATIENT)
  const labs = await LabsPage.opened(page)
  await gaps.say(A, '別の患者の記録 1件を除きました')
  await search(page, 'Cr')
  await expect(cell(labs, '123.4').first()).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('654.3')).toHaveCount(0)
  const unreadable = page.getByRole('group').filter({ hasText: '表示できない項目 1件' })
  await unreadable.getByText('表示できない項目 1件').click()
  await expect(unreadable).toContainText('"broken"')
  await expect(gaps.inStrip('例示中央')).toContainText('一部未取得')
})

test('E11 E12: one record sent twice stands once; the same of two hospitals stands twice, each under its own name', async ({
  page,
  realNetwork,
}) => {
  const { servers } = realNetwork
  const [atA, atC] = [await patientAt(servers.A, 'A'), await patientAt(servers.C, 'C')]
  // The same id, the same time, the same value.
  await servers.A.store(labResult(atA, { id: 'same', value: 321.9 }))
  await servers.C.store(labResult(atC, { id: 'same', value: 321.9 }))
  servers.C.fault(
    on(
      RESULTS,
      edited((page_) => ({ ...page_, entry: [...(page_.entry ?? []), ...(page_.entry ?? [])] })),
    ),
  )
  await realNetwork.signIn(page)
  await realNetwork.openPatient(page, PATIENT)
  const labs = await LabsPage.opened(page)
  await new RecordGaps(page).areNone()
  await search(page, 'Cr')
  await expect(cell(labs, '321.9')).toHaveCount(2)
  for (const name of [A, C])
    await expect(labs.grid.getByRole('columnheader', { name: new RegExp(name) }).last()).toBeAttached()
})

test('E14 H-14: a corrected result says so, one entered in error or taken away is gone at the next look', async ({
  page,
  realNetwork,
}) => {
  const { A: server } = realNetwork.servers
  const patient = await patientAt(server, 'A')
  await server.store(labResult(patient, { id: 'to-correct', value: 211.1, hoursAgo: 24 }))
  await server.store(labResult(patient, { id: 'in-error', value: 222.2, hoursAgo: 48 }))
  await server.store(labResult(patient, { id: 'to-delete', value: 233.3, hoursAgo: 72 }))
  await realNetwork.signIn(page)
  await realNetwork.openPatient(page, PATIENT)
  const labs = await LabsPage.opened(page)
  await search(page, 'Cr')
  for (const value of ['211.1', '222.2', '233.3']) await expect(cell(labs, value)).toHaveCount(1, { timeout: 30_000 })
  await server.store(labResult(patient, { id: 'to-correct', value: 244.4, hoursAgo: 24, status: 'corrected' }))
  await server.store(labResult(patient, { id: 'in-error', value: 222.2, hoursAgo: 48, status: 'entered-in-error' }))
  await server.remove('Observation', 'to-delete')
  await new RecordGaps(page).refresh()
  await expect(cell(labs, '244.4')).toContainText('訂', { timeout: 30_000 })
  for (const value of ['211.1', '222.2', '233.3']) await expect(cell(labs, value)).toHaveCount(0)
  await expect(labs.legend).toContainText('取消・誤入力 1件を除く')
})

test('E14: a file that is not there any more (404, 410), a document and a whole patient that were taken away are gone and told', async ({
  page,
  realNetwork,
  announce,
}) => {
  announce('/fhir/Binary/')
  const { A: server } = realNetwork.servers
  const patient = await patientAt(server, 'A')
  for (const title of ['削除文書', '廃止文書']) await server.store(textDocument(patient, title))
  await realNetwork.signIn(page)
  await realNetwork.openPatient(page, PATIENT)
  const documents = new DocumentsPage(page)
  await documents.goTo()
  await documents.isSettled()
  const gaps = new RecordGaps(page)
  // While anything is still asked, another 更新 begins nothing.
  await gaps.areNone()
  const absent = documents.pane.getByText('文書の本体がありません')

  server.fault(on(/GET \/fhir\/Binary\//, answering(404, JSON_TYPE, '')))
  await documents.open(/削除文書/)
  await expect(absent).toBeVisible({ timeout: 20_000 })
  server.fault(on(/GET \/fhir\/Binary\//, answering(410, JSON_TYPE, '')))
  await documents.open(/廃止文書/)
  await expect(documents.pane).toContainText('廃止文書', { timeout: 20_000 })
  await expect(absent).toBeVisible({ timeout: 20_000 })

  server.fault(undefined)
  const [withdrawn] = (await server.stored('DocumentReference?_count=200')).filter((each) =>
    JSON.stringify(each).includes('廃止文書'),
  )
  await server.remove('DocumentReference', withdrawn?.id ?? '')
  await gaps.refresh()
  await expect(documents.pane).toContainText('この文書は一覧にありません', { timeout: 30_000 })
  await expect(documents.row(/廃止文書/)).toHaveCount(0)
  await expect(documents.row(/削除文書/)).toHaveCount(1)

  await server.remove('Patient', patient)
  await gaps.areNone()
  await gaps.refresh()
  await expect(gaps.inStrip('例示中央')).toContainText('未連携', { timeout: 30_000 })
  await expect(documents.row(/削除文書/)).toHaveCount(0)
})

test('E15 H-02: a patient who was merged into another while open is not shown any more, with the reason', async ({
  page,
  realNetwork,
  announce,
}) => {
  announce('/fhir/')
  const { hub, C: server } = realNetwork.servers
  const patient = await patientAtHub(hub)
  const there = await patientAt(server, 'C')
  await realNetwork.signIn(page)
  await realNetwork.openPatient(page, PATIENT)
  const labs = await LabsPage.opened(page)
  const gaps = new RecordGaps(page)
  await gaps.areNone()

  // At one hospital first: what it says of this number is somebody else's record now.
  const [record] = await server.stored(`Patient?_id=${there}`)
  await server.store({ ...record, link: [{ type: 'replaced-by', other: { reference: 'Patient/other' } }] } as Resource)
  await gaps.refresh()
  await expect(gaps.inStrip('架空大学')).toContainText('取得できません', { timeout: 30_000 })
  await gaps.say(C, '患者の登録が別の登録に統合されています')
  await expect(labs.grid.getByRole('columnheader').filter({ hasText: /\d{2}:\d{2}\s*C/ })).toHaveCount(0)
  await expect(labs.grid.getByRole('rowheader').first()).toBeVisible()

  const other = { reference: 'Patient/somebody' }
  await hub.store({ ...patient, link: [...(patient.link ?? []), { type: 'replaced-by', other }] } as Resource)
  await gaps.refresh()
  await expect(page.getByRole('main')).toContainText('患者情報を取得できません', { timeout: 30_000 })
  await expect(page.getByRole('main')).toContainText('統合')
  await expect(page.getByText(PATIENT)).toHaveCount(0)
  await expect(labs.grid).toHaveCount(0)
})

test('E19: a hospital that refuses one kind of record is named as refusing it, and the rest is there', async ({
  page,
  realNetwork,
  announce,
}) => {
  announce('/fhir/')
  const { servers } = realNetwork
  const refusal = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'forbidden' }] }
  servers.B.fault(on(/\/(?:Condition|AllergyIntolerance)/, answering(403, JSON_TYPE, JSON.stringify(refusal))))
  await realNetwork.signIn(page)
  await realNetwork.openPatient(page, PATIENT)
  const gaps = new RecordGaps(page)
  await new PatientFrame(page).goTo('病名・アレルギー')
  const diagnoses = page.getByRole('region', { name: '病名' })
  await expect(diagnoses).toContainText('B は閲覧権限なし', { timeout: 30_000 })
  await expect(diagnoses.getByRole('table')).toContainText('例示中央')
  await expect(page.getByRole('region', { name: 'アレルギー' }).getByText('該当なし', { exact: true })).toHaveCount(0)
  await expect(gaps.inStrip('見本総合')).toContainText('一部未取得')
  await expect(gaps.inStrip('架空大学')).toContainText(/\d{2}:\d{2}/)
  expect(servers.B.seen.filter(({ method, url }) => method === 'GET' && url.includes('/Condition')).length).toBe(1)
})

test('E22 H-22: a note whose answer is lost is asked after and not sent again: one note, and the screen says that it is sent', async ({
  page,
  realNetwork,
  announce,
}) => {
  announce('/fhir/')
  const { hub } = realNetwork.servers
  await realNetwork.signIn(page)
  await realNetwork.openPatient(page, PATIENT)
  const notes = new NotesPage(page)
  await new PatientFrame(page).goTo('メモ・ノート')
  await notes.text.fill('返事の届かなかった文章')
  await expect(page.getByText(/下書きを保存しました/)).toBeVisible({ timeout: 20_000 })
  hub.fault(on(/(?:POST|PUT) \/fhir\/Communication/, times(1, answerLost)))
  await notes.send.click()
  const resend = page.getByRole('button', { name: '再送', exact: true })
  await expect(resend.or(notes.noteWith('返事の届かなかった文章'))).toBeVisible({ timeout: 20_000 })
  if (await resend.isVisible()) await resend.click()
  await expect(notes.noteWith('返事の届かなかった文章')).toHaveCount(1, { timeout: 20_000 })
  const kept = (await hub.stored('Communication?_count=200')).filter((each) =>
    JSON.stringify(each).includes('返事の届かなかった文章'),
  )
  expect(kept).toHaveLength(1)
  expect(kept[0]).toMatchObject({ status: 'completed' })
})

test('E40 H-06: a code and a unit that nobody knows stand as they were sent, each in a row of its own', async ({
  page,
  realNetwork,
}) => {
  const { A: server } = realNetwork.servers
  const patient = await patientAt(server, 'A')
  const code = { system: 'urn:oid:1.2.3.4.5', code: 'XYZ-9', display: '試験項目' }
  await server.store(labResult(patient, { value: 55.5, unit: '試験単位/x', code }))
  await server.store(labResult(patient, { value: 66.6, unit: 'mg/dL', code, hoursAgo: 30 }))
  await realNetwork.signIn(page)
  await realNetwork.openPatient(page, PATIENT)
  const labs = await LabsPage.opened(page)
  await search(page, '試験項目')
  const [odd, usual] = [labs.row(/試験項目.*試験単位\/x/), labs.row(/試験項目.*mg\/dL/)]
  await expect(odd).toContainText('55.5', { timeout: 30_000 })
  await expect(odd).not.toContainText('66.6')
  await expect(usual).toContainText('66.6')
  await expect(usual).not.toContainText('55.5')
})

/** A document whose text lies in a Binary of its own. */
function textDocument(patient: string, title: string): Resource {
  const attachment = { contentType: 'text/plain', url: `Binary/${crypto.randomUUID()}`, title }
  return {
    resourceType: 'DocumentReference',
    status: 'current',
    type: { text: title },
    subject: subjectOf(patient),
    date: new Date().toISOString(),
    content: [{ attachment }],
  } as Resource
}

function subjectOf(patient: string) {
  return { reference: `Patient/${patient}` }
}

function withEntries(bundle: Bundle, resources: readonly Resource[]): Bundle {
  const entry = resources.map((resource) => ({ resource, search: { mode: 'match' as const } }))
  return { ...bundle, entry: [...(bundle.entry ?? []), ...entry] }
}
