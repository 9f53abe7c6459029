import { expect, test } from '../fixtures/test.ts'
import { LabsPage } from '../pages/labs-page.ts'
import { MedicationsPage } from '../pages/medications-page.ts'
import { PatientsPage } from '../pages/patients-page.ts'

const PATIENT = '見本 太郎'

test.describe.configure({ timeout: 120_000 })

async function openMedications(page: MedicationsPage['page'], patient = PATIENT): Promise<MedicationsPage> {
  const patients = new PatientsPage(page)
  await patients.signIn()
  await patients.open(patient)
  const medications = new MedicationsPage(page)
  await medications.open()
  return medications
}

test('MED-5 MED-6: medicines of two hospitals under one ingredient, and the whole order of one of them', async ({
  openDemo,
  page,
  expectAccessible,
}) => {
  await openDemo()
  const medications = await openMedications(page)
  await medications.isSettled()
  const heading = medications.prescriptions.getByRole('rowheader', { name: /アムロジピン.*重複の可能性/ })
  await expect(heading).toBeVisible()
  await expectAccessible()

  const band = medications
    .row(/ノルバスク/)
    .getByRole('button', { name: /35日分$/ })
    .last()
  await band.click()
  await expect(medications.order).toContainText('RP.1')
  await expect(medications.order).toContainText('トラゼンタ錠５ｍｇ')
  // PID-1: the panel stands below the header and covers nothing of it.
  const [head, panel] = [await medications.header.boundingBox(), await medications.order.boundingBox()]
  expect(panel?.y ?? 0).toBeGreaterThanOrEqual((head?.y ?? 0) + (head?.height ?? 0))
  await expect(band).toBeInViewport()
  await expectAccessible()

  await page.keyboard.press('Escape')
  await expect(medications.order).toHaveCount(0)
  await expect(band).toBeFocused()
})

test('DT-7 SRC-8 MED-11 MED-12: opens at the newest; what lies beyond the edges is counted, and reached in one click', async ({
  openDemo,
  page,
}) => {
  await openDemo()
  const medications = await openMedications(page)
  await medications.isSettled()
  await expect(page.getByText(/^今日 11\/20$/)).toBeInViewport()
  await expect(page.getByText(/^下に (\d+剤|.+)$/)).toBeVisible()
  const contraindicated = medications
    .row(/ロキソプロフェンＮａテープ/)
    .first()
    .getByRole('rowheader')
  await expect(contraindicated).not.toBeInViewport()
  await page
    .getByRole('region', { name: 'アレルギー・薬剤禁忌との一致' })
    .getByRole('button', { name: /ロキソプロフェンＮａテープ/ })
    .click()
  await expect(contraindicated).toBeInViewport()
  await page.getByRole('radio', { name: /^すべて/ }).check()
  await page.getByRole('combobox', { name: '期間' }).selectOption('3y')
  const left = page.getByRole('button', { name: /^左に/ })
  await expect(left).toBeVisible({ timeout: 40_000 })
  await expect(page.getByText(/^今日 11\/20$/)).toBeInViewport()
  await left.click()
  await expect(page.getByRole('button', { name: /^右に/ })).toBeVisible()
  await expect(
    medications
      .row(/ノルバスク/)
      .first()
      .getByRole('rowheader'),
  ).toBeInViewport()
})

test('DT-7: one direction of time for all grids: turned round in the medicines, it is so in the results, and after a reload', async ({
  openDemo,
  page,
  expectAccessible,
}) => {
  await openDemo()
  const medications = await openMedications(page)
  await medications.isSettled()
  const today = page.getByText(/^今日 11\/20$/)
  const band = medications
    .row(/ノルバスク/)
    .getByRole('button', { name: /2026\/11\/20.*35日分$/ })
    .first()
  const isBeforeToday = async () => ((await band.boundingBox())?.x ?? 0) + 1 < ((await today.boundingBox())?.x ?? 0)
  expect(await isBeforeToday()).toBe(false)
  await page.getByRole('button', { name: '新しい順' }).click()
  await expect(page.getByRole('button', { name: '新しい順', pressed: true })).toBeVisible()
  // What is supplied from today on now stands left of today, newest at the left edge.
  await expect.poll(isBeforeToday).toBe(true)
  await expect(today).toBeInViewport()
  await expectAccessible()

  const labs = new LabsPage(page)
  await labs.open()
  await expect(page.getByRole('button', { name: '新しい順', pressed: true })).toBeVisible()
  await expect(labs.grid.getByText('新しい順')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button', { name: '新しい順', pressed: true })).toBeVisible({ timeout: 40_000 })
})

test('ACC-2 GRID-11: by keyboard alone from the first name to a supply, its order and back; then a drug chosen to copy', async ({
  openDemo,
  page,
  context,
  expectAccessible,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openDemo()
  const medications = await openMedications(page)
  await medications.isSettled()
  // From the menu, where the choice of a screen leaves the reader, one key leads to the data.
  await expect(page.getByRole('link', { name: /^処方・注射/ })).toBeFocused()
  await page.keyboard.press('b')
  await expect(medications.prescriptions.locator(':focus')).toHaveCount(1)
  await page.getByRole('button', { name: '成分でまとめる' }).focus()
  await page.keyboard.press('Tab')
  await expect(medications.prescriptions.locator('[data-stop]:focus')).toHaveCount(1)
  await page.keyboard.press('End')
  const supply = page.locator('[data-supply]:focus')
  await expect(supply).toBeInViewport()
  await page.keyboard.press('ArrowDown')
  await expect(supply).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(medications.order.getByRole('heading', { level: 2 })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(supply).toBeFocused()
  await page.keyboard.press('Control+End')
  await expect(page.locator('[data-stop]:focus')).toBeInViewport()

  await page.keyboard.press('Control+Home')
  const box = page.locator('[data-choose]:focus')
  await expect(box).toBeInViewport()
  await page.keyboard.press('Space')
  await expect(box).toBeChecked()
  await expect(page.getByText(/^1剤 \d+件を選択中$/)).toBeVisible()
  await expectAccessible()
  await page.getByRole('button', { name: '選択をコピー' }).press('Enter')
  await expect(page.getByRole('button', { name: 'コピーしました' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/選択した1剤 \d+件のみ/)
  await page.getByRole('button', { name: '選択を解除' }).press('Enter')
  await expect(page.locator('[data-choose]:focus')).not.toBeChecked()
})

test('MED-2 MED-3: injections as mixtures, ordered beside given', async ({ openDemo, page, expectAccessible }) => {
  await openDemo()
  const medications = await openMedications(page)
  await medications.isSettled()
  const run = medications.injections.getByRole('button', {
    name: /フロセミド注.*指示 9回・投与実施 8回・中止・不実施 1回$/,
  })
  await run.click()
  await expect(medications.order.getByRole('listitem').filter({ hasText: '指示' }).first()).toContainText(
    /大塚生食注５０ｍＬ.*フロセミド注２０ｍｇ/s,
  )
  await expect(medications.order).toContainText('不実施・中止')
  await expectAccessible()
})

test('SRC-1 SRC-2 SRC-3: a failing and a slow hospital hide nothing of the others, and are hatched until they answer', async ({
  openDemo,
  page,
  announce,
  expectAccessible,
}) => {
  announce('/fhir/')
  await openDemo('/', '?demo=D:down,C:slow')
  const medications = await openMedications(page)
  const failed = medications.prescriptions.getByRole('rowheader', { name: /試験市民病院\s*取得できません/ })
  await expect(failed).toBeVisible({ timeout: 40_000 })
  await expect(medications.row(/ノルバスク/).first()).toBeVisible({ timeout: 40_000 })
  await expect(page.getByText(/試験市民.* の処方・調剤を含みません/)).toBeVisible()
  await expectAccessible()
  await expect(medications.row(/カモスタット/)).toBeVisible({ timeout: 40_000 })
  await expect(failed).toBeVisible()
  await expect(page.getByRole('radio', { name: '一覧' })).not.toBeChecked()
  await page.getByRole('radio', { name: '一覧' }).check()
  await expect(page.getByRole('table', { name: /処方・注射の一覧/ })).toBeVisible()
  await expectAccessible()
})

test('H-15: methotrexate once a week stands out; its name is whole', async ({ openDemo, page }) => {
  await openDemo()
  const medications = await openMedications(page, '関節 理恵')
  await medications.isSettled()
  await expect(medications.row(/メトトレキサートカプセル２ｍｇ「例示」/).first()).toContainText('週1回')
})

test('ACC-9 GRID-11: paper holds every record with identity, period and sources', async ({ openDemo, page }) => {
  await openDemo()
  const medications = await openMedications(page)
  await medications.isSettled()
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText('期間 3か月')).toBeVisible()
  await expect(medications.prescriptions).toBeHidden()
  const rows = page.getByRole('row').filter({ hasText: 'ノルバスク' })
  await expect(rows.first()).toBeVisible()
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await page.emulateMedia({ media: 'screen' })
})
