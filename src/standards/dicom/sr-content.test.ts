import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeWithSamples, readSample } from '#testing/public-samples.ts'
import { readPart10 } from './part10.ts'
import { readSrContent, type SrItem, type SrValue, srContentDataSet } from './sr-content.ts'

const SAMPLE = 'dicom-samples/pydicom/test-SR.dcm'

describe('the content tree of a structured report', () => {
  it('reads back as it was built', () => {
    fc.assert(
      fc.property(anyItem(3), (item) => {
        expect(readSrContent(srContentDataSet(item))).toEqual(item)
      }),
    )
  })

  it('D8: a tree without end is cut, and does not end the page', () => {
    let dataSet: Parameters<typeof readSrContent>[0] = { '0040A040': { vr: 'CS', Value: ['CONTAINER'] } }
    for (let depth = 0; depth < 5000; depth += 1) dataSet = { ...dataSet, '0040A730': { vr: 'SQ', Value: [dataSet] } }
    let [deepest, at]: [number, SrItem | undefined] = [0, readSrContent(dataSet)]
    for (; at !== undefined; at = at.items[0]) deepest += 1
    expect(deepest).toBeLessThan(200)
  })

  it('a number without a value says why, and nothing is made up for it', () => {
    const reason = { '00080100': cs('SH', '114000'), '00080102': cs('SH', 'DCM'), '00080104': cs('LO', 'Not a number') }
    const { value } = readSrContent({
      '0040A040': cs('CS', 'NUM'),
      '0040A300': { vr: 'SQ' },
      '0040A301': { vr: 'SQ', Value: [reason] },
    })
    expect(value).toEqual({
      type: 'NUM',
      text: undefined,
      unit: undefined,
      qualifier: { value: '114000', scheme: 'DCM', meaning: 'Not a number' },
    })
  })

  it('what is not understood keeps the name of its type', () => {
    expect(readSrContent({ '0040A040': cs('CS', 'TABLE') }).value).toEqual({ type: 'unread', valueType: 'TABLE' })
  })
})

describeWithSamples('the published sample report', SAMPLE, () => {
  it('is read whole: every item of its tree, numbers with their units, references by path', () => {
    const content = readSrContent(readPart10(readSample(SAMPLE)).dataSet)
    const all = below(content)
    const of = (type: SrValue['type']) => all.filter(({ value }) => value.type === type)
    expect(content.concept?.meaning).toBe('Diagnosis')
    // As many as dsrdump of dcmtk prints.
    expect(all).toHaveLength(29)
    expect(of('unread').map(({ value }) => (value.type === 'unread' ? value.valueType : ''))).toEqual(['TCOORD'])
    expect(of('NUM').map(({ value }) => (value.type === 'NUM' ? `${value.text} ${value.unit?.value}` : ''))).toEqual([
      '3 cm',
      '3 cm',
    ])
    expect(of('reference').map(({ value }) => (value.type === 'reference' ? value.path.join('.') : ''))).toEqual([
      '1.3.2',
      '1.2.2.1',
    ])
  })
})

function below(item: SrItem): readonly SrItem[] {
  return [item, ...item.items.flatMap(below)]
}

function cs(vr: string, value: string) {
  return { vr, Value: [value] }
}

function anyItem(depth: number): fc.Arbitrary<SrItem> {
  const word = fc.constantFrom('長さ', 'Length', '121071', 'a b')
  const code = fc.record({ value: word, scheme: fc.constantFrom('DCM', '99RENKEI'), meaning: word })
  const perhaps = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined })
  const numbers = fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 1, maxLength: 6 })
  const references = fc.array(
    fc.record({
      sopClassUid: fc.constant('1.2'),
      sopInstanceUid: fc.constantFrom('1.3', '1.4'),
      frames: fc.array(fc.nat(9)),
    }),
    { minLength: 1, maxLength: 2 },
  )
  const value: fc.Arbitrary<SrValue> = fc.oneof(
    fc.record({
      type: fc.constant('CONTAINER' as const),
      continuity: fc.constant('SEPARATE'),
      template: perhaps(fc.constant('1500')),
    }),
    fc.record({ type: fc.constantFrom('TEXT' as const, 'UIDREF' as const), text: word }),
    fc.record({ type: fc.constant('CODE' as const), code }),
    fc.record({ type: fc.constant('PNAME' as const), name: fc.constant({ Ideographic: '例示^一郎' }) }),
    fc
      .record({ text: fc.constantFrom('12.4', '-3', '0.0'), unit: perhaps(code), qualifier: perhaps(code) })
      .map((rest) => ({ type: 'NUM' as const, ...rest })),
    fc.record({ type: fc.constantFrom('IMAGE' as const, 'COMPOSITE' as const), references }),
    fc.record({ type: fc.constant('SCOORD' as const), graphic: fc.constantFrom('POINT', 'POLYLINE'), data: numbers }),
    fc.record({
      type: fc.constant('SCOORD3D' as const),
      graphic: fc.constant('POINT'),
      data: numbers,
      frameOfReferenceUid: perhaps(fc.constant('1.9')),
    }),
    fc.record({ type: fc.constant('reference' as const), path: numbers }),
    fc.record({ type: fc.constant('unread' as const), valueType: fc.constant('TCOORD') }),
  )
  return fc.record({
    relationship: perhaps(fc.constantFrom('CONTAINS', 'HAS OBS CONTEXT')),
    concept: perhaps(code),
    value,
    items: depth === 0 ? fc.constant([]) : fc.array(anyItem(depth - 1), { maxLength: 3 }),
  })
}
