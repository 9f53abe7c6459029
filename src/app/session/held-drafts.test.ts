import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { MeasureDesk } from '#screens/images/measure/measure-desk.ts'
import { sampleDraft } from '#screens/images/measure/testing/sample-drafts.ts'
import { fakePerson } from '#testing/fake-network.ts'
import { HeldDrafts } from './held-drafts.ts'

const KEY = ['p1', 'measure-desk', 'u1']

describe('what is begun while the screen is locked', () => {
  it('A6 E17: measurements that are not saved are kept for their author, and everything else is forgotten', () => {
    const client = new QueryClient()
    const desk = new MeasureDesk(fakePerson('p1'), () => undefined)
    desk.add(sampleDraft('1.2.3'))
    client.setQueryData(KEY, desk)
    client.setQueryData(['p1', 'labs'], ['result'])
    const held = new HeldDrafts(client)
    held.take()
    client.clear()
    expect(held.count).toBe(1)
    held.giveBack()
    expect(client.getQueryData(KEY)).toBe(desk)
    expect(desk.getState().drafts.measurements).toHaveLength(1)
    expect(client.getQueryData(['p1', 'labs'])).toBeUndefined()
  })

  it('A6: another user gets none of them', () => {
    const client = new QueryClient()
    const desk = new MeasureDesk(fakePerson('p1'), () => undefined)
    desk.add(sampleDraft('1.2.3'))
    client.setQueryData(KEY, desk)
    const held = new HeldDrafts(client)
    held.take()
    client.clear()
    held.drop()
    held.giveBack()
    expect(client.getQueryData(KEY)).toBeUndefined()
  })
})
