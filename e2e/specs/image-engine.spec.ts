import type { Page, Route } from '@playwright/test'
import { expect, test } from '../fixtures/image-engine.ts'
import { everyGreyScale, everyPlacement, expectShades, linear } from '../fixtures/image-engine-checks.ts'
import { multipart, pixelsOf, serveSeries } from '../fixtures/synthetic-series.ts'

test('H-20: windows, SIGMOID, MONOCHROME1, fractional rescale and VOI LUT give the grey levels of the standard', async ({
  page,
  openEngine,
}) => {
  await everyGreyScale(page, openEngine, 'cpu')
})

test('H-20: they do so on a hardware renderer', async ({ page, openEngine }) => {
  await pretendGpu(page)
  await everyGreyScale(page, openEngine, 'gpu')
})

test('H-18: on a hardware renderer, every point of the image stands where the engine says', async ({
  page,
  openEngine,
}) => {
  await pretendGpu(page)
  await everyPlacement(page, openEngine)
})

test('H-18: turned, mirrored, magnified and moved, every point of the image stands where the engine says', async ({
  page,
  openEngine,
}) => {
  await everyPlacement(page, openEngine)
})

test('E33: a series answers late, after another was opened: it is never drawn, and nothing stood meanwhile', async ({
  page,
  openEngine,
}) => {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const late = { series: '1.3', count: 2, value: () => -300 }
  const instead = (index: number, route: Route) => held.then(() => route.fulfill(multipart(pixelsOf(late, index))))
  await serveSeries(page, [
    { series: '1.2', count: 2, value: () => 300 },
    { ...late, instead },
  ])
  await openEngine()
  await page.evaluate(() => globalThis.harness.showSeries('1.2'))
  expect(await page.evaluate(() => globalThis.harness.isVisible())).toBe(true)
  const isHidden = await page.evaluate(() => {
    void globalThis.harness.showSeries('1.3')
    return new Promise((resolve) => setTimeout(() => resolve(!globalThis.harness.isVisible()), 300))
  })
  expect(isHidden, 'the former series under the new title').toBe(true)
  expect(await page.evaluate(() => globalThis.harness.state()?.shownFrame)).toBeUndefined()
  await page.evaluate(() => globalThis.harness.showSeries('1.2', 1))
  const answered = page.waitForResponse((response) => response.url().includes('/series/1.3/instances/'))
  release()
  await (await answered).finished()
  await page.waitForTimeout(300)
  expect(await page.evaluate(() => globalThis.harness.state())).toMatchObject({ phase: 'shown', shownFrame: '1.2.1#1' })
  const [shade] = await page.evaluate(() => globalThis.harness.shades([[32, 32]]))
  expect(Math.abs((shade?.[0] ?? 0) - linear(300, 0, 1024))).toBeLessThan(2)
})

test('E33: the first of two series answers while the second is on its way: it is not drawn under the name of the second', async ({
  page,
  openEngine,
}) => {
  const held = { '1.2': Promise.withResolvers<void>(), '1.3': Promise.withResolvers<void>() }
  await serveSeries(
    page,
    (['1.2', '1.3'] as const).map((series) => {
      const its = { series, count: 1 }
      const instead = (index: number, route: Route) =>
        held[series].promise.then(() => route.fulfill(multipart(pixelsOf(its, index))))
      return { ...its, instead }
    }),
  )
  await openEngine()
  const asked = (series: string) => page.waitForRequest((request) => request.url().includes(`/${series}/instances/`))
  const first = asked('1.2')
  await page.evaluate(() => void globalThis.harness.showSeries('1.2'))
  await first
  const second = asked('1.3')
  const drawn = await page.evaluateHandle(() => {
    const told: (string | undefined)[] = []
    const { one } = globalThis.harness
    one?.subscribe(() => told.push(one.getState().shownFrame?.id))
    void globalThis.harness.showSeries('1.3')
    return told
  })
  await second
  const answered = page.waitForResponse((response) => response.url().includes('/1.2/instances/'))
  held['1.2'].resolve()
  await (await answered).finished()
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)))
  held['1.3'].resolve()
  await expect.poll(() => page.evaluate(() => globalThis.harness.state()?.phase)).toBe('shown')
  expect(new Set((await drawn.jsonValue()).filter((id) => id !== undefined))).toEqual(new Set(['1.3.0#1']))
})

test('E32: 500 on one frame: its place stays, it says why, the others are shown and counted', async ({
  page,
  openEngine,
}) => {
  const instead = (index: number, route: Route) => (index === 2 ? route.fulfill({ status: 500 }) : undefined)
  await serveSeries(page, [{ series: '1.1', count: 5, instead }])
  await openEngine()
  await page.evaluate(() => globalThis.harness.showSeries('1.1'))
  await expect.poll(() => page.evaluate(() => globalThis.harness.state()?.ready)).toBe(4)
  await page.evaluate(() => globalThis.harness.one?.goTo(2))
  await expect.poll(() => page.evaluate(() => globalThis.harness.state()?.phase)).toBe('failed')
  expect(await page.evaluate(() => globalThis.harness.state())).toMatchObject({
    index: 2,
    count: 5,
    failed: [['1.1.2#1', { reason: 'server-error', isRetryable: true }]],
  })
  expect(await page.evaluate(() => globalThis.harness.isVisible())).toBe(false)
  await page.evaluate(() => globalThis.harness.one?.step(1))
  await expect.poll(() => page.evaluate(() => globalThis.harness.state()?.shownFrame)).toBe('1.1.3#1')
})

test("E34: where no way leads to the pixels, the server's picture is shown, and said to be one", async ({
  page,
  openEngine,
}) => {
  const grey = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='
  const instead = (_: number, route: Route) =>
    route.request().url().endsWith('/rendered')
      ? route.fulfill({ contentType: 'image/png', body: Buffer.from(grey, 'base64') })
      : route.fulfill({ status: 500 })
  await serveSeries(page, [{ series: '1.1', count: 1, instead }])
  await openEngine()
  await page.evaluate(() => globalThis.harness.showSeries('1.1'))
  expect(await page.evaluate(() => globalThis.harness.state())).toMatchObject({ phase: 'shown', quality: 'rendered' })
  const [shade] = await page.evaluate(() => globalThis.harness.shades([[32, 32]]))
  expect(shade?.[0]).toBeGreaterThan(0)
  expect(await page.evaluate(() => globalThis.harness.values()), 'no values are read of a picture').toBeUndefined()
})

for (const mode of ['cpu', 'gpu'] as const) {
  test(`a display shutter hides what the file wants hidden, turned and inverted as well (${mode})`, async ({
    page,
    openEngine,
  }) => {
    if (mode === 'gpu') await pretendGpu(page)
    const shutter = {
      '00181600': { vr: 'CS', Value: ['RECTANGULAR', 'CIRCULAR'] },
      '00181602': { vr: 'IS', Value: [17] },
      '00181604': { vr: 'IS', Value: [64] },
      '00181606': { vr: 'IS', Value: [1] },
      '00181608': { vr: 'IS', Value: [64] },
      '00181610': { vr: 'IS', Value: [32, 32] },
      '00181612': { vr: 'IS', Value: [24] },
    }
    await serveSeries(page, [{ series: '1.1', count: 1, attributes: () => shutter, value: () => 200 }])
    await openEngine()
    await page.evaluate(() => globalThis.harness.showSeries('1.1'))
    const seen = Math.round(linear(200, 0, 1024))
    // Left of the rectangle though in the circle; in both; outside of the circle though in the rectangle.
    const points = () =>
      page.evaluate(() =>
        globalThis.harness.shades([
          [12.5, 32.5],
          [32.5, 32.5],
          [60.5, 4.5],
        ]),
      )
    const levels = async () => (await points()).map((each) => each?.[0])
    await expect.poll(levels).toEqual([0, seen, 0])
    await page.evaluate(() => globalThis.harness.one?.rotateBy(90))
    await expect.poll(levels).toEqual([0, seen, 0])
    await page.evaluate(() => globalThis.harness.one?.invert())
    await expect.poll(levels).toEqual([0, 255 - seen, 0])
    expect(await page.evaluate(() => globalThis.harness.state()?.notices)).toEqual(['shuttered'])
  })
}

test('C8: bulk data at another host is refused, and never asked for', async ({ page, openEngine }) => {
  const asked: string[] = []
  await page.route('http://elsewhere.example/**', (route) => {
    asked.push(route.request().url())
    return route.abort()
  })
  const uri = { vr: 'OW', BulkDataURI: 'http://elsewhere.example/studies/1/bulkdata/1' }
  const descriptor = { vr: 'US', Value: [256, 0, 16] }
  await serveSeries(page, [
    {
      series: '1.1',
      count: 1,
      attributes: () => ({
        '00280004': { vr: 'CS', Value: ['PALETTE COLOR'] },
        '00281101': descriptor,
        '00281102': descriptor,
        '00281103': descriptor,
        '00281201': uri,
        '00281202': uri,
        '00281203': uri,
      }),
    },
  ])
  await openEngine()
  await page.evaluate(() => globalThis.harness.showSeries('1.1'))
  expect(await page.evaluate(() => globalThis.harness.state())).toMatchObject({
    phase: 'failed',
    failed: [['1.1.0#1', { reason: 'wrong-address' }]],
  })
  expect(asked).toEqual([])
})

test('IMG-6: on a slow line the first image has it for itself; then frames come outward from it', async ({
  page,
  openEngine,
}) => {
  const instead = (route: Route) =>
    new Promise<void>((resolve) => setTimeout(resolve, 120)).then(() => route.fallback())
  const before: string[] = []
  const { frames } = await serveSeries(page, [{ series: '1.1', count: 9 }])
  await page.route('**/frames/1', (route) => instead(route))
  await openEngine()
  await page.evaluate(() => {
    globalThis.harness.one?.subscribe(() => {
      const { harness } = globalThis
      if (harness.one?.getState().phase === 'shown') performance.mark('shown')
    })
    return globalThis.harness.showSeries('1.1', 4)
  })
  before.push(...frames)
  expect(before).toEqual(['1.1/4'])
  await expect.poll(() => page.evaluate(() => globalThis.harness.state()?.ready)).toBe(9)
  expect(frames.slice(0, 5)).toEqual(['1.1/4', '1.1/5', '1.1/3', '1.1/6', '1.1/2'])
})

test('IMG-8: after ten times opened and closed, memory returns near its start and nothing runs on', async ({
  page,
  openEngine,
}) => {
  test.slow()
  await serveSeries(page, [{ series: '1.1', count: 12, rows: 256, columns: 256 }])
  await openEngine()
  const session = await page.context().newCDPSession(page)
  const heap = async () => {
    await session.send('HeapProfiler.collectGarbage')
    return (await session.send('Runtime.getHeapUsage')).usedSize
  }
  const cycle = async () => {
    await page.evaluate(async () => {
      const { harness } = globalThis
      if (harness.engine === undefined) await harness.open()
      await harness.showSeries('1.1')
    })
    await expect.poll(() => page.evaluate(() => globalThis.harness.state()?.ready)).toBe(12)
    await page.evaluate(() => globalThis.harness.close())
  }
  await cycle()
  const start = await heap()
  for (let round = 0; round < 10; round += 1) await cycle()
  const end = await heap()
  expect(end / start, `${start} bytes at the start, ${end} at the end`).toBeLessThan(1.2)
  await expect.poll(() => page.workers().length).toBe(0)
  expect(await page.locator('canvas').count()).toBe(0)
})

test('D8: a thousand slices scroll within a fixed budget of memory', async ({ page, openEngine }) => {
  await serveSeries(page, [{ series: '1.1', count: 1000, rows: 128, columns: 128 }])
  const budget = 4 * 1024 * 1024
  await openEngine({ maxCacheBytes: budget })
  await page.evaluate(() => globalThis.harness.showSeries('1.1'))
  for (const index of [0, 40, 500, 999, 3]) {
    await page.evaluate((at) => globalThis.harness.one?.goTo(at), index)
    await expect.poll(() => page.evaluate(() => globalThis.harness.state()?.shownFrame)).toBe(`1.1.${index}#1`)
    expect(await page.evaluate(() => globalThis.harness.engine?.cacheBytes() ?? 0)).toBeLessThanOrEqual(budget)
  }
})

test('three planes of a volume cross where one points', async ({ page, openEngine }) => {
  await serveSeries(page, [{ series: '1.1', count: 40 }])
  await openEngine()
  await page.evaluate(() => globalThis.harness.showSeries('1.1'))
  expect(await page.evaluate(() => globalThis.harness.reformatShown())).toMatchObject({
    phase: 'shown',
    loaded: 40,
    failed: 0,
  })
  await page.evaluate(() => globalThis.harness.planes?.setCrosshair([-10, 5, -20]))
  const state = await page.evaluate(() => globalThis.harness.planes?.getState())
  expect(state?.crosshair?.map((each) => Math.round(each * 10) / 10)).toEqual([-10, 5, -20])
  // Held within the volume: a point outside would be shown as a plane of nothing.
  await page.evaluate(() => globalThis.harness.planes?.setCrosshair([900, 0, -20]))
  expect((await page.evaluate(() => globalThis.harness.planes?.getState()))?.crosshair?.[0]).toBeCloseTo(31, 5)
})

for (const mode of ['cpu', 'gpu'] as const) {
  test(`three planes stand after their places have become smaller and larger (${mode})`, async ({
    page,
    openEngine,
  }) => {
    if (mode === 'gpu') await pretendGpu(page)
    await serveSeries(page, [{ series: '1.1', count: 40 }])
    await openEngine()
    expect(await page.evaluate(() => globalThis.harness.engine?.rendering.mode)).toBe(mode)
    await page.evaluate(() => globalThis.harness.showSeries('1.1'))
    await page.evaluate(() => globalThis.harness.reformatShown())
    const shares = () =>
      page.evaluate(() => (['axial', 'coronal', 'sagittal'] as const).map((each) => globalThis.harness.litShare(each)))
    for (const side of [400, 260, 440]) {
      await page.evaluate(async (px) => {
        for (const pane of document.querySelectorAll<HTMLElement>('.plane')) {
          Object.assign(pane.style, { flex: 'none', width: `${px}px`, height: `${px}px` })
        }
        // The planes hear of it in the next frame; on the GPU they are drawn in the one after.
        for (let frame = 0; frame < 6; frame += 1) await new Promise(requestAnimationFrame)
      }, side)
      for (const share of await shares()) expect(share, `planes of ${side} pixels`).toBeGreaterThan(0.5)
    }
  })
}

test('E36: after a lost WebGL context the image is drawn again, with its window and its place', async ({
  page,
  openEngine,
}) => {
  await pretendGpu(page)
  await page.addInitScript(() => {
    const contexts: WebGL2RenderingContext[] = []
    const getContext = HTMLCanvasElement.prototype.getContext
    Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
      value(this: HTMLCanvasElement, ...given: Parameters<typeof getContext>) {
        const context = Reflect.apply(getContext, this, given)
        if (context instanceof WebGL2RenderingContext) contexts.push(context)
        return context
      },
    })
    Object.assign(globalThis, {
      loseContexts: () => contexts.map((each) => each.getExtension('WEBGL_lose_context')?.loseContext()),
    })
  })
  await serveSeries(page, [{ series: '1.1', count: 1 }])
  await openEngine()
  await page.evaluate(async () => {
    await globalThis.harness.showSeries('1.1')
    globalThis.harness.one?.setWindow(100, 300)
    globalThis.harness.one?.zoomBy(1.2)
  })
  await page.evaluate(() => Reflect.get(globalThis, 'loseContexts')())
  await expect(async () => expectShades(page, (value) => linear(value, 100, 300))).toPass({ timeout: 15_000 })
  expect(await page.evaluate(() => globalThis.harness.state())).toMatchObject({
    phase: 'shown',
    window: { center: 100, width: 300 },
  })
})

/** No test machine has a GPU: the emulated one under another name takes the same way through the library. */
async function pretendGpu(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const asked = WebGL2RenderingContext.prototype.getParameter
    WebGL2RenderingContext.prototype.getParameter = function (name) {
      return name === 0x9246 ? 'Pretended GPU' : asked.call(this, name)
    }
  })
}
