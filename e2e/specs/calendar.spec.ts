import { savedText } from '../fixtures/saved-text.ts'
import { expect, test } from '../fixtures/test.ts'
import { CalendarPage } from '../pages/calendar-page.ts'
import { PatientsPage } from '../pages/patients-page.ts'

const PATIENT = '見本 太郎'

test.describe.configure({ timeout: 120_000 })

test.beforeEach(async ({ openDemo, page }) => {
  await openDemo()
  const patients = new PatientsPage(page)
  await patients.signIn()
  await patients.open(PATIENT)
  await new CalendarPage(page).isSettled()
})

test('CAL-1 CAL-4: months with their counts, years with their 元号, and a reload that finds them again', async ({
  page,
  expectAccessible,
}) => {
  const calendar = new CalendarPage(page)
  await page.getByRole('radio', { name: '月' }).check()
  await expect(calendar.grid.getByRole('columnheader', { name: /2026年\s*令和8年/ })).toBeVisible()
  await expect(calendar.cellsWithRecords('検体検査').last()).toBeVisible()
  await expectAccessible()
  await page.reload()
  await expect(calendar.grid.getByRole('columnheader', { name: /2026年\s*令和8年/ })).toBeVisible({ timeout: 40_000 })
})

test('CAL-4: 日付へ移動 takes an era, 前の記録 jumps over what is empty, 今日 leads back', async ({ page }) => {
  const calendar = new CalendarPage(page)
  await page.getByRole('textbox', { name: '日付へ移動' }).fill('R7.4.1')
  await page.keyboard.press('Enter')
  await expect(calendar.grid.locator('#cell-stay-2025-04-01')).toBeInViewport()
  await page.getByRole('button', { name: '前の記録', exact: true }).click()
  expect(page.url()).toMatch(/date=202[0-5]-/)
  await page.getByRole('button', { name: '今日', exact: true }).click()
  await expect(calendar.grid.locator('[data-today=true]').first()).toBeInViewport()
})

test('CAL-7: a filter says what it shows, survives a reload and is lifted in one click', async ({ page }) => {
  await page.getByRole('combobox', { name: '医療機関' }).selectOption({ index: 1 })
  await expect(page.getByText(/件中 \d+件を表示/).first()).toBeVisible()
  await page.reload()
  await expect(page.getByText(/^絞り込み：/)).toBeVisible({ timeout: 40_000 })
  await page.getByRole('button', { name: '解除' }).click()
  await expect(page.getByText(/^絞り込み：/)).toHaveCount(0)
})

test('GRID-11, SRC-7: what a record holds in words narrows the grid, and leaves as a file with patient, filter and sources', async ({
  page,
  expectAccessible,
}) => {
  await page.getByRole('searchbox', { name: '記録を検索' }).fill('ビソプロロール')
  await expect(page.getByText(/^絞り込み：名称・内容に「ビソプロロール」を含む/)).toBeVisible()
  await page.getByRole('button', { name: '一覧の出力' }).click()
  await page.getByRole('radio', { name: '全期間' }).check()
  await expectAccessible()
  const { name, text } = await savedText(page, () => page.getByRole('button', { name: 'CSVファイルに保存' }).click())
  expect(name).toBe('calendar.csv')
  expect(text).toContain(`患者,${PATIENT}`)
  expect(text).toContain('絞り込み,名称・内容に「ビソプロロール」を含む')
  expect(text).toMatch(/医療機関の状態,.*見本総合病院 取得済み/)
  const rows = text.split('状態,医療機関\r\n')[1]?.trim().split('\r\n') ?? []
  expect(rows.length).toBeGreaterThan(0)
  // Records, and not the line that says that there are none; some are found by their content alone.
  expect(rows.filter((row) => /ビソプロロール.*錠/.test(row)).length).toBeGreaterThan(0)
  const shown = await page
    .getByText(/件中 \d+件を表示/)
    .first()
    .textContent()
  expect(rows).toHaveLength(Number(/中 (\d+)件/.exec(shown ?? '')?.[1]))
})

test('ACC-9: prints pages of their own with identity, period, sources and page number', async ({ page }) => {
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  await page.emulateMedia({ media: 'print' })
  const sheet = page.locator('section').filter({ hasText: '期間 ' }).first()
  await expect(sheet).toBeVisible()
  await expect(sheet).toContainText(PATIENT)
  await expect(sheet).toContainText('期間 ')
  await expect(sheet).toContainText('絞り込みなし')
  await expect(sheet).toContainText('例示 一郎')
  await expect(sheet).toContainText(/1／\d+/)
  await expect(page.getByRole('grid')).toBeHidden()
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await page.emulateMedia({ media: 'screen' })
  await expect(page.getByRole('grid')).toBeVisible()
})

test('SPD-1: opening ten years, and walking through them by keyboard, never holds the page up for long', async ({
  page,
}) => {
  const calendar = new CalendarPage(page)
  await page.addInitScript(() => {
    const tasks: number[] = []
    Object.assign(window, { tasks })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push(entry.duration)
    }).observe({ type: 'longtask' })
  })
  /** The longest task since the last look, in terms of a fixed piece of work done on the same busy or idle machine. */
  const longest = () =>
    page.evaluate(() => {
      const { tasks } = window as unknown as { readonly tasks: number[] }
      const found = Math.max(0, ...tasks.splice(0))
      const pieces = Array.from({ length: 7 }, () => {
        const began = performance.now()
        let sum = 0
        for (let number = 0; number < 4e7; number += 1) sum += Math.sqrt(number)
        return sum > 0 ? performance.now() - began : 0
      })
      const [, , , piece = 0] = pieces.toSorted((one, other) => one - other)
      return found / piece
    })
  await page.reload()
  await calendar.isSettled()
  // A piece takes 50 to 80 ms when nothing else runs: longer than ten of them is a page that hangs. The benchmarks find
  // one that slows.
  expect(await longest(), 'while it opens').toBeLessThan(10)
  await calendar.grid.locator('button[tabindex="0"]').focus()
  for (let months = 0; months < 12; months += 1) await page.keyboard.press('PageUp')
  for (let days = 0; days < 30; days += 1) await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('End')
  expect(await longest(), 'while it is walked through').toBeLessThan(10)
})
