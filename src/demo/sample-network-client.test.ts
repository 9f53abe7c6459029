import { describe, expect, it } from 'vitest'
import { SampleNetworkClient, type WorkerPort } from './sample-network-client.ts'
import type { FromWorker, ToWorker } from './sample-network-messages.ts'

const OPENING = {
  files: 'http://localhost/sample-network/',
  clockOffsetMs: 0,
  levers: [['hub', 'normal']],
  expected: undefined,
} as const

/** A worker that answers when the test says so. */
function fakeWorker() {
  const events = new EventTarget()
  const told: { readonly message: ToWorker; readonly transfer: unknown }[] = []
  const port: WorkerPort = {
    postMessage: (message: ToWorker, transfer: unknown) => told.push({ message, transfer }),
    addEventListener: events.addEventListener.bind(events),
  }
  const say = (data: FromWorker) => events.dispatchEvent(new MessageEvent('message', { data }))
  return { port, told, say, fail: () => events.dispatchEvent(new Event('error')) }
}

describe('the page and the worker of the sample network', () => {
  it('tells where the files are, what the time is and how servers behave, now and when it changes', async () => {
    const worker = fakeWorker()
    const opening = SampleNetworkClient.open(worker.port, OPENING)
    worker.say({ kind: 'opened' })
    const client = await opening
    const { port1, port2 } = new MessageChannel()
    client.connect(port1)
    client.tellLevers([['hub', 'down']])
    expect(worker.told).toEqual([
      { message: { kind: 'open', ...OPENING }, transfer: [] },
      { message: { kind: 'connect' }, transfer: [port1] },
      { message: { kind: 'levers', levers: [['hub', 'down']] }, transfer: [] },
    ])
    port1.close()
    port2.close()
  })

  it('says why when the worker could not read the network, or not start', async () => {
    const unread = fakeWorker()
    const reading = SampleNetworkClient.open(unread.port, OPENING)
    unread.say({ kind: 'failed', why: 'Error: 404 hub.json' })
    await expect(reading).rejects.toThrow('404 hub.json')
    const unstarted = fakeWorker()
    const opening = SampleNetworkClient.open(unstarted.port, OPENING)
    unstarted.fail()
    await expect(opening).rejects.toThrow('did not start')
  })
})
