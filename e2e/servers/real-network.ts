import { randomUUID } from 'node:crypto'
import { PROFESSIONS } from '#clinical/profession.ts'
import type { NetworkFacility, NetworkUser } from '#demo/sample-network/network-files.ts'
import type { TokenProvider } from '#sources/token-provider.ts'
import { parseExact, stringifyExact } from '#standards/fhir/exact-json.ts'
import type { Bundle, Resource } from '#standards/fhir/r4.ts'
import { type FhirFacility, type SeenRequest, startFhirFacility } from '#testing/real-servers/fhir-facility.ts'
import { freePort } from '#testing/real-servers/free-port.ts'
import { ACR, type OpenIdProvider, ROLE_SYSTEM, startOpenIdProvider } from '#testing/real-servers/openid-provider.ts'
import type { Fault } from './fault-levers.ts'
import { type GatedPacs, startGatedPacs } from './gated-pacs.ts'
import { hubTransaction } from './hub-records.ts'
import { type NginxSite, serveSite } from './nginx-site.ts'
import { type PushedRecords, pushSample, sampleNetwork } from './sample-records.ts'

const ACCESS_TOKEN_SECONDS = 300
const LETTERS = ['A', 'B', 'C'] as const
type ServerName = (typeof LETTERS)[number] | 'hub'

/** One FHIR server of the network, seen from its host. */
export interface RealServer {
  readonly base: string
  /** What reached it since the test began, preflights included. */
  readonly seen: readonly SeenRequest[]
  /** From now on, until another or the end of the test. */
  fault(fault: Fault | undefined): void
  /** Resources as they are stored, asked past every fault and sign-in. */
  stored(query: string): Promise<readonly Resource[]>
  /** Writes as the hospital's own system does: PUT where there is an id, else POST. */
  store(resource: Resource): Promise<Resource>
  remove(type: string, id: string): Promise<void>
}

/** The network's OpenID provider, with a lever like those of the servers. */
interface RealProvider extends OpenIdProvider {
  fault(fault: Fault | undefined): void
}

/** Hospitals' FHIR servers, a hub, an OpenID provider and the production build behind nginx, each on a loopback port of its own. */
export interface RealNetwork {
  /** Address of the viewer, ending in `/`. */
  readonly site: string
  /** The files that are served, a copy of the build. */
  readonly folder: string
  readonly servers: Readonly<Record<ServerName, RealServer>>
  readonly users: readonly NetworkUser[]
  readonly provider: RealProvider
  readonly pictures: PictureServers | undefined
  /** Takes every fault and every change of data back. */
  reset(): void
  close(): Promise<void>
}

export interface RealNetworkOptions extends PushedRecords {
  /** Folder of the production build. */
  readonly build: string
  /** Merged into config.json over what is made for the run, objects member by member. */
  readonly config?: object
  /** With a PACS at B and one for annotations, both empty. */
  readonly hasPictures?: boolean
}

/** The picture servers of the network, each behind a gate that takes the tokens of its own host only (C9). */
interface PictureServers {
  readonly B: GatedPacs
  /** Takes the tokens of the hub. */
  readonly annotations: GatedPacs
}

/** Starts everything and fills it; what `people` need of time is a second for each hundred records. */
export async function startRealNetwork({
  people,
  days,
  build,
  config = {},
  hasPictures = false,
}: RealNetworkOptions): Promise<RealNetwork> {
  const { network, hub } = sampleNetwork()
  const facilities = LETTERS.map((letter) => facilityOf(network.facilities, letter))
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const hosts = new Map<ServerName, Host>()
  let pictures: PictureServers | undefined
  let site: NginxSite | undefined
  const provider = await startProvider(origin)
  const close = async () => {
    await site?.close()
    await Promise.all([pictures?.B.close(), pictures?.annotations.close()])
    await provider.close()
    await Promise.all([...hosts.values()].map((host) => host.close()))
  }
  try {
    for (const name of [...LETTERS, 'hub'] as const) hosts.set(name, await Host.start(origin, provider))
    for (const [at, facility] of facilities.entries()) {
      const to = hosts.get(LETTERS[at] ?? 'hub')
      if (to !== undefined) await pushSample(facility, { people, days }, { base: new URL(to.base), tokens: to.tokens })
    }
    const ids = new Set(facilities.map(({ id }) => id))
    await hosts.get('hub')?.send('POST', '', hubTransaction(hub, people, ids))
    for (const host of hosts.values()) host.settled()
    if (hasPictures) pictures = await startPictures(hosts, origin, provider.issuer)
    const made = configOf(network.name, facilities, hosts, provider.issuer, pictures)
    site = await serveSite(build, merged(made, config), port)
  } catch (error) {
    await close()
    throw error
  }
  return {
    site: site.address,
    folder: site.folder,
    servers: { A: serverOf(hosts, 'A'), B: serverOf(hosts, 'B'), C: serverOf(hosts, 'C'), hub: serverOf(hosts, 'hub') },
    users: network.users,
    provider,
    pictures,
    reset: () => {
      provider.fault(undefined)
      provider.accessTokenSeconds = ACCESS_TOKEN_SECONDS
      for (const host of hosts.values()) host.reset()
    },
    close,
  }
}

function facilityOf(facilities: readonly NetworkFacility[], letter: string): NetworkFacility {
  const facility = facilities.find((each) => each.letter === letter)
  if (facility === undefined) throw new Error(`the sample network has no facility ${letter}`)
  return facility
}

function serverOf(hosts: ReadonlyMap<ServerName, Host>, name: ServerName): Host {
  const host = hosts.get(name)
  if (host === undefined) throw new Error(`no server ${name}`)
  return host
}

async function startProvider(origin: string): Promise<RealProvider> {
  const levers: { fault: Fault | undefined } = { fault: undefined }
  const provider = await startOpenIdProvider({
    viewers: [`${origin}/`],
    fault: (request, response) => levers.fault?.(request, response) ?? false,
  })
  return Object.assign(provider, {
    fault: (fault: Fault | undefined) => {
      levers.fault = fault
    },
  })
}

async function startPictures(
  hosts: ReadonlyMap<ServerName, Host>,
  viewer: string,
  issuer: string,
): Promise<PictureServers> {
  const start = (server: ServerName) => startGatedPacs({ viewer, issuer, audience: serverOf(hosts, server).base })
  return { B: await start('B'), annotations: await start('hub') }
}

function configOf(
  name: object,
  facilities: readonly NetworkFacility[],
  hosts: ReadonlyMap<ServerName, Host>,
  issuer: string,
  pictures: PictureServers | undefined,
): object {
  const serverAt = (server: ServerName) => {
    const { base } = serverOf(hosts, server)
    return { base, token: { audience: base } }
  }
  return {
    name,
    hub: {
      ...serverAt('hub'),
      arePatientIdsOpaque: true,
      crossReference: 'link',
      // What everybody of the network may read needs nobody to enforce it.
      noteAudiences: ['network'],
    },
    facilities: facilities.map(
      ({ id, letter, type, name: full, shortName, patientIdSystem, disclosedKinds, isOwn }, at) => ({
        id,
        letter,
        type,
        name: full,
        shortName,
        patientIdSystem,
        disclosedKinds,
        isOwn,
        ...serverAt(LETTERS[at] ?? 'hub'),
        ...(pictures !== undefined && LETTERS[at] === 'B' ? { dicomweb: pictures.B.base } : {}),
      }),
    ),
    ...(pictures === undefined
      ? {}
      : {
          annotations: { base: pictures.annotations.base, token: { audience: serverOf(hosts, 'hub').base } },
        }),
    signIn: {
      issuer,
      clientId: 'renkei-viewer',
      acrValues: [ACR.twoFactor],
      professions: { system: ROLE_SYSTEM, codes: Object.fromEntries(PROFESSIONS.map((each) => [each, each])) },
      launchIssuers: [serverOf(hosts, 'A').base],
    },
    policy: { imageTools: 'reference', firstByteSeconds: 30 },
  }
}

/**
 * Lists and values of `over` stand in place of those of `base`; what it says of facilities by their letters is merged into
 * those.
 */
function merged(base: object, over: object): object {
  if (Array.isArray(base)) return base.map((each: object) => merged(each, byLetter(over, each)))
  const isBoth = (name: string, value: unknown): value is object =>
    isPlain(value) && isObject(Reflect.get(base, name) as unknown)
  const changed = Object.entries(over).map(([name, value]) => [
    name,
    isBoth(name, value) ? merged(Reflect.get(base, name) as object, value) : value,
  ])
  return { ...base, ...Object.fromEntries(changed) }
}

function byLetter(over: object, facility: object): object {
  const own: unknown = 'letter' in facility ? Reflect.get(over, String(facility.letter)) : undefined
  return isPlain(own) ? own : {}
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function isPlain(value: unknown): value is object {
  return isObject(value) && !Array.isArray(value)
}

/** A FHIR server with its levers, and a key of its own for whoever keeps it. */
class Host implements RealServer {
  readonly #server: FhirFacility
  readonly #key: string
  readonly #levers: { fault: Fault | undefined }
  #restore: () => void = () => undefined
  #seenBefore = 0

  static async start(origin: string, provider: OpenIdProvider): Promise<Host> {
    const key = `Bearer ${randomUUID()}`
    const levers: { fault: Fault | undefined } = { fault: undefined }
    // Its own base is the audience of its tokens, and is known once it listens (C9).
    const bases = { own: '' }
    const server = await startFhirFacility({
      origins: [origin],
      holdsMany: true,
      authenticate: async (authorization) =>
        authorization === key || (await provider.claimsOf(authorization, bases.own)) !== undefined,
      fault: (request, response) =>
        request.headers.authorization === key ? false : (levers.fault?.(request, response) ?? false),
    })
    bases.own = server.base
    return new Host(server, key, levers)
  }

  private constructor(server: FhirFacility, key: string, levers: { fault: Fault | undefined }) {
    this.#server = server
    this.#key = key
    this.#levers = levers
  }

  get base(): string {
    return this.#server.base
  }

  get seen(): readonly SeenRequest[] {
    return this.#server.seen.slice(this.#seenBefore).filter(({ authorization }) => authorization !== this.#key)
  }

  get tokens(): TokenProvider {
    const token = async () => this.#key.replace('Bearer ', '')
    return { token, renew: token }
  }

  fault(fault: Fault | undefined): void {
    this.#levers.fault = fault
  }

  async stored(query: string): Promise<readonly Resource[]> {
    const bundle = (await this.send('GET', query)) as Bundle
    return (bundle.entry ?? []).flatMap(({ resource }) => (resource === undefined ? [] : [resource]))
  }

  async store(resource: Resource): Promise<Resource> {
    const { resourceType, id } = resource
    const written = id === undefined ? ['POST', resourceType] : ['PUT', `${resourceType}/${id}`]
    return (await this.send(written[0] ?? '', written[1] ?? '', resource)) as Resource
  }

  async remove(type: string, id: string): Promise<void> {
    await this.send('DELETE', `${type}/${id}`)
  }

  async send(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await fetch(`${this.base}${path}`, {
      method,
      headers: { Authorization: this.#key, 'Content-Type': 'application/fhir+json' },
      body: body === undefined ? null : stringifyExact(body),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return parseExact(text)
  }

  /** What is stored now is what every test begins with. */
  settled(): void {
    this.#restore = this.#server.hold()
  }

  reset(): void {
    this.#levers.fault = undefined
    this.#restore()
    this.#seenBefore = this.#server.seen.length
  }

  close(): Promise<void> {
    return this.#server.close()
  }
}
