import { describe, expect, it } from 'vitest'
import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import { fakeInfection } from '#testing/fake-facts.ts'
import type { Infection } from '../observation-facts.ts'
import { infectionLines, isPlainNegative } from './infection-lines.ts'

const CODES = {
  HBs抗原: '5F016141001819011',
  HBs抗体: '5F016143002302301',
  HCV抗体: '5F360148202302311',
  'HCV-RNA': '5F360145302387501',
} as const

function result(facility: string, item: keyof typeof CODES, value: string, at: string, more: Partial<Infection> = {}) {
  const codings = [{ system: SYSTEM.jlac10, code: CODES[item], display: undefined }]
  const infection = { ...fakeInfection(facility, item, value, at), item: { text: item, codings, isStandard: true } }
  return { ...infection, ...more }
}
const items = (all: readonly Infection[]) => infectionLines(all).lines.map(({ newest }) => newest.item.text)

describe('感染症 by item', () => {
  it('SUM-5: antigen and antibody never collapse, nor do antibody and RNA', () => {
    const all = [
      result('b', 'HBs抗原', '(－)', '2026-10-24'),
      result('c', 'HBs抗体', '12.4', '2022-07-04', { isImmunity: true }),
      result('b', 'HCV抗体', '(1+)', '2026-10-24'),
      result('c', 'HCV-RNA', '検出せず', '2022-07-04'),
    ]
    expect(items(all)).toHaveLength(4)
  })

  it('SUM-5: one item of two hospitals by code is one line: the newest result, the others as its history', () => {
    const { lines } = infectionLines([
      result('c', 'HCV抗体', '1+', '2022-07-04'),
      result('b', 'HCV抗体', '(1+)', '2026-10-24'),
    ])
    expect(lines).toMatchObject([
      { newest: { facility: 'b', at: { text: '2026-10-24' } }, earlier: [{ facility: 'c' }], hasOtherResult: false },
    ])
  })

  it('H-05: an earlier result that reads otherwise is told beside a negative one', () => {
    const { lines } = infectionLines([
      result('c', 'HCV抗体', '陽性', '2022-07-04'),
      result('b', 'HCV抗体', '(－)', '2026-10-24'),
    ])
    expect(lines).toMatchObject([{ newest: { facility: 'b' }, hasOtherResult: true }])
  })

  it('H-05: whatever is not plainly negative stands first, an antibody of a vaccination does not', () => {
    const all = [
      result('b', 'HBs抗原', '(－)', '2026-10-24'),
      result('b', 'HBs抗体', '(+)', '2026-10-24', { isImmunity: true }),
      result('b', 'HCV抗体', '判定保留', '2020-01-01'),
    ]
    expect(items(all)).toEqual(['HCV抗体', 'HBs抗原', 'HBs抗体'])
  })

  it('H-07: names without a national code join within one hospital only', () => {
    const { lines } = infectionLines([
      fakeInfection('a', '梅毒', '－', '2026-01-01'),
      fakeInfection('a', '梅毒', '－', '2025-01-01'),
      fakeInfection('b', '梅毒', '－', '2026-01-01'),
    ])
    expect(lines.map(({ newest, earlier }) => [newest.facility, earlier.length])).toEqual([
      ['a', 1],
      ['b', 0],
    ])
  })

  it('NUM-2: one item in two units stands in two lines', () => {
    const inUnit = (unit: string, at: string) =>
      result('c', 'HBs抗体', '12.4', at, {
        value: { text: '12.4', comparator: undefined, magnitude: 12.4, unit },
      })
    expect(items([inUnit('mIU/mL', '2022-01-01'), inUnit('C.O.I.', '2023-01-01')])).toHaveLength(2)
  })

  it('VAL-4: a cancelled result is left out and counted', () => {
    const { lines, withdrawn } = infectionLines([result('b', 'HCV抗体', '(+)', '2026-01-01', { status: 'cancelled' })])
    expect([lines.length, withdrawn.length]).toEqual([0, 1])
  })

  it.each([
    '陰性',
    '(−)',
    '－',
    'NEG',
    '検出せず',
    '検出されず',
    '不検出',
    'Not detected',
    'Target not detected',
    'non-reactive',
  ])('SUM-5: 「%s」 alone is plainly negative', (text) =>
    expect(isPlainNegative(result('b', 'HCV-RNA', text, '2026-10-24'))).toBe(true),
  )

  it.each(['(1+)', '検出', '検出限界未満', '検出せず（再検中）', '陽性', '判定保留', '<1.2', '', 'reactive'])(
    'H-05: 「%s」 is left to the reader and never taken for negative',
    (text) => expect(isPlainNegative(result('b', 'HCV-RNA', text, '2026-10-24'))).toBe(false),
  )

  it.each([
    'Negative (qualifier value)',
    'Not detected (qualifier value)',
    '陰性 (0.1)',
    '陰性（0.10 COI）',
    '(－) 0.1',
  ])('H-25, SUM-5: 「%s」 is negative in the word of its sender, whatever stands beside it', (text) =>
    expect(isPlainNegative(result('b', 'HCV抗体', text, '2026-10-24'))).toBe(true),
  )

  it.each([
    '陽性 (12.4)',
    '陰性 (弱陽性)',
    '判定保留 (1.0)',
    '(+) 0.1',
    '陰性 (前回 陽性)',
    '陰性 (1.0 要再検)',
    'Positive (qualifier value)',
    '-1',
    '(0.1)',
    '0.1',
  ])('H-05: 「%s」 is no negative result', (text) =>
    expect(isPlainNegative(result('b', 'HCV抗体', text, '2026-10-24'))).toBe(false),
  )

  const amount = (text: string, more: Partial<Infection> = {}, item: keyof typeof CODES = 'HCV抗体') =>
    result('b', item, text, '2026-10-24', {
      value: { text, comparator: undefined, magnitude: Number(text), unit: 'COI' },
      ...more,
    })
  const below1 = {
    text: '1.0未満',
    appliesTo: undefined,
    low: undefined,
    high: { text: '1.0', comparator: undefined, magnitude: 1, unit: undefined },
  }

  it('H-25, SUM-5: a number that its hospital reports as N, or within its own range, is no finding', () => {
    const reportedN = amount('0.1', { flag: { code: 'N', text: 'N' } })
    expect(isPlainNegative(reportedN)).toBe(true)
    expect(isPlainNegative(amount('0.1', { ranges: [below1] }))).toBe(true)
    expect(items([reportedN, result('b', 'HBs抗原', '(＋)', '2020-01-01')])).toEqual(['HBs抗原', 'HCV抗体'])
  })

  it.each<[string, Infection]>([
    ['reported as high', amount('0.1', { flag: { code: 'H', text: 'H' }, ranges: [below1] })],
    ['above its range', amount('5.2', { ranges: [below1] })],
    ['at the open bound of its range', amount('1', { ranges: [below1] })],
    ['judged by nobody', amount('0.1')],
    ['of a nucleic acid', amount('2.1', { flag: { code: 'N', text: 'N' } }, 'HCV-RNA')],
  ])('H-05: a number %s is left to the reader', (_what, infection) => {
    expect(isPlainNegative(infection)).toBe(false)
  })

  it('H-05: a word that is not negative stays a finding although it is reported as N', () => {
    const held = result('b', 'HCV抗体', '判定保留', '2026-10-24', { flag: { code: 'N', text: 'N' } })
    expect(isPlainNegative(held)).toBe(false)
  })
})
