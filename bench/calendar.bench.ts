import { type Browser, expect } from '@playwright/test'
import { type BenchRow, median, printRows } from './bench-row.ts'
import { inFreshContext, linkOfPatient, withDemo } from './demo-browser.ts'

const ROUNDS = 5
const TEN_YEARS = '見本 太郎'
const SIXTY_DAYS = '速度 六十'

/**
 * From the click on a patient to a calendar that can be used: every hospital's recent window is drawn and an arrow key
 * moves the focus. Ten years at several hospitals against sixty days at one, each in a browser context of its own, so that
 * nothing is kept from the round before. Needs a demo build (`npm run build:demo`).
 */
export async function run(): Promise<BenchRow[]> {
  const times = { long: [] as number[], short: [] as number[] }
  const hasRun = await withDemo(async (browser) => {
    for (let round = 0; round < ROUNDS; round++) {
      times.long.push(await interactiveAfter(browser, TEN_YEARS))
      times.short.push(await interactiveAfter(browser, SIXTY_DAYS))
    }
    return true
  })
  if (hasRun === undefined) return []
  const [ours, peer] = [median(times.long), median(times.short)]
  const note = `${TEN_YEARS} against ${SIXTY_DAYS}: click to every recent window drawn and an arrow key answered`
  return [{ name: 'calendar of ten years', ours, peer, ratio: ours / peer, target: '<= 2', unit: 'ms', note }]
}

/** Milliseconds from the click on the patient's name. */
async function interactiveAfter(browser: Browser, patient: string): Promise<number> {
  return inFreshContext(browser, async (page) => {
    const link = await linkOfPatient(page, patient)
    const start = performance.now()
    await link.click()
    await expect(page.getByRole('grid')).toBeVisible()
    await expect(page.getByRole('list', { name: '凡例' }).getByText('受信中')).toHaveCount(0, { timeout: 60_000 })
    await page.getByRole('grid').locator('[tabindex="0"]').first().focus()
    const before = await page.evaluateHandle(() => document.activeElement)
    await page.keyboard.press('ArrowLeft')
    await page.waitForFunction((cell) => document.activeElement !== cell, before)
    return performance.now() - start
  })
}

if (import.meta.main) printRows(await run())
