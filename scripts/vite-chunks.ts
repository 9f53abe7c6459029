import { fileURLToPath } from 'node:url'
import type { Rolldown } from 'vite'

const SCREENS = ['calendar', 'conditions', 'documents', 'face-sheet', 'images', 'labs', 'medications', 'notes']

/** What so many screens of a patient share comes with the first of them that is opened. */
const MANY_SCREENS = 3

/**
 * Puts what pages share into four files. Left to itself the bundler makes one for every set of pages that have something in
 * common: 80 for one screen, which wait for each other behind the six connections of HTTP/1.1. What one page alone needs
 * stays in a file of its own, and the list of patients does not carry the records.
 *
 * None of the four needs a later one: what a module imports is needed wherever the module is.
 */
export function chunksOfPages(): Rolldown.CodeSplittingOptions {
  const pages = new Pages()
  return {
    groups: CHUNKS.map((chunk, at) => ({
      debugName: chunk,
      priority: CHUNKS.length - at,
      name: (id, context) =>
        pages.chunkOf(id, (each) => context.getModuleInfo(each)?.importedIds) === chunk ? chunk : null,
    })),
  }
}

/** In the order in which they need each other. */
const CHUNKS = ['start', 'shared', 'frame', 'record'] as const

/** What a module imports at once; undefined = the build has no such module. */
type Imports = (id: string) => readonly string[] | undefined

/** Which pages need which modules. */
export class Pages {
  /** Found at the first question, when the graph of modules is whole. */
  #closures: ReadonlyMap<string, ReadonlySet<string>> | undefined

  /** Undefined = left to the bundler. */
  chunkOf(id: string, imports: Imports): (typeof CHUNKS)[number] | undefined {
    this.#closures ??= new Map(ROOTS.map((root) => [root, closure(root, imports)]))
    const needs = (root: string) => this.#closures?.get(root)?.has(id) === true
    if (needs(START)) return 'start'
    const screens = SCREENS.filter((name) => needs(routeOf(name))).length
    const isFrame = FRAME.some(needs)
    const isPatient = needs(PATIENT)
    if (needs(LIST) && (isFrame || isPatient || screens > 0)) return 'shared'
    if (isFrame && (isPatient || screens > 0)) return 'frame'
    return (isPatient && screens > 0) || screens >= MANY_SCREENS ? 'record' : undefined
  }
}

const START = sourceFile('main.tsx')
/** What stands around every page. */
const FRAME = [sourceFile('app/session/session-frame.tsx'), sourceFile('app/shell/route-states.tsx')]
const LIST = routeOf('patients')
const PATIENT = routeOf('patient')
const ROOTS = [START, ...FRAME, LIST, PATIENT, ...SCREENS.map(routeOf)]

function routeOf(name: string): string {
  return sourceFile(`app/routes/${name}.lazy.tsx`)
}

function sourceFile(path: string): string {
  return fileURLToPath(new URL(`../src/${path}`, import.meta.url))
}

/** A module and all that comes with it. Throws where a page that is named above is not there: it was renamed. */
function closure(root: string, imports: Imports): ReadonlySet<string> {
  if (imports(root) === undefined) throw new Error(`no module of the build: ${root}`)
  const found = new Set([root])
  for (const id of found) for (const imported of imports(id) ?? []) found.add(imported)
  return found
}
