import { CONNECT } from './forwarded-exchange.ts'

const CONTROL_MS = 15_000

/**
 * Leads the page's requests below `fhir/` and `dicomweb/` to the servers: `connect` is given the end of a channel whose
 * other end the service worker has; again whenever the browser has ended and restarted it. Resolves when the page is under
 * it. Rejects when it does not start.
 */
export async function openWay(
  { serviceWorker }: Pick<Navigator, 'serviceWorker'>,
  address: string,
  connect: (port: MessagePort) => void,
): Promise<void> {
  serviceWorker.addEventListener('message', ({ data, source }) => {
    if (data === CONNECT && source instanceof ServiceWorker) connectTo(source, connect)
  })
  const controlled = isControlled(serviceWorker)
  await serviceWorker.register(address, { updateViaCache: 'none' })
  const { active } = await serviceWorker.ready
  if (active !== null) connectTo(active, connect)
  await controlled
}

function connectTo(worker: ServiceWorker, connect: (port: MessagePort) => void): void {
  const { port1, port2 } = new MessageChannel()
  connect(port1)
  worker.postMessage(CONNECT, [port2])
}

/** On a first visit, and after one that went past it, the service worker takes the page over a moment later. */
function isControlled(serviceWorker: ServiceWorkerContainer): Promise<void> {
  return new Promise((resolve, reject) => {
    if (serviceWorker.controller !== null) resolve()
    else serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true })
    setTimeout(() => reject(new Error('The service worker of the demo did not start.')), CONTROL_MS)
  })
}
