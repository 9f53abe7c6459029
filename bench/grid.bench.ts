import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build, preview } from 'vite'
import { CHROMIUM_ARGS, systemChromium } from '../scripts/system-chromium.mjs'
import { type BenchRow, median, printRows } from './bench-row.ts'
import { COLLECTIONS, ITEMS } from './grid/grid-data.ts'

const PAGES = fileURLToPath(new URL('./grid', import.meta.url))
const PEERS = fileURLToPath(new URL('./peers/node_modules', import.meta.url))
const PORT = 4181
const ROUNDS = 5

interface Measured {
  readonly mount: number
  readonly frames: readonly number[]
  readonly heap: number
}

/**
 * The two-way virtual grid beside AG Grid Community on the same data, in production builds, unthrottled: from the call to
 * drawn cells, frames while it scrolls both ways, and the heap that the grid adds to its data.
 */
export async function run(): Promise<BenchRow[]> {
  const outDir = mkdtempSync(join(tmpdir(), 'renkei-grid-bench-'))
  const executablePath = systemChromium()
  const browser = await chromium.launch({
    args: [...CHROMIUM_ARGS, '--enable-precise-memory-info', '--js-flags=--expose-gc'],
    ...(executablePath === undefined ? {} : { executablePath }),
  })
  await build({
    configFile: false,
    root: PAGES,
    logLevel: 'error',
    plugins: [react()],
    resolve: { alias: { 'ag-grid-community': join(PEERS, 'ag-grid-community') } },
    build: {
      outDir,
      emptyOutDir: true,
      rolldownOptions: { input: ['ours', 'peer'].map((name) => join(PAGES, `${name}.html`)) },
    },
  })
  const server = await preview({
    configFile: false,
    root: PAGES,
    build: { outDir },
    preview: { port: PORT, strictPort: true },
  })
  try {
    const rounds = { ours: [] as Measured[], peer: [] as Measured[] }
    for (let round = 0; round < ROUNDS; round++) {
      rounds.ours.push(await measured(browser, 'ours'))
      rounds.peer.push(await measured(browser, 'peer'))
    }
    return [
      row('grid: mounted', 'ms', rounds, ({ mount }) => mount),
      row('grid: median frame while scrolling', 'ms', rounds, ({ frames }) => median(frames)),
      row('grid: 95th percentile of frames', 'ms', rounds, ({ frames }) => percentile(frames, 0.95)),
      row('grid: heap', 'MB', rounds, ({ heap }) => heap),
    ]
  } finally {
    await server.close()
    await browser.close()
    rmSync(outDir, { recursive: true, force: true })
  }
}

function row(
  name: string,
  unit: string,
  rounds: { readonly ours: readonly Measured[]; readonly peer: readonly Measured[] },
  of: (measured: Measured) => number,
): BenchRow {
  const [ours, peer] = [median(rounds.ours.map(of)), median(rounds.peer.map(of))]
  const note = `${ITEMS} × ${COLLECTIONS}, against AG Grid Community 36.2.0`
  return { name, ours, peer, ratio: ours / peer, target: '<= 1', unit, note }
}

async function measured(browser: Browser, which: 'ours' | 'peer'): Promise<Measured> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  try {
    const page = await context.newPage()
    await page.goto(`http://127.0.0.1:${PORT}/${which}.html`)
    await page.waitForFunction(() => window.gridBench !== undefined)
    const before = await heapOf(page)
    const mount = await page.evaluate(() => window.gridBench?.mount() ?? Number.NaN)
    const heap = (await heapOf(page)) - before
    const frames = await page.evaluate(() => window.gridBench?.scroll() ?? [])
    return { mount, frames, heap }
  } finally {
    await context.close()
  }
}

/** Megabytes in use after a collection. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize / 1024 / 1024
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

if (import.meta.main) printRows(await run())
