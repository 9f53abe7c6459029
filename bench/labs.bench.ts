import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { createInterface } from 'node:readline/promises'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { type Browser, expect } from '@playwright/test'
import { startWebServer } from '#testing/real-servers/web-server.ts'
import { missingPrograms } from '../scripts/server-programs.mjs'
import { type BenchRow, median, printRows } from './bench-row.ts'
import { builtSite } from './built-site.ts'
import { inFreshContext, linkOfPatient, withBrowser, withDemo } from './demo-browser.ts'

const ROUNDS = 5
const TEN_YEARS = '見本 太郎'
/** A terminal of a ward beside the machine of a developer. */
const THROTTLE = 4
const SITE = '/viewer/'
const SERVERS = fileURLToPath(new URL('./labs/sample-servers.ts', import.meta.url))
const DEPLOYMENT = fileURLToPath(new URL('./labs/labs-deployment.ts', import.meta.url))

/**
 * The labs screen of ten years at 4× CPU throttle, opened by its address (a reload): the first rows against the patient
 * header, both from the start of the navigation, in one page. Once as a hospital has it, the production build behind nginx
 * with servers in a process of their own; once in the demo, whose servers read storages in the same browser. What is
 * absent (nginx, `npm run servers`; the demo, `npm run build:demo`) is skipped, and said so.
 */
export async function run(): Promise<BenchRow[]> {
  return [...(await rowOf('labs of ten years', hospitals)), ...(await rowOf('labs of ten years, demo', withDemo))]
}

/** Runs `measure` with a browser and the address at which the patient is found. */
type Setting = <T>(measure: (browser: Browser, address?: string) => Promise<T>) => Promise<T | undefined>

async function rowOf(name: string, setting: Setting): Promise<BenchRow[]> {
  const rounds = await setting(async (browser, address) => {
    const all: Opening[] = []
    for (let round = 0; round < ROUNDS; round++) all.push(await opening(browser, address))
    return all
  })
  if (rounds === undefined) return []
  const ours = median(rounds.map(({ rows }) => rows))
  const peer = median(rounds.map(({ header }) => header))
  const note = `${TEN_YEARS} at ${THROTTLE}× throttle, by address: first rows of results against the patient header`
  return [{ name, ours, peer, ratio: ours / peer, target: '<= 1.5', unit: 'ms', note }]
}

/** The production build over the sample network's servers, on one origin as a hospital puts them. */
async function hospitals<T>(measure: (browser: Browser, address?: string) => Promise<T>): Promise<T | undefined> {
  const missing = missingPrograms().filter((name) => name.startsWith('nginx'))
  if (missing.length > 0) {
    console.error(`SKIPPED: ${missing.join(', ')} absent (npm run servers)`)
    return undefined
  }
  const servers = spawn(process.execPath, [SERVERS], { stdio: ['ignore', 'pipe', 'inherit'] })
  const site = await builtSite(SITE, DEPLOYMENT)
  const web = await originOf(servers).then((origin) =>
    startWebServer({
      sites: [{ path: SITE, directory: site.directory, hasFallback: true }],
      pacs: {},
      others: { '/fhir/': `${origin}/fhir/`, '/network/': `${origin}/network/` },
    }),
  )
  try {
    return await withBrowser((browser) => measure(browser, `${web.origin}${SITE}`))
  } finally {
    await web.close()
    servers.kill()
    site.remove()
  }
}

/** What the process of the servers prints when it can answer. */
async function originOf(servers: ChildProcessByStdio<null, Readable, null>): Promise<string> {
  for await (const line of createInterface(servers.stdout)) return line
  throw new Error('the servers of the sample network did not start')
}

/** Milliseconds since the navigation began. */
interface Opening {
  readonly header: number
  readonly rows: number
}

async function opening(browser: Browser, address?: string): Promise<Opening> {
  return inFreshContext(browser, async (page, context) => {
    await (await linkOfPatient(page, TEN_YEARS, address)).click()
    await expect(page.getByRole('grid')).toBeVisible({ timeout: 30_000 })
    await page.getByRole('link', { name: /^検査結果/ }).click()
    await expect(page.getByRole('rowheader').first()).toBeVisible({ timeout: 60_000 })
    // The rest of the calendar's questions must not compete with what is measured.
    await page.waitForTimeout(8_000)
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE })
    await page.addInitScript((name) => {
      const seen: { header?: number; rows?: number } = {}
      Object.assign(window, { seen })
      // Told by what changes, not by looking at every frame: that would make the page draw frames of its own.
      const drawn = (what: 'header' | 'rows') =>
        requestAnimationFrame(() => Object.assign(seen, { [what]: performance.now() }))
      let [hasHeader, hasRows] = [false, false]
      const watch = new MutationObserver(() => {
        if (!hasHeader && document.querySelector('[aria-label="患者ヘッダ"]')?.textContent?.includes(name) === true) {
          hasHeader = true
          drawn('header')
        }
        // A row of results, not the heading of a set.
        if (!hasRows && document.querySelector('[role=rowheader]:not([data-span])') !== null) {
          hasRows = true
          drawn('rows')
          watch.disconnect()
        }
      })
      watch.observe(document, { childList: true, subtree: true })
    }, TEN_YEARS)
    await page.reload()
    const handle = await page.waitForFunction(
      () => {
        const { seen } = window as unknown as { readonly seen: { header?: number; rows?: number } }
        return seen.header === undefined || seen.rows === undefined ? undefined : seen
      },
      undefined,
      // Looking at every frame would make the page draw frames of its own.
      { timeout: 120_000, polling: 1_000 },
    )
    return (await handle.jsonValue()) as Opening
  })
}

if (import.meta.main) printRows(await run())
