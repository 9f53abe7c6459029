import { describe, expect, it } from 'vitest'
import { contentOf, safeFileName } from './content-kind.ts'

const text = (content: string) => new TextEncoder().encode(content)
const bytes = (...values: readonly number[]) => Uint8Array.from(values)

describe('a file is what its bytes say, never what its name or type says (D7)', () => {
  it.each([
    ['%PDF-1.7\n', 'application/pdf', 'pdf'],
    ['{"resourceType":"Bundle","type":"document"}', 'application/fhir+json', 'fhir-document'],
    ['<?xml version="1.0"?><Bundle xmlns="http://hl7.org/fhir"><type value="document"/>', 'text/xml', 'fhir-document'],
    ['<Bundle xmlns="urn:somebody-else"><type value="document"/></Bundle>', 'text/xml', 'text'],
    ['<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3">', 'application/xml', 'cda'],
    [
      '<?xml-stylesheet href="https://evil.example/x.xsl"?><n1:ClinicalDocument xmlns:n1="urn:hl7-org:v3">',
      'text/xml',
      'cda',
    ],
    ['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">', 'image/svg+xml', 'svg'],
    ['<!DOCTYPE html><title>x</title>', 'text/html', 'html'],
    ['所見：異常なし', 'text/plain', 'text'],
  ] as const)('%s is %s', (content, announced, kind) => {
    expect(contentOf(text(content), announced)).toMatchObject({ kind, isDisguised: false })
  })

  it.each([
    [bytes(0xff, 0xd8, 0xff, 0xe0), 'image/jpeg', 'jpeg'],
    [bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), 'image/png', 'png'],
    [bytes(0x47, 0x49, 0x46, 0x38, 0x39, 0x61), 'image/gif', 'gif'],
  ] as const)('a picture is told by its first bytes', (content, announced, kind) => {
    expect(contentOf(content, announced)).toMatchObject({ kind, isDisguised: false })
  })

  it.each([
    ['ZIP', bytes(0x50, 0x4b, 3, 4), 'application/zip'],
    ['Office', bytes(0xd0, 0xcf, 0x11, 0xe0), 'application/msword'],
    ['RTF', text('{\\rtf1 x}'), 'application/rtf'],
    ['EXE', text('MZ\u0000\u0000'), 'application/octet-stream'],
    ['DICOM', Uint8Array.from([...new Uint8Array(128), 0x44, 0x49, 0x43, 0x4d]), 'application/dicom'],
    ['', bytes(0, 1, 2, 3), ''],
  ] as const)('D7: %s is never previewed', (found, content, announced) => {
    const opened = contentOf(content, announced)
    expect(opened.kind).toBe('other')
    expect(opened.found).toContain(found)
  })

  it.each([
    ['a ZIP called a PDF', bytes(0x50, 0x4b, 3, 4), 'application/pdf'],
    ['a program called a picture', text('MZ\u0000\u0000'), 'image/jpeg'],
    ['HTML called a PDF', text('<!doctype html><script>'), 'application/pdf'],
    ['an SVG called a JPEG', text('<svg onload=alert(1)>'), 'image/jpeg'],
    ['a PDF called a text', text('%PDF-1.4'), 'text/plain'],
  ])('D7: %s is opened as what it is, and told', (_what, content, announced) => {
    expect(contentOf(content, announced).isDisguised).toBe(true)
  })

  it('D7 D9: the name under which it is saved has no path, no direction mark and no control character', () => {
    expect(safeFileName('../../etc/passwd', 'x')).toBe('_.._etc_passwd')
    expect(safeFileName('invoice\u202Efdp.exe', 'x')).toBe('invoicefdp.exe')
    expect(safeFileName('a\u0000b\r\n.pdf', 'x')).toBe('ab.pdf')
    expect(safeFileName('  ', 'document.bin')).toBe('document.bin')
    expect(safeFileName(undefined, 'document.bin')).toBe('document.bin')
  })
})
