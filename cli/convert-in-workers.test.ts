import { Writable } from 'node:stream'
import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { facilityIdentity } from '#standards/ssmix2/convert/facility-identity.ts'
import { convertInWorkers } from './convert-in-workers.ts'
import { LineWriter } from './line-writer.ts'

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
})
