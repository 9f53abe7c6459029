/**
 * `npm run bench [NAME…] [--renew]`: runs the benchmarks (all, or those whose file name begins with a NAME) and prints their
 * rows. All of them write the table of `bench/README.md`; some renew their own rows there with `--renew`. Each runs in a process of its own, so that none inherits another's heap.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BenchRow } from './bench-row.ts'

const HERE = dirname(fileURLToPath(import.meta.url))
const README = join(HERE, 'README.md')
const TABLE = /(<!-- table -->\n)([\s\S]*?)(<!-- \/table -->)/

const given = process.argv.slice(2)
const wanted = given.filter((word) => word !== '--renew')
const benches = readdirSync(HERE)
  .filter((file) => file.endsWith('.bench.ts'))
  .filter((file) => wanted.length === 0 || wanted.some((name) => file.startsWith(name)))
if (benches.length === 0) {
  console.error(`no benchmark begins with ${wanted.join(', ')}`)
  process.exit(2)
}

installPeers()
const rows = benches.flatMap(rowsOf)
process.stdout.write(`${tableOf(rows)}\n`)
if (wanted.length === 0) renewTable(() => tableOf(rows))
else if (given.includes('--renew')) renewTable((table) => withRows(table, rows))

function renewTable(renewed: (table: string) => string): void {
  const readme = readFileSync(README, 'utf8')
  const replaced = readme.replace(
    TABLE,
    (_, open: string, table: string, close: string) => `${open}${renewed(table.trimEnd())}\n${close}`,
  )
  writeFileSync(README, replaced)
}

/** The table with these rows in the places of those of the same names; new ones stand at its end. */
function withRows(table: string, renewed: readonly BenchRow[]): string {
  const lines = table.split('\n')
  for (const row of renewed) {
    const at = lines.findIndex((line) => line.startsWith(`| ${row.name} |`))
    if (at < 0) lines.push(lineOf(row))
    else lines[at] = lineOf(row)
  }
  return lines.join('\n')
}

/** The npm parsers we compare with have a lock file of their own, so that nobody else pays for them. */
function installPeers(): void {
  const peers = join(HERE, 'peers')
  if (existsSync(join(peers, 'node_modules'))) return
  const { status } = spawnSync('npm', ['ci', '--prefix', peers, '--ignore-scripts', '--no-audit', '--no-fund'], {
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0) process.exit(1)
}

function rowsOf(file: string): readonly BenchRow[] {
  console.error(`${file} …`)
  const { status, stdout } = spawnSync(process.execPath, [join(HERE, file)], {
    stdio: ['ignore', 'pipe', 2],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (status !== 0) {
    console.error(`${file} failed`)
    process.exit(1)
  }
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as BenchRow)
}

function tableOf(all: readonly BenchRow[]): string {
  return [
    '| what | ours | peer | unit | ratio | target | note |',
    '|---|---|---|---|---|---|---|',
    ...all.map(lineOf),
  ].join('\n')
}

function lineOf({ name, ours, peer, ratio, target, unit, note }: BenchRow): string {
  return `| ${name} | ${ours.toFixed(1)} | ${peer.toFixed(1)} | ${unit} | **${ratio.toFixed(2)}** | ${target} | ${note} |`
}
