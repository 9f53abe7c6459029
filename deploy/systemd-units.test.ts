import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const UNITS = readdirSync(HERE).filter((name) => /\.(?:service|timer)$/.test(name))
const SERVICES = UNITS.filter((name) => name.endsWith('.service'))
const SETTINGS = { 'renkei-push.service': 'push.env.example', 'renkei-token-gate.service': 'token-gate.env.example' }

const folder = mkdtempSync(join(tmpdir(), 'units-'))
afterAll(() => rmSync(folder, { recursive: true }))

const textOf = (name: string): string => readFileSync(join(HERE, name), 'utf8')
const commandOf = (unit: string): string => /^ExecStart=(.*)$/m.exec(textOf(unit))?.[1] ?? ''

/** What systemd has to say against units; `npm` need not be where a server has it. */
function verified(units: Readonly<Record<string, string>>): string {
  for (const [name, text] of Object.entries(units)) {
    writeFileSync(join(folder, name), text.replace('/usr/bin/npm', process.execPath))
  }
  const paths = Object.keys(units).map((name) => join(folder, name))
  const { stdout, stderr } = spawnSync('systemd-analyze', ['verify', ...paths], { encoding: 'utf8' })
  return `${stdout}${stderr}`
    .split('\n')
    .filter((line) => line.includes('renkei-'))
    .join('\n')
}

const isThere = spawnSync('systemd-analyze', ['--version']).status === 0
if (!isThere) console.error('SKIPPED: systemd-analyze is absent: the units of systemd are not verified')

describe.skipIf(!isThere)('the units of systemd', () => {
  it('systemd finds nothing wrong with them', () => {
    expect(UNITS.length).toBeGreaterThan(2)
    expect(verified(Object.fromEntries(UNITS.map((name) => [name, textOf(name)])))).toBe('')
  })

  it('and would say so', () => {
    const wrong = textOf('renkei-push.service').replace('Type=oneshot', 'Type=onenight')
    expect(verified({ 'renkei-push.service': wrong })).toContain('onenight')
  })
})

describe('what the units of systemd start', () => {
  it.each(SERVICES)('%s: a command of the project', (unit) => {
    const { scripts } = JSON.parse(textOf('../package.json')) as { readonly scripts: Readonly<Record<string, string>> }
    expect(scripts[/^\/usr\/bin\/npm run -s (\S+) -- /.exec(commandOf(unit))?.[1] ?? '']).toBeDefined()
  })

  it.each(Object.entries(SETTINGS))('%s: every value that it needs stands in %s', (unit, example) => {
    const needed = [...commandOf(unit).matchAll(/\$\{?([A-Z_]+)/g)].map(([, name]) => name)
    const given = [...textOf(example).matchAll(/^([A-Z_]+)=\S/gm)].map(([, name]) => name)
    expect(given.sort()).toEqual(needed.sort())
  })
})
