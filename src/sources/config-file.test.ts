import { afterEach, describe, expect, it, vi } from 'vitest'
import { ConfigFileError, fetchConfigFile } from './config-file.ts'

const ADDRESS = new URL('https://viewer.example/config.json')

afterEach(() => vi.unstubAllGlobals())

function answer(reply: () => Response | Promise<Response>) {
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => reply()),
  )
}

describe('the file config.json', () => {
  it('is read as JSON', async () => {
    answer(() => Response.json({ name: '例示' }))
    expect(await fetchConfigFile(ADDRESS)).toEqual({ name: '例示' })
  })

  it.each<[string, () => Response | Promise<Response>, string]>([
    ['is not there', () => new Response('', { status: 404 }), '/config.json: HTTP 404'],
    ['is a page of the host instead', () => new Response('<!doctype html>'), '/config.json: not JSON'],
    ['cannot be reached', () => Promise.reject(new TypeError('Failed to fetch')), '/config.json: Failed to fetch'],
  ])('E39: tells whoever runs the site when it %s', async (_, reply, message) => {
    answer(reply)
    await expect(fetchConfigFile(ADDRESS)).rejects.toThrow(new ConfigFileError(message))
  })
})
