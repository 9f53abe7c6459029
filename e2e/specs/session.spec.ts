import type { Page } from '@playwright/test'
import { demoIsReady, expect, test } from '../fixtures/test.ts'
import { PatientFrame } from '../pages/patient-frame.ts'
import { PatientsPage } from '../pages/patients-page.ts'
import { SessionPages } from '../pages/session-pages.ts'

const PATIENT = '見本 太郎'
/** What tells who the patient is, or what they have. */
const TRACES = [PATIENT, 'ミホン タロウ', '1948/04/12', '00012345', 'アモキシシリン', 'ロキソプロフェン']

test.describe.configure({ timeout: 120_000 })

/** Everything that a reader, or a reader of the screen, could still find out from the page. */
async function expectNoTrace(page: Page): Promise<void> {
  const all = await page.evaluate(() => document.documentElement.outerHTML + document.title + location.href)
  for (const trace of TRACES) expect(all).not.toContain(trace)
  const tree = await page.locator('body').ariaSnapshot()
  for (const trace of TRACES) expect(tree).not.toContain(trace)
}

async function openPatient(page: Page): Promise<PatientFrame> {
  await page.goto('./#/')
  await demoIsReady(page)
  const patients = new PatientsPage(page)
  await patients.signIn()
  await patients.open(PATIENT)
  const frame = new PatientFrame(page)
  await expect(frame.alert('アレルギー')).toHaveAttribute('data-state', 'listed', { timeout: 60_000 })
  return frame
}

test('A5, A6, E30, PRV-2: nobody there for ten minutes: a countdown, then every tab is locked; the same user comes back', async ({
  page,
  context,
  expectAccessible,
}) => {
  await page.clock.install()
  const frame = await openPatient(page)
  await frame.goTo('検査結果')
  const place = page.url()
  const session = new SessionPages(page)
  await page.clock.fastForward('09:20')
  await expect(session.countdown).toContainText(/あと \d+秒で画面をロックします/)
  await expectAccessible()
  await page.keyboard.press('Shift')
  await expect(session.countdown).toHaveCount(0)

  // Another tab of the same user; eight hours of sleep of the first lock both.
  const other = await context.newPage()
  await openPatient(other)
  await page.clock.fastForward('08:00:00')
  await expect(session.locked).toBeVisible()
  await expect(new SessionPages(other).locked).toBeVisible()
  await expect(page).toHaveTitle('ロック中 — 連携ビューア')
  for (const tab of [page, other]) await expectNoTrace(tab)
  await expectAccessible()

  await session.back.click()
  await expect(frame.header).toContainText(PATIENT, { timeout: 30_000 })
  expect(page.url()).toBe(place)
  await expect(frame.menu.getByRole('link', { name: '検査結果' })).toHaveAttribute('aria-current', 'page')
})

test('A6, A8, E17, H-11: what was begun waits for its writer; the next user signs in with two presses and finds nothing', async ({
  page,
}) => {
  const frame = await openPatient(page)
  await frame.goTo('メモ・ノート')
  const text = page.getByRole('textbox', { name: `${PATIENT} さんについて書く` })
  await text.fill('夜間の咳が続く')
  await frame.tool('ロック').click()
  const session = new SessionPages(page)
  await expect(session.locked).toBeVisible()
  await expect(page.getByText('書きかけ 1件を保持')).toBeVisible()
  await expect(page.getByText('夜間の咳')).toHaveCount(0)
  await session.back.click()
  await expect(text).toHaveValue('夜間の咳が続く', { timeout: 30_000 })

  await frame.tool('ロック').click()
  await session.otherUser.click()
  await page.getByRole('button', { name: /例示 百合/ }).click()
  await expect(new PatientsPage(page).table).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('例示 一郎')).toHaveCount(0)
  // Back leads to no patient of the user before.
  await page.goBack()
  await expect(new PatientsPage(page).table).toBeVisible({ timeout: 30_000 })
  await expect(new PatientFrame(page).header).toHaveCount(0)
  await expect(page).toHaveURL(/#\/$/)
  await new PatientsPage(page).open(PATIENT)
  await frame.goTo('メモ・ノート')
  await expect(text).toHaveValue('', { timeout: 30_000 })
  await expect(page.getByText('夜間の咳')).toHaveCount(0)
})

test('A7, E38: signing out in one tab ends the other within a second; Back and a page that was put away show nothing', async ({
  page,
  context,
}) => {
  await openPatient(page)
  const other = await context.newPage()
  await openPatient(other)
  await page.bringToFront()
  await new PatientFrame(page).tool('サインアウト').click()
  const chooser = (tab: Page) => tab.getByRole('heading', { name: '利用者の選択' })
  await expect(chooser(other)).toBeVisible({ timeout: 1_000 })
  await expect(chooser(page)).toBeVisible()
  for (const tab of [page, other]) await expectNoTrace(tab)
  await page.goBack()
  await expect(chooser(page)).toBeVisible()
  await expectNoTrace(page)
  await page.reload()
  await demoIsReady(page)
  await expect(chooser(page)).toBeVisible()

  // What the browser does with a page that it keeps for its Back button.
  await openPatient(other)
  await other.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })))
  await expectNoTrace(other)
  const reloaded = other.waitForEvent('domcontentloaded')
  await other.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
  await reloaded
})

test('B1: what a clerk may not read is said in the menu and on the screen, also at an address typed by hand', async ({
  openDemo,
  page,
  expectAccessible,
}) => {
  await openDemo()
  const patients = new PatientsPage(page)
  await patients.signIn('例示 文')
  await patients.open(PATIENT)
  const frame = new PatientFrame(page)
  await expect(page.getByRole('note')).toContainText('事務の閲覧範囲')
  await expect(frame.menu.getByRole('img', { name: '閲覧権限なし' })).toHaveCount(6)
  await expectAccessible('main')
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  for (const screen of ['labs', 'medications', 'conditions', 'documents', 'notes', 'images']) {
    await page.evaluate((path) => {
      location.hash = location.hash.replace(/[^/]+$/, path)
    }, screen)
    await expect(page.getByText('閲覧権限がありません')).toBeVisible()
    await expect(page.getByText('記録がないという意味ではありません')).toBeVisible()
  }
  expect(asked.filter((address) => /Observation|Medication|DiagnosticReport|DocumentReference/.test(address))).toEqual(
    [],
  )
  await expectAccessible('main')
})
