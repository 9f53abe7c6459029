import { expect, test } from '../fixtures/test.ts'
import { FaceSheetPage } from '../pages/face-sheet-page.ts'
import { PatientsPage } from '../pages/patients-page.ts'

test.describe.configure({ timeout: 120_000 })

async function openSheet(page: ConstructorParameters<typeof FaceSheetPage>[0], name: string) {
  const patients = new PatientsPage(page)
  await patients.signIn()
  await patients.open(name)
  const sheet = new FaceSheetPage(page)
  await sheet.open()
  return sheet
}

/** Pages of a PDF: one object of this type each. */
function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
}

test('FACE-1 FACE-3: one page for the first thirty seconds, which prints on one A4 and leads on at the same period', async ({
  page,
  openDemo,
  expectAccessible,
}) => {
  await openDemo()
  const sheet = await openSheet(page, '見本 太郎')
  await expect(sheet.block('主要検査').getByRole('row', { name: /^Cr/ })).toBeVisible({ timeout: 30_000 })
  await expect(sheet.block('現在の薬').getByText(/受信中/)).toHaveCount(0, { timeout: 30_000 })
  // Warnings, medicines and results stand above the fold of a small terminal.
  await expect(
    sheet.block('アレルギー・薬剤禁忌・感染症').getByRole('row', { name: /アモキシシリン/ }),
  ).toBeInViewport()
  await expect(sheet.block('現在の薬').getByRole('row').nth(7)).toBeInViewport()
  await expect(sheet.block('主要検査').getByRole('row', { name: /^HbA1c/ })).toBeInViewport()
  await expect(sheet.block('現在の薬').getByText('重複の可能性').first()).toBeVisible()
  await expect(sheet.block('連絡先').getByText('03-0000-0001')).toBeVisible()
  await expectAccessible()
  // The browser itself tells the page that it prints, as it does for whoever presses Ctrl+P.
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  expect(pagesOf(pdf)).toBe(1)
  await sheet.block('主要検査').getByRole('link', { name: '検査結果を開く' }).click()
  await expect(page).toHaveURL(/\/labs\?.*period=1y/)
})

test('SRC-2: a failing and a slow hospital are named where their part would be', async ({
  page,
  openDemo,
  announce,
}) => {
  announce('/fhir/')
  await openDemo('/', '?demo=B:down,C:slow')
  const sheet = await openSheet(page, '見本 太郎')
  await expect(sheet.block('現在の問題').getByText('未取得')).toBeVisible({ timeout: 30_000 })
  await expect(sheet.block('現在の問題').getByText('受信中')).toBeVisible()
  await expect(sheet.block('現在の問題').getByText('高血圧症')).toBeVisible()
  await expect(sheet.block('透析・デバイス').getByText(/該当なし/)).toHaveCount(0)
})

test('FACE-1: dialysis is known from the diagnosis that names it', async ({ page, openDemo }) => {
  await openDemo()
  const sheet = await openSheet(page, '透析 修')
  await expect(sheet.block('透析・デバイス').getByText('慢性腎不全維持透析中')).toBeVisible({ timeout: 30_000 })
})

test('H-05: a patient of whom nobody has a record: every block says who was asked', async ({ page, openDemo }) => {
  await openDemo()
  const sheet = await openSheet(page, '記録 無子')
  await sheet.isSettled()
  await expect(sheet.block('現在の問題').getByText(/該当なし/)).toBeVisible()
  await expect(sheet.block('現在の問題').getByText(/照会済み/)).toBeVisible()
})
