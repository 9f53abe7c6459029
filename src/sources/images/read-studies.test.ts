import { describe, expect, it } from 'vitest'
import type { Facility } from '#clinical/facility.ts'
import type { ImageSeries } from '#clinical/imaging/image-study.ts'
import type { FacilityLink } from '#clinical/person.ts'
import { FACILITIES, fakePerson } from '#testing/fake-network.ts'
import { dicomJsonAnswer, type PictureReply, pictureServer, qidoRow } from '#testing/picture-server.ts'
import { readInstances } from './read-instances.ts'
import { readStudies } from './read-studies.ts'
import { storeInstances } from './store-instances.ts'

const LIVE = new AbortController().signal
const [, B] = FACILITIES as readonly [Facility, Facility]
const LINK = fakePerson('1').links.find(({ facility }) => facility === B.id) as FacilityLink

const study = (uid: string, number = 'B-0001', more: Readonly<Record<string, string>> = {}) =>
  qidoRow({ '0020000D': uid, '00100020': number, ...more })

async function studies(reply: PictureReply, link: FacilityLink = LINK) {
  const { server, asked } = pictureServer(reply)
  return { answer: await readStudies(server, B, link, LIVE), asked }
}

describe('the studies of a person at a picture server', () => {
  it('are asked by the number of that very facility', async () => {
    const { answer, asked } = await studies(() => dicomJsonAnswer([study('1.2')]))
    expect(answer).toMatchObject({ state: 'data', rows: [{ studyUid: '1.2' }], gaps: [] })
    expect(asked[0]).toMatch(/^studies\?PatientID=B-0001&.*limit=200$/)
  })

  it.each([
    ['an empty list', () => dicomJsonAnswer([])],
    ['no content', () => new Response(null, { status: 204 })],
  ])('SRC-1: %s is an answer: there is nothing', async (_what, reply) => {
    expect((await studies(reply)).answer.state).toBe('none')
  })

  it('E13, H-19: rows of another number, or of the same number of another issuer, are dropped and reported', async () => {
    const rows = [
      study('1.1'),
      study('1.2', 'B-00010'),
      study('1.3', 'B-0001', { '00100021': '1.2.392.100495.20.3.51.1.99' }),
      study('1.4', 'B-0001', { '00100021': 'LOCAL' }),
    ]
    const { answer } = await studies(() => dicomJsonAnswer(rows))
    expect(answer).toMatchObject({
      rows: [{ studyUid: '1.1' }, { studyUid: '1.4' }],
      gaps: [{ kind: 'wrong-patient', count: 2 }],
    })
  })

  it('H-05: are asked by every number that the hospital has the person under, and a half that fails is told', async () => {
    const link = { ...LINK, otherNumbers: ['B-0002'] }
    const of = (path: string) => (path.includes('B-0002') ? study('1.3', 'B-0002') : study('1.2'))
    const both = await studies((path) => dicomJsonAnswer([of(path)]), link)
    expect(both.answer).toMatchObject({ state: 'data', rows: [{ studyUid: '1.2' }, { studyUid: '1.3' }], gaps: [] })
    const half = await studies(
      (path) => (path.includes('B-0002') ? new Response(null, { status: 500 }) : dicomJsonAnswer([of(path)])),
      link,
    )
    expect(half.answer).toMatchObject({ rows: [{ studyUid: '1.2' }], gaps: [{ kind: 'page-missing' }] })
  })

  it('H-19: a number that would search by a wildcard is not asked at all', async () => {
    const { answer, asked } = await studies(() => dicomJsonAnswer([]), { ...LINK, patientNumber: 'B*' })
    expect([answer.state, asked.length]).toEqual(['failed', 0])
  })

  it.each<[number, object]>([
    [403, { state: 'notPermitted' }],
    [401, { state: 'failed', why: { reason: 'unauthenticated' } }],
    [404, { state: 'failed', why: { reason: 'unsupported-search' } }],
    [500, { state: 'failed', why: { reason: 'server-error' } }],
    [429, { state: 'failed', why: { reason: 'throttled' } }],
  ])('SRC-1: status %i is told as what it is, never as 「なし」', async (status, expected) => {
    expect((await studies(() => new Response(null, { status }))).answer).toMatchObject(expected)
  })

  it.each<[string, Response]>([
    ['a page of an intermediary', new Response('<html>', { headers: { 'content-type': 'text/html' } })],
    ['JSON that is no list', dicomJsonAnswer({ error: 1 })],
    ['JSON that is cut', new Response('[{', { headers: { 'content-type': 'application/dicom+json' } })],
  ])('E5: %s is a failure', async (_what, response) => {
    expect((await studies(() => response.clone())).answer.state).toBe('failed')
  })

  describe('in pages', () => {
    const all = Array.from({ length: 450 }, (_, at) => study(`1.${at + 1}`))
    const page = (path: string) => {
      const query = new URLSearchParams(path.split('?')[1])
      return [Number(query.get('offset') ?? 0), Number(query.get('limit') ?? all.length)] as const
    }

    it('are read to the last one', async () => {
      const { answer, asked } = await studies((path) => {
        const [offset, limit] = page(path)
        return dicomJsonAnswer(all.slice(offset, offset + limit))
      })
      expect(answer.state === 'data' && [answer.rows.length, answer.gaps, asked.length]).toEqual([450, [], 3])
    })

    it('of a server that gives fewer than asked for and says so', async () => {
      const { answer } = await studies((path) => {
        const [offset] = page(path)
        const headers = offset + 50 < all.length ? { warning: '299 pacs "There are more results"' } : {}
        return dicomJsonAnswer(all.slice(offset, offset + 50), headers)
      })
      expect(answer.state === 'data' && answer.rows.length).toBe(450)
    })

    it('of a server that knows no paging come to an end', async () => {
      const { answer, asked } = await studies(() => dicomJsonAnswer(all))
      expect(answer.state === 'data' && [answer.rows.length, asked.length]).toEqual([450, 2])
    })

    it('SRC-2: a later page that fails leaves the others, and is told', async () => {
      const { answer } = await studies((path) => {
        const [offset, limit] = page(path)
        return offset === 0 ? dicomJsonAnswer(all.slice(0, limit)) : new Response(null, { status: 500 })
      })
      expect(answer).toMatchObject({ gaps: [{ kind: 'page-missing', why: { reason: 'server-error' } }] })
      expect(answer.state === 'data' && answer.rows.length).toBe(200)
    })
  })
})

describe('the instances of a series', () => {
  const series = (instanceCount: number | undefined): ImageSeries => ({
    key: 'b/1.2/1.3',
    facility: B.id,
    studyUid: '1.2',
    seriesUid: '1.3',
    number: 1,
    modality: 'CT',
    description: undefined,
    bodyPart: undefined,
    laterality: undefined,
    instanceCount,
    kind: 'images',
  })
  const instance = (uid: string, more: Readonly<Record<string, string | number>> = {}) =>
    qidoRow({
      '0020000D': '1.2',
      '0020000E': '1.3',
      '00080016': '1.2.840.1',
      '00080018': uid,
      '00280010': 512,
      ...more,
    })

  it('E35: both numbers are told where another number came than was announced', async () => {
    const { server } = pictureServer(() => dicomJsonAnswer([instance('1.4'), instance('1.5')]))
    expect(await readInstances(server, series(240), LIVE)).toMatchObject({
      rows: [{}, {}],
      gaps: [{ kind: 'count-differs', announced: 240, received: 2 }],
    })
  })

  it('are asked for where their study is kept below the root, one by one as well', async () => {
    const { server, asked } = pictureServer((path) =>
      path.endsWith('1.3/metadata') ? new Response(null, { status: 404 }) : dicomJsonAnswer([instance('1.4')]),
    )
    const answer = await readInstances(server, { ...series(1), below: 'archive/' }, LIVE)
    expect(answer).toMatchObject({ rows: [{ sopInstanceUid: '1.4' }], gaps: [] })
    expect(asked.length).toBe(3)
    for (const address of asked) expect(address).toMatch(/^archive\/studies\/1\.2\/series\/1\.3\//)
  })

  it('E13: an object of another study is dropped and reported', async () => {
    const { server } = pictureServer(() => dicomJsonAnswer([instance('1.4'), instance('1.5', { '0020000D': '1.9' })]))
    expect(await readInstances(server, series(undefined), LIVE)).toMatchObject({
      rows: [{ sopInstanceUid: '1.4' }],
      gaps: [{ kind: 'wrong-patient', count: 1 }],
    })
  })

  it('E32: where one damaged object spoils the answer of its series, the others are read one by one and it is named', async () => {
    const { server } = pictureServer((path) => {
      if (path === 'studies/1.2/series/1.3/metadata') return new Response(null, { status: 500 })
      if (path.startsWith('studies/1.2/series/1.3/instances?')) {
        return dicomJsonAnswer([instance('1.4', { '00200013': 1 }), instance('1.5', { '00200013': 2 })])
      }
      if (path === 'studies/1.2/series/1.3/instances/1.4/metadata') return dicomJsonAnswer([instance('1.4')])
      return new Response(null, { status: 500 })
    })
    expect(await readInstances(server, series(2), LIVE)).toMatchObject({
      rows: [{ sopInstanceUid: '1.4' }],
      gaps: [
        { kind: 'unreadable', what: '#2', why: 'server-error' },
        { kind: 'count-differs', announced: 2, received: 1 },
      ],
    })
  })

  it('a series that is not there any more is none, and one that may not be read is said so', async () => {
    const gone = pictureServer(() => undefined)
    expect((await readInstances(gone.server, series(undefined), LIVE)).state).toBe('none')
    expect(await readInstances(gone.server, series(2), LIVE), 'H-05, E35: images were announced').toMatchObject({
      rows: [],
      gaps: [{ kind: 'count-differs', announced: 2, received: 0 }],
    })
    const refused = pictureServer(() => new Response(null, { status: 403 }))
    expect((await readInstances(refused.server, series(undefined), LIVE)).state).toBe('notPermitted')
  })
})

describe('storing', () => {
  const objects = ['1.4', '1.5'].map((sopInstanceUid) => ({
    bytes: new Uint8Array([1, 2]),
    studyUid: '1.2',
    seriesUid: '1.3',
    sopInstanceUid,
  }))
  const stored = (uids: readonly string[]) => ({
    '00081199': { vr: 'SQ', Value: uids.map((uid) => ({ '00081155': { vr: 'UI', Value: [uid] } })) },
  })
  const outcomes = async (reply: PictureReply) => {
    const { server, requests } = pictureServer(reply)
    const outcome = await storeInstances(server, objects, LIVE)
    const posts = requests.filter(({ method }) => method === 'POST').length
    return {
      posts,
      outcome: outcome.kind === 'answered' ? outcome.instances.map((each) => each.outcome.kind) : outcome.kind,
    }
  }
  const searched = (path: string) =>
    path.includes('SOPInstanceUID=1.4') ? dicomJsonAnswer([qidoRow({ '00080018': '1.4' })]) : dicomJsonAnswer([])

  it('sends every object once, as DICOM in one multipart body', async () => {
    const { server, requests } = pictureServer(() => dicomJsonAnswer(stored(['1.4', '1.5'])))
    await storeInstances(server, objects, LIVE)
    expect(requests.map(({ method, url }) => [method, new URL(url).pathname])).toEqual([
      ['POST', '/pacs/b/dicom-web/studies'],
    ])
    expect(requests[0]?.headers.get('content-type')).toMatch(
      /^multipart\/related; type="application\/dicom"; boundary=/,
    )
  })

  it('says of each object what the server said', async () => {
    expect(await outcomes(() => dicomJsonAnswer(stored(['1.4', '1.5'])))).toEqual({
      posts: 1,
      outcome: ['stored', 'stored'],
    })
  })

  it('E20: an object that the answer does not name is asked for, not sent again', async () => {
    const reply: PictureReply = (path, { method }) => (method === 'POST' ? dicomJsonAnswer(stored([])) : searched(path))
    expect(await outcomes(reply)).toEqual({ posts: 1, outcome: ['stored', 'refused'] })
  })

  it.each<[string, () => Response]>([
    ['the token ran out on the way', () => new Response(null, { status: 401 })],
    ['the line broke', () => Response.error()],
    ['the server broke', () => new Response(null, { status: 500 })],
  ])('E20: where %s the server is asked what it has, and nothing is sent again on a guess', async (_what, lost) => {
    const half: PictureReply = (path, { method }) => {
      if (method !== 'POST') return searched(path)
      const response = lost()
      if (response.type === 'error') throw new TypeError('network')
      return response
    }
    expect(await outcomes(half)).toEqual({ posts: 1, outcome: 'failed' })
    const whole: PictureReply = (path, request) =>
      request.method === 'POST'
        ? half(path, request)
        : dicomJsonAnswer([qidoRow({ '00080018': path.includes('=1.4') ? '1.4' : '1.5' })])
    expect(await outcomes(whole)).toEqual({ posts: 1, outcome: ['stored', 'stored'] })
  })

  it('a refusal is a refusal', async () => {
    expect(await outcomes(() => new Response(null, { status: 403 }))).toEqual({ posts: 1, outcome: 'notPermitted' })
  })
})
