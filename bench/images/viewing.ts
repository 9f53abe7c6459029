import type { BrowserContext, CDPSession, Page } from '@playwright/test'

/** What one viewer did with the study. */
export interface Viewing {
  /** Milliseconds from the start of the navigation until a large canvas shows a picture. */
  readonly firstImageMs: number
  /** Bytes of script over the wire (gzip) until then, workers included. */
  readonly scriptBytes: number
  readonly imagesPerSecond: number
  /** 95th percentile of the time between two pictures while scrolling. */
  readonly gapMs: number
  readonly heapBytes: number
}

const FIRST_IMAGE_MS = 120_000
const ALL_LOADED_MS = 10_000
const SCROLLED = 90

/** A page that watches its canvases, in which one viewer is opened again and again: its session lives in the tab. */
export async function viewerPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.addInitScript(watchCanvases)
  return page
}

/**
 * Opens an address, waits for the picture, lets the rest load, and scrolls through with the wheel as fast as pictures come.
 * HTTP caches are off: every round loads everything.
 */
export async function viewed(page: Page, address: string): Promise<Viewing> {
  await page.goto('about:blank')
  const session = await page.context().newCDPSession(page)
  const scripts = new ScriptBytes(session)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  await page.goto(address, { waitUntil: 'commit' })
  await page.waitForFunction(() => Reflect.get(globalThis, 'firstImageAt') !== undefined, undefined, {
    timeout: FIRST_IMAGE_MS,
    polling: 50,
  })
  const firstImageMs = await page.evaluate(() => Number(Reflect.get(globalThis, 'firstImageAt')))
  const scriptBytes = scripts.sum
  await page.waitForTimeout(ALL_LOADED_MS)
  const scroll = await scrolled(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return { firstImageMs, scriptBytes, ...scroll, heapBytes: usedSize }
}

/** Bytes of script as they came over the wire. */
class ScriptBytes {
  sum = 0
  readonly #scripts = new Set<string>()

  constructor(session: CDPSession) {
    session.on('Network.responseReceived', ({ requestId, type, response }) => {
      if (type === 'Script' || /\.m?js(?:\?|$)/.test(response.url)) this.#scripts.add(requestId)
    })
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (this.#scripts.has(requestId)) this.sum += encodedDataLength
    })
  }
}

async function scrolled(page: Page): Promise<Pick<Viewing, 'imagesPerSecond' | 'gapMs'>> {
  const place = await page.evaluate(() => {
    const boxes = [...document.querySelectorAll('canvas')].map((canvas) => canvas.getBoundingClientRect())
    const [box] = boxes.sort((one, other) => other.width * other.height - one.width * one.height)
    return { x: (box?.left ?? 0) + (box?.width ?? 0) / 2, y: (box?.top ?? 0) + (box?.height ?? 0) / 2 }
  })
  await page.mouse.move(place.x, place.y)
  // To the top first, so that both have the same way down.
  for (let i = 0; i < 110; i++) await page.mouse.wheel(0, -100)
  await page.waitForTimeout(2000)
  await page.evaluate(() => Reflect.get(globalThis, 'picturesSeen').splice(0))
  for (let i = 0; i < SCROLLED; i++) {
    await page.mouse.wheel(0, 100)
    await page.waitForTimeout(8)
  }
  await page.waitForTimeout(1500)
  const times = (await page.evaluate(() => Reflect.get(globalThis, 'picturesSeen'))) as readonly number[]
  const gaps = times.slice(1).map((time, i) => time - (times[i] ?? 0))
  const sorted = gaps.toSorted((a, b) => a - b)
  const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000
  return {
    imagesPerSecond: seconds > 0 ? gaps.length / seconds : 0,
    gapMs: sorted[Math.floor(sorted.length * 0.95)] ?? Number.POSITIVE_INFINITY,
  }
}

/**
 * Runs in the page: looks at the largest canvas in every frame, and notes when it first holds a picture (more than a few
 * grey levels) and each time the picture is another one.
 */
function watchCanvases(): void {
  const seen: number[] = []
  Object.assign(globalThis, { picturesSeen: seen })
  const small = new OffscreenCanvas(48, 48)
  const context = small.getContext('2d', { willReadFrequently: true })
  let last = ''
  const look = () => {
    requestAnimationFrame(look)
    let large: HTMLCanvasElement | undefined
    for (const canvas of document.querySelectorAll('canvas')) {
      if (canvas.clientWidth < 300 || canvas.clientHeight < 300) continue
      if (large === undefined || canvas.clientWidth > large.clientWidth) large = canvas
    }
    if (large === undefined || context === null || large.width === 0) return
    context.clearRect(0, 0, 48, 48)
    // The middle, where no text stands.
    const { width, height } = large
    context.drawImage(large, width * 0.2, height * 0.2, width * 0.6, height * 0.6, 0, 0, 48, 48)
    const { data } = context.getImageData(0, 0, 48, 48)
    let hash = 0
    const levels = new Set<number>()
    for (let i = 0; i < data.length; i += 4) {
      const level = data[i] ?? 0
      levels.add(level)
      hash = (Math.imul(hash, 31) + level) | 0
    }
    if (levels.size < 12) return
    const now = performance.now()
    if (Reflect.get(globalThis, 'firstImageAt') === undefined) Object.assign(globalThis, { firstImageAt: now })
    if (String(hash) !== last) seen.push(now)
    last = String(hash)
  }
  requestAnimationFrame(look)
}
