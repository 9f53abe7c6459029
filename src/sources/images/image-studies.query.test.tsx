import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import type { ImageStudy } from '#clinical/imaging/image-study.ts'
import type { Period } from '#clinical/occurrence.ts'
import { fakeImagingFact } from '#testing/fake-images.ts'
import {
  dataOf,
  type FakeReplies,
  FETCHED_AT,
  failedAnswer,
  fakeNetwork,
  fakePerson,
  neverAnswers,
} from '#testing/fake-network.ts'
import { dicomJsonAnswer, PICTURES, type PictureReply, pictureServer, qidoRow } from '#testing/picture-server.ts'
import { NetworkProvider } from '../network-context.tsx'
import type { Network } from '../record-source.ts'
import { useImageSeries } from './image-series.query.ts'
import { ImageServerError } from './image-server.ts'
import { useImageStudies } from './image-studies.query.ts'
import { openAhead } from './open-ahead.ts'

const EVER: Period = { from: undefined, until: undefined }
const B = 'b' as FacilityId
const PERSON = fakePerson('p', { links: { b: 'linked' } })
const NONE = { state: 'none', fetchedAt: FETCHED_AT } as const

const FACT = fakeImagingFact('1.2')

const row = (uid: string) => qidoRow({ '0020000D': uid, '00100020': 'B-0001', '00201208': 128 })

function inNetwork(records: FakeReplies['records'], reply: PictureReply | undefined, more: Partial<Network> = {}) {
  const { server } = pictureServer(reply ?? (() => undefined))
  const network: Network = {
    ...fakeNetwork({ answers: { b: { records: records ?? {} } } }),
    now: () => FETCHED_AT,
    imageServers: new Map(reply === undefined ? [] : [[B, server]]),
    ...more,
  }
  const client = new QueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>
      <NetworkProvider network={network}>{children}</NetworkProvider>
    </QueryClientProvider>
  )
  return { wrapper, client, network }
}

function studies(records: FakeReplies['records'], reply: PictureReply | undefined, person = PERSON) {
  return renderHook(() => useImageStudies(person, EVER).get(B), inNetwork(records, reply)).result
}

const imaging = { imaging: dataOf([FACT]) }

afterEach(cleanup)

describe('the imaging studies of one hospital', () => {
  it('joins what the record and the picture server know by Study Instance UID', async () => {
    const result = studies(imaging, () => dicomJsonAnswer([row('1.2'), row('1.3')]))
    await waitFor(() =>
      expect(result.current).toMatchObject({
        state: 'data',
        gaps: [],
        rows: [
          { studyUid: '1.2', title: '胸部CT', instanceCount: 128, toldBy: ['ImagingStudy', 'DICOMweb'] },
          { studyUid: '1.3', toldBy: ['DICOMweb'] },
        ],
      }),
    )
  })

  it('SRC-1: a hospital without a picture server has studies, and its images are not published', async () => {
    const result = studies(imaging, undefined)
    await waitFor(() => expect(result.current).toMatchObject({ state: 'data', rows: [{ images: 'not-published' }] }))
  })

  it.each<[string, PictureReply, string]>([
    ['refuses', () => new Response(null, { status: 403 }), 'not-permitted'],
    ['is broken', () => new Response(null, { status: 500 }), 'server-error'],
    ['wants another sign-in', () => new Response(null, { status: 401 }), 'unauthenticated'],
  ])(
    'SRC-2: where the picture server %s the records stand, and what is missing is told',
    async (_what, reply, reason) => {
      const result = studies(imaging, reply)
      await waitFor(() =>
        expect(result.current).toMatchObject({
          state: 'data',
          rows: [{ images: 'not-known' }],
          gaps: [{ kind: 'part-missing', part: 'picture-server', why: { reason } }],
        }),
      )
    },
  )

  it('SRC-2: where the records failed the images stand, and what is missing is told', async () => {
    const result = studies({ imaging: failedAnswer() }, () => dicomJsonAnswer([row('1.3')]))
    await waitFor(() =>
      expect(result.current).toMatchObject({
        rows: [{ studyUid: '1.3', images: 'available' }],
        gaps: [{ kind: 'part-missing', part: 'records' }],
      }),
    )
  })

  it('SRC-1, H-05: 「なし」 needs both halves', async () => {
    const both = studies({ imaging: NONE }, () => dicomJsonAnswer([]))
    await waitFor(() => expect(both.current?.state).toBe('none'))
    const half = studies({ imaging: NONE }, () => new Response(null, { status: 500 }))
    await waitFor(() =>
      expect(half.current).toMatchObject({ state: 'data', rows: [], gaps: [{ kind: 'part-missing' }] }),
    )
    const failed = studies({ imaging: failedAnswer() }, () => new Response(null, { status: 500 }))
    await waitFor(() => expect(failed.current?.state).toBe('failed'))
  })

  it('what has come is shown while the other half is awaited, which is told', async () => {
    const result = studies({ imaging: () => neverAnswers() }, () => dicomJsonAnswer([row('1.3')]))
    await waitFor(() =>
      expect(result.current).toMatchObject({
        rows: [{ studyUid: '1.3' }],
        gaps: [{ kind: 'part-awaited', part: 'records' }],
      }),
    )
    const waiting = studies({ imaging: NONE }, () => new Promise(() => {}))
    await act(async () => {})
    expect(waiting.current?.state).toBe('loading')
  })

  it('B2: what the consent of the patient does not cover is not shown by way of the picture server', async () => {
    const result = studies({ imaging: { state: 'outOfConsent' } }, () => dicomJsonAnswer([row('1.3')]))
    await waitFor(() => expect(result.current?.state).toBe('outOfConsent'))
  })

  it('a hospital that is not linked is not asked', async () => {
    const asked: string[] = []
    const reply: PictureReply = (path) => {
      asked.push(path)
      return dicomJsonAnswer([])
    }
    const result = studies(imaging, reply, fakePerson('p', { links: { b: 'withdrawn' } }))
    await act(async () => {})
    expect([result.current?.state, asked]).toEqual(['notLinked', []])
  })
})

describe('the series of a study', () => {
  const study: ImageStudy = {
    key: 'b/1.2',
    facility: B,
    studyUid: '1.2',
    at: undefined,
    title: '',
    modalities: [],
    bodyPart: undefined,
    accession: undefined,
    seriesCount: 2,
    instanceCount: 240,
    patient: undefined,
    toldBy: ['DICOMweb'],
    factKeys: [],
    externalViewer: undefined,
    images: 'available',
  }
  const series = (uid: string, number: number, count: number, modality = 'CT') =>
    qidoRow({ '0020000E': uid, '00200011': number, '00201209': count, '00080060': modality })

  function seriesOf(reply: PictureReply, annotations?: PictureReply) {
    const more = annotations === undefined ? {} : { annotationServer: pictureServer(annotations).server }
    return renderHook(() => useImageSeries(PERSON, study).answer, inNetwork({}, reply, more)).result
  }

  it('come by their numbers; E35: the list and its series announce other numbers, and both are told', async () => {
    const result = seriesOf(() => dicomJsonAnswer([series('1.9', 2, 118), series('1.8', 1, 120)]))
    await waitFor(() =>
      expect(result.current).toMatchObject({
        rows: [{ seriesUid: '1.8' }, { seriesUid: '1.9' }],
        gaps: [{ kind: 'count-differs', announced: 240, received: 238 }],
      }),
    )
  })

  it('what was stored as annotation stands with them, under the name of the hub', async () => {
    const result = seriesOf(
      () => dicomJsonAnswer([series('1.8', 1, 240)]),
      () => dicomJsonAnswer([series('1.7', 900, 1, 'SR')]),
    )
    await waitFor(() =>
      expect(result.current).toMatchObject({
        rows: [
          { facility: 'b', kind: 'images' },
          { facility: 'hub', kind: 'report' },
        ],
        gaps: [],
      }),
    )
  })

  it('H-05: a study that the hospital announces and does not find is a failure, not a study without series', async () => {
    const result = seriesOf(() => undefined)
    await waitFor(() => expect(result.current).toMatchObject({ state: 'failed', why: { reason: 'server-error' } }))
  })

  it('H-05, E35: no series of a study whose list announces images is told with both numbers', async () => {
    const result = seriesOf(() => dicomJsonAnswer([]))
    await waitFor(() =>
      expect(result.current).toMatchObject({
        state: 'data',
        rows: [],
        gaps: [{ kind: 'count-differs', announced: 240, received: 0 }],
      }),
    )
  })

  it('where nobody has stored annotations of a study, its images alone are told', async () => {
    const result = seriesOf(
      () => dicomJsonAnswer([series('1.8', 1, 240)]),
      () => undefined,
    )
    await waitFor(() => expect(result.current).toMatchObject({ state: 'data', rows: [{ seriesUid: '1.8' }], gaps: [] }))
  })

  it('SRC-2: where stored annotations cannot be read, that is told beside the images', async () => {
    const result = seriesOf(
      () => dicomJsonAnswer([series('1.8', 1, 240)]),
      () => new Response(null, { status: 500 }),
    )
    await waitFor(() => expect(result.current).toMatchObject({ gaps: [{ kind: 'part-missing', part: 'annotations' }] }))
  })
})

describe('opening a study ahead', () => {
  const asked: string[] = []
  const reply: PictureReply = (path) => {
    asked.push(path.split('?')[0] ?? '')
    if (path.startsWith('studies?')) return dicomJsonAnswer([row('1.2'), row('1.9')])
    if (path.startsWith('studies/1.2/series?')) {
      return dicomJsonAnswer([qidoRow({ '0020000E': '1.3' }), qidoRow({ '0020000E': '1.4' })])
    }
    return dicomJsonAnswer([qidoRow({ '0020000D': '1.2', '0020000E': '1.3', '00080016': '1', '00080018': '1.5' })])
  }

  it('asks the wanted study, its series and the metadata of one of them, each once, and nothing else', async () => {
    const network: Network = { ...fakeNetwork(), imageServers: new Map([[B, pictureServer(reply).server]]) }
    const client = new QueryClient()
    const open = () =>
      openAhead(
        client,
        network,
        PERSON,
        (uid) => uid === '1.2',
        (_uid, [first]) => first,
        new AbortController().signal,
      )
    await Promise.all([open(), open()])
    expect(asked).toEqual(['studies', 'studies/1.2/series', 'studies/1.2/series/1.3/metadata'])
  })

  it('asks as the screen does for a study whose record names a place that it has left (H-05)', async () => {
    asked.length = 0
    const endpoints = [{ kind: 'dicomweb', address: `${PICTURES}moved-away/` }] as const
    const network = inNetwork({ imaging: dataOf([{ ...FACT, endpoints }]) }, reply)
    const screen = renderHook(() => {
      const answer = useImageStudies(PERSON, EVER).get(B)
      const listed = answer?.state === 'data' && answer.gaps.length === 0 ? answer.rows[0] : undefined
      return useImageSeries(PERSON, listed).answer
    }, network)
    await openAhead(
      network.client,
      network.network,
      PERSON,
      (uid) => uid === '1.2',
      () => undefined,
      new AbortController().signal,
    )
    await waitFor(() =>
      expect(screen.result.current).toMatchObject({ rows: [{ seriesUid: '1.3' }, { seriesUid: '1.4' }] }),
    )
    expect(asked).toEqual(['studies', 'studies/1.2/series'])
  })

  it('tells no failure: the screen asks and tells it', async () => {
    const { server } = pictureServer(() => new Response(null, { status: 500 }))
    const network: Network = { ...fakeNetwork(), imageServers: new Map([[B, server]]) }
    await expect(
      openAhead(
        new QueryClient(),
        network,
        PERSON,
        () => true,
        () => undefined,
        new AbortController().signal,
      ),
    ).resolves.toBeUndefined()
  })
})

describe('a picture server of another origin', () => {
  const live = new AbortController().signal

  it('that answers, but not to this page, is told in its own words: no CORS header', async () => {
    const { server } = pictureServer(() => undefined, {
      fetch: async (_input, init) => {
        if (init?.mode === 'no-cors') return new Response(null)
        throw new TypeError('Failed to fetch')
      },
    })
    const failure = await server.send('studies', { accept: '*/*', signal: live }).catch((error: unknown) => error)
    expect(failure instanceof ImageServerError && failure.failure.reason).toBe('origin-refused')
  })

  it('that is down is down; the question without a token told it apart', async () => {
    const headers: (string | null)[] = []
    const { server } = pictureServer(() => undefined, {
      tokens: { token: async () => 'T', renew: async () => undefined },
      fetch: async (_input, init) => {
        if (init?.mode === 'no-cors') headers.push(new Headers(init.headers).get('authorization'))
        throw new TypeError('Failed to fetch')
      },
    })
    const failure = await server.send('studies', { accept: '*/*', signal: live }).catch((error: unknown) => error)
    expect(failure instanceof ImageServerError && failure.failure.reason).toBe('unreachable')
    expect(new Set(headers)).toEqual(new Set([null]))
  })
})
