import { expect, test } from '../fixtures/test.ts'
import { LabsGraphPage } from '../pages/labs-graph-page.ts'
import { PatientsPage } from '../pages/patients-page.ts'

const PATIENT = '見本 太郎'

test.describe.configure({ timeout: 120_000 })

test('find patient → labs → graph → back, accessible, with the keyboard alone in the graph', async ({
  openDemo,
  page,
  expectAccessible,
}) => {
  const patients = new PatientsPage(page)
  const labs = new LabsGraphPage(page)
  await openDemo()
  await patients.signIn()
  await patients.open(PATIENT)
  await labs.openLabs()
  await labs.choose('Cr', 'K')
  await labs.openGraph()

  // GRAPH-3: two charts on one time axis, each as wide as the other.
  const [cr, k] = [labs.chart('Cr'), labs.chart('K')]
  await expect(cr.getByRole('heading')).toContainText('mg/dL')
  await expect(k.getByRole('heading')).toContainText('mmol/L')
  await expect(cr.locator('.recharts-line-curve')).not.toHaveCount(0)
  await expect(labs.figure.getByText('基準範囲').first()).toBeVisible()
  await expectAccessible('figure')

  // GRAPH-6: another period in the graph is the period of the screen.
  await labs.figure.getByRole('radio', { name: '1年' }).check({ force: true })
  await expect(page).toHaveURL(/period=1y/)
  await expect(labs.line).toBeVisible({ timeout: 30_000 })

  // GRAPH-7, ACC-2: the line walks from result to result and says what stands there.
  await labs.line.focus()
  await page.keyboard.press('End')
  const newest = await labs.line.getAttribute('aria-valuetext')
  expect(newest).toMatch(/^20\d\d\/\d\d\/\d\d\(.\) \d\d:\d\d　/)
  await page.keyboard.press('ArrowLeft')
  await expect(labs.line).not.toHaveAttribute('aria-valuetext', newest ?? '')
  const spoken = (await labs.line.getAttribute('aria-valuetext')) ?? ''
  expect(spoken).toMatch(/Cr|K/)

  // ACC-4: the same value stands in the table, one click away.
  await labs.figure.getByRole('button', { name: '表で見る' }).click()
  const row = labs.figure.getByRole('row').filter({ hasText: spoken.split('　')[0] ?? '' })
  await expect(row).not.toHaveCount(0)
  await expectAccessible('figure')
  await labs.figure.getByRole('button', { name: '表で見る' }).click()

  // PID-1, PID-11: enlarged it names the patient, and the header is never covered.
  await labs.figure.getByRole('button', { name: '大きく表示' }).click()
  await expect(labs.figure.getByText(PATIENT)).toBeVisible()
  const top = (await labs.figure.boundingBox())?.y ?? 0
  const headerFoot = await labs.header.boundingBox()
  expect(top).toBeGreaterThanOrEqual((headerFoot?.y ?? 0) + (headerFoot?.height ?? 0))
  await labs.figure.getByRole('button', { name: '検査結果と並べて表示' }).click()

  await labs.figure.getByRole('button', { name: 'グラフを閉じる' }).click()
  await expect(labs.figure).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'グラフ', exact: true })).toBeFocused()
  // PID-12: nothing of the person or of the items in the address.
  expect(decodeURIComponent(page.url())).not.toMatch(/見本|Cr\b/)
  await page.goBack()
  await expect(labs.figure).toBeVisible()
  await page.getByRole('link', { name: '連携患者一覧' }).click()
  await expect(patients.table).toBeVisible()
  await expect(page.getByText(PATIENT).and(page.getByRole('banner'))).toHaveCount(0)
})

test('GRAPH-1: with a hospital that failed no line is drawn, with a slow one the graph does not wait', async ({
  openDemo,
  page,
  announce,
}) => {
  const patients = new PatientsPage(page)
  const labs = new LabsGraphPage(page)
  announce('/fhir/shiken-shimin/')
  await openDemo('/', '?demo=D:down,C:slow')
  await patients.signIn()
  await patients.open(PATIENT)
  await labs.openLabs()
  await labs.choose('Cr')
  await labs.openGraph()
  const chart = labs.chart('Cr')
  await expect(chart.locator('[data-point]')).not.toHaveCount(0)
  await expect(labs.figure.getByText(/D.*取得できない期間：線で結びません/)).toBeVisible({ timeout: 45_000 })
  const lines = await chart
    .locator('.recharts-line-curve')
    .evaluateAll((all) => all.map((each) => each.getAttribute('d')))
  expect(lines.join('')).not.toContain('L')
})

test('GRAPH-8: medicines stand under the charts; LAB-2: a cell opens its detail', async ({
  openDemo,
  page,
  expectAccessible,
}) => {
  const patients = new PatientsPage(page)
  const labs = new LabsGraphPage(page)
  await openDemo()
  await patients.signIn()
  await patients.open(PATIENT)
  await labs.openLabs()
  await labs.choose('K')
  await labs.openGraph()
  await labs.figure.getByRole('button', { name: '薬を選ぶ' }).click()
  const drug = labs.figure.getByRole('checkbox', { name: /フロセミド/ }).first()
  await drug.check({ timeout: 45_000 })
  await page.keyboard.press('Escape')
  await expect(labs.figure.getByRole('button', { name: /フロセミド.*を外す/ })).toBeVisible()
  await expectAccessible('figure')

  await page.getByRole('searchbox', { name: '項目を探す' }).fill('K')
  await labs.grid
    .getByRole('button', { name: /^\d\.\d/ })
    .last()
    .click()
  const detail = page.getByRole('complementary', { name: /K の結果の詳細/ })
  await expect(detail).toBeFocused()
  await expect(detail).toContainText('mmol/L')
  await expect(detail).toContainText('基準範囲')
  await expectAccessible('aside')
  await page.keyboard.press('Escape')
  await expect(detail).toHaveCount(0)
})
