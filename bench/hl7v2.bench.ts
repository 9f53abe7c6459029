import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { decodeHl7Bytes } from '#standards/hl7v2/decode.ts'
import { type BenchRow, interleaved, median, printRows } from './bench-row.ts'
import { loadPeerReaders, type Reader, readOurs } from './hl7v2-readers.ts'

const SAMPLES = process.env.RENKEI_SAMPLES ?? fileURLToPath(new URL('../../shared/data', import.meta.url))
const STORAGE = join(SAMPLES, 'ssmix2-samples/twins-1p/storage')
const WARM_UP = 15
const ROUNDS = 41

/**
 * From the bytes of `twins-1p` to every component of every field: our decoder and parser against the platform's decoder
 * with each peer. The ratio is the fastest peer's time divided by ours.
 */
export async function run(): Promise<BenchRow[]> {
  if (!existsSync(STORAGE)) {
    console.error(`SKIPPED: ${STORAGE} is absent (set RENKEI_SAMPLES)`)
    return []
  }
  const files = readdirSync(STORAGE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
  const platform = new TextDecoder('iso-2022-jp')
  const readers = await loadPeerReaders()
  let characters = 0
  const count = (component: string) => {
    characters += component.length
  }
  const contenders: Record<string, () => void> = {
    ours: () => {
      for (const bytes of files) readOurs(decodeHl7Bytes(bytes).text, count)
    },
  }
  for (const [name, read] of Object.entries(readers)) {
    contenders[name] = () => {
      for (const bytes of files) read(platform.decode(bytes), count)
    }
  }
  interleaved(contenders, WARM_UP)
  const times = interleaved(contenders, ROUNDS)
  if (characters === 0) throw new Error('nothing was read')
  const ours = median(times.ours ?? [])
  return Object.entries(readers)
    .map(([name, read]) => {
      const peer = median(times[name] ?? [])
      const note = `TextDecoder + ${name}; ${remarkOn(name, read, files, platform)}`
      return { name: `HL7 v2 read in full, ${name}`, ours, peer, ratio: peer / ours, target: '>= 3', unit: 'ms', note }
    })
    .sort((a, b) => a.ratio - b.ratio)
}

/** What a peer makes of the Japanese of the files, decoded for it and, as its own way of reading has it, undecoded. */
function remarkOn(name: string, read: Reader, files: readonly Buffer[], platform: TextDecoder): string {
  const expected: string[] = []
  const found = { decoded: 0, undecoded: 0 }
  for (const bytes of files) {
    const japanese: string[] = []
    readOurs(decodeHl7Bytes(bytes).text, (component) => {
      if (/[^\0-\x7f]/.test(component)) japanese.push(component)
    })
    expected.push(...japanese)
    found.decoded += known(japanese, read, platform.decode(bytes))
    found.undecoded += known(japanese, read, bytes.toString())
  }
  const share = (count: number) => `${((100 * count) / expected.length).toFixed(1)} %`
  return `${name} gets ${share(found.decoded)} of the Japanese components right after TextDecoder, ${share(found.undecoded)} from the bytes`
}

function known(japanese: readonly string[], read: Reader, text: string): number {
  const components = new Set<string>()
  try {
    read(text, (component) => components.add(component))
  } catch {
    return 0
  }
  return japanese.filter((component) => components.has(component)).length
}

if (import.meta.main) printRows(await run())
