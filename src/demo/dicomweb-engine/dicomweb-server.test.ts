import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DicomJson } from '#standards/dicom/dicom-json.ts'
import { textOf } from '#standards/dicom/dicom-json.ts'
import { parseMultipart } from '#standards/dicomweb/multipart.ts'
import { openSampleServer, type SampleServer } from '#testing/sample-server.ts'

const IS_BUILT = existsSync('.cache/sample-imaging/current')
if (!IS_BUILT) console.error('SKIPPED: no sample studies; "npm run sample-network" builds them')

const TARO_AT_B = '44710092'
const JSON_TYPE = 'application/dicom+json'
const ANY_FRAME = 'multipart/related; type="application/octet-stream"; transfer-syntax=*'

describe.skipIf(!IS_BUILT)('a picture server of the sample network', () => {
  let sample: SampleServer

  beforeAll(async () => {
    sample = await openSampleServer({ slowMs: 50 })
    sample.server.listen({ onUnhandledFrame: 'error' })
  })
  afterAll(() => sample.server.close())

  const get = (path: string, accept = JSON_TYPE) =>
    fetch(new URL(path, sample.dicomwebBase('mihon-sogo')), { headers: { accept } })
  const json = async (path: string): Promise<readonly DicomJson[]> => (await get(path)).json()

  async function chestCt() {
    const [study] = await json(`studies?PatientID=${TARO_AT_B}&StudyDate=20261107&ModalitiesInStudy=CT`)
    const studyUid = textOf(study ?? {}, '0020000D') ?? ''
    const series = await json(`studies/${studyUid}/series?Modality=CT&SeriesNumber=2`)
    const seriesUid = textOf(series[0] ?? {}, '0020000E') ?? ''
    return { studyUid, seriesUid, path: `studies/${studyUid}/series/${seriesUid}` }
  }

  it('finds the studies of a patient by day and modality, and tells how many series and instances there are', async () => {
    const studies = await json(`studies?PatientID=${TARO_AT_B}&StudyDate=20261001-20261231&ModalitiesInStudy=CT`)
    expect(studies.map((each) => textOf(each, '00080020')).sort()).toContain('20261107')
    expect(textOf(studies[0] ?? {}, '00100020')).toBe(TARO_AT_B)
    expect(studies[0]?.['00100010']?.Value).toEqual([
      { Alphabetic: 'MIHON^TARO', Ideographic: '見本^太郎', Phonetic: 'みほん^たろう' },
    ])
    expect(Number(textOf(studies[0] ?? {}, '00201206'))).toBeGreaterThan(1)
  })

  it('answers 204 where nothing matches, and 400 to a condition that it does not understand', async () => {
    expect((await get('studies?PatientID=00000000')).status).toBe(204)
    expect((await get('studies?Colour=blue')).status).toBe(400)
    expect((await get('studies?StudyDate=yesterday')).status).toBe(400)
    expect((await get('studies?limit=many')).status).toBe(400)
  })

  it('gives a page at a time and says that there is more', async () => {
    const first = await get(`studies?PatientID=${TARO_AT_B}&limit=1`)
    expect(await first.json()).toHaveLength(1)
    expect(first.headers.get('warning')).toContain('additional results')
    const far = await get(`studies?PatientID=${TARO_AT_B}&limit=1&offset=999`)
    expect(far.status).toBe(204)
  })

  it('gives more attributes of a study where includefield asks for them, and refuses a wrong one', async () => {
    const { path } = await chestCt()
    const [plain] = await json(`${path}/instances?limit=1`)
    const [more] = await json(
      `${path}/instances?limit=1&includefield=00280030,ImageComments`.replace(',ImageComments', ''),
    )
    expect(plain?.['00280030']).toBeUndefined()
    expect(more?.['00280030']?.Value).toEqual([0.703125, 0.703125])
    expect((await get(`${path}/instances?includefield=Colour`)).status).toBe(400)
  })

  it('tells the metadata of a series without pixels', async () => {
    const { path } = await chestCt()
    const instances = await json(`${path}/metadata`)
    expect(instances.length).toBeGreaterThanOrEqual(60)
    expect(instances[0]?.['7FE00010']).toBeUndefined()
    expect(textOf(instances[0] ?? {}, '00080005')).toBe('ISO_IR 192')
  })

  it('gives frames as they are kept, and refuses a transfer syntax that it cannot make', async () => {
    const { path } = await chestCt()
    const [instance] = await json(`${path}/instances?limit=1`)
    const frame = `${path}/instances/${textOf(instance ?? {}, '00080018')}/frames/1`
    const response = await get(frame, ANY_FRAME)
    const contentType = response.headers.get('content-type') ?? ''
    const [part] = parseMultipart(new Uint8Array(await response.arrayBuffer()), contentType) ?? []
    expect(part?.headers.get('content-type')).toContain('transfer-syntax=1.2.840.10008.1.2.4.80')
    // A JPEG-LS code stream begins with SOI and SOF55.
    expect([...(part?.body.subarray(0, 4) ?? [])]).toEqual([0xff, 0xd8, 0xff, 0xf7])
    expect((await get(frame, ANY_FRAME.replace('*', '1.2.840.10008.1.2.1'))).status).toBe(406)
    expect((await get(frame.replace('frames/1', 'frames/2'), ANY_FRAME)).status).toBe(404)
    expect((await get(frame, JSON_TYPE)).status).toBe(406)
  })

  it('gives whole instances as DICOM files, and small pictures of instance and series', async () => {
    const { path } = await chestCt()
    const [instance] = await json(`${path}/instances?limit=1`)
    const address = `${path}/instances/${textOf(instance ?? {}, '00080018')}`
    const response = await get(address, 'multipart/related; type="application/dicom"; transfer-syntax=*')
    const contentType = response.headers.get('content-type') ?? ''
    const [file] = parseMultipart(new Uint8Array(await response.arrayBuffer()), contentType) ?? []
    expect(new TextDecoder().decode(file?.body.subarray(128, 132))).toBe('DICM')
    for (const each of [`${address}/rendered`, `${path}/thumbnail`]) {
      const picture = new Uint8Array(await (await get(each, 'image/jpeg')).arrayBuffer())
      expect([...picture.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff])
    }
  })

  /** The first instance of the first study that `query` finds, and the address of its series. */
  async function firstInstance(query: string, server = 'mihon-sogo') {
    const base = sample.dicomwebBase(server)
    const list = async (path: string): Promise<readonly DicomJson[]> =>
      (await fetch(new URL(path, base), { headers: { accept: JSON_TYPE } })).json()
    const [study] = await list(`studies?${query}`)
    const studyPath = `studies/${textOf(study ?? {}, '0020000D')}`
    const [series] = await list(`${studyPath}/series`)
    const path = `${studyPath}/series/${textOf(series ?? {}, '0020000E')}`
    const instances = await list(`${path}/metadata`)
    return { study: study ?? {}, series: series ?? {}, path: new URL(path, base), instances }
  }

  function framesOf(path: URL, instance: DicomJson | undefined, transferSyntax = '*') {
    const accept = `multipart/related; type="application/octet-stream"; transfer-syntax=${transferSyntax}`
    return fetch(`${path}/instances/${textOf(instance ?? {}, '00080018')}/frames/1`, { headers: { accept } })
  }

  it('gives frames of deflated and implicit files as explicit little endian, of their full length', async () => {
    const incomplete = await firstInstance('StudyDate=20260617')
    const [native] = incomplete.instances
    const response = await framesOf(incomplete.path, native, '1.2.840.10008.1.2.1')
    const contentType = response.headers.get('content-type') ?? ''
    const [part] = parseMultipart(new Uint8Array(await response.arrayBuffer()), contentType) ?? []
    expect(part?.headers.get('content-type')).toContain('transfer-syntax=1.2.840.10008.1.2.1')
    expect(part?.body).toHaveLength(192 * 192 * 2)
    const brain = await firstInstance('ModalitiesInStudy=MR', 'kaku-daigaku')
    const [, , sagittal] = await (
      await fetch(new URL('../series', brain.path), { headers: { accept: JSON_TYPE } })
    ).json()
    const path = new URL(`../series/${textOf(sagittal, '0020000E')}`, brain.path)
    const [deflated] = await (await fetch(`${path}/metadata`, { headers: { accept: JSON_TYPE } })).json()
    const inflated = await framesOf(path, deflated)
    const [frame] =
      parseMultipart(new Uint8Array(await inflated.arrayBuffer()), inflated.headers.get('content-type') ?? '') ?? []
    expect(frame?.body).toHaveLength(256 * 256 * 2)
  })

  it('E33: answers 500 for the frame of a cut file, and still gives the others', async () => {
    const { path, instances } = await firstInstance('StudyDate=20260603')
    const statuses = await Promise.all(instances.map(async (each) => (await framesOf(path, each)).status))
    expect(statuses).toEqual([200, 200, 500, 200, 200])
  })

  it('E35: counts an instance that it has lost, answers 404 for it and leaves it out of the metadata', async () => {
    const { series, path, instances } = await firstInstance('StudyDate=20260617')
    expect(textOf(series, '00201209')).toBe('5')
    expect(instances).toHaveLength(4)
    const found: readonly DicomJson[] = await (
      await fetch(`${path}/instances`, { headers: { accept: JSON_TYPE } })
    ).json()
    expect(found).toHaveLength(4)
  })

  it('gives large values as bulk data at the address that the metadata name', async () => {
    const { path } = await firstInstance('PatientID=00012345', 'reiji-chuo')
    const series: readonly DicomJson[] = await (
      await fetch(new URL('../series?Modality=DOC', path), { headers: { accept: JSON_TYPE } })
    ).json()
    const document = new URL(`../series/${textOf(series[0] ?? {}, '0020000E')}`, path)
    const [metadata] = await (await fetch(`${document}/metadata`, { headers: { accept: JSON_TYPE } })).json()
    const address = metadata['00420011'].BulkDataURI
    expect(address).toContain(`${document}/instances/`)
    const plain = await fetch(address, { headers: { accept: 'application/octet-stream' } })
    expect(await plain.text()).toMatch(/^%PDF-/)
    const parts = await fetch(address, { headers: { accept: 'multipart/related; type="application/octet-stream"' } })
    const [part] =
      parseMultipart(new Uint8Array(await parts.arrayBuffer()), parts.headers.get('content-type') ?? '') ?? []
    expect(new TextDecoder().decode(part?.body.subarray(0, 5))).toBe('%PDF-')
  })

  it('is read-only, and knows no other address', async () => {
    const base = sample.dicomwebBase('mihon-sogo')
    const body = '--x\r\nContent-Type: application/dicom\r\n\r\n\r\n--x--\r\n'
    const headers = { 'content-type': 'multipart/related; type="application/dicom"; boundary=x' }
    expect((await fetch(new URL('studies', base), { method: 'POST', headers, body })).status).toBe(405)
    expect((await get('patients')).status).toBe(404)
    expect((await get('studies/1.2.3/metadata')).status).toBe(404)
    expect((await get('studies/1.2.3/series')).status).toBe(204)
  })

  it('fails as its lever says: refused, cut off, in maintenance', async () => {
    sample.state.setLever('B', 'refusing')
    expect((await get('studies?PatientID=1')).status).toBe(403)
    sample.state.setLever('B', 'html200')
    expect((await get('studies?PatientID=1')).headers.get('content-type')).toContain('text/html')
    sample.state.setLever('B', 'malformed')
    await expect(json(`studies?PatientID=${TARO_AT_B}`)).rejects.toThrow()
    sample.state.setLever('B', 'down')
    await expect(get('studies')).rejects.toThrow()
    sample.state.setLever('B', 'normal')
  })
})
