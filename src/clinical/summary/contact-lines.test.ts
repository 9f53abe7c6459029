import { describe, expect, it } from 'vitest'
import { fakeContact } from '#testing/fake-facts.ts'
import { contactLines } from './contact-lines.ts'

const who = (lines: ReturnType<typeof contactLines>) =>
  lines.map(({ records }) => [records[0]?.relation ?? '本人', records.map(({ facility }) => facility).join('')])

describe('連絡先', () => {
  it('FACE-1: the patient first, then people who can be reached, then those without a number', () => {
    const lines = contactLines([
      fakeContact('a', '長男', []),
      fakeContact('a', '長女', ['090-0000-0000']),
      fakeContact('a', undefined, ['03-0000-0000']),
    ])
    expect(who(lines)).toEqual([
      ['本人', 'a'],
      ['長女', 'a'],
      ['長男', 'a'],
    ])
  })

  it('SRC-11: the same number of two hospitals is one line of both, another number a line of its own', () => {
    const lines = contactLines([
      fakeContact('a', undefined, ['03-0000-0000'], '2026-05-13'),
      fakeContact('b', undefined, ['0300000000'], '2026-10-24'),
      fakeContact('c', undefined, ['03-9999-9999'], '2020-01-01'),
    ])
    expect(who(lines)).toEqual([
      ['本人', 'ba'],
      ['本人', 'c'],
    ])
  })

  it('of two resources for one person at one hospital the one with a number stands', () => {
    const lines = contactLines([fakeContact('a', '長女', []), fakeContact('a', '長女', ['090-0000-0000'])])
    expect(lines.map(({ records }) => records[0]?.phones)).toEqual([['090-0000-0000']])
  })

  it('somebody who is no contact any more is not called', () => {
    expect(contactLines([{ ...fakeContact('a', '長女', ['1']), status: 'cancelled' }])).toEqual([])
  })
})
