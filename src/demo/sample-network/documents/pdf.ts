import Encoding from 'encoding-japanese'

const WIDTH = 595
const HEIGHT = 842

/**
 * A small valid PDF 1.4 of one page: a title and lines of Japanese text in the standard CID font that every viewer brings
 * (Adobe-Japan1, 90ms-RKSJ-H), so that no font file is needed.
 */
export function pdfOf(title: string, lines: readonly string[]): Uint8Array {
  return pdfOfPages([{ title, lines }])
}

export interface PdfSheet {
  readonly title: string
  readonly lines: readonly string[]
  /** An address behind the title. */
  readonly link?: string
  /** Height in points; A4 unless told otherwise. */
  readonly height?: number
}

/** The same with several pages. */
export function pdfOfPages(sheets: readonly PdfSheet[]): Uint8Array {
  // 1 catalogue, 2 pages, 3 … 5 the font; then three objects a page: the page, its content, its link.
  const place = (index: number) => 6 + index * 3
  const kids = sheets.map((_, index) => `${place(index)} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${sheets.length} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiKakuGo-W5 /Encoding /90ms-RKSJ-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiKakuGo-W5 /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /FontDescriptor 5 0 R /DW 1000 /W [231 632 500] >>',
    '<< /Type /FontDescriptor /FontName /HeiseiKakuGo-W5 /Flags 4 /FontBBox [-92 -250 1010 922] /ItalicAngle 0 /Ascent 752 /Descent -221 /CapHeight 737 /StemV 114 >>',
    ...sheets.flatMap((sheet, index) => pageObjects(sheet, place(index))),
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const offset = body.length
    body += `${i + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const start = body.length
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  for (const offset of offsets) body += `${String(offset).padStart(10, '0')} 00000 n \n`
  body += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return new TextEncoder().encode(body)
}

function pageObjects({ title, lines, link, height = HEIGHT }: PdfSheet, number: number): readonly string[] {
  const text = [
    'BT',
    `/F1 16 Tf 1 0 0 1 60 ${HEIGHT - 80} Tm ${hexString(title)} Tj`,
    ...lines.map((line, i) => `/F1 10.5 Tf 1 0 0 1 60 ${HEIGHT - 120 - i * 18} Tm ${hexString(line)} Tj`),
    'ET',
  ].join('\n')
  const links = link === undefined ? '' : ` /Annots [${number + 2} 0 R]`
  const action = link === undefined ? 'null' : `<< /S /URI /URI (${link}) >>`
  return [
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${height}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${number + 1} 0 R${links} >>`,
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    `<< /Type /Annot /Subtype /Link /Rect [60 ${HEIGHT - 84} 300 ${HEIGHT - 60}] /Border [0 0 0] /A ${action} >>`,
  ]
}

function hexString(text: string): string {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
  const bytes = Encoding.convert(units, { from: 'UNICODE', to: 'SJIS', type: 'array' })
  return `<${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}>`
}
