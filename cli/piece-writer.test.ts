import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PieceWriter } from './piece-writer.ts'

/** What arrives where pieces are given away and their memory comes back overwritten. */
async function arrived(lines: readonly (readonly string[])[]): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  const writer: PieceWriter = new PieceWriter(async (piece) => {
    text += decoder.decode(piece, { stream: true })
    piece.fill(0)
    writer.reuse(piece.buffer)
  })
  for (const each of lines) await writer.write(each)
  await writer.flush()
  return text
}

describe('lines given away in pieces', () => {
  it('arrive whole and in order, a line longer than a piece among them', async () => {
    const lines = [['{"text":"見本"}', ''], ['漢'.repeat(70_000), 'a'.repeat(200_000)], ['1.10']]
    expect(await arrived(lines)).toBe(`${lines.flat().join('\n')}\n`)
  })

  it('arrive whatever they hold', async () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 60_000 }).map((text) => text.replaceAll('\n', ' '))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(line, { maxLength: 4 }), { maxLength: 4 }), async (lines) => {
        expect(await arrived(lines)).toBe(
          lines
            .flat()
            .map((each) => `${each}\n`)
            .join(''),
        )
      }),
      { numRuns: 100 },
    )
  })

  it('nothing is given away when nothing was written', async () => {
    expect(await arrived([[]])).toBe('')
  })
})
