import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NO_TOKENS } from '#sources/token-provider.ts'
import { facilityIdentity } from '#standards/ssmix2/convert/facility-identity.ts'
import { SAMPLE_MESSAGES } from '#testing/sample-messages.ts'
import { FACILITY, PATIENT } from '#testing/storage-fixture.ts'
import { pushStorage } from '../cli/push/push-storage.ts'
import { RecordServer } from '../cli/push/record-server.ts'
import { storageFolders } from '../cli/storage-folders.ts'
import { type BenchRow, median, printRows } from './bench-row.ts'

const ROUNDS = 5
const PATIENTS = 24
const DOCUMENT = 'L20001^退院時サマリー^99ZZZ^18842-5^退院時サマリー^LN'
const FILE_BYTES = 100_000

interface SentRequest {
  readonly path: string
  readonly headers: HeadersInit
  readonly body: string
}

/**
 * `push` of a storage into an empty server against a bare loop that sends the same writes to the same server, one after
 * another: records per second.
 */
export async function run(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'push-bench-'))
  try {
    writeStorage(folder)
    const [pushed, looped]: [number[], number[]] = [[], []]
    let records = 0
    for (let round = 0; round < ROUNDS; round++) {
      const sent: SentRequest[] = []
      const push = await withServer((base) => pushInto(base, folder, sent))
      records = push.records
      pushed.push(push.records / push.seconds)
      looped.push(push.records / (await withServer((base) => loop(base, sent))))
    }
    const [ours, peer] = [median(pushed), median(looped)]
    const note = `${PATIENTS} patients, ${records} records and ${2 * PATIENTS} files into @medplum/fhir-router in memory; peer: the same requests from a bare loop`
    return [{ name: 'push into a server', ours, peer, ratio: ours / peer, target: '>= 0.7', unit: 'records/s', note }]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function pushInto(base: string, folder: string, sent: SentRequest[]) {
  const storage = storageFolders([folder])
  if (storage === undefined) throw new Error('no storage')
  const recording: typeof fetch = async (input, init) => {
    const url = new URL(String(input))
    if (init?.method !== 'GET' && !url.pathname.endsWith('_search')) {
      sent.push({ path: url.pathname, headers: init?.headers ?? {}, body: String(init?.body) })
    }
    return fetch(input, init)
  }
  const server = new RecordServer({ base: new URL(base), tokens: NO_TOKENS, fetch: recording })
  const begin = performance.now()
  const { created, refused } = await pushStorage(storage, facilityIdentity(FACILITY), server, {
    problems: { isClosed: false, write: async () => undefined, flush: async () => undefined },
  })
  if (refused > 0) throw new Error(`${refused} records refused`)
  return { records: created, seconds: (performance.now() - begin) / 1000 }
}

/** Seconds. References name the ids of another run: the engine does not look after them. */
async function loop(base: string, sent: readonly SentRequest[]): Promise<number> {
  const { origin } = new URL(base)
  const begin = performance.now()
  for (const { path, headers, body } of sent) {
    const answer = await fetch(origin + path, { method: 'POST', headers, body })
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    await answer.text()
  }
  return (performance.now() - begin) / 1000
}

async function withServer<T>(use: (base: string) => Promise<T>): Promise<T> {
  const process_: ChildProcess = spawn(
    process.execPath,
    [fileURLToPath(new URL('./fhir-server.ts', import.meta.url))],
    {
      stdio: ['ignore', 'pipe', 2],
    },
  )
  try {
    const [line] = await once(process_.stdout ?? process_, 'data')
    const base = String(line).trim()
    // The first requests compile the engine.
    await fetch(`${base}Observation?_count=1`).then((answer) => answer.text())
    return await use(base)
  } finally {
    process_.kill()
  }
}

/** The sample messages for several fictitious patients, each with a document of two files. */
function writeStorage(folder: string): void {
  for (let patient = 0; patient < PATIENTS; patient++) {
    const id = String(Number(PATIENT) + patient).padStart(PATIENT.length, '0')
    const home = [id.slice(0, 3), id.slice(3, 6), id].join('/')
    const write = (path: string, bytes: Uint8Array) => {
      const place = join(folder, FACILITY, home, path)
      mkdirSync(dirname(place), { recursive: true })
      writeFileSync(place, bytes)
    }
    for (const [path, bytes] of SAMPLE_MESSAGES) {
      const inHome = path.split('/').slice(3).join('/')
      write(
        inHome.replaceAll(PATIENT, id),
        Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(PATIENT, id), 'latin1'),
      )
    }
    const document = `20261118/${DOCUMENT}/${id}_20261118_${DOCUMENT}_000002900016489_20261118092054392_08_1`
    for (const name of ['summary.txt', 'appendix.txt']) write(`${document}/${name}`, Buffer.alloc(FILE_BYTES, `${id} `))
  }
}

if (import.meta.main) printRows(await run())
