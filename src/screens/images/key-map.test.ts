import { describe, expect, it } from 'vitest'
import { canBeKey, commandOf, type PressedKey, singleKeysOf } from './key-map.ts'

const USUAL = singleKeysOf({})

const press = (key: string, more: Partial<PressedKey> = {}): PressedKey => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  shiftKey: false,
  isComposing: false,
  ...more,
})

describe('the keys of a viewport', () => {
  it.each([
    ['ArrowDown', { does: 'step', by: 1 }],
    ['ArrowUp', { does: 'step', by: -1 }],
    ['PageDown', { does: 'series', by: 1 }],
    ['PageUp', { does: 'series', by: -1 }],
    ['Home', { does: 'first' }],
    ['End', { does: 'last' }],
    ['ArrowLeft', { does: 'viewport', by: -1 }],
    ['+', { does: 'zoom', by: 1 }],
    ['-', { does: 'zoom', by: -1 }],
    ['=', { does: 'fit' }],
    ['z', { does: 'tool', tool: 'zoom' }],
    ['r', { does: 'rotate', degrees: 90 }],
    ['l', { does: 'rotate', degrees: -90 }],
    ['h', { does: 'flip-horizontal' }],
    ['v', { does: 'flip-vertical' }],
    ['i', { does: 'invert' }],
    ['c', { does: 'cine' }],
    [' ', { does: 'reset' }],
    ['Escape', { does: 'cancel' }],
    ['1', { does: 'preset', place: 0 }],
    ['9', { does: 'preset', place: 8 }],
  ])('IMG-7: %j does what it does in other viewers', (key, command) => {
    expect(commandOf(press(key), USUAL)).toEqual(command)
  })

  it('IMG-7: a capital letter is the same key', () => {
    expect(commandOf(press('R', { shiftKey: true }), USUAL)).toEqual({ does: 'rotate', degrees: 90 })
    expect(commandOf(press('+', { shiftKey: true }), USUAL)).toEqual({ does: 'zoom', by: 1 })
  })

  it('IMG-7: what is dragged with the pointer is also done with Shift and Ctrl', () => {
    expect(commandOf(press('ArrowRight', { shiftKey: true }), USUAL)).toEqual({ does: 'window', width: 20, center: 0 })
    expect(commandOf(press('ArrowDown', { shiftKey: true }), USUAL)).toEqual({ does: 'window', width: 0, center: -20 })
    expect(commandOf(press('ArrowDown', { ctrlKey: true }), USUAL)).toEqual({ does: 'pan', x: 0, y: 40 })
  })

  it('WCAG 2.1.4: with single keys off no character does anything, and the other keys work on', () => {
    for (const key of ['r', 'i', 'c', ' ', '1', '+', '-', '=']) expect(commandOf(press(key), undefined)).toBeUndefined()
    expect(commandOf(press('ArrowDown'), undefined)).toEqual({ does: 'step', by: 1 })
    expect(commandOf(press('Escape'), undefined)).toEqual({ does: 'cancel' })
  })

  it('is silent while kana are converted', () => {
    expect(commandOf(press('r', { isComposing: true }), USUAL)).toBeUndefined()
    expect(commandOf(press('ArrowDown', { isComposing: true }), USUAL)).toBeUndefined()
    expect(commandOf(press('Process'), USUAL)).toBeUndefined()
  })

  it('leaves the keys of the browser alone', () => {
    expect(commandOf(press('r', { ctrlKey: true }), USUAL)).toBeUndefined()
    expect(commandOf(press('ArrowLeft', { altKey: true }), USUAL)).toBeUndefined()
    expect(commandOf(press('c', { metaKey: true }), USUAL)).toBeUndefined()
    expect(commandOf(press('F5'), USUAL)).toBeUndefined()
  })
})

describe('keys that a user chose', () => {
  it('IMG-7: stand in place of the usual ones, which do nothing any more', () => {
    const keys = singleKeysOf({ invert: 'x' })
    expect(commandOf(press('x'), keys)).toEqual({ does: 'invert' })
    expect(commandOf(press('i'), keys)).toBeUndefined()
    expect(commandOf(press('X', { shiftKey: true }), keys)).toEqual({ does: 'invert' })
  })

  it('take a key from the command that usually has it: no key ever does two things', () => {
    const keys = singleKeysOf({ invert: 'r' })
    expect(commandOf(press('r'), keys)).toEqual({ does: 'invert' })
    expect(keys['rotate-right']).toBe('')
  })

  it('may be none', () => {
    const keys = singleKeysOf({ reset: '' })
    expect(commandOf(press(' '), keys)).toBeUndefined()
  })

  it.each(['1', '9', '?', '/', 'b', 'g', 'n', '', 'ab', 'Enter', 'R'])('cannot be %j', (key) => {
    expect(canBeKey(key)).toBe(false)
  })

  it('are the usual ones where what is kept cannot be a key', () => {
    expect(singleKeysOf({ invert: 'Enter', zoom: '1', unknown: 'q' })).toEqual(USUAL)
  })
})
