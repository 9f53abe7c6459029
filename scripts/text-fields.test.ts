import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** What nobody types into. */
const NOT_TYPED = /type="(?:checkbox|radio|range|file)"/

function typedFields(file: string): readonly string[] {
  const fields = readFileSync(file, 'utf8').match(/<(?:input|textarea)\b[\s\S]*?\/>/g) ?? []
  return fields.filter((field) => !NOT_TYPED.test(field))
}

describe('what is typed about a patient', () => {
  const fields = globSync('src/**/*.tsx')
    .filter((file) => !file.endsWith('.test.tsx') && !file.startsWith(join('src', 'demo')))
    .flatMap((file) => typedFields(file).map((field) => ({ file, field })))

  it('C5: no browser keeps it for the next user: every field says so', () => {
    expect(fields.length).toBeGreaterThan(10)
    expect(fields.filter(({ field }) => !field.includes('autoComplete="off"'))).toEqual([])
  })

  it('C5: no spelling or translation service of a browser reads the pages; no field takes that back', () => {
    const page = readFileSync('index.html', 'utf8')
    expect(page).toMatch(/<html [^>]*\bspellcheck="false"/)
    expect(page).toMatch(/<html [^>]*\btranslate="no"/)
    expect(fields.filter(({ field }) => /spellCheck(?!=\{false\})/.test(field))).toEqual([])
  })
})
