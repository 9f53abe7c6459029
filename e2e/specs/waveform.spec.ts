import { expect, test } from '../fixtures/test.ts'
import { PatientFrame } from '../pages/patient-frame.ts'
import { PatientsPage } from '../pages/patients-page.ts'
import { WaveformPage } from '../pages/waveform-page.ts'

test.describe.configure({ timeout: 120_000 })

test('read a 12-lead ECG: its patient, the device, another gain, a measurement, all by keyboard, and accessible', async ({
  openDemo,
  page,
  expectAccessible,
}) => {
  const waveform = new WaveformPage(page)
  await openDemo()
  const patients = new PatientsPage(page)
  await patients.signIn()
  await patients.open('見本 太郎')
  await new PatientFrame(page).menu.getByRole('link', { name: /画像・波形/ }).click()
  await waveform.open('12誘導心電図')

  // PID-11, IMG-2: the recording's own patient, checked, and what the device says, unconfirmed.
  await expect(waveform.pane.getByText('2026/11/06(金) 10:30')).toBeVisible()
  await expect(waveform.pane.getByText('画面の患者と一致')).toBeVisible()
  await expect(waveform.pane.getByText('心房細動')).toBeVisible()
  await expect(waveform.pane.getByText('未確認')).toBeVisible()
  await expect(waveform.pane.getByText('参照用 — 診断用表示ではありません')).toBeVisible()

  // Drawn by the worker and the canvas under the policy of the demo, not only announced.
  await expect(waveform.drawing(/12誘導 25 mm\/s 10 mm\/mV/)).toBeVisible()
  await expect.poll(() => waveform.ink()).toBeGreaterThan(4_000)
  await waveform.tools.getByRole('combobox', { name: '感度' }).selectOption('20 mm/mV')
  await waveform.tools.getByRole('radio', { name: '6×2' }).check({ force: true })
  await expect(waveform.drawing(/6×2 25 mm\/s 20 mm\/mV/)).toBeVisible()
  await expect.poll(() => waveform.ink()).toBeGreaterThan(4_000)

  // ACC-2: measured without a mouse.
  await waveform.paper.focus()
  await page.keyboard.press('c')
  await expect(waveform.reading).toContainText(/間隔\d+ ms/)
  const before = await waveform.reading.textContent()
  await page.keyboard.press('Shift+ArrowLeft')
  await expect(waveform.reading).not.toHaveText(before ?? '')
  await expectAccessible('section[aria-label="波形"]')
  await page.keyboard.press('Escape')

  // And with one: from here to there in one stroke.
  await waveform.tools.getByRole('button', { name: '計測' }).click()
  const box = await waveform.paper.locator('canvas').boundingBox()
  if (box === null) throw new Error('no paper')
  await page.mouse.move(box.x + 150, box.y + 100)
  await page.mouse.down()
  await page.mouse.move(box.x + 250, box.y + 100, { steps: 5 })
  await page.mouse.up()
  await expect(waveform.reading).toContainText(/1拍なら\d+ \/分/)
})

test('a long-term ECG kept as MFER beside the documents: from its overview to the time when the electrodes were off', async ({
  openDemo,
  page,
}) => {
  const waveform = new WaveformPage(page)
  await openDemo()
  const patients = new PatientsPage(page)
  await patients.signIn()
  await patients.open('見本 太郎')
  await new PatientFrame(page).menu.getByRole('link', { name: /画像・波形/ }).click()
  await waveform.open('ホルター心電図')

  await expect(waveform.pane.getByRole('heading', { name: '長時間心電図' })).toBeVisible()
  await expect(waveform.pane.getByText('画面の患者と一致')).toBeVisible()
  await expect(waveform.overview).toHaveAttribute('aria-valuetext', /^21:30:00 – /)
  await waveform.overview.focus()
  await page.keyboard.press('End')
  await expect(waveform.overview).toHaveAttribute('aria-valuetext', / – 21:40:00/)
  await page.keyboard.press('Home')
  await expect(waveform.overview).toHaveAttribute('aria-valuetext', /^21:30:00 – /)
  const first = await waveform.ink()
  expect(first).toBeGreaterThan(2_000)

  // 402 to 414 s: no line is drawn there.
  const box = await waveform.overview.boundingBox()
  if (box === null) throw new Error('no overview')
  await page.mouse.click(box.x + (box.width * 408) / 600, box.y + 20)
  await expect(waveform.overview).toHaveAttribute('aria-valuetext', /21:36:/)
  await expect.poll(() => waveform.ink()).toBeLessThan(first * 0.8)
})
