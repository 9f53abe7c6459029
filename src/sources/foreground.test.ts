import { describe, expect, it } from 'vitest'
import { Foreground } from './foreground.ts'

const NEVER = new AbortController().signal

describe('what a reader waits for goes first', () => {
  it('SPD-1: the history is asked after everything on the screen has come', async () => {
    const foreground = new Foreground()
    const order: string[] = []
    const screen = Promise.withResolvers<void>()
    const recent = foreground.run(async () => {
      await screen.promise
      order.push('recent')
    })
    const history = foreground.quiet(NEVER).then(() => order.push('history'))
    setTimeout(() => screen.resolve(), 400)
    await Promise.all([recent, history])
    expect(order).toEqual(['recent', 'history'])
  })

  it('SPD-1: a hospital that never answers does not hold the history up for ever', async () => {
    const foreground = new Foreground()
    void foreground.run(() => new Promise<void>(() => {}))
    await expect(foreground.quiet(NEVER)).resolves.toBeUndefined()
  })

  it('PID-5: waiting ends when the patient is left', async () => {
    const foreground = new Foreground()
    void foreground.run(() => new Promise<void>(() => {}))
    const left = new AbortController()
    const waiting = foreground.quiet(left.signal)
    left.abort(new Error('left'))
    await expect(waiting).rejects.toThrow('left')
  })
})
