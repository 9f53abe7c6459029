import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const BIOME = resolve('node_modules/.bin/biome')
let house: string

/** What the project's linter says of one file of this content, in a copy of the house that holds nothing else. */
function lint(file: string, code: string): string {
  mkdirSync(join(house, dirname(file)), { recursive: true })
  writeFileSync(join(house, file), code)
  const result = spawnSync(BIOME, ['lint', '--max-diagnostics=50', file], { cwd: house, encoding: 'utf8' })
  return `${result.stdout}${result.stderr}`
}

beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'import-direction-'))
  const { $schema: _, vcs: __, ...config } = JSON.parse(readFileSync('biome.json', 'utf8'))
  writeFileSync(join(house, 'biome.json'), JSON.stringify(config))
})
afterEach(() => rmSync(house, { recursive: true }))

describe('the import direction is kept by the linter', () => {
  it.each([
    ['src/clinical/a.ts', "import { x } from '#sources/x.ts'\nexport const y = x\n", 'may not import this layer'],
    ['src/clinical/a.ts', "import { x } from '../sources/x.ts'\nexport const y = x\n", 'may not import this layer'],
    ['src/clinical/a.ts', "import { useState } from 'react'\nexport const y = useState\n", 'pure TypeScript'],
    ['src/standards/ssmix2/a.ts', "import { readFile } from 'node:fs'\nexport const y = readFile\n", 'pure TypeScript'],
    ['src/ui/a.tsx', "import { x } from '#clinical/x.ts'\nexport const y = x\n", 'may not import this layer'],
    ['src/app/a.tsx', "import { x } from '#demo/x.ts'\nexport const y = x\n", 'may not import this layer'],
    [
      'src/screens/labs/a.tsx',
      "import { x } from '#screens/calendar/x.ts'\nexport const y = x\n",
      'never imports another',
    ],
    ['src/screens/labs/a.tsx', "import { x } from '../calendar/x.ts'\nexport const y = x\n", 'never imports another'],
    ['src/record/a.tsx', "import { x } from '#screens/labs/x.ts'\nexport const y = x\n", 'may not import this layer'],
    ['src/sources/a.ts', "import { x } from '#record/x.ts'\nexport const y = x\n", 'may not import this layer'],
    ['src/screens/labs/a.tsx', 'export const y = localStorage.length\n', 'Only src/session'],
    ['src/screens/labs/a.tsx', "export const y = fetch('x')\n", 'talk to the network'],
    ['cli/a.ts', "import { x } from '#ui/x.ts'\nexport const y = x\n", 'cli and bench import'],
  ])('%s refuses %s', (file, code, message) => {
    expect(lint(file, code)).toContain(message)
  })

  it('lets a screen import what stands below it', () => {
    const code = "import { x } from '#clinical/x.ts'\nimport { z } from '#record/z.tsx'\nexport const y = [x, z]\n"
    expect(lint('src/screens/labs/a.tsx', code)).toContain('Checked 1 file')
    expect(lint('src/screens/labs/a.tsx', code)).not.toContain('noRestrictedImports')
  })
})
