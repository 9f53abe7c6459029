import { availableParallelism } from 'node:os'
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import type { FacilityIdentity } from '#standards/ssmix2/convert/facility-identity.ts'
import { ConversionThread } from './conversion-thread.ts'
import type { WorkerSetting } from './conversion-worker-messages.ts'
import type { Outputs } from './line-writer.ts'
import type { StorageEntry, Unused } from './storage-folders.ts'
import { unusedLine } from './unused-line.ts'

/** More would wait for this thread, which walks the folders and writes. */
const MOST_WORKERS = 8
/** Patients handed out before the first of them is written, for each worker. */
const PATIENTS_AHEAD = 4
/** Short-lived objects of a worker, in three semi-spaces, so that its memory does not grow with what it has converted. */
const YOUNG_GENERATION_MB = 48

/** Whose output is written next. */
type Turn = { readonly thread: ConversionThread } | Unused | { readonly failure: unknown }

/**
 * Converts patients side by side and writes them in the order in which they come; gives the number of problems. Throws
 * what a worker or the walk over the folders throws, behind the output of the patients before.
 */
export async function convertInWorkers(
  entries: Iterator<StorageEntry>,
  facility: FacilityIdentity,
  outputs: Outputs,
  start: (facility: FacilityIdentity) => Worker = startWorker,
): Promise<number> {
  const count = Math.min(availableParallelism(), MOST_WORKERS)
  const threads = Array.from({ length: count }, () => new ConversionThread(start(facility)))
  const turns: Turn[] = []
  let isWalking = true
  try {
    let problems = 0
    handOut()
    for (let turn = turns.shift(); turn !== undefined && !outputs.resources.isClosed; turn = turns.shift()) {
      if ('failure' in turn) throw turn.failure
      if ('unused' in turn) {
        problems += 1
        await outputs.problems.write([unusedLine(turn)])
      } else problems += await written(turn.thread)
      handOut()
    }
    return problems
  } finally {
    await Promise.all(threads.map((thread) => thread.end()))
  }

  /** Gives patients to threads that have none waiting, without running far ahead of what is written. */
  function handOut(): void {
    while (isWalking && turns.length < count * PATIENTS_AHEAD) {
      const thread = threads.reduce((least, each) => (each.unfinished < least.unfinished ? each : least))
      if (thread.unfinished > 1) return
      try {
        const next = entries.next()
        if (next.done === true) isWalking = false
        else if ('unused' in next.value) turns.push(next.value)
        else {
          thread.convert(next.value)
          turns.push({ thread })
        }
      } catch (failure) {
        isWalking = false
        turns.push({ failure })
      }
    }
  }

  /** Writes one patient's output as it comes; gives the number of problems. */
  async function written(thread: ConversionThread): Promise<number> {
    for (;;) {
      const message = await thread.next()
      handOut()
      if ('problems' in message) return message.problems
      await outputs[message.output].writeEncoded(message.lines)
      thread.taken(message.output, message.lines)
      if (outputs.resources.isClosed) return 0
    }
  }
}

function startWorker(facility: FacilityIdentity): Worker {
  // From the start as large as it may become: growing to it means collecting garbage again and again.
  setFlagsFromString(`--min-semi-space-size=${YOUNG_GENERATION_MB / 3}`)
  const workerData: WorkerSetting = { facility }
  return new Worker(new URL('./conversion-worker.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
  })
}
