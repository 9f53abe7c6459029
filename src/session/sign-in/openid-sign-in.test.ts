import { describe, expect, it } from 'vitest'
import { ACR } from '#testing/real-servers/openid-provider.ts'
import { ProviderUser } from '#testing/real-servers/openid-provider-user.ts'
import { eachTestAtDesk, HUB, PHYSICIAN, SIGNAL } from '#testing/real-servers/sign-in-desk.ts'
import { PLACE_KEY } from './kept-in-tab.ts'
import type { OpenIdSignIn } from './openid-sign-in.ts'

const desk = eachTestAtDesk()

const kindOf = (signIn: OpenIdSignIn) => signIn.getState().kind

describe('signing in at the provider', () => {
  it('tells who is there, as what and where, from the claims of the provider', async () => {
    const tab = desk().tab()
    const signIn = await tab.signedIn()
    expect(signIn.getState()).toMatchObject({ kind: 'signed-in', user: PHYSICIAN })
  })

  it('A1: refuses whoever signed in with a password alone, and asks for a password the next time', async () => {
    const tab = desk().tab()
    const signIn = await tab.signedIn({ isWeak: true })
    expect(signIn.getState()).toMatchObject({ kind: 'signed-out', why: 'weak' })
    await expect(signIn.token(HUB, SIGNAL)).rejects.toThrow('no access token')
    await signIn.begin()
    expect(new URL(tab.left ?? '').searchParams.get('prompt')).toBe('login')
  })

  it('A1: asks for the two factors as essential', async () => {
    const tab = desk().tab()
    await tab.signIn.begin()
    const { searchParams } = new URL(tab.left ?? '')
    expect(JSON.parse(searchParams.get('claims') ?? '')).toMatchObject({
      id_token: { acr: { essential: true, values: [ACR.twoFactor] } },
    })
  })

  it('says that the user gave up, and in whose words it failed', async () => {
    expect((await desk().tab().signedIn({ isCancelled: true })).getState()).toMatchObject({
      kind: 'signed-out',
      why: 'cancelled',
      detail: expect.stringContaining('access_denied'),
    })
  })

  it('lets nobody in whose profession or facility this network does not know', async () => {
    const clerk = desk().tab({}, new ProviderUser('u-reiji-fumi'))
    expect((await clerk.signedIn()).getState()).toMatchObject({ why: 'no-profession' })
    const elsewhere = desk().tab({}, new ProviderUser('u-zurei-midori'))
    expect((await elsewhere.signedIn()).getState()).toMatchObject({ why: 'no-facility' })
  })

  it('says so when the provider cannot be reached', async () => {
    await desk().provider.close()
    const tab = desk().tab()
    await tab.signIn.begin()
    expect(tab.signIn.getState()).toMatchObject({ kind: 'signed-out', why: 'failed' })
  })

  it('comes back to the place in the viewer from which one left, and to no other site', async () => {
    const tab = desk().tab()
    await tab.signIn.begin({ place: '/p/x7/labs?from=2026-01-01' })
    expect(tab.storage.getItem(PLACE_KEY)).toBe('/viewer/p/x7/labs?from=2026-01-01')
    await tab.signIn.begin({ place: '//evil.example/' })
    expect(tab.storage.getItem(PLACE_KEY)).toBe('/viewer//evil.example/')
  })
})

describe('A2: an answer that is not the provider’s to this tab', () => {
  async function answered(change: (address: URL) => void): Promise<OpenIdSignIn> {
    const tab = desk().tab()
    await tab.signIn.begin()
    const address = new URL(await tab.person.answer(tab.left ?? ''))
    change(address)
    return tab.opened(address.href)
  }
  const asRefused = { kind: 'signed-out', why: 'failed' }

  it('A2: is refused when the state is another', async () => {
    expect((await answered(({ searchParams }) => searchParams.set('state', 'other'))).getState()).toMatchObject(
      asRefused,
    )
  })

  it('A2: is refused when the issuer is another, or not named', async () => {
    for (const change of [
      ({ searchParams }: URL) => searchParams.set('iss', 'https://evil.example'),
      ({ searchParams }: URL) => searchParams.delete('iss'),
    ]) {
      expect((await answered(change)).getState()).toMatchObject(asRefused)
    }
    expect(desk().provider.grants).toEqual([])
  })

  it('A2: is refused when the code is another', async () => {
    expect((await answered(({ searchParams }) => searchParams.set('code', 'other'))).getState()).toMatchObject(
      asRefused,
    )
  })

  it('A2: is refused when an old address is opened again, and in another tab', async () => {
    const tab = desk().tab()
    await tab.signIn.begin()
    const answer = await tab.person.answer(tab.left ?? '')
    expect((await desk().tab().opened(answer)).getState()).toMatchObject(asRefused)
    expect(kindOf(await tab.opened(answer))).toBe('signed-in')
    expect((await tab.opened(answer)).getState()).toMatchObject(asRefused)
  })

  it('A2: is refused when the nonce of the ID token is another', async () => {
    const tab = desk().tab()
    await tab.signIn.begin()
    const address = new URL(tab.left ?? '')
    address.searchParams.set('nonce', 'of-another-sign-in')
    const signIn = await tab.opened(await tab.person.answer(address.href))
    expect(signIn.getState()).toMatchObject({ ...asRefused, detail: expect.stringContaining('nonce') })
  })

  it('A2: is refused when the metadata are those of another issuer', async () => {
    const tab = desk().tab({ issuer: desk().provider.issuer.replace('127.0.0.1', 'localhost') })
    await tab.signIn.begin()
    expect(tab.signIn.getState()).toMatchObject({ ...asRefused, detail: expect.stringContaining('issuer') })
  })

  it('E31: is taken although the clock of this machine is a day ahead, and the shift ends by that clock', async () => {
    const tab = desk().tab()
    tab.aheadMs = 86_400_000
    const state = (await tab.signedIn()).getState()
    expect(state).toMatchObject({ kind: 'signed-in' })
    const { authenticatedAt } = { authenticatedAt: 0, ...state }
    expect(Math.abs(authenticatedAt - (Date.now() + tab.aheadMs))).toBeLessThan(10_000)
  })
})
