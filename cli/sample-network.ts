/**
 * Builds the sample network of the demo into `.cache/sample-network/<hash of its generator>/`, if it is not there yet.
 *
 *   node cli/sample-network.ts                   build where needed, print one line
 *   node cli/sample-network.ts --folders DIR     write the plain storages of all facilities into DIR as well
 *   node cli/sample-network.ts --renew-digest    build afresh and write src/demo/sample-network/digest.json
 */
import { createHash } from 'node:crypto'
import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { digestOf } from '../src/demo/sample-network/digest.ts'
import { buildNetwork, generatePatient } from '../src/demo/sample-network/generate.ts'
import { SAMPLE_PEOPLE } from '../src/demo/sample-network/people.ts'

const ROOT = resolve(import.meta.dirname, '..')
const CACHE = join(ROOT, '.cache/sample-network')
const GENERATOR = join(ROOT, 'src/demo/sample-network')

/** Names the build after everything it is made from: the generator, and the libraries whose output is in it. */
function generatorHash(): string {
  const hash = createHash('sha256')
  const sources = globSync('**/*.ts', { cwd: GENERATOR }).filter((path) => !path.endsWith('.test.ts'))
  for (const path of sources.sort()) hash.update(path).update(readFileSync(join(GENERATOR, path)))
  for (const path of ['src/clinical/jst-date.ts', 'src/clinical/record-kind.ts'])
    hash.update(readFileSync(join(ROOT, path)))
  for (const library of ['fflate', 'encoding-japanese']) {
    hash.update(readFileSync(join(ROOT, 'node_modules', library, 'package.json')))
  }
  return hash.digest('hex').slice(0, 16)
}

function write(path: string, bytes: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, bytes)
}

/** Builds beside the place and moves it there when whole, so that an interrupted build is never taken for one. */
function build(folder: string): ReadonlyMap<string, Uint8Array> {
  const files = buildNetwork()
  const unfinished = `${folder}.${process.pid}`
  for (const [path, bytes] of files) write(join(unfinished, path), bytes)
  rmSync(folder, { recursive: true, force: true })
  renameSync(unfinished, folder)
  removeOldBuilds(folder)
  return files
}

/** Keeps the two builds before this one, for a server that still reads them. */
function removeOldBuilds(newest: string): void {
  const builds = readdirSync(CACHE, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(CACHE, name))
    .filter((path) => path !== newest)
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
  for (const path of builds.slice(2)) rmSync(path, { recursive: true, force: true })
}

const { values } = parseArgs({
  options: { folders: { type: 'string' }, 'renew-digest': { type: 'boolean', default: false } },
})
const hash = generatorHash()
const folder = join(CACHE, hash)
const isBuilt = existsSync(join(folder, 'network.json'))
const built = isBuilt && !values['renew-digest'] ? undefined : build(folder)
write(join(CACHE, 'current'), `${JSON.stringify({ folder: hash })}\n`)
if (values['renew-digest'] && built !== undefined) {
  write(join(GENERATOR, 'digest.json'), `{ "sha256": "${digestOf(built)}" }\n`)
}
if (values.folders !== undefined) {
  // npm runs scripts in the project's folder; a relative name is meant from where it was called.
  const target = resolve(process.env.INIT_CWD ?? process.cwd(), values.folders)
  for (const { handle } of SAMPLE_PEOPLE.values()) {
    for (const { facility, root, path, bytes } of generatePatient(handle)) {
      write(join(target, facility.id, root, path), bytes)
    }
  }
}
const bytes = built === undefined ? undefined : [...built.values()].reduce((sum, file) => sum + file.length, 0)
const what = bytes === undefined ? 'is up to date' : `built, ${(bytes / 1024 / 1024).toFixed(1)} MiB`
process.stdout.write(`sample network ${hash} ${what}\n`)
