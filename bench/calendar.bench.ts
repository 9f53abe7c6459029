import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, expect } from '@playwright/test'
import { CHROMIUM_ARGS, systemChromium } from '../scripts/system-chromium.mjs'
import { type BenchRow, median, printRows } from './bench-row.ts'

const DEMO = fileURLToPath(new URL('../dist-demo', import.meta.url))
const SERVER = fileURLToPath(new URL('../scripts/serve-static.mjs', import.meta.url))
const PORT = 4179
const ROUNDS = 5
const TEN_YEARS = '見本 太郎'
const SIXTY_DAYS = '速度 六十'

/**
 * From the click on a patient to a calendar that can be used: every hospital's recent window is drawn and an arrow key
 * moves the focus. Ten years at several hospitals against sixty days at one, each in a browser context of its own, so that
 * nothing is kept from the round before. Needs a demo build (`npm run build:demo`).
 */
export async function run(): Promise<BenchRow[]> {
  if (!existsSync(DEMO)) {
    console.error('SKIPPED: dist-demo is absent (npm run build:demo)')
    return []
  }
  const server = spawn(process.execPath, [SERVER, DEMO, '--base', '/viewer/', '--port', String(PORT)])
  const executablePath = systemChromium()
  const browser = await chromium.launch({
    args: CHROMIUM_ARGS,
    ...(executablePath === undefined ? {} : { executablePath }),
  })
  try {
    await answers(server)
    const times = { long: [] as number[], short: [] as number[] }
    for (let round = 0; round < ROUNDS; round++) {
      times.long.push(await interactiveAfter(browser, TEN_YEARS))
      times.short.push(await interactiveAfter(browser, SIXTY_DAYS))
    }
    const [ours, peer] = [median(times.long), median(times.short)]
    const note = `${TEN_YEARS} against ${SIXTY_DAYS}: click to every recent window drawn and an arrow key answered`
    return [{ name: 'calendar of ten years', ours, peer, ratio: ours / peer, target: '<= 2', unit: 'ms', note }]
  } finally {
    await browser.close()
    server.kill()
  }
}

async function answers(server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    if (server.exitCode !== null) throw new Error('the static server has ended')
    const isThere = await fetch(`http://127.0.0.1:${PORT}/viewer/`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isThere) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the static server does not answer')
}

/** Milliseconds from the click on the patient's name. */
async function interactiveAfter(browser: Browser, patient: string): Promise<number> {
  const context = await browser.newContext({
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    viewport: { width: 1366, height: 768 },
  })
  try {
    const page = await context.newPage()
    await page.goto(`http://127.0.0.1:${PORT}/viewer/`)
    await page.getByRole('button', { name: /例示 一郎/ }).click()
    const link = page.getByRole('table').getByRole('link', { name: patient, exact: true })
    await expect(link).toBeVisible({ timeout: 30_000 })
    // The rows in view ask for their last records: let that end, so that it is not measured.
    await page.waitForTimeout(6_000)
    const start = performance.now()
    await link.click()
    await expect(page.getByRole('grid')).toBeVisible()
    await expect(page.getByRole('list', { name: '凡例' }).getByText('受信中')).toHaveCount(0, { timeout: 60_000 })
    await page.getByRole('grid').locator('[tabindex="0"]').first().focus()
    const before = await page.evaluateHandle(() => document.activeElement)
    await page.keyboard.press('ArrowLeft')
    await page.waitForFunction((cell) => document.activeElement !== cell, before)
    return performance.now() - start
  } finally {
    await context.close()
  }
}

if (import.meta.main) printRows(await run())
