import { describe, expect, it } from 'vitest'
import { findRows, headerRows } from './header-rows.ts'

const KEYWORDS: Readonly<Record<string, string>> = {
  '(0008,0060)': 'Modality',
  '(0010,0010)': 'PatientName',
  '(0008,1115)': 'ReferencedSeriesSequence',
  '(0020,000E)': 'SeriesInstanceUID',
}
const DATA_SET = {
  '00100010': { vr: 'PN', Value: [{ Alphabetic: 'MIHON^TARO', Ideographic: '見本^太郎', Phonetic: 'ミホン^タロウ' }] },
  '00080060': { vr: 'CS', Value: ['CT'] },
  '00081115': { vr: 'SQ', Value: [{ '0020000E': { vr: 'UI', Value: ['1.2.3'] } }] },
  '00091001': { vr: 'UN', InlineBinary: 'AAAAAAAA' },
  '00181020': { vr: 'LO', Value: ['A', null, 2] },
  '00321060': { vr: 'LO' },
  '00281201': { vr: 'OW', BulkDataURI: 'https://pacs.example/bulk/1' },
}
const rows = headerRows(DATA_SET, (tag) => KEYWORDS[tag])

describe('the attributes of an image as rows', () => {
  it('stand in the order of their tags, items beneath their sequence', () => {
    expect(rows.map(({ tag, depth }) => `${'-'.repeat(depth)}${tag}`)).toEqual([
      '(0008,0060)',
      '(0008,1115)',
      '-(0020,000E)',
      '(0009,1001)',
      '(0010,0010)',
      '(0018,1020)',
      '(0028,1201)',
      '(0032,1060)',
    ])
  })

  it('VAL-2: show values as recorded, names with their three groups, several values apart by a backslash', () => {
    expect(rows.find(({ keyword }) => keyword === 'PatientName')?.text).toBe('MIHON^TARO=見本^太郎=ミホン^タロウ')
    expect(rows.find(({ tag }) => tag === '(0018,1020)')?.text).toBe('A\\\\2')
  })

  it('say of every attribute without a text why there is none', () => {
    const holds = Object.fromEntries(rows.map(({ tag, holds: what }) => [tag, what]))
    expect(holds).toMatchObject({
      '(0008,1115)': 'items',
      '(0009,1001)': 'binary',
      '(0028,1201)': 'bulk',
      '(0032,1060)': 'nothing',
    })
    expect(rows.find(({ tag }) => tag === '(0009,1001)')).toMatchObject({ isPrivate: true, bytes: 6 })
  })

  it('are found by tag with and without brackets, by keyword and by value', () => {
    const found = (words: string) => findRows(rows, words).map(({ tag }) => tag)
    expect(found('0010,0010')).toEqual(['(0010,0010)'])
    expect(found('00100010')).toEqual(['(0010,0010)'])
    expect(found('modality')).toEqual(['(0008,0060)'])
    expect(found('太郎')).toEqual(['(0010,0010)'])
    expect(found('series 1.2.3')).toEqual(['(0020,000E)'])
    expect(found(' ')).toHaveLength(rows.length)
  })

  it('D8: a value of great length is cut, and nesting has an end', () => {
    const long = headerRows({ '00081111': { vr: 'UT', Value: ['x'.repeat(100_000)] } }, () => undefined)
    expect(long[0]?.text?.length).toBeLessThan(3000)
    let nested = {}
    for (let depth = 0; depth < 500; depth += 1) nested = { '00081115': { vr: 'SQ', Value: [nested] } }
    expect(headerRows(nested, () => undefined).length).toBeLessThan(20)
  })
})
