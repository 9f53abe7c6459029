/** Builds picture studies beside others, one after the other as their numbers come. */
import { parentPort } from 'node:worker_threads'
import { buildStudy } from '../src/demo/sample-network/imaging/build-imaging.ts'

parentPort?.on('message', async (at: number) => {
  parentPort?.postMessage({ at, built: await buildStudy(at) })
})
