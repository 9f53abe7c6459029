import { CHROMIUM_ARGS, systemChromium } from '../../scripts/system-chromium.mjs'
import { expect, test } from '../fixtures/image-engine.ts'
import { everyGreyScale, everyPlacement } from '../fixtures/image-engine-checks.ts'

const executablePath = systemChromium()

test.use({
  launchOptions: {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...CHROMIUM_ARGS, '--disable-3d-apis'],
  },
})

test('H-20: every grey scale is right without WebGL, and reformatting is off with its reason', async ({
  page,
  openEngine,
}) => {
  await everyGreyScale(page, openEngine, 'stack-only')
  const rendering = await page.evaluate(() => globalThis.harness.engine?.rendering)
  expect(rendering).toMatchObject({ why: 'no-webgl', canReformat: false, canRender3d: false })
})

test('H-18: without WebGL, every point of the image stands where the engine says', async ({ page, openEngine }) => {
  await everyPlacement(page, openEngine)
})
