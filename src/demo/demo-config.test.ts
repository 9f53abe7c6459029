import { describe, expect, it } from 'vitest'
import { tinyNetwork } from '#testing/tiny-network.ts'
import { demoConfig } from './demo-config.ts'
import { parseDemoState } from './demo-state.ts'

const BASE = 'https://static.example/viewer/index.html?demo=B:slow#/'

describe('the configuration of the demo', () => {
  it('names one server per facility and the hub, under whatever path the demo lies', async () => {
    const { facilities, hub, policy } = demoConfig(await tinyNetwork().network(), parseDemoState(''), BASE)
    expect(facilities.map(({ base }) => base.href)).toEqual([
      'https://static.example/viewer/fhir/reiji/',
      'https://static.example/viewer/fhir/mihon/',
    ])
    expect(hub.base.href).toBe('https://static.example/viewer/fhir/hub/')
    expect(policy.imageTools).toBe('full')
  })

  it('lacks what a hospital does not disclose, so that it is not asked (公開していません)', async () => {
    const network = await tinyNetwork().network()
    const state = parseDemoState('?demo=B:not-disclosing')
    const kinds = demoConfig(network, state, BASE).facilities.map(({ facility }) => [...facility.disclosedKinds])
    expect(kinds).toEqual([['visit', 'laboratory'], ['visit']])
  })

  it('names the picture server of a hospital, or the viewer in which alone its pictures can be seen, and the store of annotations', async () => {
    const network = await tinyNetwork().network()
    const pictured = {
      ...network,
      facilities: network.facilities.map((each) => ({
        ...each,
        images: each.letter === 'B' ? ('dicomweb' as const) : ('own-viewer' as const),
      })),
    }
    const of = (query: string) => demoConfig(pictured, parseDemoState(query), BASE)
    const { annotations, facilities } = of('')
    expect(facilities.map(({ dicomweb, imageDisplay }) => dicomweb?.href ?? imageDisplay?.href)).toEqual([
      'https://images.reiji.example/invoke-image-display',
      'https://static.example/viewer/dicomweb/mihon/',
    ])
    expect(annotations?.base.href).toBe('https://static.example/viewer/dicomweb/hub/')
    expect(of('?demo=B:not-disclosing').facilities[1]?.dicomweb).toBeUndefined()
  })

  it('says where a network file is wrong instead of starting without a hospital (E39)', async () => {
    const network = await tinyNetwork().network()
    const twice = { ...network, facilities: network.facilities.map((each) => ({ ...each, letter: 'A' })) }
    expect(() => demoConfig(twice, parseDemoState(''), BASE)).toThrow(/facilities\[1\]\.letter/)
  })
})
