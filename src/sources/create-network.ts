import type { Facility } from '#clinical/facility.ts'
import type { Instant } from '#clinical/jst-date.ts'
import type { FacilityLink, PersonHandle } from '#clinical/person.ts'
import { recordSourcesBesidePage } from './asking/record-sources-beside-page.ts'
import { ClockWatch } from './clock-watch.ts'
import { FhirClient } from './fhir-client.ts'
import { FhirDirectory } from './fhir-directory.ts'
import type { RecordServers } from './fhir-record-sources.ts'
import { FhirHubStore } from './hub/hub-store.ts'
import { ImageServer } from './images/image-server.ts'
import type { NetworkConfig } from './network-config.ts'
import {
  type HandleKeyPlace,
  KeyedHandles,
  keyOfPage,
  OPAQUE_PATIENT_IDS,
  type PatientHandles,
} from './patient-handles.ts'
import { HUB_FACILITY_ID, type Network, type RecordSource } from './record-source.ts'
import type { TokenProvider } from './token-provider.ts'

export interface NetworkOptions {
  readonly tokens: TokenProvider
  readonly fetch?: typeof fetch
  /** Where the tab keeps the key of the handles in its addresses; without it they last as long as the page. */
  readonly handleKey?: HandleKeyPlace
  /** The present; a demonstration fixes it. */
  readonly now?: () => Instant
}

/** The network of a configuration: one client, one source and one set of tokens for each server. */
export function createNetwork(config: NetworkConfig, given: NetworkOptions): Network {
  const { firstByteMs } = config.policy
  const clocks = new ClockWatch(new Set([config.hub, ...config.facilities].map(({ base }) => base.href)).size)
  const options = { ...given, now: given.now ?? (() => (Date.now() + clocks.correctionMs()) as Instant) }
  const clients = new Map<string, FhirClient>()
  const servedBy = (base: string) =>
    config.facilities.filter((each) => each.base.href === base).map(({ facility }) => facility.id)
  /** One client for a server, however many facilities it serves: one memory of what it can do, one limit of requests. */
  const clientOf = (base: URL): FhirClient => {
    const watchClock = () => clocks.asked(base.href, servedBy(base.href))
    const client = clients.get(base.href) ?? new FhirClient({ ...options, base, firstByteMs, watchClock })
    clients.set(base.href, client)
    return client
  }
  const imageServer = (facility: Facility['id'], base: URL) =>
    new ImageServer({ ...options, facility, base, firstByteMs })
  const hub = clientOf(config.hub.base)
  const handles = config.hub.arePatientIdsOpaque
    ? OPAQUE_PATIENT_IDS
    : new KeyedHandles(options.handleKey ?? keyOfPage())
  const facilities = config.facilities.map(({ facility }) => facility)
  // On a shared server an address is no proof of a facility (H-02).
  const linked = config.facilities.map(({ facility, base, isTagged }) => ({
    facility,
    base: isTagged ? undefined : base.href,
  }))
  const { crossReference: by, patientIndex } = config.hub
  const areNumbersLinks = by === 'pdqm' && patientIndex === undefined
  const index =
    by === 'link' || areNumbersLinks ? undefined : { by, base: (patientIndex ?? config.hub).base, facilities: linked }
  const crossReference =
    index === undefined
      ? undefined
      : once(async () => {
          const { CrossReference } = await import('./cross-reference.ts')
          return new CrossReference(clientOf(index.base), index.facilities, index.by)
        })
  const hubAsFacility = hubFacility(config)
  const servers: RecordServers = {
    facilities: [
      ...config.facilities.map(({ facility, base, isTagged }) => ({
        facility,
        base: base.href,
        tag: isTagged ? facility.patientIdSystem : undefined,
      })),
      { facility: hubAsFacility, base: config.hub.base.href, tag: undefined },
    ],
    firstByteMs,
    crossReference: index === undefined ? undefined : { ...index, base: index.base.href },
  }
  const recordSources = recordSourcesBesidePage(servers, given.fetch === undefined ? startAsking : () => undefined, {
    tokens: options.tokens,
    now: options.now,
    fixedAheadMs: given.now === undefined ? undefined : given.now() - Date.now(),
    clockRead: (reading) => clocks.told(reading.base, servedBy(reading.base), reading),
    here: once(async () => {
      const { fhirRecordSources } = await import('./fhir-record-sources.ts')
      return fhirRecordSources(servers, (base) => clientOf(new URL(base)))
    }),
  })
  const sourceOf = ({ id }: Facility): RecordSource => {
    const source = recordSources.get(id)
    if (source === undefined) throw new Error('every facility has a source')
    return source
  }
  const sources = facilities.map(sourceOf)
  const hubRecords = sourceOf(hubAsFacility)
  const directory = new FhirDirectory({
    hub,
    handles,
    facilities: linked,
    crossReference,
    areNumbersLinks,
    isListed: config.hub.patientSearch === 'list',
  })
  return {
    name: config.name,
    facilities,
    directory,
    launched: async (server, id, signal) => {
      const { launchedPerson } = await import('./launched-person.ts')
      const served = config.facilities.map(({ facility, base }) => ({ facility, client: clientOf(base) }))
      return launchedPerson({ directory, handles, hub, facilities: served }, server, id, signal)
    },
    patientSearch: config.hub.patientSearch,
    sources,
    fileServers: new Map([
      ...config.facilities.map(({ facility, base }) => [facility.id, { ...options, base, firstByteMs }] as const),
      [HUB_FACILITY_ID, { ...options, base: config.hub.base, firstByteMs }],
    ]),
    imageServers: new Map(
      config.facilities.flatMap(({ facility: { id }, dicomweb }) =>
        dicomweb === undefined ? [] : [[id, imageServer(id, dicomweb)] as const],
      ),
    ),
    imageDisplays: new Map(
      config.facilities.flatMap(({ facility: { id }, imageDisplay }) =>
        imageDisplay === undefined ? [] : [[id, imageDisplay] as const],
      ),
    ),
    ...(config.annotations === undefined
      ? {}
      : { annotationServer: imageServer(HUB_FACILITY_ID, config.annotations.base) }),
    imageTools: config.policy.imageTools,
    exports: config.policy.export,
    policy: config.policy,
    clocks,
    hub: hubSource(hubRecords, handles),
    forget: (what) => {
      for (const source of recordSources.values()) source.forget?.()
      if (what === 'everything') handles.forget()
    },
    hubStore: new FhirHubStore(hub, handles, config.hub.noteAudiences),
    ...(given.now === undefined ? {} : { now: given.now }),
  }
}

/** The worker that asks every server; without workers (Node) each is asked on this thread. */
function startAsking(): Worker | undefined {
  if (typeof Worker === 'undefined') return undefined
  return new Worker(new URL('./asking/asking.worker.ts', import.meta.url), { type: 'module' })
}

/** Runs at the first call, and again only after a failure. */
function once<T>(start: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined
  return () => {
    running ??= start().catch((error: unknown) => {
      running = undefined
      throw error
    })
    return running
  }
}

/** The hub as a source of what the network keeps together: notes, memos and cautions. */
function hubFacility(config: NetworkConfig): Facility {
  return {
    id: HUB_FACILITY_ID,
    letter: '',
    type: 'hospital',
    name: config.name,
    shortName: config.name,
    patientIdSystem: '',
    disclosedKinds: new Set(['note', 'contraindication']),
    isOwn: false,
  }
}

/** At the hub a person's handle stands for the id of their Patient. */
function hubSource(source: RecordSource, handles: PatientHandles): RecordSource {
  const atHub = (link: FacilityLink): FacilityLink => ({
    ...link,
    patientResourceId:
      link.patientResourceId === undefined ? undefined : handles.patientIdOf(link.patientResourceId as PersonHandle),
  })
  return {
    facility: source.facility,
    askAnyway: () => source.askAnyway?.(),
    readOn: () => source.readOn?.(),
    forget: () => source.forget?.(),
    timeline: (link, kind, period, signal) => source.timeline(atHub(link), kind, period, signal),
    records: (link, kind, period, signal, isBehind) => source.records(atHub(link), kind, period, signal, isBehind),
  }
}
