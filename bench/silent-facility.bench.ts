import { rmSync } from 'node:fs'
import { type Browser, expect, type Page } from '@playwright/test'
import { type BenchRow, median, printRows } from './bench-row.ts'
import { ADDRESS, demoBuild, inFreshContext, linkOfPatient, withSite } from './demo-browser.ts'
import { type EightFacilities, eightFacilities } from './eight-facilities.ts'

const ROUNDS = 3
const TEN_YEARS = '見本 太郎'
const SILENT = 'E'
const SCREENS = ['calendar', 'labs'] as const

type Screen = (typeof SCREENS)[number]

/**
 * Eight facilities know a patient of ten years; one takes every request and never answers. From opening a screen until
 * everything of the other seven is on it, their older years included, against the same network without that one
 * (security-safety.md §E rule 1). Needs a demo build (`npm run build:demo`).
 */
export async function run(): Promise<BenchRow[]> {
  const demo = demoBuild()
  if (demo === undefined) return []
  const sites = eightFacilities(demo, TEN_YEARS, SILENT)
  try {
    return await withSite(sites.directory, (browser) => measured(browser, sites))
  } finally {
    rmSync(sites.directory, { recursive: true })
  }
}

async function measured(browser: Browser, sites: EightFacilities): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const screen of SCREENS) {
    const [silent, without]: [number[], number[]] = [[], []]
    for (let round = 0; round < ROUNDS; round++) {
      const eight = await opened(browser, `${ADDRESS}eight/index.html?demo=${SILENT}:silent`, screen, sites)
      const seven = await opened(browser, `${ADDRESS}seven/index.html`, screen, sites)
      // Not the same on screen is not the same question.
      if (eight.size !== seven.size) throw new Error(`${screen}: ${eight.size} with it, ${seven.size} without it`)
      silent.push(eight.ms)
      without.push(seven.ms)
    }
    const [ours, peer] = [median(silent), median(without)]
    const note = `${TEN_YEARS}, all years of the other seven on screen, against the same seven alone`
    const name = `one of eight hospitals never answers: ${screen}`
    rows.push({ name, ours, peer, ratio: ours / peer, target: '<= 1.2', unit: 'ms', note })
  }
  return rows
}

interface Opening {
  readonly ms: number
  /** Rows and columns of the grid in the end. */
  readonly size: string
}

async function opened(browser: Browser, address: string, screen: Screen, sites: EightFacilities): Promise<Opening> {
  return inFreshContext(browser, async (page) => {
    const href = await (await linkOfPatient(page, TEN_YEARS, address)).getAttribute('href')
    const person = /#(\/p\/[^/?]+)/.exec(href ?? '')?.[1]
    const hash = `${person}/${screen}${screen === 'labs' ? '?period=all' : ''}`
    const ms = await page.evaluate(openAndAwait, {
      hash,
      names: sites.others.map(({ name }) => name.ja),
      letters: sites.others.map(({ letter }) => letter).join(''),
      silent: sites.left.shortName.ja,
    })
    await silentIsAsked(page, sites, address)
    return { ms, size: await sizeOf(page) }
  })
}

/** What is measured would be nothing where the silent hospital was not asked. */
async function silentIsAsked(page: Page, { left }: EightFacilities, address: string): Promise<void> {
  const state = page.getByRole('region', { name: '医療機関の状態' }).locator('li', { hasText: left.shortName.ja })
  if (address.includes('silent')) await expect(state).toHaveAttribute('data-state', /^(?:loading|failed)$/)
  else await expect(state).toHaveCount(0)
}

async function sizeOf(page: Page): Promise<string> {
  const grid = page.getByRole('main').getByRole('grid').first()
  const [rows, columns] = [await grid.getAttribute('aria-rowcount'), await grid.getAttribute('aria-colcount')]
  return `${rows} × ${columns}`
}

interface Awaited {
  readonly hash: string
  readonly names: readonly string[]
  readonly letters: string
  readonly silent: string
}

/** Runs in the page: from the address to the frame in which nothing of the others is awaited any more. */
async function openAndAwait({ hash, names, letters, silent }: Awaited): Promise<number> {
  const start = performance.now()
  location.hash = hash
  const letterOfOther = new RegExp(`(?:^| )[${letters}] `)
  const isAwaited = (text: string) =>
    /照会|受信中/.test(text) && (names.some((name) => text.includes(name)) || letterOfOther.test(text))
  const isThere = () => {
    const states = [...document.querySelectorAll<HTMLElement>('[aria-label="医療機関の状態"] li[data-state]')]
    const others = states.filter(({ textContent }) => !textContent.includes(silent))
    return (
      document.querySelector('main [role=grid]') !== null &&
      others.length === names.length &&
      others.every(({ dataset }) => dataset.state === 'complete' || dataset.state === 'partial') &&
      ![...document.querySelectorAll('main li')].some(({ textContent }) => isAwaited(textContent))
    )
  }
  // Told by what changes, not by looking at every frame: that would make the page draw frames of its own.
  await new Promise<void>((resolve, reject) => {
    const giveUp = setTimeout(() => reject(new Error(document.querySelector('main')?.textContent ?? '')), 90_000)
    const watch = new MutationObserver(() => {
      if (!isThere()) return
      clearTimeout(giveUp)
      watch.disconnect()
      resolve()
    })
    watch.observe(document, { childList: true, subtree: true, characterData: true, attributes: true })
  })
  await new Promise(requestAnimationFrame)
  return performance.now() - start
}

if (import.meta.main) printRows(await run())
