import { describe, expect, it } from 'vitest'
import type { EncodedAnswer, FhirRequest } from './fhir-engine/fhir-exchange.ts'
import { SampleNetworkClient, type WorkerPort } from './sample-network-client.ts'
import type { FromWorker, ToWorker } from './sample-network-messages.ts'

const REQUEST: FhirRequest = {
  method: 'GET',
  base: 'http://localhost/fhir/reiji',
  path: 'metadata',
  query: '',
  body: '',
  ifNoneExist: undefined,
  ifMatch: undefined,
}

function answer(body: string): EncodedAnswer {
  return { status: 200, headers: {}, body: new TextEncoder().encode(body) }
}

/** A worker that answers when the test says so. */
function fakeWorker() {
  const events = new EventTarget()
  const told: ToWorker[] = []
  const port: WorkerPort = {
    postMessage: (message: ToWorker) => told.push(message),
    addEventListener: events.addEventListener.bind(events),
  }
  const say = (data: FromWorker) => events.dispatchEvent(new MessageEvent('message', { data }))
  return { port, told, say, fail: () => events.dispatchEvent(new Event('error')) }
}

async function opened() {
  const worker = fakeWorker()
  const opening = SampleNetworkClient.open(worker.port, 'http://localhost/sample-network/', 0)
  worker.say({ kind: 'opened' })
  return { ...worker, client: await opening }
}

describe('the page and the worker of the sample network', () => {
  it('gives each question its own answer, in whatever order they come', async () => {
    const { client, say } = await opened()
    const signal = new AbortController().signal
    const first = client.ask('reiji', REQUEST, signal)
    const second = client.ask('mihon', REQUEST, signal)
    say({ kind: 'answer', id: 2, answer: answer('second') })
    say({ kind: 'answer', id: 1, answer: answer('first') })
    expect([await first, await second]).toEqual([answer('first'), answer('second')])
  })

  it('drops what is no longer wanted and tells the worker', async () => {
    const { client, say, told } = await opened()
    const controller = new AbortController()
    const asked = client.ask('reiji', REQUEST, controller.signal)
    controller.abort()
    await expect(asked).rejects.toThrow('aborted')
    expect(told.at(-1)).toEqual({ kind: 'abort', id: 1 })
    say({ kind: 'answer', id: 1, answer: answer('late') })
    await expect(client.ask('reiji', REQUEST, controller.signal)).rejects.toThrow('aborted')
  })

  it('says why when the worker could not answer or not start', async () => {
    const { client, say, fail } = await opened()
    const asked = client.ask('reiji', REQUEST, new AbortController().signal)
    say({ kind: 'failed', id: 1, why: 'Error: 404 patients/x.zip' })
    await expect(asked).rejects.toThrow('404 patients/x.zip')
    const lost = client.ask('reiji', REQUEST, new AbortController().signal)
    fail()
    await expect(lost).rejects.toThrow('failed')
    const worker = fakeWorker()
    const opening = SampleNetworkClient.open(worker.port, 'http://localhost/', 0)
    worker.fail()
    await expect(opening).rejects.toThrow('did not start')
  })
})
