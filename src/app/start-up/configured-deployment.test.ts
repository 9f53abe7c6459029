import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { configuredDeployment } from './configured-deployment.ts'
import { StartUpError } from './failure-page.ts'

const FACILITY = {
  id: 'reiji-chuo',
  letter: 'A',
  type: 'clinic',
  name: { ja: '例示中央クリニック', en: 'Reiji Central Clinic' },
  shortName: { ja: '例示中央', en: 'Reiji Central' },
  patientIdSystem: 'urn:oid:1.2.392.100495.20.3.51.11319900011',
  disclosedKinds: ['visit'],
  isOwn: true,
  base: '/fhir/reiji-chuo/',
}
const CONFIG = {
  name: { ja: '例示ネットワーク', en: 'Reiji Network' },
  hub: { base: '/fhir/hub/' },
  facilities: [FACILITY],
}

function serve(config: unknown) {
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => Response.json(config)),
  )
}

beforeEach(() => vi.stubGlobal('location', new URL('https://viewer.example/p/x/calendar')))
afterEach(() => vi.unstubAllGlobals())

describe('a site that is configured', () => {
  it('reads config.json beside index.html, whatever address was opened, and nobody can sign in without a sign-in', async () => {
    serve(CONFIG)
    const { network, signIn } = await configuredDeployment()
    expect(vi.mocked(fetch).mock.calls[0]?.[0]).toEqual(new URL('https://viewer.example/config.json'))
    expect(network.facilities.map(({ letter }) => letter)).toEqual(['A'])
    expect(signIn).toBeUndefined()
  })

  it('E39, H-05: is not started at all when one place of the configuration is wrong; the place is named', async () => {
    serve({ ...CONFIG, facilities: [FACILITY, { ...FACILITY, id: 'b', letter: 'あ', isOwn: false }] })
    await expect(configuredDeployment()).rejects.toThrow(/facilities\[1\]\.letter/)
    await expect(configuredDeployment()).rejects.toBeInstanceOf(StartUpError)
  })

  it('E39: says so when the file is not there', async () => {
    vi.stubGlobal(
      'fetch',
      vi.fn(async () => new Response('', { status: 404 })),
    )
    await expect(configuredDeployment()).rejects.toThrow('/config.json: HTTP 404')
  })
})
