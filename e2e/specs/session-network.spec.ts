import { expect, test } from '../fixtures/real-network.ts'
import { NotesPage } from '../pages/notes-page.ts'
import { PatientFrame } from '../pages/patient-frame.ts'
import { SignInPage } from '../pages/sign-in-page.ts'
import { answering, on } from '../servers/fault-levers.ts'

const PHYSICIAN = 'u-reiji-ichiro'
const NURSE = 'u-reiji-yuri'
const PATIENT = '雛形 健一'
const NOTE = '夜間の咳が続く'

/** What the viewer asks for; a server may allow less. */
const SCOPES = 'openid profile fhirUser online_access user/*.rs user/Patient.rs user/Observation.rs'

test.use({
  people: ['ps4wbix3z3yhkfnk'],
  siteConfig: {
    policy: { idleMinutes: 15, signingMinutes: 5 },
    signIn: { scope: `${SCOPES} user/Communication.cud user/DocumentReference.cu user/Basic.cu` },
  },
})

test.describe.configure({ timeout: 120_000 })
test.afterEach(({ realNetwork }) => realNetwork.provider.scopesAt.clear())

test('B2: a hospital that refuses from now on takes what it had shown along, without a reload', async ({
  page,
  realNetwork,
  announce,
}) => {
  announce('/fhir/')
  await realNetwork.signIn(page)
  await realNetwork.openPatient(page, PATIENT)
  const frame = new PatientFrame(page)
  await frame.goTo('病名・アレルギー')
  const diagnoses = page.getByRole('region', { name: '病名' })
  await expect(diagnoses.getByRole('table')).toContainText('見本総合', { timeout: 30_000 })
  const refusal = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'forbidden' }] }
  const fault = answering(403, { 'Content-Type': 'application/fhir+json' }, JSON.stringify(refusal))
  realNetwork.servers.B.fault(on(/\/(?:Condition|AllergyIntolerance)/, fault))
  await page.getByRole('button', { name: '更新（すべての施設に再照会）' }).click()
  await expect(diagnoses).toContainText('B は閲覧権限なし', { timeout: 30_000 })
  await expect(diagnoses.getByRole('table')).not.toContainText('見本総合')
  await expect(diagnoses.getByRole('table')).toContainText('例示中央')
})

test('B1: what a hospital’s token does not cover is 閲覧権限なし there, and the hospital is not asked for it', async ({
  page,
  realNetwork,
}) => {
  const { provider, servers } = realNetwork
  provider.scopesAt.set(servers.B.base, 'openid user/Patient.rs user/Observation.rs')
  await realNetwork.signIn(page)
  await realNetwork.openPatient(page, PATIENT)
  await new PatientFrame(page).goTo('病名・アレルギー')
  const diagnoses = page.getByRole('region', { name: '病名' })
  await expect(diagnoses.getByRole('table')).toContainText('例示中央', { timeout: 30_000 })
  await expect(diagnoses).toContainText('B は閲覧権限なし', { timeout: 30_000 })
  await expect(diagnoses.getByRole('table')).not.toContainText('見本総合')
  expect(servers.B.seen.filter(({ url }) => url.includes('/Condition'))).toEqual([])
})

test('A5, E30, E38: hours of sleep lock every tab and take the tokens back; one proof brings both back to their place', async ({
  page,
  context,
  realNetwork,
}) => {
  await page.clock.install()
  const signIn = new SignInPage(page)
  await realNetwork.signIn(page, PHYSICIAN)
  await realNetwork.openPatient(page, PATIENT)
  const place = page.url()
  const other = await context.newPage()
  await other.goto(place)
  const headers = [page, other].map((tab) => tab.getByRole('banner', { name: '患者ヘッダ' }))
  for (const header of headers) await expect(header).toContainText(PATIENT, { timeout: 30_000 })
  await page.bringToFront()
  // Opening two tabs may have taken a busy machine longer than the countdown lasts.
  await page.keyboard.press('Shift')
  await page.clock.fastForward('14:30')
  await expect(page.getByRole('timer')).toContainText(/あと \d+秒で画面をロックします/)
  const before = realNetwork.provider.seen.length
  await page.clock.fastForward('03:00:00')
  for (const tab of [page, other]) {
    await expect(new SignInPage(tab).locked).toBeVisible({ timeout: 30_000 })
    await expect(tab.getByText(PATIENT)).toHaveCount(0)
  }
  const revocations = () => realNetwork.provider.seen.slice(before).filter(({ url }) => url === '/token/revocation')
  await expect.poll(() => revocations().length).toBeGreaterThan(0)
  await signIn.unlock(PHYSICIAN)
  for (const header of headers) await expect(header).toContainText(PATIENT, { timeout: 30_000 })
  expect([page.url(), other.url()]).toEqual([place, place])
})

test('A6, A10, H-11: a note goes out after another proof of who is there; in the window another user may sign in, and starts clean', async ({
  page,
  realNetwork,
}) => {
  await page.clock.install()
  const signIn = new SignInPage(page)
  const frame = new PatientFrame(page)
  const notes = new NotesPage(page)
  await realNetwork.signIn(page, PHYSICIAN)
  await realNetwork.openPatient(page, PATIENT)
  await frame.goTo('メモ・ノート')
  await notes.text.fill(NOTE)
  await page.clock.fastForward('06:00')
  await notes.send.click()
  const question = page.getByRole('dialog', { name: '本人確認' })
  await expect(question).toContainText('例示 一郎')
  await question.getByRole('button', { name: '送らずに戻る' }).click()
  await expect(notes.text).toHaveValue(NOTE)
  await notes.send.click()
  const opened = page.waitForEvent('popup')
  await question.getByRole('button', { name: '本人確認へ進む' }).click()
  await signIn.answer(PHYSICIAN, { page: await opened })
  await expect(notes.noteWith(NOTE)).toBeVisible({ timeout: 30_000 })
  const sent = await realNetwork.servers.hub.stored('Communication?status=completed')
  expect(sent.filter((each) => JSON.stringify(each).includes(NOTE))).toHaveLength(1)

  await notes.text.fill('まだ送らない')
  await signIn.lock()
  await expect(page.getByText('書きかけ 1件を保持')).toBeVisible()
  await signIn.unlock(NURSE)
  await expect(signIn.patients).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('例示 百合')).toBeVisible()
  expect(page.url()).toBe(realNetwork.site)
  await realNetwork.openPatient(page, PATIENT)
  await frame.goTo('メモ・ノート')
  await expect(notes.text).toHaveValue('')
  await expect(page.getByText('まだ送らない')).toHaveCount(0)
})
