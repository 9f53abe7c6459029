import { describe, expect, it } from 'vitest'
import { A, B, eachTestAtDesk, HUB } from '#testing/real-servers/sign-in-desk.ts'

const desk = eachTestAtDesk()

describe('SMART App Launch', () => {
  it('an EHR opens the viewer for its patient', async () => {
    desk().provider.launches.set('of-ehr', { patient: 'pat-1', encounter: 'enc-1' })
    const tab = desk().tab()
    await tab.signIn.start({ issuer: A.slice(0, -1), launch: 'of-ehr' })
    expect(new URL(tab.left ?? '').searchParams.get('aud')).toBe(A)
    const signIn = await tab.opened(await tab.person.answer(tab.left ?? ''))
    expect(signIn.getState()).toMatchObject({ launch: { patient: { server: A, id: 'pat-1' } } })
  })

  it('a user picks the patient at the provider where the viewer is launched by itself', async () => {
    desk().provider.pickedPatient = 'pat-2'
    const standalone = { scope: 'openid profile online_access launch/patient patient/*.rs' }
    const signIn = await desk().tab(standalone).signedIn()
    expect(signIn.getState()).toMatchObject({ launch: { patient: { server: HUB, id: 'pat-2' } } })
  })

  it('C8: nobody else launches it: neither a stranger nor a server of the network that may not', async () => {
    for (const issuer of ['https://evil.example/fhir/', B]) {
      const tab = desk().tab()
      await tab.signIn.start({ issuer, launch: 'of-ehr' })
      expect(tab.signIn.getState()).toMatchObject({ kind: 'signed-out', why: 'failed' })
      expect(tab.left).toBeUndefined()
    }
  })
})
