import { demoIsReady, expect, test } from '../fixtures/test.ts'
import { ImageMeasurePage } from '../pages/image-measure-page.ts'
import { NotesPage } from '../pages/notes-page.ts'
import { PatientsPage } from '../pages/patients-page.ts'

test.beforeEach(async ({ openDemo, page }) => {
  await openDemo()
  await new PatientsPage(page).signIn()
  await new PatientsPage(page).open('見本 太郎')
  await new ImageMeasurePage(page).openChestCt()
})

test('IMG-3: a length on a CT, by mouse and by keys, saved, and shown again after a reload', async ({
  page,
  expectAccessible,
}) => {
  const images = new ImageMeasurePage(page)
  await images.take('長さ')
  await images.drag([-60, -40], [20, 10])
  await expect(images.layer.getByText(/^\d+\.\d mm　校正済み$/)).toBeVisible()
  await images.openPanel()
  await expect(images.rows('未保存の計測')).toHaveText([/長さ.*mm　校正済み/])

  await images.takeByKey('角度')
  for (const keys of [['ArrowRight'], ['ArrowDown', 'ArrowDown'], ['ArrowLeft', 'ArrowLeft']]) {
    await page.keyboard.press('Enter')
    for (const key of keys) await page.keyboard.press(`Shift+${key}`)
  }
  await page.keyboard.press('Enter')
  await expect(images.rows('未保存の計測')).toHaveText([/長さ/, /角度.*\d+\.\d°/])
  await page.keyboard.press('Escape')
  await images.panel.getByRole('button', { name: '表示中の画像をキー画像にする' }).click()
  await expectAccessible('aside')

  await images.save()
  await expect(images.panel.getByText('保存済み', { exact: true })).toBeVisible()
  await expect(images.rows('未保存の計測')).toHaveCount(0)
  await expect(images.rows('保存済みの計測')).toContainText([/長さ.*mm　校正済み/, /角度.*°/])

  await page.reload()
  await demoIsReady(page)
  await images.isShown()
  await images.openPanel()
  await expect(images.rows('保存済みの計測')).toContainText([/長さ.*mm　校正済み/, /角度.*°/])
  await expect(images.rows('キー画像').filter({ hasText: '例示 一郎' })).toHaveCount(1)
  await expect(images.layer.getByText(/^\d+\.\d mm　校正済み$/)).toBeVisible()
})

test('E21, E22, H-22: a measurement stays through a failed save and a change of screen, and is saved once', async ({
  page,
  announce,
}) => {
  announce('dicomweb/hub')
  announce('fhir/hub')
  const images = new ImageMeasurePage(page)
  await images.take('円ROI')
  await images.drag([0, 0], [18, 0])
  await images.openPanel()
  await expect(images.rows('未保存の計測')).toHaveText([/円ROI.*平均 -?\d+\.\d HU.*面積.*mm²　校正済み/s])

  await new NotesPage(page).hubIs('接続できない')
  await images.save()
  await expect(images.panel.getByRole('alert')).toContainText('計測は残っています')
  await expect(images.rows('未保存の計測')).toHaveCount(1)

  await page
    .getByRole('link', { name: /検査結果/ })
    .first()
    .click()
  await expect(page.getByRole('grid', { name: '検査結果時系列' })).toBeVisible({ timeout: 30_000 })
  await page.goBack()
  await images.isShown()
  await images.openPanel()
  await expect(images.rows('未保存の計測')).toHaveCount(1)

  // It arrives, and nobody hears of it: the server is asked, and nothing is sent a second time.
  await new NotesPage(page).hubIs('書き込みの返事が届かない')
  await images.save('再送')
  await expect(images.rows('未保存の計測')).toHaveCount(0)
  await expect(images.rows('保存済みの計測').filter({ hasText: '円ROI' })).toHaveCount(1)
})

test('undo, redo and deleting by keys', async ({ page }) => {
  const images = new ImageMeasurePage(page)
  await images.take('長さ')
  await images.drag([-50, 0], [50, 0])
  await images.openPanel()
  await images.rows('未保存の計測').getByRole('button').first().click()
  await page.keyboard.press('Delete')
  await expect(images.rows('未保存の計測')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(images.rows('未保存の計測')).toHaveCount(1)
  await page.keyboard.press('Control+y')
  await expect(images.rows('未保存の計測')).toHaveCount(0)
})

test('PRV-3: a picture is saved with the identity below it, under a name that tells nothing', async ({ page }) => {
  const images = new ImageMeasurePage(page)
  await images.take('長さ')
  await images.drag([-50, 0], [50, 0])
  await page.getByRole('button', { name: '印刷・画像の保存' }).click()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'PNG（可逆）' }).click()
  const file = await saved
  expect(file.suggestedFilename()).toBe('image.png')
  const stream = await file.createReadStream()
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  const bytes = Buffer.concat(chunks)
  // Width and height of a PNG (IHDR): the image, and the caption below it.
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  const box = await images.layer.boundingBox()
  expect(width).toBeGreaterThanOrEqual(Math.floor(box?.width ?? 0))
  expect(height).toBeGreaterThan((box?.height ?? 0) + 80)
})
