import { describe, expect, it } from 'vitest'
import { lookupTable } from './lookup-table.ts'

describe('a table looked up with a sender’s text', () => {
  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('D11: holds nothing under %s', (text) => {
    expect(lookupTable({ I: 'IMP' })[text]).toBeUndefined()
  })

  it('holds what was put into it', () => {
    expect(lookupTable({ I: 'IMP' }).I).toBe('IMP')
  })
})
