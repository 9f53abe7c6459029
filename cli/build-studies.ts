import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { type BuiltStudy, STUDY_COUNT, wholeBuild } from '../src/demo/sample-network/imaging/build-imaging.ts'

/** Every worker holds codecs and textures of its own: more than these gain nothing. */
const MOST_WORKERS = 6

/** Builds all picture studies, as many at a time as the machine has processors. */
export async function buildStudies(): Promise<ReadonlyMap<string, Uint8Array>> {
  const built: BuiltStudy[] = []
  let next = 0
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL('./sample-studies.worker.ts', import.meta.url))
      const give = () => {
        if (next === STUDY_COUNT) {
          worker.terminate().then(() => resolve(), reject)
          return
        }
        worker.postMessage(next)
        next += 1
      }
      worker.on('message', (message: { readonly at: number; readonly built: BuiltStudy }) => {
        built[message.at] = message.built
        give()
      })
      worker.on('error', reject)
      give()
    })
  await Promise.all(Array.from({ length: Math.min(MOST_WORKERS, availableParallelism()) }, work))
  return wholeBuild(built)
}
