import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FhirFacility, startFhirFacility } from '#testing/real-servers/fhir-facility.ts'
import { ACR, type OpenIdProvider, startOpenIdProvider } from '#testing/real-servers/openid-provider.ts'
import { type NetworkConfig, readNetworkConfig } from '../network-config.ts'
import { Prober, type ProberOptions } from './prober.ts'
import { checkTarget, checkTargets } from './self-check.ts'

const PAGE = new URL('http://viewer.network.example/self-check')
const CONFIG_ADDRESS = new URL('http://viewer.example/config.json')
const name = { ja: '見本総合病院', en: 'Mihon General Hospital' }

function configOf(more: object = {}, facility: object = {}): NetworkConfig {
  const reading = readNetworkConfig(
    {
      name,
      hub: { base: 'http://hub.example/fhir/' },
      facilities: [
        {
          id: 'mihon',
          letter: 'A',
          type: 'hospital',
          name,
          shortName: name,
          patientIdSystem: 'urn:oid:1.2.392.100495.20.3.51.11319900029',
          disclosedKinds: ['laboratory', 'diagnosis'],
          isOwn: true,
          base: 'http://mihon.example/fhir/',
          ...facility,
        },
      ],
      ...more,
    },
    CONFIG_ADDRESS.href,
  )
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
  return reading.config
}

const signInAt = (issuer: string, more: object = {}) => ({
  signIn: {
    issuer,
    clientId: 'renkei-viewer',
    acrValues: [ACR.twoFactor],
    professions: { codes: { '1': 'physician' } },
    ...more,
  },
})

/** What is found at the target that stands at a place of the configuration. */
async function findingsAt(at: string, config: NetworkConfig, options: Partial<ProberOptions> = {}) {
  const target = checkTargets(config, CONFIG_ADDRESS).find((each) => each.at === at)
  if (target === undefined) throw new Error(`no target ${at}`)
  const findings = await checkTarget(new Prober({ page: PAGE, ...options }), target, config)
  return findings.map(({ severity, code, detail }) =>
    [severity, code, ...(detail === undefined ? [] : [detail])].join(' '),
  )
}

type Answer = (request: Request, init: RequestInit) => Response | undefined

/** A browser's fetch over a server that answers so; undefined = the browser refuses to give out what came. */
function browserOver(answer: Answer): typeof fetch {
  return async (input, init = {}) => {
    const response = answer(new Request(input, { headers: init.headers ?? {} }), init)
    if (response === undefined) throw new TypeError('Failed to fetch')
    return response
  }
}

const CAPABILITIES = { resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', rest: [{ mode: 'server' }] }
const NOW = Date.UTC(2026, 10, 21, 9)
const fhir = (body: object, headers: object = { date: new Date(NOW).toUTCString() }) =>
  Response.json(body, { headers: { ...headers } })

describe('every server that a configuration names is checked', () => {
  it('E39: the site, the provider, the hub, its index, the store of annotations, each facility’s FHIR and images', () => {
    const config = configOf(
      {
        ...signInAt('https://login.example/'),
        hub: { base: 'http://hub.example/fhir/', patientIndex: { base: 'http://index.example/' } },
        annotations: { base: 'http://pacs.example/' },
      },
      { dicomweb: 'http://mihon.example/dicom-web/' },
    )
    expect(checkTargets(config, CONFIG_ADDRESS).map(({ at, address }) => `${at} ${address.href}`)).toEqual([
      'site http://viewer.example/config.json',
      'signIn.issuer https://login.example/.well-known/openid-configuration',
      'hub.base http://hub.example/fhir/',
      'hub.patientIndex.base http://index.example/',
      'annotations.base http://pacs.example/',
      'mihon.base http://mihon.example/fhir/',
      'mihon.dicomweb http://mihon.example/dicom-web/',
    ])
  })
})

describe('a FHIR server', () => {
  const at = (
    answer: Answer,
    more: Partial<ProberOptions> = {},
    config = configOf(signInAt('https://login.example')),
  ) => findingsAt('mihon.base', config, { fetch: browserOver(answer), now: () => NOW, ...more })
  const isMetadata = ({ url }: Request) => url.endsWith('/metadata')
  const refusal = () => new Response('', { status: 401 })

  it('is right when it is R4, asks for a token and its clock is right', async () => {
    expect(await at((request) => (isMetadata(request) ? fhir(CAPABILITIES) : refusal()))).toEqual([
      'right fhir-version 4.0.1',
      'right asks-for-token',
      'right clock-right',
    ])
  })

  it('B1: that gives records for a token of nobody’s is a danger, and nothing of a patient was asked for', async () => {
    const asked: string[] = []
    const found = await at((request) => {
      asked.push(`${request.url} ${request.headers.get('authorization')}`)
      return fhir(isMetadata(request) ? CAPABILITIES : { resourceType: 'Bundle', total: 7 })
    })
    expect(found).toContain('wrong takes-any-token')
    expect(asked).toEqual([
      'http://mihon.example/fhir/metadata null',
      'http://mihon.example/fhir/Patient?_summary=count Bearer renkei-viewer-self-check',
    ])
  })

  it.each([
    ['a base that is none', () => new Response('', { status: 404 }), 'wrong status 404'],
    ['HTML', () => new Response('<h1>login</h1>'), 'wrong not-fhir'],
    ['another version', () => fhir({ ...CAPABILITIES, fhirVersion: '5.0.0' }), 'wrong not-r4 5.0.0'],
    ['metadata behind a token', refusal, 'note metadata-withheld 401'],
    ['a redirect', () => new Response('', { status: 302 }), 'wrong redirected'],
    ['a clock that nobody may read', () => fhir(CAPABILITIES, {}), 'note clock-hidden'],
    [
      'E31, B6: a clock ten minutes late',
      () => fhir(CAPABILITIES, { date: new Date(NOW - 600_000).toUTCString() }),
      'wrong clock-skewed −10',
    ],
    [
      'B6: a clock two minutes early at most',
      () => fhir(CAPABILITIES, { date: new Date(NOW + 119_000).toUTCString() }),
      'right clock-right',
    ],
    [
      'kinds that it cannot search',
      () => fhir({ ...CAPABILITIES, rest: [{ mode: 'server', resource: [{ type: 'Observation' }] }] }),
      'note kinds-unsearchable diagnosis',
    ],
  ])('E39: %s is told', async (_what, metadata, told) => {
    expect(await at((request) => (isMetadata(request) ? metadata() : refusal()))).toContain(told)
  })

  it('E39: tells a server that is down from one that refuses this site', async () => {
    expect(await at(() => undefined)).toEqual(['wrong unreachable'])
    expect(await at((_, { mode }) => (mode === 'no-cors' ? new Response() : undefined))).toEqual([
      'wrong origin-refused',
    ])
  })

  it('E39: tells a refused preflight from refusals that lack the headers of CORS', async () => {
    const lets = (plainRefusal: Response | undefined): Answer => {
      return (request, { mode }) => {
        if (isMetadata(request) || mode === 'no-cors') return fhir(CAPABILITIES)
        return request.headers.has('authorization') ? undefined : plainRefusal
      }
    }
    expect(await at(lets(refusal()))).toContain('wrong headers-refused')
    expect(await at(lets(undefined))).toContain('wrong errors-without-cors')
  })

  it('E39: tells what the policy of the site blocks, and http under https, which no server could mend', async () => {
    const watchPolicy: ProberOptions['watchPolicy'] = (tell) => {
      tell('http://mihon.example/fhir/metadata')
      return () => undefined
    }
    expect(await at(() => undefined, { watchPolicy })).toEqual(['wrong blocked-by-policy'])
    expect(await at(() => fhir(CAPABILITIES), { page: new URL('https://viewer.example/') })).toEqual([
      'wrong mixed-content',
    ])
  })

  it('E2: one that never answers is told at the deadline', async () => {
    const never: typeof fetch = (_, init) =>
      new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)))
    expect(await at(() => undefined, { fetch: never, deadlineMs: 20 })).toEqual(['wrong timed-out'])
  })
})

describe('a DICOMweb server', () => {
  const at = (answer: Answer) =>
    findingsAt('mihon.dicomweb', configOf(signInAt('https://login.example'), { dicomweb: 'http://pacs.example/' }), {
      fetch: browserOver(answer),
      now: () => NOW,
    })

  it.each([
    ['that asks for a token is right', () => new Response('', { status: 401 }), 'right asks-for-token'],
    ['that is none is told', () => new Response('', { status: 404 }), 'wrong not-dicomweb'],
    [
      'that answers with a page is told',
      () => new Response('<h1>', { headers: { 'content-type': 'text/html' } }),
      'wrong not-dicomweb',
    ],
    ['that gives studies to anybody is a danger', () => Response.json([]), 'wrong takes-any-token'],
  ])('E39: %s', async (_what, answer, told) => {
    expect(await at(answer)).toContain(told)
  })
})

describe('real servers', () => {
  let facility: FhirFacility
  let provider: OpenIdProvider

  beforeAll(async () => {
    facility = await startFhirFacility({ authenticate: () => false })
    provider = await startOpenIdProvider({ viewers: ['http://viewer.example/'] })
  })

  afterAll(async () => {
    await facility.close()
    await provider.close()
  })

  it('a FHIR server is found right', async () => {
    expect(await findingsAt('mihon.base', configOf({}, { base: facility.base }))).toEqual([
      'right fhir-version 4.0.1',
      'right asks-for-token',
      'right clock-right',
    ])
  })

  it('a certified provider is found right', async () => {
    expect(await findingsAt('signIn.issuer', configOf(signInAt(provider.issuer)))).toContain('right discovery-right')
  })

  it.each([
    ['A2: a slash more is another issuer', '/', {}, /wrong issuer-differs http/],
    ['A1: an acr that it does not list', '', { acrValues: ['urn:none'] }, /note acr-unknown urn:none/],
    ['a scope that it does not list', '', { scope: 'openid none' }, /note scope-unknown none/],
  ])('%s', async (_what, slash, more, told) => {
    const found = await findingsAt('signIn.issuer', configOf(signInAt(`${provider.issuer}${slash}`, more)))
    expect(found.join('\n')).toMatch(told)
  })
})

describe('an OpenID provider', () => {
  const issuer = 'https://login.network.example'
  const RIGHT = {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    end_session_endpoint: `${issuer}/end`,
    revocation_endpoint: `${issuer}/revoke`,
    code_challenge_methods_supported: ['S256'],
  }
  const at = (discovery: object) =>
    findingsAt('signIn.issuer', configOf(signInAt(issuer)), { fetch: browserOver(() => Response.json(discovery)) })

  it('on another domain than the site is told', async () => {
    const page = new URL('https://viewer.elsewhere.test/self-check')
    const found = await findingsAt('signIn.issuer', configOf(signInAt(issuer)), {
      fetch: browserOver(() => Response.json(RIGHT)),
      page,
    })
    expect(found).toEqual(['right discovery-right', 'note another-site'])
    expect(await at(RIGHT)).toEqual(['right discovery-right'])
  })

  it.each([
    ['is right as it stands in the configuration', RIGHT, 'right discovery-right'],
    ['A2: without PKCE is told', { ...RIGHT, code_challenge_methods_supported: ['plain'] }, 'wrong no-pkce'],
    [
      'C1: with an endpoint that the policy would block is told',
      { ...RIGHT, token_endpoint: 'https://oauth.example/token' },
      'wrong endpoint-elsewhere token_endpoint',
    ],
    ['A7: that cannot end a session is told', { ...RIGHT, end_session_endpoint: undefined }, 'note no-end-session'],
    ['A7: that cannot revoke is told', { ...RIGHT, revocation_endpoint: undefined }, 'note no-revocation'],
    ['that is none is told', {}, 'wrong not-discovery'],
  ])('%s', async (_what, discovery, told) => {
    expect(await at(discovery)).toContain(told)
  })
})

describe('the site itself', () => {
  const POLICY = {
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cache-control': 'no-store',
  }
  const at = (
    more: Readonly<Record<string, () => Response>> = {},
    config = configOf(signInAt('https://login.example')),
  ) =>
    findingsAt('site', config, {
      fetch: browserOver(({ url }) => {
        const { pathname } = new URL(url)
        if (more[pathname] !== undefined) return more[pathname]()
        if (pathname === '/assets/none.js') return new Response('', { status: 404, headers: POLICY })
        const policy = pathname === '/silent.html' ? { 'content-security-policy': "frame-ancestors 'self'" } : {}
        return new Response('', { headers: { ...POLICY, ...policy } })
      }),
    })

  it.each([
    ['C1: a page without the policy', { '/': () => new Response('') }, 'wrong no-policy'],
    ['a configuration that browsers keep', { '/config.json': () => new Response('{}') }, 'note config-kept'],
    ['E27: a page in place of a missing file', { '/assets/none.js': () => new Response('') }, 'wrong page-for-file'],
    [
      'a sign-in page that cannot stand in a frame',
      { '/silent.html': () => new Response('', { headers: POLICY }) },
      'wrong frame-refused',
    ],
    ['a site without TLS', {}, 'wrong not-secure'],
  ])('%s is told', async (_what, answers, told) => {
    expect(await at(answers)).toContain(told)
  })

  it('A1: a site where nobody can sign in is told', async () => {
    expect(await at({}, configOf())).toContain('wrong no-sign-in')
  })
})
