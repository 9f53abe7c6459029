import { beforeEach, describe, expect, it, vi } from 'vitest'
import { beginTurn, claimTurn, turnOfTab } from './turn.ts'

const stored = new Map<string, string>()

beforeEach(() => {
  stored.clear()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  })
  return () => vi.unstubAllGlobals()
})

describe('the turn of a user at a tab', () => {
  it('A6: stays the same for the same user, however often the page is loaded', () => {
    const turn = turnOfTab()
    expect(claimTurn('u-1')).toBe(true)
    expect(claimTurn('u-1')).toBe(true)
    expect(turnOfTab()).toBe(turn)
  })

  it('A6: another user who comes back from the provider has a turn of their own', () => {
    const turn = turnOfTab()
    claimTurn('u-1')
    expect(claimTurn('u-2')).toBe(false)
    expect(turnOfTab()).not.toBe(turn)
    expect(claimTurn('u-2')).toBe(true)
  })

  it('A3: names nobody in what the browser keeps', () => {
    claimTurn('u-reiji-ichiro')
    expect(stored.size).toBe(2)
    expect(JSON.stringify([...stored])).not.toContain('reiji')
  })

  it('A7: after signing out even the same user begins anew', () => {
    claimTurn('u-1')
    const turn = turnOfTab()
    beginTurn()
    expect([...stored.keys()]).toEqual(['renkei-viewer.turn'])
    expect(turnOfTab()).not.toBe(turn)
    expect(claimTurn('u-1')).toBe(true)
  })

  it('lasts as long as the page where the browser keeps nothing', () => {
    vi.stubGlobal('sessionStorage', undefined)
    const turn = turnOfTab()
    expect(turnOfTab()).toBe(turn)
    claimTurn('u-1')
    expect(claimTurn('u-2')).toBe(false)
  })
})
