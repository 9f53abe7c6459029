import type { Locator } from '@playwright/test'
import { expect, test } from '../fixtures/test.ts'
import { PatientFrame } from '../pages/patient-frame.ts'
import { PatientsPage } from '../pages/patients-page.ts'

const PATIENT = '見本 太郎'

/** In the order of the menu, with the name of the search field: `g` and a number leads there. */
const SCREENS = [
  ['カレンダー', '記録を検索'],
  ['フェイスシート', undefined],
  ['処方・注射', '薬剤名で探す'],
  ['検査結果', '項目を探す'],
  ['病名・アレルギー', '名前で絞り込み'],
  ['文書・レポート', '文書を検索'],
  ['メモ・ノート', '本文・記載者を検索'],
  ['画像・波形', undefined],
] as const

test.describe.configure({ timeout: 120_000 })

async function box(locator: Locator) {
  const found = await locator.boundingBox()
  if (found === null) throw new Error('nothing is drawn there')
  return found
}

test('SRC-7: period and hospital go along from screen to screen, survive a reload, and end with the patient', async ({
  openDemo,
  page,
}) => {
  await openDemo()
  const patients = new PatientsPage(page)
  await patients.signIn()
  await patients.open(PATIENT)
  const frame = new PatientFrame(page)
  await frame.goTo('検査結果')
  await page.getByRole('combobox', { name: '期間' }).selectOption('6m')
  await page.getByRole('combobox', { name: '医療機関' }).selectOption({ label: 'B 見本総合' })
  await frame.goTo('処方・注射')
  await expect(page.getByRole('combobox', { name: '期間' })).toHaveValue('6m')
  await page.reload()
  await expect(page.getByRole('combobox', { name: '期間' })).toHaveValue('6m', { timeout: 40_000 })
  await frame.goTo('カレンダー')
  await expect(page.getByText('絞り込み：見本総合病院')).toBeVisible({ timeout: 40_000 })
  await page.getByRole('link', { name: '連携患者一覧' }).click()
  await patients.open('例示 花子')
  expect(page.url()).not.toMatch(/period|facility/)
})

test('PID-1, ACC-1, ACC-2, GRID-4: settings and keys open below the header, by keyboard, and change the rows; g and a number leads to each screen, / to its search', async ({
  openDemo,
  page,
  expectAccessible,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 })
  await openDemo()
  const patients = new PatientsPage(page)
  await patients.signIn()
  await patients.open(PATIENT)
  const frame = new PatientFrame(page)
  await expect(frame.alert('アレルギー')).toHaveAttribute('data-state', 'listed', { timeout: 40_000 })
  await frame.tool('設定').focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: '設定' })
  await expect(dialog).toBeVisible()
  const header = await box(frame.header)
  expect((await box(dialog)).y).toBeGreaterThanOrEqual(header.y + header.height)
  await expectAccessible()
  await dialog.getByRole('radio', { name: 'ゆったり' }).check()
  await expect(page.locator('html')).toHaveAttribute('data-density', 'relaxed')
  await page.keyboard.press('Escape')
  await expect(frame.tool('設定')).toBeFocused()
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'キー操作の一覧' })
  await expect(keys).toContainText('Page Up')
  expect((await box(keys)).y).toBeGreaterThanOrEqual(header.y + header.height)
  await expectAccessible()
  await page.keyboard.press('Escape')
  for (const [at, [screen, search]] of SCREENS.entries()) {
    await page.keyboard.press('g')
    await page.keyboard.press(`${at + 1}`)
    await expect(frame.menu.getByRole('link', { name: screen })).toHaveAttribute('aria-current', 'page')
    if (search === undefined) continue
    const field = page.getByRole('main').getByRole('searchbox', { name: search })
    await expect(field).toBeVisible({ timeout: 20_000 })
    await page.keyboard.press('/')
    await expect(field).toBeFocused()
    await expect(field).toHaveValue('')
    await frame.tool('設定').focus()
  }
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-density', 'relaxed', { timeout: 40_000 })
})

test('SPD-2: what arrives in the header moves nothing of the screen below it', async ({ openDemo, page }) => {
  await openDemo('/', '?demo=B:slow')
  const patients = new PatientsPage(page)
  await patients.signIn()
  await patients.open(PATIENT)
  const frame = new PatientFrame(page)
  await expect(frame.alert('アレルギー')).toBeVisible({ timeout: 40_000 })
  const before = await box(frame.header)
  await expect(frame.alert('薬剤禁忌')).toHaveAttribute('data-state', 'listed', { timeout: 40_000 })
  await expect(frame.alert('感染症')).toHaveAttribute('data-state', 'listed', { timeout: 60_000 })
  expect((await box(frame.header)).height).toBe(before.height)
})

test('SRC-1, SRC-4: in English, too, two hospitals that failed leave the states in one line at 1366', async ({
  openDemo,
  page,
  announce,
}) => {
  announce('/fhir/')
  await openDemo('/', '?demo=C:down,D:down')
  const patients = new PatientsPage(page)
  await patients.signIn()
  await page.getByRole('button', { name: 'Display in English' }).click()
  await page.getByRole('link', { name: PATIENT, exact: true }).click()
  const strip = page.getByRole('region', { name: 'State of the facilities' })
  await expect(strip).toContainText('Incomplete: 2/6', { timeout: 60_000 })
  for (const hospital of await strip.getByRole('listitem').all()) {
    await expect(hospital).toBeInViewport({ ratio: 1 })
  }
  expect((await box(strip)).height).toBeLessThanOrEqual(40)
  await expect(strip.getByRole('button', { name: /^Retry / })).toHaveCount(2)
  // GRID-2: nothing of a block stands over its neighbour, however long the words of English are.
  await page.getByRole('link', { name: 'Diagnoses, allergies' }).click()
  const [diagnoses, allergies] = ['Diagnoses', 'Allergies'].map((name) =>
    page.getByRole('table', { name, exact: true }),
  )
  if (diagnoses === undefined || allergies === undefined) throw new Error('two tables')
  await expect(diagnoses.getByText('Not told to patient')).toBeVisible({ timeout: 20_000 })
  const edge = await box(diagnoses)
  expect(edge.x + edge.width).toBeLessThanOrEqual((await box(allergies)).x)
})

test('PRV-1: 患者提示モード takes what is 未告知 from the screens, and says that it is on', async ({
  openDemo,
  page,
}) => {
  await openDemo()
  const patients = new PatientsPage(page)
  await patients.signIn()
  await patients.open(PATIENT)
  const frame = new PatientFrame(page)
  await frame.goTo('病名・アレルギー')
  await expect(page.getByText('肺癌の疑い').first()).toBeVisible({ timeout: 40_000 })
  await frame.tool('患者提示モード').click()
  await expect(page.getByText('患者提示モード中')).toBeVisible()
  await expect(page.getByText('肺癌')).toHaveCount(0)
  for (const screen of ['フェイスシート', '文書・レポート', 'カレンダー']) {
    await frame.goTo(screen)
    await expect(frame.strip).toContainText('すべて取得済み', { timeout: 60_000 })
    await expect(page.getByText('肺癌')).toHaveCount(0)
  }
  await frame.tool('患者提示モード').click()
  await expect(page.getByText('患者提示モード中')).toHaveCount(0)
})

test('HDR-1: a block of the header leads to the screen with the whole record', async ({ openDemo, page }) => {
  await openDemo()
  const patients = new PatientsPage(page)
  await patients.signIn()
  await patients.open(PATIENT)
  const frame = new PatientFrame(page)
  await expect(frame.alert('アレルギー')).toHaveAttribute('data-state', 'listed', { timeout: 40_000 })
  await frame.alert('アレルギー').click()
  await page.getByRole('link', { name: '病名・アレルギーの画面で見る' }).click()
  await expect(page).toHaveURL(/\/conditions/)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1, name: '病名・アレルギー' })).toBeVisible()
})

test('LIST-2: the list is as it was left', async ({ openDemo, page }) => {
  await openDemo()
  const patients = new PatientsPage(page)
  await patients.signIn()
  await patients.table.getByRole('button', { name: /生年月日/ }).click()
  const first = await patients.table.getByRole('link').first().innerText()
  await patients.open(PATIENT)
  await page.getByRole('link', { name: '連携患者一覧' }).click()
  await expect(patients.table.getByRole('link').first()).toHaveText(first)
})
