// Fails when the JavaScript that the patient list needs in the production build weighs more than its budget.
//
// What counts: the scripts of dist/index.html, the chunk of the patient-list route, and everything that either of them
// imports statically, each file once, gzipped as a web server would. Usage: node scripts/check-weight.mjs [dist]
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { gzipSync } from 'node:zlib'

const BUDGET_BYTES = 200_000
const dist = process.argv[2] ?? 'dist'
const assets = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.js'))

const page = readFileSync(join(dist, 'index.html'), 'utf8')
const entries = [...page.matchAll(/<script[^>]+type="module"[^>]+src="[^"]*?(assets\/[^"]+\.js)"/g)].map(
  ([, path]) => path,
)
const route = assets.find((name) => /^patients\.lazy-[\w-]+\.js$/.test(name))
if (entries.length === 0 || route === undefined) {
  console.error(`${dist}: the entry or the chunk of the patient list (assets/patients.lazy-*.js) is not there`)
  process.exit(1)
}

const needed = new Map()
for (const entry of entries) collect(entry)
collect(posix.join('assets', route))

const total = [...needed.values()].reduce((sum, bytes) => sum + bytes, 0)
for (const [path, bytes] of [...needed].sort(([, one], [, other]) => other - one)) {
  process.stdout.write(`${kilobytes(bytes).padStart(9)}  ${path}\n`)
}
process.stdout.write(`${kilobytes(total).padStart(9)}  of ${kilobytes(BUDGET_BYTES)}: patient list, gzipped\n`)
if (total > BUDGET_BYTES) {
  console.error('The JavaScript of the patient list is over its budget.')
  process.exit(1)
}

/** Adds a file and what it imports statically; `import()` is loaded later, or never. */
function collect(path) {
  if (needed.has(path)) return
  const code = readFileSync(join(dist, path), 'utf8')
  needed.set(path, gzipSync(code, { level: 9 }).length)
  for (const [, name] of code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.\.?\/[^"']+\.js)["']/g)) {
    collect(posix.join(posix.dirname(path), name))
  }
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`
}
