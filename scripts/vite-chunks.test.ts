import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { Pages } from './vite-chunks.ts'

const SRC = fileURLToPath(new URL('../src/', import.meta.url))
const PAGES = ['calendar', 'conditions', 'documents', 'face-sheet', 'images', 'labs', 'medications', 'notes']
  .concat('patients', 'patient')
  .map((name) => `app/routes/${name}.lazy.tsx`)
  .concat('main.tsx', 'app/session/session-frame.tsx', 'app/shell/route-states.tsx')

/** Files below `src` with what each imports; pages that are not named import nothing. */
type Graph = Readonly<Record<string, readonly string[]>>

/** The file into which a module is put; undefined = the bundler decides. */
function chunkOf(file: string, graph: Graph): string | undefined {
  const all: Graph = { ...Object.fromEntries(PAGES.map((page) => [page, []])), ...graph }
  return new Pages().chunkOf(`${SRC}${file}`, importsIn(all))
}

function importsIn(graph: Graph) {
  return (id: string) => graph[id.slice(SRC.length)]?.map((file) => `${SRC}${file}`)
}

describe('what pages share is fetched in few files', () => {
  const graph: Graph = {
    'main.tsx': ['router.ts'],
    'router.ts': [],
    'app/session/session-frame.tsx': ['lock.ts', 'button.ts'],
    'app/routes/patients.lazy.tsx': ['router.ts', 'button.ts', 'search.ts'],
    'app/routes/patient.lazy.tsx': ['header.ts', 'button.ts', 'lock.ts', 'state.ts'],
    'app/routes/labs.lazy.tsx': ['table.ts', 'state.ts', 'graph.ts'],
    'app/routes/notes.lazy.tsx': ['table.ts'],
    'app/routes/documents.lazy.tsx': ['table.ts', 'graph.ts'],
    'search.ts': [],
    'button.ts': ['icon.ts'],
    'icon.ts': [],
    'lock.ts': [],
    'header.ts': [],
    'state.ts': [],
    'table.ts': ['cell.ts'],
    'cell.ts': [],
    'graph.ts': [],
  }

  test.each([
    ['router.ts', 'start'],
    ['icon.ts', 'shared'],
    ['lock.ts', 'frame'],
    ['state.ts', 'record'],
    ['cell.ts', 'record'],
    ['search.ts', undefined],
    ['header.ts', undefined],
    ['graph.ts', undefined],
  ])('%s → %s', (file, chunk) => expect(chunkOf(file, graph)).toBe(chunk))

  test('the build stops where a page has got another name, instead of falling apart into many files', () => {
    const { 'app/routes/labs.lazy.tsx': _, ...rest } = Object.fromEntries(PAGES.map((page) => [page, []]))
    expect(() => new Pages().chunkOf('any', importsIn(rest))).toThrow(/labs\.lazy\.tsx/)
  })
})
