import type { BrowserContext, CDPSession, Page } from '@playwright/test'

/** What one viewer did with the study. */
export interface Viewing {
  /** Milliseconds from the start of the navigation until a large canvas shows a picture. */
  readonly firstImageMs: number
  /** Bytes of script over the wire (gzip) until then, workers included. */
  readonly scriptBytes: number
  /** 95th percentile of the time between two pictures while the wheel turns as fast as displays draw. */
  readonly gapMs: number
  readonly heapBytes: number
}

/** How a wheel is turned: notches one way, as many back, the time between two, how often down and up. */
interface Wheel {
  readonly notches: number
  readonly everyMs: number
  readonly times: number
}

const FIRST_IMAGE_MS = 120_000
/** All is loaded when nothing is under way for this long … */
const QUIET_MS = 1_500
/** … or after this, whatever is still under way. */
const ALL_LOADED_MS = 15_000
const NOTCHES = 90
/** As fast as displays draw. */
const AT_DISPLAY_PACE: Wheel = { notches: NOTCHES, everyMs: 1000 / 60, times: 1 }
/** Faster than any viewer draws without a GPU, so that the viewer is what limits. */
const WITHOUT_LIMIT: Wheel = { notches: NOTCHES, everyMs: 1000 / 250, times: 2 }
/** A turn is over when no other picture has come for this long. */
const REST_MS = 700

/** A page that watches its canvases, in which one viewer is opened again and again: its session lives in the tab. */
export async function viewerPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.addInitScript(watchCanvases)
  return page
}

/**
 * Opens an address, waits for the picture, lets the rest load, and turns the wheel all the way down and up again. HTTP
 * caches are off: every round loads everything.
 */
export async function viewed(page: Page, address: string): Promise<Viewing> {
  const opening = await opened(page, address)
  const { gapMs } = await scrolled(page, AT_DISPLAY_PACE)
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return { ...opening, gapMs, heapBytes: usedSize }
}

/** Opens an address, waits for the picture, and until nothing more is loaded. */
export async function opened(page: Page, address: string): Promise<Pick<Viewing, 'firstImageMs' | 'scriptBytes'>> {
  await page.bringToFront()
  await page.goto('about:blank')
  const session = await page.context().newCDPSession(page)
  const traffic = new Traffic(session)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  await page.goto(address, { waitUntil: 'commit' })
  await page.waitForFunction(() => Reflect.get(globalThis, 'firstImageAt') !== undefined, undefined, {
    timeout: FIRST_IMAGE_MS,
    polling: 50,
  })
  const firstImageMs = await page.evaluate(() => Number(Reflect.get(globalThis, 'firstImageAt')))
  const { scriptBytes } = traffic
  await traffic.quiet()
  await session.detach()
  return { firstImageMs, scriptBytes }
}

/**
 * Different pictures a second on the canvas of an opened page while the wheel turns faster than pictures can come. For a
 * browser without a limit of frames: a display of 60 a second would be what is measured.
 */
export async function imagesPerSecond(page: Page): Promise<number> {
  await page.bringToFront()
  return (await scrolled(page, WITHOUT_LIMIT)).imagesPerSecond
}

/** What comes over the wire. */
class Traffic {
  scriptBytes = 0
  readonly #scripts = new Set<string>()
  readonly #underWay = new Set<string>()
  #last = Date.now()

  constructor(session: CDPSession) {
    session.on('Network.requestWillBeSent', ({ requestId }) => {
      this.#underWay.add(requestId)
      this.#last = Date.now()
    })
    session.on('Network.responseReceived', ({ requestId, type, response }) => {
      if (type === 'Script' || /\.m?js(?:\?|$)/.test(response.url)) this.#scripts.add(requestId)
    })
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (this.#scripts.has(requestId)) this.scriptBytes += encodedDataLength
      this.#ended(requestId)
    })
    session.on('Network.loadingFailed', ({ requestId }) => this.#ended(requestId))
  }

  async quiet(): Promise<void> {
    const until = Date.now() + ALL_LOADED_MS
    const isQuiet = () => this.#underWay.size === 0 && Date.now() - this.#last >= QUIET_MS
    while (Date.now() < until && !isQuiet()) await new Promise((resolve) => setTimeout(resolve, 100))
  }

  #ended(requestId: string): void {
    this.#underWay.delete(requestId)
    this.#last = Date.now()
  }
}

async function scrolled(page: Page, { notches, everyMs, times }: Wheel) {
  // To the top first, so that both have the same way.
  await page.evaluate(turnWheel, { notches: -(notches + 20), everyMs, restMs: REST_MS })
  const turns: Awaited<ReturnType<typeof turnWheel>>[] = []
  for (let time = 0; time < times; time += 1) {
    for (const way of [notches, -notches]) {
      turns.push(await page.evaluate(turnWheel, { notches: way, everyMs, restMs: REST_MS }))
    }
  }
  const gaps = turns.flatMap(({ pictures }) => pictures.slice(1).map((time, i) => time - (pictures[i] ?? 0)))
  const sorted = gaps.toSorted((a, b) => a - b)
  const count = turns.reduce((sum, { pictures }) => sum + pictures.length, 0)
  const seconds = turns.reduce((sum, { start, pictures }) => sum + ((pictures.at(-1) ?? start) - start) / 1000, 0)
  return {
    imagesPerSecond: seconds > 0 ? count / seconds : 0,
    gapMs: sorted[Math.floor(sorted.length * 0.95)] ?? Number.POSITIVE_INFINITY,
  }
}

interface Turn {
  /** Negative: upwards. */
  readonly notches: number
  readonly everyMs: number
  /** How long nothing new must be drawn before it is over. */
  readonly restMs: number
}

/**
 * Runs in the page: turns the wheel over the largest canvas, one event a notch on its own time; what the page is too busy
 * to take in time follows at once. Gives when it began, and when each new picture was seen.
 */
async function turnWheel({
  notches,
  everyMs,
  restMs,
}: Turn): Promise<{ readonly start: number; readonly pictures: readonly number[] }> {
  const pictures: number[] = Reflect.get(globalThis, 'picturesSeen')
  const channel = new MessageChannel()
  const pause = (ms: number) =>
    new Promise<unknown>((resolve) => {
      if (ms > 0) {
        setTimeout(resolve, ms)
        return
      }
      // A timer would wait for 4 ms.
      channel.port1.onmessage = resolve
      channel.port2.postMessage(undefined)
    })
  const boxes = [...document.querySelectorAll('canvas')].map((canvas) => canvas.getBoundingClientRect())
  const [box] = boxes.sort((one, other) => other.width * other.height - one.width * one.height)
  const place = {
    clientX: (box?.left ?? 0) + (box?.width ?? 0) / 2,
    clientY: (box?.top ?? 0) + (box?.height ?? 0) / 2,
  }
  const target = document.elementFromPoint(place.clientX, place.clientY)
  const options = { ...place, deltaY: 100 * Math.sign(notches), bubbles: true, cancelable: true, composed: true }
  pictures.splice(0)
  const start = performance.now()
  for (let notch = 0; notch < Math.abs(notches); notch += 1) {
    const due = start + notch * everyMs
    await pause(Math.max(0, due - performance.now()))
    target?.dispatchEvent(new WheelEvent('wheel', options))
  }
  const end = performance.now()
  while (performance.now() - Math.max(end, pictures.at(-1) ?? 0) < restMs) await pause(50)
  return { start, pictures: [...pictures] }
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
    // Single points: to average the whole picture would take as long as a viewer takes to draw it.
    context.imageSmoothingEnabled = false
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
