import { describe, expect, it } from 'vitest'
import { decimalText } from '#standards/fhir/exact-json.ts'
import { bytesOf, convertFiles, header, PATIENT, PID, reported, resourcesOf } from '#testing/storage-fixture.ts'

const text = (content: string) => new TextEncoder().encode(content)
const PDF = text('%PDF-1.7 …')
const CDA = text('<?xml version="1.0"?>\n<ClinicalDocument xmlns="urn:hl7-org:v3"></ClinicalDocument>')

const LETTER = 'L57^紹介状^99ZL^57133-1^診療情報提供書^LN'

function folder(type: string, occurredAt = '20240401090000000', flag = '1', key = '000000000055001'): string {
  const name = [PATIENT, '20240401', type, key, occurredAt, '06', flag].join('_')
  return `000/012/${PATIENT}/20240401/${type}/${name}`
}

const documentsOf = async (files: Readonly<Record<string, Uint8Array>>) => {
  const converted = await convertFiles(new Map(Object.entries(files)))
  return { documents: resourcesOf(converted, 'DocumentReference'), problems: reported(converted), converted }
}

describe('documents of the extended storage (ss-mix2.md §12)', () => {
  it('a content folder is one DocumentReference with type, day, department and files', async () => {
    const { documents, problems } = await documentsOf({ [`${folder(LETTER)}/letter.pdf`]: PDF })
    expect(problems).toEqual([])
    expect(documents).toHaveLength(1)
    expect(documents[0]).toMatchObject({
      status: 'current',
      type: {
        coding: [
          { system: 'http://loinc.org', code: '57133-1', display: '診療情報提供書' },
          { system: 'urn:ss-mix2:facility:1319999999:99ZL', code: 'L57', display: '紹介状' },
        ],
        text: '診療情報提供書',
      },
      date: '2024-04-01T09:00:00.000+09:00',
      context: { period: { start: '2024-04-01' }, practiceSetting: { text: '消化器科' } },
      content: [{ attachment: { contentType: 'application/pdf', title: 'letter.pdf' } }],
    })
    expect(decodeURI(documents[0]?.content[0]?.attachment.url ?? '')).toBe(`${folder(LETTER)}/letter.pdf`)
    expect(documents[0]?.identifier?.[1]?.value).toBe('000000000055001')
  })

  it('a type without a standard code keeps the words of the hospital', async () => {
    const { documents } = await documentsOf({ [`${folder('X1^外来メモ^99ZL')}/a.txt`]: text('見本') })
    expect(documents[0]?.type?.text).toBe('外来メモ')
    expect(documents[0]?.type?.coding).toHaveLength(1)
  })

  it('several files are one document, the CDA first and its companions after it', async () => {
    const { documents } = await documentsOf({
      [`${folder(LETTER)}/a.css`]: text('p{}'),
      [`${folder(LETTER)}/b.xml`]: CDA,
      [`${folder(LETTER)}/image.jpg`]: text('x'),
      [`${folder(LETTER)}/c.pdf`]: PDF,
    })
    expect(documents).toHaveLength(1)
    expect(documents[0]?.content.map(({ attachment }) => [attachment.title, attachment.contentType])).toEqual([
      ['b.xml', 'application/xml'],
      ['a.css', 'text/css'],
      ['c.pdf', 'application/pdf'],
      ['image.jpg', 'image/jpeg'],
    ])
  })

  it.each<[name: string, content: Uint8Array, type: string]>([
    ['report', PDF, 'application/pdf'],
    ['image', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'image/jpeg'],
    ['image', Uint8Array.of(0x89, 0x50, 0x4e, 0x47), 'image/png'],
    ['slice', Uint8Array.from([...new Uint8Array(128), ...text('DICM')]), 'application/dicom'],
    ['page', text('<!DOCTYPE html><html></html>'), 'text/html'],
    ['note', text('見本のメモ').subarray(0, 0), 'application/octet-stream'],
    ['note', bytesOf(['見本のメモ']), 'text/plain'],
    ['bundle.json', text('{"resourceType":"Bundle"}'), 'application/fhir+json'],
    ['data.json', text('{"a":1}'), 'application/json'],
    ['wave.mwf', text('x'), 'application/x-mfer'],
  ])('%s is known by its first bytes or its name', async (name, content, type) => {
    const { documents } = await documentsOf({ [`${folder(LETTER)}/${name}`]: content })
    expect(documents[0]?.content[0]?.attachment.contentType).toBe(type)
  })

  it('an older version is superseded, and the current one says what it replaces', async () => {
    const { documents } = await documentsOf({
      [`${folder(LETTER, '20240401090000000', '2')}/letter.pdf`]: PDF,
      [`${folder(LETTER, '20240402090000000', '1')}/letter.pdf`]: PDF,
    })
    expect(documents.map(({ status }) => status)).toEqual(['current', 'superseded'])
    expect(documents[0]?.relatesTo).toEqual([
      { code: 'replaces', target: { reference: `DocumentReference/${documents[1]?.id}` } },
    ])
  })

  it('a deleted document gives nothing', async () => {
    expect((await documentsOf({ [`${folder(LETTER, '20240401090000000', '0')}/letter.pdf`]: PDF })).documents).toEqual(
      [],
    )
  })

  it('a file that cannot be read is still listed', async () => {
    const converted = await convertFiles({
      ...new Map(),
      keys: () => [`${folder(LETTER)}/letter.xml`],
      get: () => undefined,
    } as unknown as ReadonlyMap<string, Uint8Array>)
    expect(resourcesOf(converted, 'DocumentReference')).toHaveLength(1)
    expect(reported(converted).join()).toContain('cannot be read')
  })
})

describe('vital signs (ORU^R30 in the extended storage)', () => {
  const TYPE = 'L-OBSERVATIONS^OBSERVATIONS^99ZL01'
  const message = (pid: string, ...obx: readonly string[]) =>
    bytesOf([header('ORU^R30^ORU_R30'), pid, 'OBR|1|1|1|""|||202404010630|202404010630', ...obx])
  const vitals = (...obx: readonly string[]) =>
    documentsOf({ [`${folder(TYPE)}/main_document.hl7`]: message(PID, ...obx) })

  it('each OBX is one measurement with its digits, unit, range, flag and time', async () => {
    const { converted, problems } = await vitals(
      'OBX|1|NM|9A751000000000001^収縮期血圧^JC10||138|mm(hg)^mmHg^ISO+|<130|H|||F|||202404010631',
      'OBX|2|NM|9P100000000000001^体温^JC10||36.0|cel^℃^ISO+|35.5-37.5||||F',
    )
    expect(problems).toEqual([])
    const [pressure, temperature] = resourcesOf(converted, 'Observation')
    expect(pressure).toMatchObject({
      status: 'final',
      category: [
        {
          coding: [
            { system: 'http://jpfhir.jp/fhir/core/CodeSystem/JP_SimpleObservationCategory_CS', code: 'vital-signs' },
            { system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'vital-signs' },
          ],
        },
      ],
      code: {
        coding: [{ code: '9A751000000000001' }, { system: 'http://loinc.org', code: '8480-6' }],
        text: '収縮期血圧',
      },
      effectiveDateTime: '2024-04-01T06:31:00+09:00',
      valueQuantity: { unit: 'mmHg' },
      interpretation: [{ coding: [{ code: 'H' }] }],
      referenceRange: [{ text: '<130' }],
    })
    // VAL-2: 36.0 is not 36.
    expect(decimalText(temperature?.valueQuantity?.value)).toBe('36.0')
    expect(temperature?.effectiveDateTime).toBe('2024-04-01T06:30:00+09:00')
    expect(temperature?.interpretation).toBeUndefined()
  })

  it('a code one digit short is known by its first ones, and that is said', async () => {
    const { converted, problems } = await vitals('OBX|1|NM|9P10000000000001^体温^JC10||36.2|cel^℃^ISO+|||||F')
    expect(resourcesOf(converted, 'Observation')[0]?.code.coding?.[1]?.code).toBe('8310-5')
    expect(problems.join()).toContain('9P10000000000001')
  })

  it('VAL-4: a deleted value is an error of the record, a value of another patient is not used at all', async () => {
    const { converted, problems } = await vitals(
      'OBX|1|NM|9P100000000000001^体温^JC10||36.2|cel^℃^ISO+|||||D',
      'OBX|2|NM|9P100000000000001^体温^JC10||40.1|cel^℃^ISO+|||||W',
    )
    const results = resourcesOf(converted, 'Observation')
    expect(results.map(({ status }) => status)).toEqual(['entered-in-error', 'entered-in-error'])
    expect(results.map(({ valueQuantity }) => valueQuantity?.value)).toEqual([36.2, undefined])
    expect(problems.join()).toContain('another patient')
  })

  it('H-01: a message of another patient blocks the whole folder, loudly', async () => {
    const { converted, documents, problems } = await documentsOf({
      [`${folder(TYPE)}/main_document.hl7`]: message('PID|1||0000999999', 'OBX|1|NM|9P1^体温^JC10||36.2'),
    })
    expect(documents).toEqual([])
    expect(resourcesOf(converted, 'Observation')).toEqual([])
    expect(problems.join()).toContain('WRONG PATIENT? PID-3 says 0000999999, the folder says 0000123456')
  })
})
