import { expect, test } from '../fixtures/test.ts'
import { PatientFrame } from '../pages/patient-frame.ts'
import { PatientsPage } from '../pages/patients-page.ts'

const PATIENT = '見本 太郎'
const OTHER = '架空 三郎'
const SCREENS = [
  'フェイスシート',
  '処方・注射',
  '検査結果',
  '病名・アレルギー',
  '文書・レポート',
  'メモ・ノート',
] as const
/** Words that stand in the record of the first patient only: the important memo, a drug, a diagnosis. */
const ONLY_OF_PATIENT = /見本 太郎|抗凝固薬 継続中|カモスタット|Ｓ状結腸癌/
/** The slow hospital answers after 12 s. */
const LATE_MS = 14_000

test.describe.configure({ timeout: 180_000 })

test('PID-3 PID-4 PID-5 H-01: late answers of one patient reach no screen of the next', async ({ openDemo, page }) => {
  const patients = new PatientsPage(page)
  const frame = new PatientFrame(page)
  await openDemo('/', '?demo=B:slow')
  await patients.signIn()
  await patients.open(PATIENT)
  await expect(frame.header).toContainText(PATIENT)
  for (const screen of SCREENS) {
    await frame.goTo(screen)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
  const left = Date.now()
  await page.getByRole('link', { name: '連携患者一覧' }).click()
  await patients.open(OTHER)
  await expect(frame.header).toContainText(OTHER)
  await expect(page.getByText(ONLY_OF_PATIENT)).toHaveCount(0)

  await page.waitForTimeout(Math.max(0, LATE_MS - (Date.now() - left)))
  for (const screen of SCREENS) {
    await frame.goTo(screen)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(frame.header).toContainText(OTHER)
    await expect(page.getByText(ONLY_OF_PATIENT)).toHaveCount(0)
    expect(await page.title()).not.toMatch(/見本|架空/)
    expect(decodeURIComponent(page.url())).not.toMatch(/見本|架空/)
  }
})
