import { describe, expect, it } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import { dicomMultipart } from '#standards/dicomweb/multipart.ts'
import { FACILITIES, fakeNetwork } from '#testing/fake-network.ts'
import { type PictureReply, pictureServer } from '#testing/picture-server.ts'
import type { Network } from '../record-source.ts'
import { imageFetch } from './image-fetch.ts'
import { ImageServerError } from './image-server.ts'
import { readBulkData, readInstance, readRendered } from './read-image-bytes.ts'

const LIVE = new AbortController().signal
const B = 'b' as FacilityId
const PLACE = { series: { facility: B, studyUid: '1.2', seriesUid: '1.3' }, sopInstanceUid: '1.4' }

function network(reply: PictureReply) {
  const { server, asked, requests } = pictureServer(reply)
  const network: Network = { ...fakeNetwork({ facilities: FACILITIES }), imageServers: new Map([[B, server]]) }
  return { network, asked, requests }
}

describe('the bytes of an object', () => {
  it('come out of the multipart body in which they are sent', async () => {
    const { body, contentType } = dicomMultipart([new Uint8Array([1, 2, 3])], 'xx')
    const { network: of, asked } = network(() => new Response(body, { headers: { 'content-type': contentType } }))
    const answer = await readInstance(of, PLACE, LIVE)
    expect(answer).toMatchObject({ state: 'data', contentType: 'application/dicom' })
    expect(answer.state === 'data' && [...answer.bytes]).toEqual([1, 2, 3])
    expect(asked).toEqual(['studies/1.2/series/1.3/instances/1.4'])
  })

  it('E33: a body that is cut is a failure, not half an object', async () => {
    const { body, contentType } = dicomMultipart([new Uint8Array(100)], 'xx')
    const { network: of } = network(() => new Response(body.slice(0, 80), { headers: { 'content-type': contentType } }))
    expect(await readInstance(of, PLACE, LIVE)).toMatchObject({ state: 'failed', why: { reason: 'malformed' } })
  })

  it.each<[number, object]>([
    [403, { state: 'notPermitted' }],
    [404, { state: 'absent' }],
    [500, { state: 'failed', why: { reason: 'server-error' } }],
  ])('E32: status %i is told', async (status, expected) => {
    const { network: of } = network(() => new Response(null, { status }))
    expect(await readInstance(of, PLACE, LIVE)).toMatchObject(expected)
  })

  it('E5: a page of an intermediary is no picture', async () => {
    const { network: of } = network(() => new Response('<html>', { headers: { 'content-type': 'text/html' } }))
    expect(await readRendered(of, PLACE, LIVE)).toMatchObject({ state: 'failed' })
  })

  it('asks for a drawn picture by one type alone: Orthanc answers 400 to a list with weights', async () => {
    const { network: of, requests } = network(() => new Response('x', { headers: { 'content-type': 'image/jpeg' } }))
    expect(await readRendered(of, PLACE, LIVE)).toMatchObject({ state: 'data', contentType: 'image/jpeg' })
    expect(requests[0]?.headers.get('accept')).toBe('image/jpeg')
  })

  it('C8: bulk data elsewhere are not asked for', async () => {
    const { network: of, asked } = network(() => new Response('x'))
    expect(await readBulkData(of, B, 'https://evil.example/studies/1.2/bulk', LIVE)).toMatchObject({
      state: 'failed',
      why: { reason: 'misconfigured' },
    })
    expect(asked).toEqual([])
  })
})

describe('what the image engine is given to fetch with', () => {
  it('C8: reaches the facility that it names and no other, and passes on only what it accepts', async () => {
    const { network: of, requests } = network(() => new Response('x'))
    const fetchImage = imageFetch(of)
    const url = new URL('https://viewer.example/pacs/b/dicom-web/studies/1.2/series/1.3/instances/1.4/frames/1')
    const headers = { Accept: 'multipart/related', Cookie: 'a=b', 'X-Other': '1' }
    expect((await fetchImage(B, url, { headers, signal: LIVE })).status).toBe(200)
    expect([requests[0]?.headers.get('accept'), requests[0]?.headers.has('x-other')]).toEqual([
      'multipart/related',
      false,
    ])
    const other = fetchImage('c' as FacilityId, url, { headers, signal: LIVE })
    await expect(other).rejects.toBeInstanceOf(ImageServerError)
    await expect(fetchImage(B, new URL('https://evil.example/'), { headers, signal: LIVE })).rejects.toBeInstanceOf(
      ImageServerError,
    )
    expect(requests).toHaveLength(1)
  })
})
