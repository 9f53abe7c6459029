import { hostilePdf } from '../fixtures/hostile-pdf.ts'
import { demoIsReady, expect, test } from '../fixtures/test.ts'
import { NotesPage } from '../pages/notes-page.ts'
import { PatientFrame } from '../pages/patient-frame.ts'
import { PatientsPage } from '../pages/patients-page.ts'

/** A PNG of ten by ten pixels. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FAAhKDveksOjmAAAAAElFTkSuQmCC',
  'base64',
)

test.beforeEach(async ({ openDemo, page }) => {
  await openDemo()
  await new PatientsPage(page).signIn()
  await new PatientsPage(page).open('見本 太郎')
  await new NotesPage(page).open()
})

test('E21, E22, NOTE-4, NOTE-5: a note with a picture goes through a lost connection, once', async ({
  page,
  announce,
  expectAccessible,
}) => {
  announce('fhir/hub')
  const notes = new NotesPage(page)
  await notes.attach('下腿.png', PNG)
  await notes.hubIs('接続できない')
  await page.getByRole('checkbox', { name: '見本 太郎 さんのものであることを確認' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '送れていません' })).toBeVisible()
  await expectAccessible()
  await notes.hubIs('通常')
  await page.getByRole('button', { name: '下腿.png を再送' }).click()
  await expect(page.getByText('送信済み')).toBeVisible()
  await notes.text.fill('右下腿の発赤は前回と同じ。')
  await notes.hubIs('接続できない')
  await notes.send.click()
  await expect(page.getByRole('alert').filter({ hasText: '送信できていません' })).toBeVisible()
  await expect(notes.text).toHaveValue('右下腿の発赤は前回と同じ。')
  await expectAccessible()
  // It arrives, and nobody hears of it: the hub is asked, and nothing is sent a second time.
  await notes.hubIs('書き込みの返事が届かない')
  await page.getByRole('button', { name: '再送', exact: true }).click()
  await expect(notes.noteWith('右下腿の発赤は前回と同じ。')).toHaveCount(1)
  await notes.hubIs('通常')
  await page.reload()
  await demoIsReady(page)
  await notes.open()
  const note = notes.noteWith('右下腿の発赤は前回と同じ。')
  await expect(note).toHaveCount(1)
  await expect(note.locator('img')).toBeVisible()
  await note.getByRole('button', { name: /下腿\.png.*開く/ }).click()
  await expect(page.getByRole('dialog', { name: '下腿.png' }).getByRole('img')).toBeVisible()
  await expectAccessible()
})

test('D4: a PDF that brings scripts, programs and forms shows its page and does nothing', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    // The note and its thumbnail are blobs of this page.
    if (protocol !== 'blob:') asked.push(hostname)
  })
  const opened: string[] = []
  page.on('dialog', (dialog) => {
    opened.push(dialog.message())
    void dialog.dismiss()
  })
  page.on('popup', (popup) => opened.push(popup.url()))
  page.on('download', (download) => opened.push(download.suggestedFilename()))
  const notes = new NotesPage(page)
  await notes.attach('創処置.pdf', hostilePdf(), 'application/pdf')
  await page.getByRole('checkbox', { name: '見本 太郎 さんのものであることを確認' }).click()
  await expect(page.getByText('送信済み')).toBeVisible({ timeout: 30_000 })
  await notes.text.fill('創処置の計画を添付します。')
  await notes.send.click()
  const note = notes.noteWith('創処置の計画を添付します。')
  await note.getByRole('button', { name: /創処置\.pdf.*開く/ }).click({ timeout: 30_000 })
  const first = page
    .getByRole('dialog', { name: '創処置.pdf' })
    .getByRole('region', { name: '1／1ページ', exact: true })
  await expect(first.getByText('Wound care plan')).toBeAttached({ timeout: 30_000 })
  await expect(first).toHaveAttribute('data-drawn', 'true')
  await first.click()
  await expect(first.locator('a, form, input, button')).toHaveCount(0)
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
  expect(opened).toEqual([])
  expect([...new Set(asked)]).toEqual(['127.0.0.1'])
})

test('E25, H-01: a draft survives a reload; it is offered to its author at this patient, and to nobody else', async ({
  page,
}) => {
  const notes = new NotesPage(page)
  await notes.text.fill('書きかけの文章')
  await expect(page.getByText(/下書きを保存しました/)).toBeVisible()
  await page.reload()
  await demoIsReady(page)
  await notes.open()
  await expect(notes.drafts).toContainText('書きかけの文章')
  await page.getByRole('link', { name: '連携患者一覧' }).click()
  await new PatientsPage(page).open('架空 三郎')
  await notes.open()
  await expect(notes.drafts).toHaveCount(0)
  await expect(notes.text).toHaveValue('')
  await page.getByRole('link', { name: '連携患者一覧' }).click()
  await page.getByRole('button', { name: '利用者の切替' }).click()
  await new PatientsPage(page).signIn('例示 百合')
  await new PatientsPage(page).open('見本 太郎')
  await notes.open()
  await expect(notes.drafts).toHaveCount(0)
  await page.getByRole('link', { name: '連携患者一覧' }).click()
  await page.getByRole('button', { name: '利用者の切替' }).click()
  await new PatientsPage(page).signIn('例示 一郎')
  await new PatientsPage(page).open('見本 太郎')
  await notes.open()
  await notes.drafts.getByRole('button', { name: '続きを書く' }).click()
  await expect(notes.text).toHaveValue('書きかけの文章')
})

test('ACC-1, ACC-2: by keyboard alone a note is written for one’s own facility, sent and answered; axe finds nothing', async ({
  page,
  expectAccessible,
}) => {
  const notes = new NotesPage(page)
  await notes.text.focus()
  await page.keyboard.press('Shift+Tab')
  await expect(page.getByRole('combobox', { name: '読む人' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await expect(notes.text).toBeFocused()
  await page.keyboard.type('体位変換は2時間ごと')
  for (let step = 0; step < 10; step += 1) {
    await page.keyboard.press('Tab')
    if (await notes.send.evaluate((button) => button === document.activeElement)) break
  }
  await page.keyboard.press('Enter')
  const note = notes.noteWith('体位変換は2時間ごと')
  await expect(note).toContainText('例示中央クリニックのみ')
  await expect(notes.text).toBeFocused()
  await note.getByRole('button', { name: '返信' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: /への返信を書く$/ })).toBeFocused()
  await page.keyboard.type('了解')
  await expectAccessible()
  await notes.text.focus()
  await page.getByRole('button', { name: '在宅療養の共有事項' }).click()
  await notes.attach('下腿.png', PNG)
  await expectAccessible('form')
})

test('NOTE-3, PID-1, PID-4: leaving the patient with a note that is not saved asks, and names the patient', async ({
  page,
  announce,
}) => {
  announce('fhir/hub')
  const notes = new NotesPage(page)
  await notes.hubIs('接続できない')
  await notes.text.fill('まだ誰も知らない')
  await expect(page.getByText('下書きを保存できていません')).toBeVisible()
  await page.getByRole('link', { name: '連携患者一覧' }).click()
  const question = page.getByRole('dialog')
  await expect(question).toContainText('見本 太郎')
  await expect(question).toContainText('メモ・ノート')
  // PID-1: the question stands below the header, which says whose note it is.
  const [header, dialog] = [await new PatientFrame(page).header.boundingBox(), await question.boundingBox()]
  expect(dialog?.y ?? 0).toBeGreaterThanOrEqual((header?.y ?? 0) + (header?.height ?? 0))
  await page.getByRole('button', { name: 'この患者にとどまる' }).click()
  await expect(notes.text).toHaveValue('まだ誰も知らない')
  // On another screen of the same patient it is still there.
  await page.getByRole('link', { name: 'カレンダー' }).click()
  await notes.open()
  await expect(notes.text).toHaveValue('まだ誰も知らない')
})
