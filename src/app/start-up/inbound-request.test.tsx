import { afterEach, describe, expect, it } from 'vitest'
import { takeInboundRequest } from './inbound-request.ts'

afterEach(() => history.replaceState(null, '', '/'))

describe('a request in the address with which the page was opened', () => {
  it('DESIGN §8.9, PID-12: is taken out of it at once, and what belongs to the page stays', () => {
    history.replaceState(
      null,
      '',
      '/?demo=D:down&requestType=PATIENT&patientID=44710092%5E%5E%5E1.2.3&patientName=MIHON#/',
    )
    const entries = history.length
    const inbound = takeInboundRequest()
    expect(inbound?.reading).toMatchObject({ kind: 'request', request: { patient: { id: '44710092' } } })
    expect(`${location.search}${location.hash}`).toBe('?demo=D%3Adown#/')
    expect(history.length).toBe(entries)
  })

  it('H-19: knows who is open besides, behind a hash or in the path', () => {
    history.replaceState(null, '', '/?requestType=STUDY&studyUID=1.2#/p/abc/labs?period=3m')
    expect(takeInboundRequest()?.open).toBe('abc')
    history.replaceState(null, '', '/viewer/p/x%20y/images?requestType=STUDY&studyUID=1.2')
    expect(takeInboundRequest()?.open).toBe('x y')
    history.replaceState(null, '', '/?requestType=STUDY&studyUID=1.2')
    expect(takeInboundRequest()?.open).toBeUndefined()
  })

  it('an unusable one is taken out, too', () => {
    history.replaceState(null, '', '/?requestType=PATIENT&patientName=X')
    expect(takeInboundRequest()?.reading).toEqual({ kind: 'unusable', why: 'no-patient-id' })
    expect(location.search).toBe('')
  })

  it('an address of ours is left alone', () => {
    history.replaceState(null, '', '/?demo=D:down#/')
    expect(takeInboundRequest()).toBeUndefined()
    expect(location.search).toBe('?demo=D:down')
  })

  it('a handle that is no text of an address does not break the start', () => {
    history.replaceState(null, '', '/?requestType=STUDY&studyUID=1.2#/p/%E0%A4%A/labs')
    expect(takeInboundRequest()?.open).toBeUndefined()
  })
})
