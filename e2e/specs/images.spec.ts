import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/test.ts'
import { CalendarPage } from '../pages/calendar-page.ts'
import { ImagesPage } from '../pages/images-page.ts'
import { PatientsPage } from '../pages/patients-page.ts'

test.describe.configure({ timeout: 150_000 })

async function imagesOf(page: Page, patient = '見本 太郎'): Promise<ImagesPage> {
  const patients = new PatientsPage(page)
  await patients.signIn()
  await patients.open(patient)
  const images = new ImagesPage(page)
  await images.open()
  return images
}

/** The chest CT of which there is a prior. */
const CURRENT = /見本総合病院.*2026\/11\/07.*CT/

test('IMG-1 IMG-2 IMG-4 IMG-9 H-21: a CT with its prior in one press, both dated, paged together, told of whom they are', async ({
  openDemo,
  page,
  expectAccessible,
}) => {
  await openDemo()
  const images = await imagesOf(page)
  await images.list
    .getByRole('button', { name: /^2026\/11\/07.*CT.*前回（14日前）と比較 2026\/10\/24/ })
    .click({ timeout: 60_000 })
  const current = await images.isDrawn(/今回/)
  const prior = await images.isDrawn(/前回/)
  for (const text of ['見本 太郎', '1948/04/12', '見本総合 44710092', 'B 見本総合病院']) {
    await expect(current.getByText(text, { exact: false }).first()).toBeVisible()
    await expect(prior.getByText(text, { exact: false }).first()).toBeVisible()
  }
  await expect(current.getByText(/^2026\/11\/07/)).toBeVisible()
  await expect(prior.getByText(/^2026\/10\/24/)).toBeVisible()
  await expect(images.viewer.getByText('参照用 — 診断用表示ではありません')).toBeVisible()
  await expect(current).toBeFocused()
  const [before, beforePrior] = [await images.number(current), await images.number(prior)]
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => images.number(current)).toBe(before + 2)
  await expect.poll(() => images.number(prior)).toBe(beforePrior + 2)
  await images.viewer.getByRole('button', { name: '連動' }).click()
  await current.focus()
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => images.number(current)).toBe(before + 1)
  expect(await images.number(prior)).toBe(beforePrior + 2)
  await expect(images.header).toBeInViewport()
  // IMG-9: dark is only what is inside of a viewport.
  const background = (element: Element) => getComputedStyle(element).backgroundColor
  expect(await current.evaluate(background)).toBe('rgb(0, 0, 0)')
  for (const around of [images.header, images.list, page.getByRole('navigation').first()]) {
    expect(await around.evaluate(background)).not.toBe('rgb(0, 0, 0)')
  }
  expect(decodeURIComponent(page.url())).not.toMatch(/見本|44710092|1\.2\.392/)
  await expectAccessible()
})

test('IMG-7: everything about a picture by keyboard alone, silent while kana are converted', async ({
  openDemo,
  page,
}) => {
  await openDemo()
  const images = await imagesOf(page)
  const study = images.study(CURRENT)
  await study.focus({ timeout: 60_000 })
  await page.keyboard.press('Enter')
  const picture = await images.isDrawn(/今回/)
  await expect(picture).toBeFocused()
  await page.keyboard.press('End')
  await expect(picture).toHaveAccessibleName(/(\d+)\/\1$/)
  await page.keyboard.press('Home')
  await expect(picture).toHaveAccessibleName(/ 1\/\d+$/)
  await page.keyboard.press('i')
  await expect(picture.getByText('白黒反転')).toBeVisible()
  await page.keyboard.press('h')
  await expect(picture.getByText('反転表示')).toBeVisible()
  await page.keyboard.press('Space')
  await expect(picture.getByText('白黒反転')).toBeHidden()
  const window = picture.getByText(/^WL /)
  const before = await window.textContent()
  await page.keyboard.press('Shift+ArrowRight')
  await expect(window).not.toHaveText(before ?? '')
  await picture.dispatchEvent('keydown', { key: 'i', isComposing: true, bubbles: true })
  await expect(picture.getByText('白黒反転')).toBeHidden()
  await page.keyboard.press('PageDown')
  await expect(images.picture(/今回/).getByText(/^Se 3 .*肺野/)).toBeVisible({ timeout: 60_000 })
  await expect(images.picture(/今回/)).toBeFocused()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog').getByText('連続再生・停止')).toBeVisible()
})

test('IMG-5: from the calendar to the images, the report beside them, to the document and back to the images', async ({
  openDemo,
  page,
}) => {
  await openDemo()
  const patients = new PatientsPage(page)
  await patients.signIn()
  await patients.open('見本 太郎')
  const calendar = new CalendarPage(page)
  await calendar.isSettled()
  await calendar.grid.getByRole('button', { name: /^2026\/11\/07.* 画像 \d+件/ }).click()
  await calendar.panel
    .getByRole('link', { name: /ＣＴ|CT/ })
    .first()
    .click({ timeout: 60_000 })
  const images = new ImagesPage(page)
  await images.isDrawn(/今回/)
  await images.viewer.getByRole('button', { name: '読影報告書' }).click()
  const report = page.getByRole('complementary', { name: '読影報告書' })
  await report.getByRole('link', { name: '文書で開く' }).first().click({ timeout: 60_000 })
  await expect(
    page
      .getByRole('region', { name: '文書の内容' })
      .getByText(/読影報告書/)
      .first(),
  ).toBeVisible({
    timeout: 60_000,
  })
  await page.goBack()
  await images.isDrawn(/今回/)
})

test('SRC-2 SRC-3 H-04: a hospital that is down is named in the list; images of the others are read meanwhile', async ({
  openDemo,
  page,
  announce,
}) => {
  announce('/fhir/')
  announce('/dicomweb/')
  await openDemo('/', '?demo=B:down,C:slow')
  const images = await imagesOf(page)
  await expect(images.list.getByText(/見本総合 の画像検査を含みません/)).toBeVisible({ timeout: 60_000 })
  await expect(images.list.getByRole('button', { name: /見本総合 を再試行/ })).toBeVisible()
  // Not the CT that a record announces and the picture server does not have (E34).
  await images
    .study(/架空大学病院.* \d+枚/)
    .first()
    .click({ timeout: 60_000 })
  await images.isDrawn(/\d+\/\d+$/)
})

test('IMG-4: the two views of a chest radiograph stand beside each other, and each tells its series', async ({
  openDemo,
  page,
}) => {
  await openDemo()
  const images = await imagesOf(page)
  await images.study(/見本総合病院.*2026\/11\/02.*CR/).click({ timeout: 60_000 })
  const pictures = images.viewer.getByRole('application')
  await expect(pictures).toHaveCount(2)
  await expect(pictures.nth(0).getByText(/^Se 1 .*正面/)).toBeVisible({ timeout: 60_000 })
  await expect(pictures.nth(1).getByText(/^Se 2 .*側面/)).toBeVisible({ timeout: 60_000 })
  for (const each of await pictures.all()) await expect(each).toContainText('2026/11/02')
})

test('layouts up to 3×3: a series is dragged into a viewport, one is shown at full size and back', async ({
  openDemo,
  page,
}) => {
  await openDemo()
  const images = await imagesOf(page)
  await images.study(CURRENT).click({ timeout: 60_000 })
  await images.isDrawn(/今回/)
  await images.viewer.getByRole('button', { name: /^配置/ }).click()
  await images.viewer.getByRole('button', { name: '2×2' }).click()
  const place = images.viewer.getByRole('region', { name: '表示枠 4' })
  await images.series(/肺野/).first().dragTo(place)
  await expect(place.getByText(/^Se 3 .*肺野/)).toBeVisible({ timeout: 60_000 })
  const picture = place.getByRole('application')
  await picture.focus()
  await page.keyboard.press('Enter')
  await expect(images.viewer.getByRole('region', { name: '表示枠 1' })).toHaveAttribute('inert', '')
  await page.keyboard.press('Escape')
  await expect(images.viewer.getByRole('region', { name: '表示枠 1' })).not.toHaveAttribute('inert')
  await images.viewer.getByRole('button', { name: 'その他の操作' }).click()
  await images.viewer.getByRole('button', { name: 'DICOM項目', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: /^DICOM項目/ })
  await dialog.getByRole('searchbox').fill('PatientName')
  await expect(dialog.getByRole('row', { name: /PatientName/ })).toBeVisible({ timeout: 30_000 })
})
