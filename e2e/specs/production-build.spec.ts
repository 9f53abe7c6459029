import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'

const DIST = 'dist'

function files(): readonly string[] {
  return readdirSync(DIST, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

test('the production build holds nothing of the demo: no mock, no worker of it, no sample data', () => {
  const paths = files()
  expect(paths).toContain(join(DIST, 'index.html'))
  expect(paths.filter((path) => /mockServiceWorker|sample-network|demo/i.test(path))).toEqual([])
  const words = [
    'mockServiceWorker',
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
