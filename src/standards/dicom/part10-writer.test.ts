import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DicomElement, DicomJson } from './dicom-json.ts'
import { readPart10 } from './part10.ts'
import { writePart10 } from './part10-writer.ts'

const BASE: DicomJson = {
  '00080005': { vr: 'CS', Value: ['ISO_IR 192'] },
  '00080016': { vr: 'UI', Value: ['1.2.840.10008.5.1.4.1.1.88.33'] },
  '00080018': { vr: 'UI', Value: ['2.25.1'] },
}

describe('a DICOM file that is written here', () => {
  it('reads back with the Japanese name in its three groups (PS3.5 §6.2.1)', () => {
    const name = { Alphabetic: 'MIHON^TARO', Ideographic: '見本^太郎', Phonetic: 'ミホン^タロウ' }
    const { meta, dataSet } = readPart10(writePart10({ ...BASE, '00100010': { vr: 'PN', Value: [name] } }))
    expect(dataSet['00100010']?.Value).toEqual([name])
    expect(meta['00020010']?.Value).toEqual(['1.2.840.10008.1.2.1'])
    expect(meta['00020003']?.Value).toEqual(['2.25.1'])
  })

  it('reads back whatever it was given: texts, numbers, sequences, empty values, in the order of tags', () => {
    fc.assert(
      fc.property(anyDataSet(2), (dataSet) => {
        expect(readPart10(writePart10({ ...BASE, ...dataSet })).dataSet).toEqual({ ...BASE, ...dataSet })
      }),
    )
  })

  it('says UTF-8, whatever the data set said of its characters', () => {
    const { dataSet } = readPart10(writePart10({ ...BASE, '00080005': { vr: 'CS', Value: ['ISO 2022 IR 87'] } }))
    expect(dataSet['00080005']?.Value).toEqual(['ISO_IR 192'])
  })

  it('refuses what a file cannot hold', () => {
    expect(() => writePart10({ '00080016': { vr: 'UI', Value: ['1.2'] } })).toThrow(RangeError)
    expect(() => writePart10({ ...BASE, '0040A730': { vr: 'SQ', BulkDataURI: 'x' } })).toThrow(RangeError)
    expect(() => writePart10({ ...BASE, '00081030': { vr: 'LO', Value: ['x'.repeat(70_000)] } })).toThrow(RangeError)
  })
})

/** Data sets of the VRs that reports are made of. A backslash divides values, and blanks at the ends are padding. */
function anyDataSet(depth: number): fc.Arbitrary<DicomJson> {
  const words = fc
    .array(fc.constantFrom('a', 'Z', '9', '見', 'ﾐ', '本', '-', '.', '髙'), { minLength: 1, maxLength: 12 })
    .map((letters) => letters.join(''))
  const texts = fc.array(words, { minLength: 1, maxLength: 3 })
  const uids = fc.array(fc.constantFrom('1.2.3', '2.25.123456789012345678901', '1.2'), { minLength: 1, maxLength: 2 })
  const element = (vr: string, values: fc.Arbitrary<readonly (string | number)[]>): fc.Arbitrary<DicomElement> =>
    fc.option(values, { nil: undefined }).map((Value) => (Value === undefined ? { vr } : { vr, Value }))
  const plain: Record<string, fc.Arbitrary<DicomElement>> = {
    '00081030': element('LO', texts),
    '00080050': element('SH', texts),
    '0040A160': element(
      'UT',
      words.map((word) => [word]),
    ),
    '0040A124': element('UI', uids),
    '00280010': element('US', fc.array(fc.integer({ min: 0, max: 65_535 }), { minLength: 1, maxLength: 3 })),
    '0040DB73': element('UL', fc.array(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { minLength: 1, maxLength: 3 })),
    '00700022': element(
      'FL',
      fc.array(
        fc.integer({ min: -999, max: 99_999 }).map((each) => each / 8),
        { minLength: 1, maxLength: 9 },
      ),
    ),
    '0018602C': element(
      'FD',
      fc.array(
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((each) => each + 0),
        { minLength: 1, maxLength: 2 },
      ),
    ),
  }
  if (depth > 0) {
    plain['0040A730'] = fc
      .array(anyDataSet(depth - 1), { maxLength: 3 })
      .map((items): DicomElement => ({ vr: 'SQ', Value: items }))
  }
  return fc.record(plain, { requiredKeys: [] }).map((found): DicomJson => {
    const held = Object.entries(found).flatMap(([tag, each]) => (each === undefined ? [] : [[tag, each] as const]))
    return Object.fromEntries(held)
  })
}
