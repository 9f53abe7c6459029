import { describe, expect, it } from 'vitest'
import { PICTURES, type PictureReply, pictureServer } from '#testing/picture-server.ts'
import { ImageServerError } from './image-server.ts'

const LIVE = new AbortController().signal
const ok: PictureReply = () => new Response('x')

async function reasonOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise
    return 'answered'
  } catch (error) {
    return error instanceof ImageServerError ? error.failure.reason : String(error)
  }
}

const ask = (reply: PictureReply, more = {}) => {
  const fake = pictureServer(reply, more)
  return { ...fake, response: fake.server.send('studies', { accept: 'application/dicom+json', signal: LIVE }) }
}

describe('asking a picture server', () => {
  it.each([
    'https://evil.example/studies',
    '//evil.example/studies',
    '../other/studies',
    'https://viewer.example/pacs/c/dicom-web/studies',
    'studies/..%2f..%2fsecret',
    'https://user@viewer.example/pacs/b/dicom-web/studies',
  ])('C8: nothing outside its root is asked, and no token goes there: %s', async (address) => {
    const { server, asked } = pictureServer(ok, { tokens: { token: async () => 'T', renew: async () => 'T' } })
    expect(await reasonOf(server.send(address, { accept: '*/*', signal: LIVE }))).toBe('misconfigured')
    expect(asked).toEqual([])
  })

  it('C8, C9: redirects are not followed, nothing is stored on the disk, and the token is that of the root', async () => {
    const asked: string[] = []
    const tokens = { token: async (base: string) => `token of ${base}`, renew: async () => undefined }
    const { server, requests } = pictureServer(ok, { tokens })
    asked.push(await (await server.send('studies', { accept: '*/*', signal: LIVE })).text())
    const [request] = requests
    expect([request?.redirect, request?.cache, request?.credentials]).toEqual(['error', 'no-store', 'omit'])
    expect(request?.headers.get('authorization')).toBe(`Bearer token of ${PICTURES}`)
  })

  it('C8: without a token where one is wanted no picture is asked for', async () => {
    const tokens = { token: () => Promise.reject(new Error('the provider is away')), renew: async () => undefined }
    const { server, asked } = pictureServer(ok, { tokens })
    expect(await reasonOf(server.send('studies', { accept: '*/*', signal: LIVE }))).toBe('unauthenticated')
    expect(asked).toEqual([])
  })

  it('E16, E18: a refused token is renewed once, for everybody who waits', async () => {
    let renewals = 0
    const tokens = {
      token: async () => 'old',
      renew: async () => {
        renewals += 1
        return 'new'
      },
    }
    const { server } = pictureServer(
      (_path, request) =>
        new Response(null, { status: request.headers.get('authorization') === 'Bearer new' ? 200 : 401 }),
      { tokens },
    )
    const answers = await Promise.all([1, 2, 3].map(() => server.send('studies', { accept: '*/*', signal: LIVE })))
    expect([answers.map(({ status }) => status), renewals]).toEqual([[200, 200, 200], 1])
  })

  it('at most six exchanges run at a time, bodies included', async () => {
    let running = 0
    let most = 0
    const { server } = pictureServer(async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setTimeout(resolve, 5))
      running -= 1
      return new Response('x')
    })
    await Promise.all(Array.from({ length: 20 }, () => server.send('studies', { accept: '*/*', signal: LIVE })))
    expect(most).toBe(6)
  })

  it('E1: a server that does not answer in time is told, and not tried again', async () => {
    const { response, asked } = ask(
      (_path, { signal }) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
      { firstByteMs: 5 },
    )
    expect(await reasonOf(response)).toBe('timed-out')
    expect(asked).toHaveLength(1)
  })

  it('E3: a busy server is tried again, a broken instance is not', async () => {
    let times = 0
    const busy = ask(() => {
      times += 1
      return new Response(null, { status: times < 3 ? 503 : 200 })
    })
    expect([(await busy.response).status, times]).toEqual([200, 3])
    const broken = ask(() => new Response(null, { status: 500 }))
    expect([(await broken.response).status, broken.asked.length]).toEqual([500, 1])
  })

  it('E32: a hundred broken frames do not make the server one that is left alone', async () => {
    const { server } = pictureServer(() => new Response(null, { status: 500 }))
    for (let at = 0; at < 12; at += 1) await server.send('studies', { accept: '*/*', signal: LIVE })
    expect((await server.send('studies', { accept: '*/*', signal: LIVE })).status).toBe(500)
  })

  it('an answer that is cut is no answer', async () => {
    const { response } = ask(() => new Response('abc', { headers: { 'content-length': '10' } }))
    expect(await reasonOf(response)).toBe('malformed')
  })

  it('D8: an answer that is announced larger than a browser should hold is not read', async () => {
    const { response } = ask(() => new Response('abc', { headers: { 'content-length': String(2 ** 31) } }))
    expect(await reasonOf(response)).toBe('malformed')
  })

  it('leaving aborts what waits', async () => {
    const leave = new AbortController()
    const { server } = pictureServer(() => new Promise(() => {}))
    const response = server.send('studies', { accept: '*/*', signal: leave.signal })
    leave.abort()
    await expect(response).rejects.toThrow('abort')
  })

  it('E20: a write is sent once, whatever happens to it', async () => {
    const { server, asked } = pictureServer(() => new Response(null, { status: 503 }))
    const init = { method: 'POST', accept: '*/*', signal: LIVE, isOnce: true } as const
    expect((await server.send('studies', init)).status).toBe(503)
    expect(asked).toHaveLength(1)
  })
})
