import { describe, expect, it } from 'vitest'
import { ConfigReader } from './config-reader.ts'
import { DEFAULT_SCOPE, signInOf } from './sign-in-config.ts'

const GIVEN = {
  issuer: 'https://sso.example',
  clientId: 'renkei-viewer',
  acrValues: ['urn:mihon:acr:two-factor'],
  professions: { codes: { physician: 'physician', ns: 'nurse' } },
}

function read(more: object = {}) {
  const reader = new ConfigReader('https://viewer.example/')
  const config = signInOf(reader, { ...GIVEN, ...more })
  return { config, problems: reader.problems.map(({ at }) => at) }
}

describe('the sign-in of a configuration', () => {
  it('A4: lasts one shift of eight hours at most', () => {
    expect(read().config.maxSessionMs).toBe(8 * 3_600_000)
    expect(read({ maxSessionHours: 4 }).config.maxSessionMs).toBe(4 * 3_600_000)
    expect(read({ maxSessionHours: 12 }).problems).toEqual(['signIn.maxSessionHours'])
  })

  it('A1: cannot be configured without saying what counts as two factors', () => {
    expect(read({ acrValues: [] }).problems).toEqual(['signIn.acrValues'])
    expect(read({ acrValues: undefined }).problems).toEqual(['signIn.acrValues'])
  })

  it('A2: keeps the issuer to the letter, and takes none that is not https', () => {
    expect(read({ issuer: 'https://sso.example/' }).config.issuer).toBe('https://sso.example/')
    expect(read({ issuer: 'http://127.0.0.1:8301' }).problems).toEqual([])
    for (const issuer of ['http://sso.example', 'sso.example', 'https://sso.example?x=1', 7, undefined]) {
      expect(read({ issuer }).problems).toEqual(['signIn.issuer'])
    }
  })

  it('maps role codes of the provider to professions that the viewer knows, and to no other', () => {
    expect(read().config.professions.codes.get('ns')).toBe('nurse')
    expect(read({ professions: { codes: { x: 'janitor' } } }).problems).toEqual(['signIn.professions.codes.x'])
    expect(read({ professions: { codes: {} } }).problems).toEqual(['signIn.professions.codes'])
    expect(read({ professions: undefined }).problems).toContain('signIn.professions.codes')
  })

  it('asks for scopes that SMART knows, unless told otherwise; always for openid', () => {
    expect(read().config.scope).toBe(DEFAULT_SCOPE)
    expect(read({ scope: 'profile user/*.rs' }).problems).toEqual(['signIn.scope'])
  })

  it('C8: lets only FHIR servers that it names launch it', () => {
    expect(read({ launchIssuers: ['/fhir/a/'] }).config.launchIssuers).toEqual(['https://viewer.example/fhir/a/'])
    expect(read({ launchIssuers: ['https://ehr.example/fhir'] }).problems).toEqual(['signIn.launchIssuers[0]'])
  })

  it('E39: names a misspelt key instead of passing it over', () => {
    expect(read({ acrvalues: ['x'] }).problems).toEqual(['signIn.acrvalues'])
  })
})
