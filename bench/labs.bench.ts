import { type Browser, expect } from '@playwright/test'
import { type BenchRow, median, printRows } from './bench-row.ts'
import { inFreshContext, linkOfPatient, withDemo } from './demo-browser.ts'

const ROUNDS = 5
const TEN_YEARS = '見本 太郎'
/** A terminal of a ward beside the machine of a developer. */
const THROTTLE = 4

/**
 * The labs screen of ten years at 4× CPU throttle, opened by its address (a reload): the first rows against the patient
 * header, both from the start of the navigation, in one page. Needs a demo build (`npm run build:demo`).
 */
export async function run(): Promise<BenchRow[]> {
  const rounds = await withDemo(async (browser) => {
    const all: Opening[] = []
    for (let round = 0; round < ROUNDS; round++) all.push(await opening(browser))
    return all
  })
  if (rounds === undefined) return []
  const ours = median(rounds.map(({ rows }) => rows))
  const peer = median(rounds.map(({ header }) => header))
  const note = `${TEN_YEARS} at ${THROTTLE}× throttle, by address: first rows of results against the patient header`
  return [{ name: 'labs of ten years', ours, peer, ratio: ours / peer, target: '<= 1.5', unit: 'ms', note }]
}

/** Milliseconds since the navigation began. */
interface Opening {
  readonly header: number
  readonly rows: number
}

async function opening(browser: Browser): Promise<Opening> {
  return inFreshContext(browser, async (page, context) => {
    await (await linkOfPatient(page, TEN_YEARS)).click()
    await expect(page.getByRole('grid')).toBeVisible({ timeout: 30_000 })
    await page.evaluate(() => {
      location.hash = location.hash.replace(/\/calendar.*$/, '/labs')
    })
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
      { timeout: 120_000 },
    )
    return (await handle.jsonValue()) as Opening
  })
}

if (import.meta.main) printRows(await run())
