import { describe, expect, it } from 'vitest'
import { installTrustedTypes, ownScriptAddress } from './trusted-types.ts'

const ORIGIN = 'https://viewer.example'

describe('the default policy of Trusted Types', () => {
  it.each([`${ORIGIN}/viewer/sample-network-sw.js`, './assets/worker.js'])(
    'passes a script of our own: %s',
    (address) => {
      expect(ownScriptAddress(address, ORIGIN)).toBe(address)
    },
  )

  it.each([
    'https://elsewhere.example/worker.js',
    'data:text/javascript,0',
    'blob:https://viewer.example/1',
    'javascript:0',
  ])('refuses everything else: %s', (address) => {
    expect(() => ownScriptAddress(address, ORIGIN)).toThrow(TypeError)
  })

  it('is called default, has no rule for HTML or script text, and needs no browser that knows it', () => {
    const policies: unknown[] = []
    installTrustedTypes(
      { trustedTypes: { createPolicy: (name: string, rules: object) => policies.push([name, Object.keys(rules)]) } },
      ORIGIN,
    )
    expect(policies).toEqual([['default', ['createScriptURL']]])
    expect(() => installTrustedTypes({}, ORIGIN)).not.toThrow()
  })
})
