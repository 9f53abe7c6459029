import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { LineWriter } from './line-writer.ts'

describe('lines to a slow reader', () => {
  it('are out when flush has ended, however few they are', async () => {
    let taken = ''
    const slow = new Writable({
      decodeStrings: false,
      write: (text: string, _encoding, done) => {
        setTimeout(() => {
          taken += text
          done()
        }, 20)
      },
    })
    const writer = new LineWriter(slow)
    await writer.write(['見本', '1.10'])
    await writer.flush()
    expect(taken).toBe('見本\n1.10\n')
  })

  it('end without an error when the reader has left', async () => {
    const gone = new Writable({ write: (_chunk, _encoding, done) => done(new Error('EPIPE')) })
    const writer = new LineWriter(gone)
    await writer.write(['見本'])
    await writer.flush()
    await writer.flush()
    expect(writer.isClosed).toBe(true)
  })
})
