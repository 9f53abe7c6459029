import { describe, expect, it } from 'vitest'
import { commandOf, type PressedKey } from './key-map.ts'

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
    expect(commandOf(press(key), true)).toEqual(command)
  })

  it('IMG-7: a capital letter is the same key', () => {
    expect(commandOf(press('R', { shiftKey: true }), true)).toEqual({ does: 'rotate', degrees: 90 })
    expect(commandOf(press('+', { shiftKey: true }), true)).toEqual({ does: 'zoom', by: 1 })
  })

  it('IMG-7: what is dragged with the pointer is also done with Shift and Ctrl', () => {
    expect(commandOf(press('ArrowRight', { shiftKey: true }), true)).toEqual({ does: 'window', width: 20, center: 0 })
    expect(commandOf(press('ArrowDown', { shiftKey: true }), true)).toEqual({ does: 'window', width: 0, center: -20 })
    expect(commandOf(press('ArrowDown', { ctrlKey: true }), true)).toEqual({ does: 'pan', x: 0, y: 40 })
  })

  it('WCAG 2.1.4: with single keys off no character does anything, and the other keys work on', () => {
    for (const key of ['r', 'i', 'c', ' ', '1', '+', '-', '=']) expect(commandOf(press(key), false)).toBeUndefined()
    expect(commandOf(press('ArrowDown'), false)).toEqual({ does: 'step', by: 1 })
    expect(commandOf(press('Escape'), false)).toEqual({ does: 'cancel' })
  })

  it('is silent while kana are converted', () => {
    expect(commandOf(press('r', { isComposing: true }), true)).toBeUndefined()
    expect(commandOf(press('ArrowDown', { isComposing: true }), true)).toBeUndefined()
    expect(commandOf(press('Process'), true)).toBeUndefined()
  })

  it('leaves the keys of the browser alone', () => {
    expect(commandOf(press('r', { ctrlKey: true }), true)).toBeUndefined()
    expect(commandOf(press('ArrowLeft', { altKey: true }), true)).toBeUndefined()
    expect(commandOf(press('c', { metaKey: true }), true)).toBeUndefined()
    expect(commandOf(press('F5'), true)).toBeUndefined()
  })
})
