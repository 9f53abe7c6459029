import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/test.ts'

/** Each of these must fail a test in which it happens; here they are counted and then taken back. */
test.describe('the fixture counts as a fault', () => {
  const deliberate: readonly [string, RegExp, (page: Page) => Promise<void>][] = [
    ['an error in the console', /^deliberate/, (page) => page.evaluate(() => console.error('deliberate'))],
    [
      'an error that nobody catches',
      /^Error: deliberate/,
      (page) =>
        page.evaluate(() => {
          setTimeout(() => {
            throw new Error('deliberate')
          })
        }),
    ],
    [
      'a violation of the policy',
      /^policy: img-src blocked http:\/\/127\.0\.0\.1:9\/elsewhere\.png/,
      (page) =>
        page.evaluate(() => {
          const image = document.createElement('img')
          image.src = 'http://127.0.0.1:9/elsewhere.png'
          document.body.append(image)
        }),
    ],
    [
      'a failed request that was not announced',
      /^Failed to load resource: .*absent\.json/,
      async (page) => {
        await page.evaluate(() => fetch('absent.json'))
      },
    ],
  ]

  for (const [name, text, commit] of deliberate) {
    test(name, async ({ openDemo, page, announce, faults }) => {
      announce('something-else')
      await openDemo()
      expect(faults.found).toEqual([])
      await commit(page)
      await expect.poll(() => faults.found).toContainEqual(expect.stringMatching(text))
      faults.forgive()
    })
  }
})

test.describe('a test fails', () => {
  test.fail()

  test('in which a fault happened', async ({ openDemo, page, faults }) => {
    await openDemo()
    await page.evaluate(() => console.error('deliberate'))
    await expect.poll(() => faults.found).toHaveLength(1)
  })

  test('in which axe finds an input without a label', async ({ openDemo, page, expectAccessible }) => {
    await openDemo()
    await page.evaluate(() => {
      document.body.innerText = ''
      document.body.append(document.createElement('input'))
    })
    await expectAccessible()
  })
})

test('an announced failed request is no fault', async ({ openDemo, page, announce }) => {
  announce('absent.json')
  await openDemo()
  expect(await page.evaluate(async () => (await fetch('absent.json')).status)).toBe(404)
})
