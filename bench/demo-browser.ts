import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium, expect, type Locator, type Page } from '@playwright/test'
import { CHROMIUM_ARGS, systemChromium } from '../scripts/system-chromium.mjs'

const DIST_DEMO = fileURLToPath(new URL('../dist-demo', import.meta.url))
const SERVER = fileURLToPath(new URL('../scripts/serve-static.mjs', import.meta.url))
const PORT = 4179
const REST_MS = 2_500
/** Of what is served. */
export const ADDRESS = `http://127.0.0.1:${PORT}/viewer/`

/** The folder of the demo build; undefined, and said so, when there is none (`npm run build:demo`). */
export function demoBuild(): string | undefined {
  if (existsSync(DIST_DEMO)) return DIST_DEMO
  console.error('SKIPPED: dist-demo is absent (npm run build:demo)')
  return undefined
}

/** Runs `measure` with a browser in which the demo build is served; undefined when there is no demo build. */
export async function withDemo<T>(measure: (browser: Browser) => Promise<T>): Promise<T | undefined> {
  const demo = demoBuild()
  return demo === undefined ? undefined : withSite(demo, measure)
}

/** Runs `measure` with a browser in which a folder is served at `ADDRESS`. */
export async function withSite<T>(directory: string, measure: (browser: Browser) => Promise<T>): Promise<T> {
  const server = spawn(process.execPath, [SERVER, directory, '--base', '/viewer/', '--port', String(PORT)])
  try {
    await answers(server)
    return await withBrowser(measure)
  } finally {
    server.kill()
  }
}

/** Runs `measure` with a browser that is closed after it. */
export async function withBrowser<T>(measure: (browser: Browser) => Promise<T>): Promise<T> {
  const executablePath = systemChromium()
  const browser = await chromium.launch({
    args: CHROMIUM_ARGS,
    ...(executablePath === undefined ? {} : { executablePath }),
  })
  try {
    return await measure(browser)
  } finally {
    await browser.close()
  }
}

async function answers(server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    if (server.exitCode !== null) throw new Error('the static server has ended')
    const isThere = await fetch(ADDRESS).then(
      () => true,
      () => false,
    )
    if (isThere) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the static server does not answer')
}

/** A browser context of its own, so that nothing is kept from the round before. */
export async function inFreshContext<T>(browser: Browser, work: (page: Page, context: BrowserContext) => Promise<T>) {
  const context = await browser.newContext({
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    viewport: { width: 1366, height: 768 },
  })
  try {
    return await work(await context.newPage(), context)
  } finally {
    await context.close()
  }
}

/** Signs in and gives the link of a patient, when the list has come to rest. */
export async function linkOfPatient(page: Page, patient: string, address = ADDRESS): Promise<Locator> {
  await page.goto(address)
  await page.getByRole('button', { name: /例示 一郎/ }).click()
  const link = page.getByRole('table').getByRole('link', { name: patient, exact: true })
  await expect(link).toBeVisible({ timeout: 30_000 })
  // The rows in view ask for their last records: let that end, so that it is not measured.
  await answersHaveCome(page)
  return link
}

/** Waits until no answer has come for a while; a server that never answers is not waited for. */
async function answersHaveCome(page: Page): Promise<void> {
  await page.evaluate(
    (restMs) =>
      new Promise<void>((resolve) => {
        let timer = setTimeout(resolve, restMs)
        new PerformanceObserver(() => {
          clearTimeout(timer)
          timer = setTimeout(resolve, restMs)
        }).observe({ type: 'resource' })
      }),
    REST_MS,
  )
}
