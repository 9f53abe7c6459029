import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { decodeHl7Bytes } from '#standards/hl7v2/decode.ts'
import { facilityIdentity } from '#standards/ssmix2/convert/facility-identity.ts'
import { convertStorage } from '../cli/convert-storage.ts'
import { LineWriter } from '../cli/line-writer.ts'
import { storageFolders } from '../cli/storage-folders.ts'
import { type BenchRow, median, printRows } from './bench-row.ts'

const SAMPLES = process.env.RENKEI_SAMPLES ?? fileURLToPath(new URL('../../shared/data', import.meta.url))
const STORAGE = join(SAMPLES, 'ssmix2-samples/twins-1p/storage')
const PEAK = fileURLToPath(new URL('./convert-peak.ts', import.meta.url))

const LARGE = 15_000
const SMALL = 1_500
const ROUNDS = 3
const KB_PER_MB = 1024

/**
 * `convert` of a storage of 15,000 files (twins-1p under many patient numbers) against merely reading and decoding the
 * same files; and its peak memory against that of a storage of 1,500 files.
 */
export async function run(): Promise<BenchRow[]> {
  if (!existsSync(STORAGE)) {
    console.error(`SKIPPED: ${STORAGE} is absent (set RENKEI_SAMPLES)`)
    return []
  }
  const folder = mkdtempSync(join(tmpdir(), 'ssmix2-bench-'))
  try {
    writeStorage(join(folder, 'large'), LARGE)
    writeStorage(join(folder, 'small'), SMALL)
    return [await speed(join(folder, 'large')), memory(folder)]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/**
 * Both sides walk the folder. Peer: one thread that lists, reads and decodes file after file with what Node itself
 * offers. Ours: all that `convert` does, start of its workers included, but for writing its lines to a file.
 */
async function speed(root: string): Promise<BenchRow> {
  const times = { convert: [] as number[], platform: [] as number[], ours: [] as number[] }
  const platform = new TextDecoder('iso-2022-jp')
  for (let round = 0; round <= ROUNDS; round++) {
    const start = performance.now()
    const files = readAll(root, (bytes) => platform.decode(bytes))
    const afterPlatform = performance.now()
    readAll(root, (bytes) => decodeHl7Bytes(bytes).text)
    const afterOurs = performance.now()
    if ((await convertInto(root)) === 0 || files < LARGE) throw new Error('not everything was converted')
    const end = performance.now()
    // The first round warms up.
    if (round === 0) continue
    times.platform.push(afterPlatform - start)
    times.ours.push(afterOurs - afterPlatform)
    times.convert.push(end - afterOurs)
  }
  const [ours, peer, ownDecoder] = [median(times.convert), median(times.platform), median(times.ours)]
  const note =
    `${LARGE} files; peer: walking, reading and TextDecoder; ` +
    `walking, reading and our own decoder take ${ownDecoder.toFixed(0)} ms (ratio ${(ours / ownDecoder).toFixed(2)})`
  return { name: 'convert a storage', ours, peer, ratio: ours / peer, target: '<= 6', unit: 'ms', note }
}

function readAll(root: string, decode: (bytes: Uint8Array) => string): number {
  let files = 0
  let characters = 0
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    files += 1
    characters += decode(readFileSync(join(entry.parentPath, entry.name))).length
  }
  if (characters === 0) throw new Error('nothing was read')
  return files
}

async function convertInto(root: string): Promise<number> {
  let lines = 0
  const counting = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines += chunk.length > 0 ? 1 : 0
      done()
    },
  })
  const storage = storageFolders([root])
  if (storage === undefined) throw new Error(`no storage in ${root}`)
  const problems = new LineWriter(new Writable({ write: (_chunk, _encoding, done) => done() }))
  await convertStorage(storage, facilityIdentity('1319999999'), { resources: new LineWriter(counting), problems })
  return lines
}

function memory(folder: string): BenchRow {
  const peaks = { large: [] as number[], small: [] as number[] }
  for (let round = 0; round < ROUNDS; round++) {
    for (const size of ['large', 'small'] as const) {
      const output = execFileSync(process.execPath, [PEAK, join(folder, size)], { encoding: 'utf8' })
      peaks[size].push(Number(output) / KB_PER_MB)
    }
  }
  const [ours, peer] = [median(peaks.large), median(peaks.small)]
  const note = `peak RSS of a process that converts ${LARGE} files; peer: ${SMALL} files`
  return { name: 'convert, peak memory', ours, peer, ratio: ours / peer, target: '<= 1.5', unit: 'MB', note }
}

/** Copies twins-1p under as many patient numbers as give at least so many files. */
function writeStorage(root: string, atLeast: number): void {
  const originals = readdirSync(STORAGE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  const [original = ''] = relative(STORAGE, originals[0] ?? '')
    .split('/')
    .slice(2)
  const messages = originals.map((path) => [path, readFileSync(path, 'latin1')] as const)
  for (let patient = 0; patient * originals.length < atLeast; patient++) {
    // Spread over the two levels of folders as a real storage is.
    const id = String(1_000_000_000 + patient * 7_654_321)
    for (const [path, message] of messages) {
      const name = relative(STORAGE, path).split('/').slice(3).join('/').replaceAll(original, id)
      const target = join(root, id.slice(0, 3), id.slice(3, 6), id, name)
      mkdirSync(dirname(target), { recursive: true })
      // Only PID-3: the same digits may be bytes of kanji elsewhere.
      writeFileSync(target, message.replace(`||${original}|`, `||${id}|`), 'latin1')
    }
  }
}

if (import.meta.main) printRows(await run())
