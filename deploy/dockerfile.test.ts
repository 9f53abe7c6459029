import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** Without comments, a command a line. */
const LINES = readFileSync(new URL('./Dockerfile', import.meta.url), 'utf8')
  .replaceAll(/^#.*\n/gm, '')
  .replaceAll(/\\\n\s*/g, '')
  .split('\n')

describe('the Dockerfile, which no test builds', () => {
  it('copies only what is there, and what the context is not kept from', () => {
    const ignored = readFileSync(`${ROOT}.dockerignore`, 'utf8').split('\n')
    const sources = LINES.filter((line) => /^COPY (?!--from)/.test(line)).flatMap((line) =>
      line.split(' ').slice(1, -1),
    )
    expect(sources).toContain('package-lock.json')
    expect(sources.filter((source) => !existsSync(ROOT + source) || ignored.includes(source))).toEqual([])
  })

  it('calls commands that the project has, with arguments that they take', () => {
    const { scripts } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>
    }
    const called = [...LINES.join('\n').matchAll(/npm run (?:-s )?(\w+)/g)].map(([, name]) => name ?? '')
    expect(called).toEqual(['build', 'nginx'])
    expect(called.filter((name) => !(name in scripts))).toEqual([])
    const args = /npm run -s nginx -- public\/config\.json (.*?) >/.exec(LINES.join('\n'))?.[1]?.split(' ') ?? []
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [`${ROOT}deploy/nginx.ts`, `${ROOT}deploy/examples/central-server.json`, ...args],
      { encoding: 'utf8' },
    )
    expect(stderr).toBe('')
    const site = /COPY --from=build \/build\/dist (\S+)/.exec(LINES.join('\n'))?.[1]
    expect(stdout).toContain(`root "${site}";`)
    expect(stdout).toContain(`listen ${/EXPOSE (\d+)/.exec(LINES.join('\n'))?.[1]};`)
  })
})
