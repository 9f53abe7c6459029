import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/test.ts'
import { PatientsPage } from '../pages/patients-page.ts'

const PATIENT = '見本 太郎'

test.describe.configure({ timeout: 240_000 })

async function openLabs(page: Page): Promise<void> {
  const patients = new PatientsPage(page)
  await patients.signIn()
  await patients.open(PATIENT)
  await page.getByRole('link', { name: '検査結果' }).click()
  await expect(page.getByRole('rowheader').first()).toBeVisible({ timeout: 60_000 })
}

/** Every hospital has answered or failed, the older years included. */
async function hasSettled(page: Page): Promise<void> {
  await expect(page.getByText(/照会中|照会しています/)).toHaveCount(0, { timeout: 120_000 })
}

test('SRC-6 SPD-1 B2: the newest years stand first and say what is still asked; outside the consent is told as such', async ({
  openDemo,
  page,
  announce,
}) => {
  announce('fhir/kaku-daigaku')
  await openDemo('/', '?demo=C:opted-out')
  await openLabs(page)
  // The first rows do not wait for this hospital.
  await expect(page.getByText(/同意範囲外|同意の範囲外/).first()).toBeVisible({ timeout: 60_000 })
  await hasSettled(page)
  await expect(page.getByRole('rowheader').first()).toBeVisible()
  // Under the policy of the page, whose workers must be its own: nothing was asked or read on its thread.
  expect(page.workers().map((worker) => new URL(worker.url()).pathname.split('/').at(-1))).toContainEqual(
    expect.stringMatching(/^asking\.worker-/),
  )
})

test('H-04 SRC-3 SRC-9: results stay, with the failure and its time, when 更新 fails; and come back with the next', async ({
  openDemo,
  page,
  announce,
}) => {
  announce('/fhir/')
  await openDemo()
  await openLabs(page)
  await hasSettled(page)
  await page.getByRole('button', { name: 'デモ' }).click()
  await page.getByRole('combobox', { name: '例示中央クリニック' }).selectOption('接続できない')
  await page.keyboard.press('Escape')
  const refresh = page.getByRole('button', { name: /^更新/ })
  await refresh.click()
  await expect(page.getByText(/更新に失敗/).first()).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('rowheader').first()).toBeVisible()
  await page.getByRole('button', { name: 'デモ' }).click()
  await page.getByRole('combobox', { name: '例示中央クリニック' }).selectOption('通常')
  await page.keyboard.press('Escape')
  await refresh.click()
  await expect(page.getByText(/更新に失敗/)).toHaveCount(0, { timeout: 60_000 })
})
