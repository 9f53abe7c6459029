import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/image-engine.ts'
import { serveSeries } from '../fixtures/synthetic-series.ts'

test.use({ hasTouch: true })

type Place = readonly [x: number, y: number]

/** Fingers that are put down, moved together in small steps, and lifted: as the hardware tells them. */
async function touch(page: Page, from: readonly Place[], to: readonly Place[]): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const points = (share: number) =>
    from.map(([x, y], id) => {
      const [toX, toY] = to[id] ?? [x, y]
      return { x: x + (toX - x) * share, y: y + (toY - y) * share, id }
    })
  // One after another, as fingers come.
  for (let fingers = 1; fingers <= from.length; fingers += 1) {
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: points(0).slice(0, fingers) })
  }
  for (let step = 1; step <= 10; step += 1) {
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: points(step / 10) })
  }
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await session.detach()
}

async function shown(page: Page) {
  return page.evaluate(() => {
    const { one } = globalThis.harness
    const box = one?.element.getBoundingClientRect()
    const state = one?.getState()
    return {
      left: box?.left ?? 0,
      top: box?.top ?? 0,
      width: box?.width ?? 0,
      height: box?.height ?? 0,
      index: state?.index ?? -1,
      window: state?.window,
      zoom: state?.zoom?.devicePixelsPerImagePixel ?? 0,
      middle: one?.toScreen([32, 32]) ?? [0, 0],
    }
  })
}

test.beforeEach(async ({ page, openEngine }) => {
  await serveSeries(page, [{ series: '1.1', count: 20 }])
  await openEngine()
  await page.evaluate(() => globalThis.harness.showSeries('1.1'))
})

test('two fingers that go apart magnify what lies between them', async ({ page }) => {
  const before = await shown(page)
  const [x, y] = [before.left + before.width / 2, before.top + before.height / 2]
  await touch(
    page,
    [
      [x - 20, y],
      [x + 20, y],
    ],
    [
      [x - 60, y],
      [x + 60, y],
    ],
  )
  const after = await shown(page)
  expect(after.zoom / before.zoom).toBeGreaterThan(2.6)
  expect(after.zoom / before.zoom).toBeLessThan(3.4)
  for (const axis of [0, 1] as const) {
    expect(Math.abs((after.middle[axis] ?? 0) - (before.middle[axis] ?? 0)), 'what lay between stays').toBeLessThan(8)
  }
  expect(after.window, 'the tool of one finger does nothing meanwhile').toEqual(before.window)
})

test('two fingers that go the same way move the image', async ({ page }) => {
  const before = await shown(page)
  const [x, y] = [before.left + before.width / 2, before.top + before.height / 2]
  await touch(
    page,
    [
      [x - 40, y],
      [x + 40, y],
    ],
    [
      [x - 10, y + 50],
      [x + 70, y + 50],
    ],
  )
  const after = await shown(page)
  expect(Math.abs(after.zoom / before.zoom - 1)).toBeLessThan(0.1)
  expect(Math.abs((after.middle[0] ?? 0) - (before.middle[0] ?? 0) - 30)).toBeLessThan(8)
  expect(Math.abs((after.middle[1] ?? 0) - (before.middle[1] ?? 0) - 50)).toBeLessThan(8)
})

test('one finger does what the tool in hand does: it pages, or changes the window', async ({ page }) => {
  const before = await shown(page)
  const [x, y] = [before.left + before.width / 2, before.top + before.height / 2]
  await page.evaluate(() => globalThis.harness.one?.setTool('scroll'))
  await touch(page, [[x, y]], [[x, y + 60]])
  expect((await shown(page)).index).toBeGreaterThanOrEqual(before.index + 8)
  await page.evaluate(() => globalThis.harness.one?.setTool('window'))
  await touch(page, [[x, y]], [[x + 60, y]])
  expect((await shown(page)).window?.width).toBeGreaterThan(before.window?.width ?? Number.NaN)
})

test('one finger that stays after two does not jump to its tool', async ({ page }) => {
  const { left, top, width, height, window } = await shown(page)
  const [x, y] = [left + width / 2, top + height / 2]
  const session = await page.context().newCDPSession(page)
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number; id: number }[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints })
  const [one, other] = [
    { x: x - 30, y, id: 0 },
    { x: x + 30, y, id: 1 },
  ]
  await page.evaluate(() => {
    const log: string[] = []
    Object.assign(globalThis, { pointerLog: log })
    for (const type of ['pointerdown', 'pointerup', 'pointermove', 'pointercancel']) {
      addEventListener(type, () => log.push(type), true)
    }
  })
  await send('touchStart', [one])
  await send('touchStart', [one, other])
  await send('touchMove', [{ ...one, x: x - 40 }, other])
  // The point that is named is lifted.
  await send('touchEnd', [other])
  await send('touchMove', [{ ...one, x: x + 40 }])
  await send('touchEnd', [])
  await session.detach()
  expect(await page.evaluate(() => Reflect.get(globalThis, 'pointerLog'))).toEqual([
    'pointerdown',
    'pointerdown',
    'pointermove',
    'pointerup',
    'pointermove',
    'pointerup',
  ])
  expect((await shown(page)).window).toEqual(window)
})
