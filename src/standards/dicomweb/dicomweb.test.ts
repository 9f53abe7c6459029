import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { itemsOf, textOf } from '../dicom/dicom-json.ts'
import { parseMediaType } from './media-type.ts'
import { dicomMultipart, parseMultipart } from './multipart.ts'
import { addressBelow, readDicomJson } from './read-answer.ts'
import { readStowAnswer } from './stow-answer.ts'

const bytes = (text: string) => Uint8Array.from(text, (each) => each.charCodeAt(0))
const text = (body: Uint8Array | undefined) => (body === undefined ? undefined : String.fromCharCode(...body))

describe('media types', () => {
  it('a quoted value may hold the separators themselves, as Orthanc writes it', () => {
    const { type, parameters } = parseMediaType(
      'Multipart/Related; type="application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1"; boundary=abc',
    )
    expect([type, parameters.get('type'), parameters.get('boundary')]).toEqual([
      'multipart/related',
      'application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1',
      'abc',
    ])
  })
})

describe('a multipart answer', () => {
  const type = 'multipart/related; type="application/octet-stream"; boundary=XX'

  it('gives each part with its headers; octets that look like the boundary stay in the part', () => {
    const body = bytes('preamble\r\n--XX\r\nContent-Type: image/jls\r\n\r\na--XXb\r\n--XX\r\n\r\n\r\n\r\n--XX--\r\n')
    const parts = parseMultipart(body, type)
    expect(parts?.map((each) => [each.headers.get('content-type'), text(each.body)])).toEqual([
      ['image/jls', 'a--XXb'],
      [undefined, '\r\n'],
    ])
  })

  it.each<[string, string]>([
    ['its last delimiter', '--XX\r\n\r\nabc'],
    ['the end of a part', '--XX\r\n\r\nabc\r\n--X'],
    ['any delimiter', 'abc'],
  ])('E33: cut before %s it is nothing, and no part of it is taken for a frame', (_what, body) => {
    expect(parseMultipart(bytes(body), type)).toBeUndefined()
  })

  it('a single part is itself', () => {
    expect(parseMultipart(bytes('abc'), 'image/jpeg')?.map((each) => text(each.body))).toEqual(['abc'])
  })

  it('what we send comes back byte by byte', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 60 }), { minLength: 1, maxLength: 4 }), (files) => {
        const { body, contentType } = dicomMultipart(files, 'renkei-1')
        expect(parseMultipart(body, contentType)?.map((each) => [...each.body])).toEqual(files.map((each) => [...each]))
      }),
    )
  })

  it('D8: any body and any type is read or refused, and never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom('-', 'XX', ''), (body, boundary) => {
        const parts = parseMultipart(body, `multipart/related; boundary=${boundary}`)
        expect(parts === undefined || Array.isArray(parts)).toBe(true)
      }),
    )
  })
})

describe('a DICOM JSON answer', () => {
  const root = new URL('https://viewer.example/pacs/dicom-web/')
  const asked = new URL('studies/1.2/series/1.3/metadata', root)

  it.each<[string, string, string | undefined]>([
    [
      'of the wrong host is brought to the configured root',
      'http://127.0.0.1/dicom-web/studies/1.2/series/1.3/instances/1.4/bulk/00281201',
      'https://viewer.example/pacs/dicom-web/studies/1.2/series/1.3/instances/1.4/bulk/00281201',
    ],
    [
      'below the root stays',
      'https://viewer.example/pacs/dicom-web/bulk/7',
      'https://viewer.example/pacs/dicom-web/bulk/7',
    ],
    [
      'that is relative is taken from what was asked',
      'instances/1.4/bulk/1',
      'https://viewer.example/pacs/dicom-web/studies/1.2/series/1.3/instances/1.4/bulk/1',
    ],
    ['of another server is not followed', 'https://evil.example/steal', undefined],
    ['that climbs out is not followed', 'https://evil.example/x/studies/..%2F..%2Fsecret', undefined],
    ['that is none is not followed', 'http://', undefined],
  ])('C8: a BulkDataURI %s', (_what, uri, expected) => {
    expect(addressBelow(root, asked, uri)).toBe(expected)
  })

  it('C8: one of a wrong host stays at the root below the configured one where its object was asked for', () => {
    const below = new URL('archive/studies/1.2/series/1.3/metadata', root)
    expect(addressBelow(root, below, 'http://127.0.0.1/dicom-web/studies/1.2/bulk/7')).toBe(
      'https://viewer.example/pacs/dicom-web/archive/studies/1.2/bulk/7',
    )
  })

  it('C8: so are those within sequences; a dropped one leaves its element without an address', () => {
    const [dataSet] =
      readDicomJson(
        [
          {
            '00283010': {
              vr: 'SQ',
              Value: [
                { '00283006': { vr: 'OW', BulkDataURI: 'http://orthanc/dicom-web/studies/1.2/b' } },
                { '00283006': { vr: 'OW', BulkDataURI: 'https://evil.example/' } },
              ],
            },
          },
        ],
        root,
        asked,
      ) ?? []
    const items = dataSet === undefined ? [] : itemsOf(dataSet, '00283010')
    expect(items.map((item) => item['00283006'])).toEqual([
      { vr: 'OW', BulkDataURI: 'https://viewer.example/pacs/dicom-web/studies/1.2/b' },
      { vr: 'OW' },
    ])
  })

  it('lower-case tags are tags; what is no element is left out', () => {
    const [dataSet] =
      readDicomJson([{ '0020000d': { vr: 'UI', Value: ['1.2'] }, x: 1, '00100010': 7 }], root, asked) ?? []
    expect(Object.keys(dataSet ?? {})).toEqual(['0020000D'])
    expect(textOf(dataSet ?? {}, '0020000D')).toBe('1.2')
  })

  it('an answer that is no list is none', () => {
    expect([{}, 'x', null, 7].map((each) => readDicomJson(each, root, asked))).toEqual(Array(4).fill(undefined))
  })

  it('D8: any JSON is read or refused, and never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const read = readDicomJson([json], root, asked)
        expect(Array.isArray(read)).toBe(true)
      }),
    )
  })
})

describe('the answer to storing', () => {
  const item = (uid: string, more: object = {}) => ({ '00081155': { vr: 'UI', Value: [uid] }, ...more })

  it('names each object that was sent; one that is not named is unknown, never stored', () => {
    const answer = {
      '00081199': {
        vr: 'SQ',
        Value: [item('1.1'), item('1.2', { '00081196': { vr: 'US', Value: [0xb000] } })],
      },
      '00081198': { vr: 'SQ', Value: [item('1.3', { '00081197': { vr: 'US', Value: [0x0110] } })] },
    }
    expect(readStowAnswer(answer, ['1.1', '1.2', '1.3', '1.4']).map(({ outcome }) => outcome)).toEqual([
      { kind: 'stored' },
      { kind: 'stored-with-warning', reason: 0xb000 },
      { kind: 'refused', reason: 0x0110 },
      { kind: 'unknown' },
    ])
  })

  it('an object that is named in both is refused', () => {
    const answer = {
      '00081199': { vr: 'SQ', Value: [item('1.1')] },
      '00081198': { vr: 'SQ', Value: [item('1.1')] },
    }
    expect(readStowAnswer(answer, ['1.1'])[0]?.outcome.kind).toBe('refused')
  })
})
