import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/test.ts'
import { DocumentsPage } from '../pages/documents-page.ts'
import { PatientsPage } from '../pages/patients-page.ts'

test.describe.configure({ timeout: 150_000 })

async function documentsOf(page: Page, patient: string, isWhole = true): Promise<DocumentsPage> {
  const patients = new PatientsPage(page)
  await patients.signIn()
  await patients.open(patient)
  const documents = new DocumentsPage(page)
  await documents.goTo()
  if (isWhole) await documents.isSettled()
  return documents
}

test('DOC-1 DOC-3 DOC-4 H-27: the summary of another hospital is read, and is unread no more; nothing of it is in the address', async ({
  openDemo,
  page,
  expectAccessible,
}) => {
  await openDemo()
  const documents = await documentsOf(page, '見本 太郎')
  await expect(documents.row(/未読\s*退院時サマリー/).first()).toBeVisible({ timeout: 40_000 })
  await documents.open(/11\/18.*退院時サマリー/)
  await expect(documents.pane.getByText('画面の患者と一致')).toBeVisible()
  await expect(documents.pane.getByRole('heading', { name: '入院中経過' })).toBeVisible()
  await expect(documents.pane.getByText(/体重は 68\.4 kg から 62\.1 kg/)).toBeVisible()
  // DOC-4: lines of at most 45 full-width characters.
  const line = await documents.pane.locator('article').evaluate((article) => {
    const { width, fontSize } = getComputedStyle(article)
    return Number.parseInt(width, 10) / Number.parseInt(fontSize, 10)
  })
  expect(line).toBeLessThanOrEqual(45)
  await expect(documents.header).toBeInViewport()
  expect(decodeURIComponent(page.url())).not.toMatch(/見本|サマリー|退院|44710092/)
  await expect(documents.row(/11\/18.*退院時サマリー/).first()).not.toContainText('未読')
  await expectAccessible()
  await page.reload()
  await expect(documents.pane.getByRole('heading', { name: '入院中経過' })).toBeVisible({ timeout: 60_000 })
})

test('fhir-jp.md §5.4 §5.6: old section codes, a care plan, a check-up and a document inside a document', async ({
  openDemo,
  page,
}) => {
  await openDemo()
  const documents = await documentsOf(page, '見本 太郎')
  await documents.open(/患者サマリー/)
  await expect(documents.pane.getByText('心不全の療養計画', { exact: true })).toBeVisible()
  await documents.open(/健診結果報告書/)
  await expect(documents.pane.getByRole('row', { name: /体重 66\.10 kg/ })).toBeVisible()
  await documents.open(/11\/19.*紹介状/)
  await expect(documents.pane.getByText('標準にないセクション（999）')).toBeVisible()
  await expect(documents.pane.getByText('画面の患者と一致')).toHaveCount(2)
  await expect(documents.pane.getByRole('heading', { name: '入院中経過' })).toBeVisible()
  await documents.open(/09\/06.*退院時サマリー/)
  await expect(documents.pane.getByRole('heading', { name: '既往歴' })).toBeVisible()
  await expect(documents.pane.getByText(/標準にないセクション/)).toHaveCount(0)
})

test('DOC-5 D4: a PDF shows its Japanese pages under the policy, is searched, zoomed and turned by keyboard; its link is text', async ({
  openDemo,
  page,
  expectAccessible,
}) => {
  await openDemo()
  const documents = await documentsOf(page, '見本 太郎')
  await documents.open(/11\/08.*検査結果報告書/)
  const pages = documents.pane.getByRole('region', { name: 'PDF', exact: true })
  const first = documents.pane.getByRole('region', { name: '1／4ページ' })
  await expect(first).toHaveAttribute('data-drawn', 'true', { timeout: 40_000 })
  await expect(first).toContainText('血液検査')
  const inked = await first.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
    return Array.from(data).filter((value, at) => at % 4 === 0 && value < 100).length
  })
  expect(inked).toBeGreaterThan(500)
  await page.getByRole('searchbox', { name: 'PDF内を検索' }).fill('ｶﾘｳﾑ')
  await expect(documents.pane.getByText('1／2件')).toBeVisible({ timeout: 20_000 })
  await page.keyboard.press('Enter')
  await expect(documents.pane.getByText('2／2件')).toBeVisible()
  await expect(documents.pane.locator('[data-hit="current"]')).toContainText('カリウム')
  await pages.focus()
  const zoom = documents.pane.getByRole('toolbar').locator('output')
  const before = await zoom.textContent()
  await page.keyboard.press('+')
  await expect(zoom).not.toHaveText(before ?? '')
  await page.keyboard.press('End')
  await expect(page.getByRole('textbox', { name: 'ページ' })).toHaveValue('4')
  const last = documents.pane.getByRole('region', { name: '4／4ページ' })
  await expect(last.getByText('https://lab.example/report/4')).toBeVisible()
  await expect(documents.pane.getByRole('link')).toHaveCount(0)
  const upright = await first.locator('canvas').evaluate((canvas: HTMLCanvasElement) => canvas.height > canvas.width)
  await page.keyboard.press('r')
  await expect
    .poll(() => first.locator('canvas').evaluate((canvas: HTMLCanvasElement) => canvas.height > canvas.width))
    .toBe(!upright)
  await expectAccessible()
})

test('D1 D4 D5 D7 D9 H-02: hostile and broken documents do nothing, and each says what it is', async ({
  openDemo,
  page,
}) => {
  await openDemo()
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).hostname))
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  const documents = await documentsOf(page, '破損 夏')
  await documents.open(/10\/12.*退院時サマリー/)
  await expect(documents.pane.getByText('心不全の経過は良好です。')).toBeVisible()
  await expect(documents.pane.getByText('再ログイン（https://phish.example/login）')).toBeVisible()
  await expect(documents.pane.locator('article').locator('script, form, iframe, object, img, a[href]')).toHaveCount(0)
  await documents.open(/10\/13/)
  await expect(documents.pane.getByText('文書の患者を確認してください')).toBeVisible()
  await page.getByRole('button', { name: '同じ患者であることを確認して表示' }).click()
  await expect(documents.pane.getByText('鉄剤の継続のお願い。')).toBeVisible()
  await documents.open(/08\/24/)
  await expect(documents.pane.getByText('別の患者の文書の可能性があるため表示しません')).toBeVisible()
  await expect(page.getByText('慢性腎炎症候群')).toHaveCount(0)
  await documents.open(/10\/14/)
  await expect(documents.pane.getByText('PDFを表示できません')).toBeVisible({ timeout: 40_000 })
  await expect(documents.pane.getByRole('button', { name: 'ファイルを保存' })).toBeVisible()
  await expect(documents.pane.getByText('保存すると既読になります')).toBeVisible()
  // More pages than are laid out, and one that no canvas holds: both are said, the others are there.
  await documents.open(/10\/17/)
  await expect(documents.pane.getByText(/^320ページ中 300ページを表示しています/)).toBeVisible({ timeout: 40_000 })
  await expect(documents.pane.getByRole('region', { name: '2／320ページ', exact: true })).toContainText(
    /大きすぎるため表示できません/,
  )
  await expect(
    documents.pane.getByRole('region', { name: '3／320ページ', exact: true }).getByText('検査値一覧（3）'),
  ).toBeAttached()
  await documents.open(/10\/15/)
  await expect(documents.pane.getByText('この種類のファイルは画面に表示しません')).toBeVisible()
  await documents.open(/10\/16/)
  await expect(documents.pane.getByText(/文書の形式を読み取れません|文字化けの可能性があります/)).toBeVisible()
  expect(dialogs).toEqual([])
  expect([...new Set(asked)]).toEqual(['127.0.0.1'])
})

test('DOC-6 D5 D6: received files of every kind, and two documents side by side by keyboard alone', async ({
  openDemo,
  page,
  expectAccessible,
}) => {
  await openDemo()
  const documents = await documentsOf(page, '見本 太郎')
  await documents.open(/受領文書/)
  await expect(documents.pane.getByText(/訪問歯科より：義歯の調整/)).toBeVisible()
  const files = documents.pane.getByRole('navigation', { name: '添付' })
  await files.getByRole('button', { name: /連絡票/ }).click()
  await expect(documents.pane.getByText(/髙橋薬局|高橋薬局|残薬７日分/)).toBeVisible()
  await files.getByRole('button', { name: /html$/ }).click()
  await expect(documents.pane.getByText('他施設文書')).toBeVisible()
  await files.getByRole('button', { name: /svg$/ }).click()
  await expect(documents.pane.getByRole('img', { name: /画像/ })).toBeVisible()
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
  await files.getByRole('button', { name: /rtf$/ }).click()
  await expect(documents.pane.getByText('この種類のファイルは画面に表示しません')).toBeVisible()
  const beside = page.getByRole('button', { name: '並べて表示' })
  await beside.focus()
  await page.keyboard.press('Enter')
  const first = documents.list.getByRole('button').first()
  await first.focus()
  await page.keyboard.press('Enter')
  await expect(documents.beside).toBeVisible()
  await expect(documents.header).toBeInViewport()
  await expectAccessible()
})

test('SRC-2 SRC-3 SPD-1: a hospital that is down and a slow one are named; documents of the others are read meanwhile', async ({
  openDemo,
  page,
  announce,
}) => {
  announce('/fhir/')
  await openDemo('/', '?demo=B:down,C:slow')
  const documents = await documentsOf(page, '見本 太郎', false)
  await expect(page.getByText(/見本総合.*文書・レポートを含みません/)).toBeVisible({ timeout: 40_000 })
  await documents.open(/患者サマリー/)
  await expect(documents.pane.getByText('心不全の療養計画', { exact: true })).toBeVisible()
})

test('ACC-9 PRV-3: prints the open document below the identity of the patient', async ({ openDemo, page }) => {
  await openDemo()
  const documents = await documentsOf(page, '見本 太郎')
  await documents.open(/11\/18.*退院時サマリー/)
  await expect(documents.pane.getByRole('heading', { name: '入院中経過' })).toBeVisible()
  await expect(documents.pane.getByText(/体重は 68\.4 kg から 62\.1 kg/)).toBeVisible()
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  await page.emulateMedia({ media: 'print' })
  const paper = page.locator('body > div').filter({ hasText: '文書 2026/11/18' })
  await expect(paper).toBeVisible()
  await expect(paper).toContainText('見本 太郎')
  await expect(paper).toContainText('体重は 68.4 kg から 62.1 kg')
  await expect(paper).toContainText('例示 一郎')
  await expect(documents.list).toBeHidden()
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await page.emulateMedia({ media: 'screen' })
  await expect(documents.list).toBeVisible()
})
