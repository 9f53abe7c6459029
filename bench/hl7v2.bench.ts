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
 * with each peer; and the decoders alone. The ratio is the peer's time divided by ours; the fastest peer comes first.
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
    decoder: () => {
      for (const bytes of files) characters += decodeHl7Bytes(bytes).text.length
    },
    TextDecoder: () => {
      for (const bytes of files) characters += platform.decode(bytes).length
    },
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
  const medianOf = (name: string) => median(times[name] ?? [])
  const row = (name: string, ours: number, peer: number, target: string, note: string): BenchRow => {
    return { name, ours, peer, ratio: peer / ours, target, unit: 'ms', note }
  }
  const readings = Object.entries(readers).map(([name, read]) => {
    const note = remarkOn(read, files, platform)
    return row(`HL7 v2 read in full: TextDecoder + ${name}`, medianOf('ours'), medianOf(name), '>= 3', note)
  })
  const decoding = row('ISO-2022-JP decoded: TextDecoder', medianOf('decoder'), medianOf('TextDecoder'), '>= 1', '')
  return [...readings.sort((a, b) => a.ratio - b.ratio), decoding]
}

/** What a peer makes of the Japanese of the files: decoded for it, and left as bytes, where kanji contain delimiters. */
function remarkOn(read: Reader, files: readonly Buffer[], platform: TextDecoder): string {
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
  return `Japanese components right: ${share(found.decoded)} after TextDecoder, ${share(found.undecoded)} left to itself`
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
