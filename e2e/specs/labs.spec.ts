import { expect, test } from '../fixtures/test.ts'
import { LabsPage } from '../pages/labs-page.ts'
import { PatientsPage } from '../pages/patients-page.ts'

const PATIENT = '見本 太郎'

test.describe.configure({ timeout: 120_000 })

test('find patient → labs → graph → back: ten years of four hospitals, the newest in view, axe clean (LAB-1 … LAB-7)', async ({
  openDemo,
  page,
  expectAccessible,
}) => {
  await openDemo()
  const patients = new PatientsPage(page)
  await patients.signIn()
  await patients.open(PATIENT)
  const labs = new LabsPage(page)
  await labs.open()
  await labs.isSettled()
  await expect(labs.grid.getByRole('columnheader', { name: /2026\/\s?11\/18/ }).last()).toBeInViewport()
  await expect(labs.row(/^Hb g\/dL/)).toContainText('10.8')
  // GRID-1: headings stay in both directions.
  await labs.grid.evaluate((element) => element.scrollTo(0, element.scrollHeight))
  await expect(labs.grid.getByRole('columnheader', { name: '項目' })).toBeInViewport()
  await labs.grid.evaluate((element) => element.scrollTo(element.scrollWidth, 0))
  await expectAccessible()

  await labs.grid.getByRole('button', { name: /^Hb g\/dL/ }).click()
  await page.getByRole('button', { name: 'グラフ', exact: true }).click()
  await expect(page.getByRole('figure', { name: '検査値グラフ' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('figure', { name: '検査値グラフ' })).toBeHidden()
  await expect(labs.grid).toBeVisible()
})

test('keyboard only: search, arrows, Enter opens a result, Escape gives the focus back (ACC-2, GRID-3, GRID-11)', async ({
  openDemo,
  page,
}) => {
  await openDemo()
  const patients = new PatientsPage(page)
  await patients.signIn()
  await patients.open(PATIENT)
  const labs = new LabsPage(page)
  await labs.open()
  await labs.isSettled()
  await page.getByRole('searchbox', { name: '項目を探す' }).focus()
  await page.keyboard.type('へもぐろびん')
  await expect(labs.grid.getByRole('rowheader', { name: /^WBC/ })).toHaveCount(0)
  await labs.grid.getByRole('button', { name: /^Hb g\/dL/ }).focus()
  await page.keyboard.press('End')
  const cell = page.locator('[role=gridcell]:focus, [role=gridcell] :focus')
  await expect(cell).toHaveCount(1)
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowRight')
  const text = await cell.textContent()
  expect(text).toMatch(/\d/)
  await page.keyboard.press('Enter')
  await expect(page.getByText('採取日時').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(cell).toHaveText(text ?? '')
})

test('a failing and a slow hospital: hatched, said in words, the others are there (SRC-1, SRC-3, H-05)', async ({
  openDemo,
  page,
  announce,
}) => {
  announce('/')
  await openDemo('/', '?demo=B:down,C:slow')
  const patients = new PatientsPage(page)
  await patients.signIn()
  await patients.open(PATIENT)
  const labs = new LabsPage(page)
  await labs.open()
  await expect(labs.row(/^Hb g\/dL/)).toContainText('10.8')
  const failed = labs.grid.getByRole('columnheader', { name: /見本総合病院 の結果は取得できていません/ })
  await expect(failed).toHaveAttribute('data-mark', 'unknown', { timeout: 45_000 })
  await expect(page.getByRole('list', { name: '取得の状態' })).toContainText('見本総合病院')
})
