import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { begun, changed, type History, redone, rewritten, undone } from './history.ts'

describe('undo and redo of measurements', () => {
  it('undo goes back step by step to the beginning, redo to the end', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 40 }), (steps) => {
        const whole = steps.reduce<History<number>>(changed, begun(-1))
        const times = <T>(history: History<T>, step: (each: History<T>) => History<T>) =>
          steps.reduce<History<T>>((each) => step(each), history)
        expect(times(whole, undone).present).toBe(-1)
        expect(times(times(whole, undone), redone)).toEqual(whole)
      }),
    )
  })

  it('a new step after an undo forgets what was undone', () => {
    const history = changed(undone(changed(begun('a'), 'b')), 'c')
    expect(redone(history)).toBe(history)
    expect(undone(history).present).toBe('a')
  })

  it('nothing to undo changes nothing', () => {
    const history = begun('a')
    expect([undone(history), redone(history)]).toEqual([history, history])
  })

  it('H-22: what was saved does not come back as a draft by undo', () => {
    const history = changed(changed(begun<readonly string[]>([]), ['a']), ['a', 'b'])
    const unsaved = (drafts: readonly string[]) => drafts.filter((each) => each !== 'a')
    const saved = rewritten(history, unsaved, unsaved, (one, other) => one.join() === other.join())
    expect(saved.present).toEqual(['b'])
    expect(undone(saved).present).toEqual([])
    expect(saved.past).toHaveLength(1)
  })
})
