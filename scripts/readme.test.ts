import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const TEST_COMMAND = 'npm ci && npm test'
const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  'bench/README.md',
  'docs/searches.md',
  'docs/footguns.md',
  'docs/manual/calendar.md',
  'docs/deployment.md',
]

describe('what the documents say is so', () => {
  it('the continuous integration runs exactly the test command of the README', () => {
    expect(readFileSync('README.md', 'utf8')).toContain(`\n${TEST_COMMAND} `)
    const script = readFileSync('.ci/run', 'utf8')
    const commands = script.split('\n').filter((line) => !/^(?:#|set |cd |$)/.test(line))
    expect(commands).toEqual([TEST_COMMAND])
  })

  it('every npm command that a document names exists', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
    const known = new Set([...Object.keys(scripts), 'start', 'test'])
    const named = DOCUMENTS.flatMap((file) => [
      ...readFileSync(file, 'utf8').matchAll(/npm (?:run (?:-s )?([\w:-]+)|(start|test)\b)/g),
    ]).map(([, script, short]) => script ?? short ?? '')
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((name) => !known.has(name))).toEqual([])
  })

  it.each(DOCUMENTS)('%s links to files that are there', (file) => {
    const links = [...readFileSync(file, 'utf8').matchAll(/\]\(([^)#]+)\)/g)].map(([, link]) => link ?? '')
    const missing = links.filter((link) => !link.startsWith('http') && !existsSync(join(dirname(file), link)))
    expect(missing).toEqual([])
  })

  it('every source file that a document names is there', () => {
    const named = DOCUMENTS.flatMap((file) => [
      ...readFileSync(file, 'utf8').matchAll(/`((?:src|cli|bench|scripts|e2e|docs|public)\/[\w./-]+)`/g),
    ]).map(([, path]) => path ?? '')
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((path) => !existsSync(path) && path !== 'docs/screens/all/')).toEqual([])
  })
})
