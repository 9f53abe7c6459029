import { act, renderHook } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useHeldRows } from './new-rows-bar.tsx'

const row = (key: string) => ({ key })
const keys = (rows: readonly { key: string }[]) => rows.map(({ key }) => key).join('')

interface Given {
  readonly rows: readonly { readonly key: string }[]
  readonly isReading: boolean
  readonly scope?: string
}

function held() {
  return renderHook(({ rows, isReading, scope = '' }: Given) => useHeldRows(rows, isReading, scope), {
    initialProps: { rows: [row('b')], isReading: false } as Given,
  })
}

describe('rows that arrive while somebody reads', () => {
  it('SPD-2: wait until they are asked for, and are counted meanwhile', () => {
    const { result, rerender } = held()
    rerender({ rows: [row('b')], isReading: true })
    rerender({ rows: [row('a'), row('b'), row('c')], isReading: true })
    expect([keys(result.current.shown), result.current.waiting]).toEqual(['b', 2])
    act(() => result.current.show())
    expect([keys(result.current.shown), result.current.waiting]).toEqual(['abc', 0])
  })

  it('stand at once as long as nobody has begun to read, and the first ones always', () => {
    const { result, rerender } = held()
    rerender({ rows: [row('a'), row('b')], isReading: false })
    expect(keys(result.current.shown)).toBe('ab')
    const late = renderHook(({ rows }) => useHeldRows(rows, true, ''), {
      initialProps: { rows: [] as { key: string }[] },
    })
    late.rerender({ rows: [row('a')] })
    expect(keys(late.result.current.shown)).toBe('a')
  })

  it('SRC-7: rows of another hospital are no news: they stand at once', () => {
    const { result, rerender } = held()
    rerender({ rows: [row('x'), row('y')], isReading: true, scope: 'b' })
    expect([keys(result.current.shown), result.current.waiting]).toEqual(['xy', 0])
  })

  it('VAL-4: what is withdrawn goes at once', () => {
    const { result, rerender } = held()
    rerender({ rows: [row('b'), row('c')], isReading: false })
    rerender({ rows: [row('c'), row('d')], isReading: true })
    expect([keys(result.current.shown), result.current.waiting]).toEqual(['c', 1])
  })
})
