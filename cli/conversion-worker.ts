/**
 * A worker thread that converts the patients it is sent, one after another, and sends their lines back in pieces, no
 * more of them ahead than `PIECES_AHEAD`. An error ends it, and is told by the thread that started it.
 */
import { enableCompileCache } from 'node:module'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import type { FromWorker, ToWorker, WorkerSetting } from './conversion-worker-messages.ts'
import { PieceWriter } from './piece-writer.ts'
import type { PatientFolder } from './storage-folders.ts'

const PIECES_AHEAD = 32

// The converters are some hundred modules of TypeScript, stripped and compiled anew by every worker without a cache.
enableCompileCache()
const { convertFolder } = await import('./convert-folder.ts')

if (parentPort === null) throw new Error('to be started as a worker thread')
const port: MessagePort = parentPort
const { facility }: WorkerSetting = workerData

let untaken = 0
/** Writes of either output that wait for a piece to be taken. */
const waiting: (() => void)[] = []
let work = Promise.resolve()
const outputs = { resources: pieceWriter('resources'), problems: pieceWriter('problems') }

port.on('message', (message: ToWorker) => {
  if ('folder' in message) work = work.then(() => convert(message.folder))
  else {
    outputs[message.taken].reuse(message.memory)
    untaken -= 1
    waiting.shift()?.()
  }
})

async function convert(folder: PatientFolder): Promise<void> {
  const problems = await convertFolder(folder, facility, outputs)
  await outputs.resources.flush()
  await outputs.problems.flush()
  send({ problems })
}

function pieceWriter(output: 'resources' | 'problems'): PieceWriter {
  return new PieceWriter(async (lines) => {
    send({ output, lines }, [lines.buffer])
    untaken += 1
    if (untaken >= PIECES_AHEAD) await new Promise<void>((resolve) => waiting.push(resolve))
  })
}

function send(message: FromWorker, transferred: ArrayBuffer[] = []): void {
  port.postMessage(message, transferred)
}
