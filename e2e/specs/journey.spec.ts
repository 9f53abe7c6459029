import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/test.ts'
import { CalendarPage } from '../pages/calendar-page.ts'
import { PatientsPage } from '../pages/patients-page.ts'

const PATIENT = '見本 太郎'
const OTHER = '架空 三郎'

test.describe.configure({ timeout: 120_000 })

test('list → calendar → day panel → another patient, accessible at every step', async ({
  openDemo,
  page,
  expectAccessible,
}) => {
  const patients = new PatientsPage(page)
  const calendar = new CalendarPage(page)
  await openDemo()
  await patients.signIn()
  await expectAccessible()

  await patients.open(PATIENT)
  await expect(calendar.header).toContainText(PATIENT)
  await calendar.isSettled()
  await expectAccessible()

  await calendar.cellsWithRecords('検体検査').last().click()
  await expect(calendar.panel).toBeVisible()
  await expect(calendar.panel.getByRole('tab', { selected: true })).toContainText('検体検査')
  await expect(calendar.panel.getByRole('table').first()).toBeVisible({ timeout: 30_000 })
  await expectAccessible()
  // PID-12: nothing about the person in the address or the title.
  expect(decodeURIComponent(page.url())).not.toContain('見本')
  expect(await page.title()).not.toContain('見本')

  await page.getByRole('link', { name: '連携患者一覧' }).click()
  await patients.open(OTHER)
  // PID-3: nothing of the former patient from the click on.
  await expect(page.getByText(PATIENT)).toHaveCount(0)
  await expect(calendar.panel).toHaveCount(0)
  await expect(calendar.header).toContainText(OTHER)
  await calendar.isSettled()
  await expect(page.getByText(PATIENT)).toHaveCount(0)
})

test('ACC-2: the whole journey by the keyboard alone', async ({ openDemo, page }) => {
  const patients = new PatientsPage(page)
  const calendar = new CalendarPage(page)
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
  await openDemo()
  await tabTo(page, '例示 一郎')
  await page.keyboard.press('Enter')
  await expect(patients.table).toBeVisible({ timeout: 30_000 })
  await tabTo(page, 'input')
  await page.keyboard.type('ミホン')
  await page.keyboard.press('Enter')
  await tabTo(page, PATIENT)
  await page.keyboard.press('Enter')
  await calendar.isSettled()

  await tabTo(page, ' 入院 ')
  expect(await focused()).toMatch(/入院/)
  // From the stays down to the laboratory, then back in time to a day with results.
  for (const _ of [1, 2, 3]) await page.keyboard.press('ArrowDown')
  expect(await focused()).toMatch(/検体検査/)
  for (let steps = 0; steps < 40 && !/検体検査 \d+件/.test(await focused()); steps += 1) {
    await page.keyboard.press('ArrowLeft')
  }
  expect(await focused()).toMatch(/検体検査 \d+件/)
  await page.keyboard.press('Enter')
  await expect(calendar.panel).toBeVisible()
  const day = await calendar.panel.getByRole('heading', { level: 2 }).textContent()
  await page.keyboard.press('ArrowLeft')
  await expect(calendar.panel.getByRole('heading', { level: 2 })).not.toHaveText(day ?? '')
  await page.keyboard.press('Escape')
  await expect(calendar.panel).toHaveCount(0)
  expect(await focused()).toMatch(/検体検査/)
})

test('H-05 SRC-2: a hospital that is down and one that is slow leave no silence', async ({
  openDemo,
  page,
  announce,
}) => {
  announce('/fhir/')
  const patients = new PatientsPage(page)
  const calendar = new CalendarPage(page)
  await openDemo('/', '?demo=D:down,C:slow')
  await patients.signIn()
  await patients.open(PATIENT)
  // SRC-3: the others stand while the slow one is still asked.
  await expect(calendar.cellsWithRecords('処方').last()).toBeVisible({ timeout: 40_000 })
  await expect(calendar.legend.getByText(/D 試験市民病院.*取得できません/)).toBeVisible({ timeout: 40_000 })
  await expect(calendar.grid.getByRole('button', { name: /試験市民病院 は不明/ }).first()).toBeAttached()

  await calendar.cellsWithRecords('処方').last().click()
  const gap = calendar.panel.getByRole('listitem').filter({ hasText: '試験市民病院' })
  await expect(gap).toContainText('この日は不明')
  await expect(gap.getByRole('button', { name: '再試行' })).toBeVisible()
})

/** Presses Tab until the focus is on a stop that says `what`, or is such an element, as a reader without a mouse does. */
async function tabTo(page: Page, what: string): Promise<void> {
  for (let presses = 0; presses < 150; presses += 1) {
    const isThere = await page.evaluate((wanted) => {
      const element = document.activeElement
      return (
        element !== document.body && (element?.localName === wanted || (element?.textContent ?? '').includes(wanted))
      )
    }, what)
    if (isThere) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`no stop of the keyboard says ${what}`)
}
