import { afterEach, describe, expect, it } from 'vitest'
import { type DicomJson, itemsOf, numberOf, textOf } from '#standards/dicom/dicom-json.ts'
import { writePart10 } from '#standards/dicom/part10-writer.ts'
import { dicomMultipart, parseMultipart } from '#standards/dicomweb/multipart.ts'
import { openSampleServer, type SampleServer } from '#testing/sample-server.ts'
import { tinyNetwork } from '#testing/tiny-network.ts'
import { type InstanceJournal, memoryInstances } from './stored-annotations.ts'

const STUDY = '2.25.1001'

function measurement(sopInstanceUid: string, text: string, study = STUDY): Uint8Array {
  return writePart10({
    '00080016': { vr: 'UI', Value: ['1.2.840.10008.5.1.4.1.1.88.33'] },
    '00080018': { vr: 'UI', Value: [sopInstanceUid] },
    '00080060': { vr: 'CS', Value: ['SR'] },
    '0008103E': { vr: 'LO', Value: [text] },
    '00100010': { vr: 'PN', Value: [{ Alphabetic: 'MIHON^TARO', Ideographic: '見本^太郎' }] },
    '00100020': { vr: 'LO', Value: ['44710092'] },
    '0020000D': { vr: 'UI', Value: [study] },
    '0020000E': { vr: 'UI', Value: ['2.25.2001'] },
  })
}

describe('the store of annotations at the hub (STOW-RS)', () => {
  let sample: SampleServer | undefined
  const close = () => {
    sample?.server.close()
    sample = undefined
  }
  afterEach(close)

  async function opened(annotations: InstanceJournal): Promise<URL> {
    close()
    sample = await openSampleServer({ files: tinyNetwork(), annotations })
    sample.server.listen({ onUnhandledFrame: 'error' })
    return sample.dicomwebBase('hub')
  }

  async function store(base: URL, files: readonly Uint8Array[], path = 'studies') {
    const { body, contentType } = dicomMultipart(files, 'b0undary')
    const headers = { 'content-type': contentType, accept: 'application/dicom+json' }
    const response = await fetch(new URL(path, base), { method: 'POST', headers, body })
    const answer: DicomJson = await response.json()
    return { status: response.status, answer }
  }

  it('keeps what is stored, finds it again by study, and gives it back byte for byte', async () => {
    const base = await opened(memoryInstances())
    const file = measurement('2.25.1', '計測 結節')
    const { status, answer } = await store(base, [file])
    expect(status).toBe(200)
    expect(itemsOf(answer, '00081199').map((item) => textOf(item, '00081155'))).toEqual(['2.25.1'])
    const studies: readonly DicomJson[] = await (await fetch(new URL(`studies?StudyInstanceUID=${STUDY}`, base))).json()
    expect(studies.map((each) => each['00080061']?.Value)).toEqual([['SR']])
    const metadata: readonly DicomJson[] = await (await fetch(new URL(`studies/${STUDY}/metadata`, base))).json()
    expect(textOf(metadata[0] ?? {}, '0008103E')).toBe('計測 結節')
    const address = new URL(`studies/${STUDY}/series/2.25.2001/instances/2.25.1`, base)
    const response = await fetch(address, {
      headers: { accept: 'multipart/related; type="application/dicom"; transfer-syntax=*' },
    })
    const contentType = response.headers.get('content-type') ?? ''
    const [part] = parseMultipart(new Uint8Array(await response.arrayBuffer()), contentType) ?? []
    expect(part?.body).toEqual(file)
  })

  it('E20: storing the same again changes nothing; another content under its UID is refused', async () => {
    const base = await opened(memoryInstances())
    await store(base, [measurement('2.25.1', '計測')])
    expect((await store(base, [measurement('2.25.1', '計測')])).status).toBe(200)
    const { status, answer } = await store(base, [measurement('2.25.1', '別の計測')])
    expect(status).toBe(409)
    expect(itemsOf(answer, '00081198').map((item) => numberOf(item, '00081197'))).toEqual([0x0111])
  })

  it('names what it cannot store beside what it stored', async () => {
    const base = await opened(memoryInstances())
    const { status, answer } = await store(base, [measurement('2.25.1', '計測'), new Uint8Array(200)])
    expect(status).toBe(202)
    expect(itemsOf(answer, '00081199')).toHaveLength(1)
    expect(itemsOf(answer, '00081198')).toHaveLength(1)
  })

  it('still has it after a reload', async () => {
    const journal = memoryInstances()
    await store(await opened(journal), [measurement('2.25.1', '計測')])
    const base = await opened(journal)
    expect(await (await fetch(new URL(`studies/${STUDY}/series`, base))).json()).toHaveLength(1)
  })

  it('takes nothing under the address of another study', async () => {
    const base = await opened(memoryInstances())
    const { status } = await store(base, [measurement('2.25.1', '計測', '2.25.9')], `studies/${STUDY}`)
    expect(status).toBe(409)
    expect((await fetch(new URL('studies', base))).status).toBe(204)
  })

  it('answers 415 to anything but DICOM files', async () => {
    const base = await opened(memoryInstances())
    const headers = { 'content-type': 'application/json' }
    expect((await fetch(new URL('studies', base), { method: 'POST', headers, body: '{}' })).status).toBe(415)
  })
})
