import { unzlibSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readFhirDocument } from '#clinical/documents/fhir-document.ts'
import type { FacilityId } from '#clinical/facility.ts'
import { parseExact } from '#standards/fhir/exact-json.ts'
import { generatePatient } from '../generate.ts'
import { SAMPLE_PEOPLE } from '../people.ts'
import { jpegOf } from './jpeg.ts'
import { pdfOf } from './pdf.ts'
import { pngOf } from './png.ts'

describe('files of the extended storage', () => {
  it('a PDF whose cross-reference table points at its objects', () => {
    const pdf = Buffer.from(pdfOf('胸部ＣＴ 読影報告書', ['所見：右上葉結節。', 'SUVmax 3.2'])).toString('latin1')
    const start = Number(/startxref\n(\d+)/.exec(pdf)?.[1])
    expect(pdf.slice(start, start + 4)).toBe('xref')
    const offsets = [...pdf.slice(start).matchAll(/^(\d{10}) 00000 n /gm)].map(([, offset]) => Number(offset))
    expect(offsets).toHaveLength(8)
    offsets.forEach((offset, i) => {
      expect(pdf.slice(offset).startsWith(`${i + 1} 0 obj\n`)).toBe(true)
    })
    const stream = /<< \/Length (\d+) >>\nstream\n(.*?)\nendstream/s.exec(pdf)
    expect(stream?.[2]?.length).toBe(Number(stream?.[1]))
    // 「所」 in Shift_JIS, as the font's encoding wants it.
    expect(pdf).toContain('<8f8a')
  })

  it('a PNG that holds its rows, each after a filter byte', () => {
    const png = pngOf(3, 2, (x, y) => x * 10 + y)
    expect([...png.slice(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
    const data = Buffer.from(png).indexOf('IDAT')
    const length = Buffer.from(png).readUInt32BE(data - 4)
    expect([...unzlibSync(png.slice(data + 4, data + 4 + length))]).toEqual([0, 0, 10, 20, 0, 1, 11, 21])
    // CRC-32 of an empty IEND is known.
    expect([...png.slice(-4)]).toEqual([0xae, 0x42, 0x60, 0x82])
  })

  it('a JPEG of the size that was asked for, begun and ended by its markers', () => {
    const jpeg = jpegOf(96, 64, (x, y) => x + y)
    expect([...jpeg.slice(0, 2), ...jpeg.slice(-2)]).toEqual([0xff, 0xd8, 0xff, 0xd9])
    const frame = Buffer.from(jpeg).indexOf(Buffer.from([0xff, 0xc0]))
    expect([Buffer.from(jpeg).readUInt16BE(frame + 7), Buffer.from(jpeg).readUInt16BE(frame + 5)]).toEqual([96, 64])
  })

  it('a JPEG of one grey has the code of category 0 and the end of the block for every block but the first', () => {
    const jpeg = jpegOf(32, 8, () => 128)
    const scan = jpeg.slice(-4, -2)
    expect([...scan]).toEqual([0b00000000, 0b00001111])
  })

  it('a 処方箋 of its own guide: every drug with dose, day, days and total, and the words to the dispenser', () => {
    const handle = SAMPLE_PEOPLE.get('mihon-taro')?.handle ?? ''
    const form = generatePatient(handle).find(({ path }) => path.includes('処方箋') || path.includes('L20006'))
    const read = readFhirDocument(parseExact(new TextDecoder().decode(form?.bytes)), 'a' as FacilityId)
    const [section] = read.sections
    expect([section?.title, section?.isKnown, section?.narrative]).toEqual(['処方情報', true, undefined])
    const facts = section?.items.flatMap((item) => (item.kind === 'facts' ? item.facts : [])) ?? []
    const drugs = facts.flatMap((fact) => (fact.kind === 'prescription' ? [fact] : []))
    expect(
      drugs.map(({ drugs: [drug], dose, dailyDose, daysSupplied, total }) => [
        drug?.name.text,
        dose?.text,
        dailyDose?.text,
        daysSupplied?.text,
        total?.text,
      ]),
    ).toEqual([
      ['ノルバスク錠２．５ｍｇ', '1', '1', '35', '35'],
      ['トラゼンタ錠５ｍｇ', '1', '1', '35', '35'],
      ['【般】ビソプロロールフマル酸塩錠２．５ｍｇ', '0.5', '0.5', '28', '14'],
    ])
    expect(JSON.stringify(section?.items)).toContain('一包化してください')
  })
})
