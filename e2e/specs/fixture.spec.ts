import { expect, test } from '../fixtures/test.ts'

/** The fixture itself: each of these faults must fail the test in which it happens. */
test.describe('a test fails on', () => {
  test.fail()

  test('an error in the console', async ({ openDemo, page }) => {
    await openDemo()
    await page.evaluate(() => console.error('deliberate'))
  })

  test('an error nobody catches', async ({ openDemo, page }) => {
    await openDemo()
    await page.evaluate(() => {
      setTimeout(() => {
        throw new Error('deliberate')
      })
    })
    await page.waitForTimeout(100)
  })

  test('a violation of the policy', async ({ openDemo, page }) => {
    await openDemo()
    await page.evaluate(() => {
      const image = document.createElement('img')
      image.src = 'http://127.0.0.1:9/elsewhere.png'
      document.body.append(image)
    })
    await page.waitForTimeout(100)
  })

  test('a failed request that was not announced', async ({ openDemo, page, announce }) => {
    announce('something-else')
    await openDemo()
    await page.evaluate(() => fetch('absent.json'))
    await page.waitForTimeout(100)
  })

  test('an input without a label', async ({ openDemo, page, expectAccessible }) => {
    await openDemo()
    await page.evaluate(() => document.body.append(document.createElement('input')))
    await expectAccessible()
  })
})

test('an announced failed request is no fault', async ({ openDemo, page, announce }) => {
  announce('absent.json')
  await openDemo()
  expect(await page.evaluate(async () => (await fetch('absent.json')).status)).toBe(404)
})
