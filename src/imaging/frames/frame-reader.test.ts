import { afterEach, describe, expect, it, vi } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import { imageFrame } from '#testing/image-frames.ts'
import type { DecodeQuestion } from '../decode/decode-messages.ts'
import type { DecodedFrame } from '../decode/decoded-frame.ts'
import { FrameError } from '../frame-failure.ts'
import type { AuthorisedFetch, DicomWebSource } from '../image-source.ts'
import { FrameReader } from './frame-reader.ts'

const SOURCE: DicomWebSource = {
  kind: 'dicomweb',
  base: new URL('https://hospital.example/dicom-web/'),
  facility: 'A' as FacilityId,
  studyUid: '1.2.3',
}
const DECODED: DecodedFrame = {
  kind: 'grey',
  rows: 2,
  columns: 2,
  values: new Uint16Array(4),
  least: 0,
  most: 0,
  bitPlanes: {},
}
const NATIVE = 'application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1'

function answer(body: Uint8Array, type: string): Response {
  const text = new TextEncoder()
  const head = text.encode(`--edge\r\nContent-Type: ${type}\r\n\r\n`)
  const tail = text.encode('\r\n--edge--\r\n')
  const headers = { 'Content-Type': 'multipart/related; type="application/octet-stream"; boundary=edge' }
  return new Response(new Blob([head, body.slice(), tail]), { headers })
}

function reader(fetch: AuthorisedFetch, decode: (question: DecodeQuestion) => DecodedFrame = () => DECODED) {
  return new FrameReader({ fetch, decode: { decode: async (question) => decode(question) }, timeLimitMs: 1_000 })
}

const isUrgent = () => true
const signal = new AbortController().signal

afterEach(() => vi.useRealTimers())

describe('a frame from a DICOMweb server', () => {
  it('is asked for as stored, and decoded by the syntax that its part names', async () => {
    const asked: string[] = []
    const questions: DecodeQuestion[] = []
    const frames = reader(
      async (_, url, { headers }) => {
        asked.push(`${url.pathname} ${headers.Accept}`)
        return answer(new Uint8Array(8), 'image/jls; transfer-syntax=1.2.840.10008.1.2.4.80')
      },
      (question) => {
        questions.push(question)
        return DECODED
      },
    )
    await frames.read(imageFrame(0), SOURCE, isUrgent, signal)
    expect(asked).toEqual([
      '/dicom-web/studies/1.2.3/series/1.2.3.4/instances/1.2.3.4.0/frames/1 multipart/related; type="application/octet-stream"; transfer-syntax=*',
    ])
    expect(questions).toMatchObject([{ transferSyntaxUid: '1.2.840.10008.1.2.4.80' }])
  })

  it('that the server cannot give as stored is asked for uncompressed, and so are its neighbours from then on', async () => {
    const asked: string[] = []
    const frames = reader(async (_, __, { headers }) => {
      const wanted = headers.Accept?.split('transfer-syntax=')[1] ?? ''
      asked.push(wanted)
      return wanted === '*' ? new Response('', { status: 500 }) : answer(new Uint8Array(8), NATIVE)
    })
    await frames.read(imageFrame(0), SOURCE, isUrgent, signal)
    await frames.read(imageFrame(1), SOURCE, isUrgent, signal)
    expect(asked).toEqual(['*', '1.2.840.10008.1.2.1', '1.2.840.10008.1.2.1'])
  })

  it('whose bytes do not decode is taken out of its whole instance', async () => {
    const frames = reader(
      async (_, url) =>
        url.pathname.endsWith('/frames/1')
          ? answer(new Uint8Array(3), NATIVE)
          : answer(new Uint8Array(9), 'application/dicom'),
      (question) => {
        if ('file' in question) return DECODED
        throw new FrameError('corrupt', 'the length is wrong')
      },
    )
    const loaded = await frames.read(imageFrame(0), SOURCE, isUrgent, signal)
    expect(loaded).toMatchObject({ quality: 'decoded' })
  })

  it('E32: tells what the first request said when no way leads to it', async () => {
    const statuses = [500, 406, 400, 404]
    const frames = reader(async () => new Response('', { status: statuses.shift() ?? 404 }))
    await expect(frames.read(imageFrame(0), SOURCE, isUrgent, signal)).rejects.toMatchObject({
      failure: { reason: 'server-error', detail: 'HTTP 500', isRetryable: true },
    })
  })

  it('that may not be seen is asked for once only', async () => {
    const fetch = vi.fn<AuthorisedFetch>(async () => new Response('', { status: 403 }))
    await expect(reader(fetch).read(imageFrame(0), SOURCE, isUrgent, signal)).rejects.toMatchObject({
      failure: { reason: 'not-permitted' },
    })
    expect(fetch).toHaveBeenCalledTimes(1)
  })

  it('that never comes is given up after the time limit', async () => {
    const fetch: AuthorisedFetch = (_, __, init) =>
      new Promise((_resolve, reject) => {
        init.signal.addEventListener('abort', () => reject(init.signal.reason))
      })
    await expect(reader(fetch).read(imageFrame(0), SOURCE, isUrgent, signal)).rejects.toMatchObject({
      failure: { reason: 'timed-out', isRetryable: true },
    })
  })

  it('whose answer is cut is no frame', async () => {
    const headers = { 'Content-Type': 'multipart/related; boundary=edge' }
    const frames = reader(async () => new Response('--edge\r\nContent-Type: x/y\r\n\r\nabc', { headers }))
    await expect(frames.read(imageFrame(0), SOURCE, isUrgent, signal)).rejects.toMatchObject({
      failure: { reason: 'corrupt' },
    })
  })

  it('D8: is not asked for at all when its description is impossible', async () => {
    const fetch = vi.fn<AuthorisedFetch>()
    const frame = imageFrame(0, { '00280101': { vr: 'US', Value: [40] } })
    await expect(reader(fetch).read(frame, SOURCE, isUrgent, signal)).rejects.toMatchObject({
      failure: { reason: 'bad-description' },
    })
    expect(fetch).not.toHaveBeenCalled()
  })

  it('C8: a study UID cannot lead out of the configured address', async () => {
    const asked: string[] = []
    const frames = reader(async (_, url) => {
      asked.push(url.href)
      return answer(new Uint8Array(8), NATIVE)
    })
    await frames.read(imageFrame(0), { ...SOURCE, studyUid: '../../../admin' }, isUrgent, signal)
    expect(asked.every((address) => address.startsWith('https://hospital.example/dicom-web/studies/'))).toBe(true)
  })
})

describe('a frame from files', () => {
  it('whose file is not there is missing', async () => {
    const frames = reader(async () => new Response())
    await expect(
      frames.read(imageFrame(0), { kind: 'files', files: new Map() }, isUrgent, signal),
    ).rejects.toMatchObject({
      failure: { reason: 'missing', isRetryable: false },
    })
  })
})
