import { describe, expect, it } from 'vitest'
import { type SampleLab, sampleLab } from '#testing/sample-lab-results.ts'
import { judgementOf, shownFlag } from './lab-flag.ts'

const flagOf = (lab: Omit<SampleLab, 'name'>) => {
  const shown = shownFlag(sampleLab({ name: 'K', unit: 'mmol/L', ...lab }))
  return shown === undefined ? undefined : `${shown.flag.code}${shown.isCompared ? ' compared' : ''}`
}
const judged = (lab: Omit<SampleLab, 'name'>) => judgementOf(sampleLab({ name: 'K', unit: 'mmol/L', ...lab }))

describe('the flag of a result', () => {
  it('FLAG-1 H-08: the reported flag stands, whatever the range would say', () => {
    expect(flagOf({ value: '4.2', range: '3.6-4.8', flag: 'H' })).toBe('H')
    expect(flagOf({ value: '9.9', range: '3.6-4.8', flag: 'L' })).toBe('L')
    expect(flagOf({ value: '9.9', range: '3.6-4.8', flag: 'N' })).toBeUndefined()
  })

  it('FLAG-1: without a flag a value is compared with its own range, and that is said', () => {
    expect(flagOf({ value: '4.9', range: '3.6-4.8' })).toBe('H compared')
    expect(flagOf({ value: '3.5', range: '3.6-4.8' })).toBe('L compared')
    expect(flagOf({ value: '4.8', range: '3.6-4.8' })).toBeUndefined()
    expect(flagOf({ value: '0.15', range: '<0.14' })).toBe('H compared')
    expect(flagOf({ value: '59', range: '≥60' })).toBe('L compared')
  })

  it.each([
    ['1.0', '1.0未満'],
    ['0.05', '<0.05'],
    ['10', '＞10'],
    ['≤1.0', '<1.0'],
  ])(
    'FLAG-1, FLAG-4, H-28: %s at the bound of %s, which leaves it out, is not judged and so not called normal',
    (value, text) => {
      const magnitude = Number(text.normalize('NFKC').replaceAll(/[^\d.]/g, ''))
      const bound = { text: String(magnitude), comparator: undefined, magnitude, unit: 'mmol/L' }
      const [low, high] = text.startsWith('＞') ? [bound, undefined] : [undefined, bound]
      const result = sampleLab(
        { name: 'K', unit: 'mmol/L', value },
        { ranges: [{ text, low, high, appliesTo: undefined }] },
      )
      expect(judgementOf(result)).toBe('undecided')
      expect(shownFlag(result)).toBeUndefined()
      const closed = { text: text.replace(/未満|[<＞]/, '以下'), low, high, appliesTo: undefined }
      expect(judgementOf({ ...result, ranges: [closed] })).toBe('within')
    },
  )

  it('FLAG-3: a comparison never makes a critical flag', () => {
    expect(flagOf({ value: '99', range: '3.6-4.8' })).toBe('H compared')
  })

  it('FLAG-4: without range and flag there is no letter, and the value is not called normal', () => {
    expect(flagOf({ value: '4.2' })).toBeUndefined()
    expect(judged({ value: '4.2' })).toBe('undecided')
    expect(judged({ value: '4.2', range: '3.6-4.8' })).toBe('within')
  })

  it.each([
    ['<0.02', '<0.14', 'within'],
    ['<3', '3.6-4.8', 'abnormal'],
    ['<10', '3.6-4.8', 'undecided'],
    ['>1000', '3.6-4.8', 'abnormal'],
    ['>4', '3.6-4.8', 'undecided'],
    ['>90', '≥60', 'within'],
    ['<=3.6', '3.6-4.8', 'undecided'],
  ])('VAL-1: %s against %s is %s: a comparator is never taken for its number', (value, range, expected) => {
    expect(judged({ value, range })).toBe(expected)
  })

  it.each([
    ['NEG', 'within'],
    ['ND', 'within'],
    ['Not detected', 'within'],
    ['（－）', 'within'],
    ['POS', 'abnormal'],
    ['NEG POS', 'abnormal'],
    ['D', 'abnormal'],
  ])('FLAG-1, LAB-6: a reported %s is %s, and its letter stands as it was sent', (text, expected) => {
    const measurement = { ...sampleLab({ name: 'HBs抗原', value: '0.01' }), flag: { code: 'other' as const, text } }
    expect(judgementOf(measurement)).toBe(expected)
    expect(shownFlag(measurement)).toMatchObject({ isCompared: false, flag: { text } })
  })

  it('VAL-3: a text is judged only by a flag, or by a range that says the very same', () => {
    expect(judged({ value: '(－)', range: '(-)', unit: undefined })).toBe('within')
    expect(judged({ value: '2+', range: '(-)', unit: undefined })).toBe('undecided')
    expect(judged({ value: '2+', range: '(-)', flag: 'A', unit: undefined })).toBe('abnormal')
    expect(judged({ value: '溶血', unit: undefined })).toBe('undecided')
    expect(judged({ value: undefined })).toBe('undecided')
  })

  it('H-08: neither a range in another unit nor one of several is used', () => {
    const other = sampleLab({ name: 'K', value: '4.9', unit: 'mmol/L' })
    const [range] = sampleLab({ name: 'K', value: '1', unit: 'mg/dL', range: '3.6-4.8' }).ranges
    if (range === undefined) throw new Error('the sample has a range')
    expect(shownFlag({ ...other, ranges: [range] })).toBeUndefined()
    const [own] = sampleLab({ name: 'K', value: '1', unit: 'mmol/L', range: '3.6-4.8' }).ranges
    if (own === undefined) throw new Error('the sample has a range')
    expect(shownFlag({ ...other, ranges: [own, own] })).toBeUndefined()
  })
})
