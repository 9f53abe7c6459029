import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Writable } from 'node:stream'
import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { generateStorage } from '#demo/sample-network/generate.ts'
import { facilityIdentity } from '#standards/ssmix2/convert/facility-identity.ts'
import { convertFolder } from './convert-folder.ts'
import { convertInWorkers } from './convert-in-workers.ts'
import { LineWriter, type Outputs } from './line-writer.ts'
import { storageFolders } from './storage-folders.ts'

const nowhere = () => new LineWriter(new Writable({ write: (_chunk, _encoding, done) => done() }))
const patients = ['0000000001', '0000000002'].map((patientId) => ({ patientId, files: new Map() }))

function convertWith(code: string): Promise<number> {
  const outputs = { resources: nowhere(), problems: nowhere() }
  const start = () => new Worker(code, { eval: true })
  return convertInWorkers(patients.values(), facilityIdentity('1319999999'), outputs, start)
}

describe('converting in workers', () => {
  it('tells the error of a worker', async () => {
    await expect(convertWith('throw new Error("見本の障害")')).rejects.toThrow('見本の障害')
  })

  it('tells that a worker ended before its patients were done', async () => {
    await expect(convertWith('process.exit(3)')).rejects.toThrow('status 3')
  })

  it('hands on the number of problems', async () => {
    const code = `const { parentPort } = require('node:worker_threads')
      parentPort.on('message', () => parentPort.postMessage({ problems: 2 }))`
    expect(await convertWith(code)).toBe(4)
  })

  it('writes the very lines of one thread, in the same order, however much there is and however slowly it is read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ssmix2-workers-'))
    try {
      for (const { root, path, bytes } of generateStorage('mihon-sogo')) {
        mkdirSync(dirname(join(folder, root, path)), { recursive: true })
        writeFileSync(join(folder, root, path), bytes)
      }
      const facility = facilityIdentity('1319999999')
      const alone = await written(folder, async (entries, outputs) => {
        for (const entry of entries) if (!('unused' in entry)) await convertFolder(entry, facility, outputs)
      })
      const together = await written(folder, (entries, outputs) => convertInWorkers(entries, facility, outputs))
      expect(alone.split('\n').length).toBeGreaterThan(5_000)
      expect(together === alone).toBe(true)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

type Entries = ReturnType<NonNullable<ReturnType<typeof storageFolders>>['entries']>

/** The resources that a way of converting the folder writes. */
async function written(folder: string, convert: (entries: Entries, outputs: Outputs) => Promise<unknown>) {
  const chunks: Buffer[] = []
  const keeping = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      chunks.push(Buffer.from(chunk))
      // A reader slower than the workers: their pieces pile up to the limit.
      setTimeout(done, 3)
    },
  })
  const storage = storageFolders([folder])
  if (storage === undefined) throw new Error('no storage was generated')
  const outputs = { resources: new LineWriter(keeping), problems: nowhere() }
  await convert(storage.entries(), outputs)
  await outputs.resources.flush()
  return Buffer.concat(chunks).toString()
}
