import { readdirSync, readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { staticServer } from '../../scripts/serve-static.mjs'
import { expect, test } from '../fixtures/test.ts'

const DIST = 'dist'

function files(): readonly string[] {
  return readdirSync(DIST, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

test('the production build holds nothing of the demo: no mock, no worker of it, no sample data', () => {
  const paths = files()
  expect(paths).toContain(join(DIST, 'index.html'))
  expect(paths.filter((path) => /serviceWorker|sample-network|demo/i.test(path))).toEqual([])
  const words = [
    'serviceWorker.register',
    'sample-network',
    'renkei-viewer-demo',
    '架空のデータです',
    '見本総合病院',
    '例示中央',
  ]
  const found = paths
    .filter((path) => /\.(?:js|css|html|json|svg)$/.test(path))
    .flatMap((path) => {
      const text = readFileSync(path, 'utf8')
      return words.filter((word) => text.includes(word)).map((word) => `${path}: ${word}`)
    })
  expect(found).toEqual([])
})

test('the production build starts under the policy as a header, at any address of its own', async ({ page }) => {
  const server = staticServer({ directory: DIST, base: '/', hasFallback: true, hasPolicy: true })
  try {
    await page.goto(`http://127.0.0.1:${await portOf(server)}/p/unknown/calendar`)
    await expect(page.locator('#root')).not.toBeEmpty()
    await expect(page.locator('html')).not.toHaveAttribute('data-demo')
    await expect(page.getByRole('heading', { name: '連携ビューアを開始できません' })).toHaveCount(0)
  } finally {
    server.close()
  }
})

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}
