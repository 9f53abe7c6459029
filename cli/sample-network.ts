/**
 * Builds the sample network of the demo into `.cache/sample-network/<hash of its generator>/`, and its picture studies into
 * `.cache/sample-imaging/<hash of their builder>/`, where they are not there yet.
 *
 *   node cli/sample-network.ts                   build where needed, print one line
 *   node cli/sample-network.ts --folders DIR     write the plain storages of all facilities into DIR as well
 *   node cli/sample-network.ts --renew-digest    build afresh and write the digests of both
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
import { dirname, join, relative, resolve, sep } from 'node:path'
import { parseArgs } from 'node:util'
import { digestOf } from '../src/demo/sample-network/digest.ts'
import { buildNetwork, generatePatient } from '../src/demo/sample-network/generate.ts'
import { SAMPLE_PEOPLE } from '../src/demo/sample-network/people.ts'

const ROOT = resolve(import.meta.dirname, '..')
const CACHE = join(ROOT, '.cache/sample-network')
const IMAGE_CACHE = join(ROOT, '.cache/sample-imaging')
const GENERATOR = join(ROOT, 'src/demo/sample-network')
const IMAGE_BUILDER = join(GENERATOR, 'imaging')
/** What the studies take from the rest of the generator. */
const SHARED_WITH_IMAGES = [
  'character-encoder.ts',
  'day.ts',
  'ecg-signal.ts',
  'facilities.ts',
  'people.ts',
  'random.ts',
  'study-uid.ts',
  'documents/pdf.ts',
  'tables/people.ts',
]

/** Names a build after everything it is made from: its sources, and the libraries whose output is in it. */
function hashOf(sources: readonly string[], libraries: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of [...sources].sort()) hash.update(path).update(readFileSync(join(ROOT, path)))
  for (const library of libraries) hash.update(readFileSync(join(ROOT, 'node_modules', library, 'package.json')))
  return hash.digest('hex').slice(0, 16)
}

function sourcesIn(folder: string): readonly string[] {
  return globSync('**/*.ts', { cwd: folder })
    .filter((path) => !path.endsWith('.test.ts'))
    .map((path) => relative(ROOT, join(folder, path)).replaceAll(sep, '/'))
}

function generatorHash(): string {
  const images = relative(ROOT, IMAGE_BUILDER).replaceAll(sep, '/')
  const sources = sourcesIn(GENERATOR).filter((path) => !path.startsWith(`${images}/`))
  return hashOf(
    [...sources, `${images}/phantoms/arithmetic.ts`, 'src/clinical/jst-date.ts', 'src/clinical/record-kind.ts'],
    ['fflate', 'encoding-japanese'],
  )
}

function imageBuilderHash(): string {
  const generator = relative(ROOT, GENERATOR).replaceAll(sep, '/')
  const shared = SHARED_WITH_IMAGES.map((path) => `${generator}/${path}`)
  const codecs = ['charls', 'libjpeg-turbo-8bit', 'openjpeg', 'openjph'].map((name) => `@cornerstonejs/codec-${name}`)
  return hashOf([...sourcesIn(IMAGE_BUILDER), ...shared], ['fflate', 'encoding-japanese', ...codecs])
}

function write(path: string, bytes: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, bytes)
}

/** Writes beside the place and moves it there when whole, so that an interrupted build is never taken for one. */
function keep(folder: string, files: ReadonlyMap<string, Uint8Array>): void {
  const unfinished = `${folder}.${process.pid}`
  for (const [path, bytes] of files) write(join(unfinished, path), bytes)
  rmSync(folder, { recursive: true, force: true })
  renameSync(unfinished, folder)
  removeOldBuilds(folder)
}

/** Keeps the two builds before this one, for a server that still reads them. */
function removeOldBuilds(newest: string): void {
  const cache = dirname(newest)
  const builds = readdirSync(cache, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(cache, name))
    .filter((path) => path !== newest)
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
  for (const path of builds.slice(2)) rmSync(path, { recursive: true, force: true })
}

interface Build {
  readonly what: string
  readonly cache: string
  readonly hash: string
  /** A file without which the folder holds no build. */
  readonly mark: string
  readonly digest: string
  readonly files: () => Promise<ReadonlyMap<string, Uint8Array>>
}

async function buildWhereNeeded({ what, cache, hash, mark, digest, files }: Build, isRenewed: boolean): Promise<void> {
  const folder = join(cache, hash)
  const isBuilt = existsSync(join(folder, mark))
  const isUpToDate = isBuilt && !isRenewed
  if (!isUpToDate) process.stdout.write(`${what}: building, once until its sources change …\n`)
  const built = isUpToDate ? undefined : await files()
  if (built !== undefined) keep(folder, built)
  write(join(cache, 'current'), `${JSON.stringify({ folder: hash })}\n`)
  if (isRenewed && built !== undefined) write(digest, `{ "sha256": "${digestOf(built)}" }\n`)
  const bytes = built === undefined ? undefined : [...built.values()].reduce((sum, file) => sum + file.length, 0)
  const done = bytes === undefined ? 'is up to date' : `built, ${(bytes / 1024 / 1024).toFixed(1)} MiB`
  process.stdout.write(`${what} ${hash} ${done}\n`)
}

const { values } = parseArgs({
  options: { folders: { type: 'string' }, 'renew-digest': { type: 'boolean', default: false } },
})
const network: Build = {
  what: 'sample network',
  cache: CACHE,
  hash: generatorHash(),
  mark: 'network.json',
  digest: join(GENERATOR, 'digest.json'),
  files: async () => buildNetwork(),
}
const images: Build = {
  what: 'sample studies',
  cache: IMAGE_CACHE,
  hash: imageBuilderHash(),
  mark: 'index.json',
  digest: join(IMAGE_BUILDER, 'digest.json'),
  // Only where they are built: the codecs are no small thing to load.
  files: async () => (await import('./build-studies.ts')).buildStudies(),
}
await buildWhereNeeded(network, values['renew-digest'])
await buildWhereNeeded(images, values['renew-digest'])
if (values.folders !== undefined) {
  // npm runs scripts in the project's folder; a relative name is meant from where it was called.
  const target = resolve(process.env.INIT_CWD ?? process.cwd(), values.folders)
  for (const { handle } of SAMPLE_PEOPLE.values()) {
    for (const { facility, root, path, bytes } of generatePatient(handle)) {
      write(join(target, facility.id, root, path), bytes)
    }
  }
}
