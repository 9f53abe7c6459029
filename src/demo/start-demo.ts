import type { FacilityId } from '#clinical/facility.ts'
import type { Instant, JstDate } from '#clinical/jst-date.ts'
import { rememberedUser } from '#session/remembered.ts'
import type { SignIn } from '#session/sign-in.ts'
import type { NetworkConfig } from '#sources/network-config.ts'
import type { TokenProvider } from '#sources/token-provider.ts'
import { ChooserSignIn, openSessionChannel } from './chooser-sign-in.ts'
import { clockOffset, demoClockStart } from './demo-clock.ts'
import { demoConfig } from './demo-config.ts'
import { DemoStateStore, demoStateQuery, parseDemoState } from './demo-state.ts'
import { demoTokens } from './demo-tokens.ts'
import { mountDemoPanel } from './panel/mount-demo-panel.tsx'
import type { NetworkFile } from './sample-network/network-files.ts'
import { HUB } from './sample-network.ts'
import { SampleNetworkClient } from './sample-network-client.ts'
import { fetchedFiles } from './sample-network-files.ts'
import type { Levers } from './sample-network-messages.ts'
import { openWay } from './service-worker-way.ts'

const PERSON_IN_ADDRESS = /^#\/p\/([^/?]+)/
const CLOCK_KEY = 'renkei-viewer-demo.clock'

/** What the app needs to run over the sample network. */
export interface Demo {
  readonly config: NetworkConfig
  /** The chooser of user and profession. */
  readonly signIn: SignIn
  /** The clock of the demo, whose "today" is fixed. */
  readonly now: () => Instant
  /** Who is chosen is told to the hub, which shows and takes what that user may. */
  readonly tokens: TokenProvider
}

/**
 * Starts the servers of the sample network in a worker: afterwards the service worker leads to them whatever the page asks
 * below `fhir/` and `dicomweb/`, in the state that the address names. Rejects when the browser has no service workers or a
 * file is missing.
 */
export async function startDemo(): Promise<Demo> {
  if (!('serviceWorker' in navigator)) {
    throw new Error('The demo needs a service worker: open it over https or at localhost, not in a private window.')
  }
  const store = new DemoStateStore(parseDemoState(location.search))
  const files = new URL('sample-network/', document.baseURI).href
  const network = await fetchedFiles(files).network()
  const config = demoConfig(network, store.state(), document.baseURI)
  const offset = startedClock(network, store.state().today)
  const worker = new Worker(new URL('./sample-network.worker.ts', import.meta.url), { type: 'module' })
  const letters = new Map([[HUB, HUB], ...network.facilities.map(({ id, letter }) => [id, letter] as const)])
  const levers = (): Levers => [...letters].map(([server, letter]) => [server, store.leverOf(letter)])
  const client = await SampleNetworkClient.open(worker, {
    files,
    clockOffsetMs: offset,
    levers: levers(),
    expected: PERSON_IN_ADDRESS.exec(location.hash)?.[1],
  })
  await openWay(navigator, 'sample-network-sw.js', (port) => client.connect(port))
  store.subscribe(() => client.tellLevers(levers()))
  store.subscribe(() => writeState(store))
  mountDemoPanel({
    facilities: network.facilities,
    store,
    networkToday: network.today,
    restart: () => location.reload(),
  })
  document.documentElement.dataset.demo = 'ready'
  const now = () => (Date.now() + offset) as Instant
  return {
    config,
    signIn: new ChooserSignIn({
      users: network.users.map((user) => ({ ...user, facility: user.facility as FacilityId })),
      now,
      channel: openSessionChannel(),
    }),
    now,
    tokens: demoTokens(config.hub.base.href, rememberedUser),
  }
}

/** The address always tells the state, so that it can be linked, and a reload keeps it. */
function writeState(store: DemoStateStore): void {
  const query = demoStateQuery(location.search, store.state())
  history.replaceState(history.state, '', `${location.pathname}${query}${location.hash}`)
}

/** The clock that this tab has been running on, or a new one; remembered for a reload of this tab only. */
function startedClock(network: NetworkFile, today: JstDate | undefined): number {
  const remembered = Number(sessionStorage.getItem(CLOCK_KEY) ?? Number.NaN)
  const earlier = Number.isFinite(remembered) ? remembered : undefined
  const offset = clockOffset(demoClockStart(network.now, today), Date.now(), earlier)
  sessionStorage.setItem(CLOCK_KEY, String(offset))
  return offset
}
