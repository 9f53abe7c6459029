import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it, vi } from 'vitest'
import type { Network } from '#sources/record-source.ts'
import { dataOf, fakeNetwork } from '#testing/fake-network.ts'
import { purgeOnRefusal } from './purge-on-refusal.ts'

const RESULTS = dataOf<never>([])

/** What was read of two people at two hospitals; then hospital B answers. */
function refusing(answer: { readonly state: 'notPermitted' | 'outOfConsent' }, kind = 'file') {
  const forgotten = vi.fn()
  const base = fakeNetwork()
  const network: Network = { ...base, sources: base.sources.map((each) => ({ ...each, forget: forgotten })) }
  const client = new QueryClient()
  const kept = {
    list: ['p1', 'b', 'records', 'file', 'all'],
    calendar: ['p1', 'b', 'timeline', 'file', 'all'],
    labs: ['p1', 'b', 'records', 'laboratory', 'all'],
    opened: ['p1', 'b', 'file', 'doc-1'],
    elsewhere: ['p1', 'a', 'file', 'doc-2'],
    other: ['p2', 'b', 'file', 'doc-3'],
    desk: ['p1', 'note-desk', 'u1'],
  } as const
  for (const key of Object.values(kept)) client.setQueryData(key, RESULTS)
  const end = purgeOnRefusal(client, network)
  const refused = ['p1', 'b', 'records', kind, 'newest'] as const
  client.setQueryData(refused, answer)
  const standing = () =>
    Object.entries(kept).flatMap(([name, key]) => (client.getQueryData(key) === undefined ? [] : [name]))
  return { client, refused, forgotten, standing, end }
}

describe('a hospital that refuses what it had given', () => {
  it('B2: takes along every list of that kind and what was opened from there, and nothing of others', () => {
    const { standing, forgotten } = refusing({ state: 'notPermitted' })
    expect(standing()).toEqual(['labs', 'elsewhere', 'other', 'desk'])
    expect(forgotten).toHaveBeenCalledOnce()
  })

  it('B2: takes everything of its own along where the consent ended', () => {
    expect(refusing({ state: 'outOfConsent' }).standing()).toEqual(['elsewhere', 'other', 'desk'])
  })

  it('B2: disturbs nobody where it had given nothing of that kind, nor when it refuses again', () => {
    const { standing, forgotten, client, refused } = refusing({ state: 'notPermitted' }, 'diagnosis')
    expect(standing()).toHaveLength(7)
    client.setQueryData([...refused], { state: 'notPermitted' })
    expect(forgotten).not.toHaveBeenCalled()
  })

  it('B2: takes the files and pictures along where the only list that had named them is the one that is refused', () => {
    const client = new QueryClient()
    const end = purgeOnRefusal(client, fakeNetwork())
    const list = (kind: string) => ['p1', 'b', 'records', kind, 'all']
    const [file, thumbnail] = [
      ['p1', 'b', 'file', 'doc-1'],
      ['p1', 'b', 'thumbnail', 'study-1', 'series-1'],
    ]
    for (const key of [list('report'), list('imaging'), file, thumbnail]) client.setQueryData(key, RESULTS)
    const standing = () => [file, thumbnail].map((key) => client.getQueryData(key) !== undefined)
    client.setQueryData(list('diagnosis'), { state: 'notPermitted' })
    expect(standing(), 'neither was a diagnosis').toEqual([true, true])
    client.setQueryData(list('report'), { state: 'notPermitted' })
    expect(standing()[0]).toBe(false)
    client.setQueryData(thumbnail, RESULTS)
    client.setQueryData(list('imaging'), { state: 'notPermitted' })
    expect(standing()[1]).toBe(false)
    end()
  })

  it('B2: a refusal that is only repeated leaves what was opened since, by a kind that may be read', () => {
    const { client, refused, standing } = refusing({ state: 'notPermitted' })
    client.setQueryData(['p1', 'b', 'file', 'doc-1'], RESULTS)
    client.setQueryData([...refused], { state: 'notPermitted' })
    expect(standing()).toContain('opened')
  })

  it('B2: is heard no more once nobody reads', () => {
    const { standing, end, client } = refusing({ state: 'notPermitted' }, 'diagnosis')
    end()
    client.setQueryData(['p1', 'b', 'records', 'laboratory', 'newest'], { state: 'notPermitted' })
    expect(standing()).toHaveLength(7)
  })
})
