import { expect, test } from '../fixtures/test.ts'

test('C1: the demo carries the policy and works under it, dialogs and worker included', async ({ openDemo, page }) => {
  await openDemo()
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("connect-src 'self';")
  expect(policy).toContain("require-trusted-types-for 'script'")
  await page.getByRole('button', { name: 'デモ' }).click()
  await expect(page.getByText('架空のデータです')).toBeVisible()
})

test('C2: scripts of other origins and HTML from text are refused by Trusted Types', async ({
  openDemo,
  page,
  faults,
}) => {
  await openDemo()
  const refused = await page.evaluate(() => {
    const attempts = [
      () => new Worker('https://elsewhere.example/worker.js'),
      () => new Worker('data:text/javascript,0'),
      () => {
        document.createElement('div').innerHTML = '<b>text</b>'
      },
    ]
    return attempts.map((attempt) => {
      try {
        attempt()
        return 'passed'
      } catch (error) {
        return error instanceof TypeError ? 'refused' : String(error)
      }
    })
  })
  expect(refused).toEqual(['refused', 'refused', 'refused'])
  await expect.poll(() => faults.found).toHaveLength(2)
  expect(faults.found.filter((fault) => !fault.includes('TrustedHTML') && !fault.includes('innerHTML'))).toEqual([])
  faults.forgive()
})
